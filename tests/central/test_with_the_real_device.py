"""The device's own programs against the real service: what people ask reaches the list of staff, once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import requests

from tests.central.kiosks import a_record
from tests.central.running import ROOT
from tests.central.test_many_at_once import count
from tests.waiting import HANG

pytestmark = pytest.mark.slow


def run_kiosk(folder, *arguments: str, given: str = "", expect: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", *arguments],
        cwd=ROOT,
        env={**os.environ, "KIOSK_STATE": str(folder)},
        input=given,
        capture_output=True,
        text=True,
        timeout=HANG,
    )
    assert done.returncode == expect, done.stderr + done.stdout
    return done.stdout


def add(folder, **said) -> None:
    run_kiosk(folder, "outbox", "add", "-", given=json.dumps(a_record(**said)))


def test_what_is_asked_at_a_kiosk_stands_in_the_list(service, tmp_path):
    run_kiosk(tmp_path, "enrol", "-", given=json.dumps(service.invitation()))
    add(tmp_path, person={"name": "Echt Toestel"})
    run_kiosk(tmp_path, "sync", "--once")
    service.run("work", "--once")
    assert count(service, "SELECT count(*) FROM cases_case WHERE name = 'Echt Toestel'") == 1
    assert count(service, "SELECT count(*) FROM intake_heartbeat") == 1
    assert json.loads(run_kiosk(tmp_path, "outbox", "status", "--json"))["waiting"] == 0


class LosesTheFirstAnswer(BaseHTTPRequestHandler):
    """A network that delivers the batch and loses the answer on the way back, once."""

    target = ""
    lost = False

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        passed = {name: value for name, value in self.headers.items() if name.lower() != "host"}
        answer = requests.post(self.target + self.path, data=body, headers=passed, timeout=HANG)
        if self.path.endswith("envelopes") and not type(self).lost:
            type(self).lost = True
            self.connection.close()
            return
        self.send_response(answer.status_code)
        for name in ("Content-Type", "Central-Signature"):
            if name in answer.headers:
                self.send_header(name, answer.headers[name])
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        self.wfile.write(answer.content)

    def log_message(self, *_: object) -> None:
        pass


def test_when_the_answer_is_lost_on_the_way_the_person_is_still_one_person(service, tmp_path):
    LosesTheFirstAnswer.target = service.url
    road = HTTPServer(("127.0.0.1", 0), LosesTheFirstAnswer)
    threading.Thread(target=road.serve_forever, daemon=True).start()
    try:
        invitation = service.invitation() | {"url": f"http://127.0.0.1:{road.server_port}"}
        run_kiosk(tmp_path, "enrol", "-", given=json.dumps(invitation))
        add(tmp_path, person={"name": "Een Keer"})
        for _ in range(2):
            subprocess.run(
                [sys.executable, "-m", "kiosk", "sync", "--once"],
                cwd=ROOT,
                env={**os.environ, "KIOSK_STATE": str(tmp_path)},
                capture_output=True,
                timeout=HANG,
            )
            run_kiosk(tmp_path, "outbox", "retry")
    finally:
        road.shutdown()
        road.server_close()
    assert LosesTheFirstAnswer.lost
    service.run("work", "--once")
    assert count(service, "SELECT count(*) FROM cases_case WHERE name = 'Een Keer'") == 1
    status = json.loads(run_kiosk(tmp_path, "outbox", "status", "--json"))
    assert status["waiting"] == 0
