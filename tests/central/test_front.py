"""Caddy in front of central, as deploy/central/Caddyfile has it: a real kiosk calls through it."""

from __future__ import annotations

import json
import os
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.central.running import ROOT, Service, free_port
from tests.central.test_many_at_once import count
from tests.central.test_with_the_real_device import add, run_kiosk
from tests.waiting import HANG

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("caddy") is None, reason="caddy is not here: apt-get install caddy"),
]
PEOPLE, TOKEN = "central.localhost", "tok3n0fS0mebody"


class SaysWhatItHeard(BaseHTTPRequestHandler):
    """The pages of central, for what reaches them: answers with the headers and the length of the body."""

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        heard = {"body": len(body)} | {name.lower(): value for name, value in self.headers.items()}
        told = json.dumps(heard).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    do_POST = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        pass


class Front:
    """Caddy with a service behind it."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.service = Service(folder / "state", CENTRAL_HTTPS="1")
        self.service.set_up()
        self.pages = HTTPServer(("127.0.0.1", 0), SaysWhatItHeard)
        threading.Thread(target=self.pages.serve_forever, daemon=True).start()
        self.service.run("certificate", "localhost", "--out", str(folder / "devices.pem"))
        self.service.start("serve", "--only", "devices", "--port", str(self.service.port))
        self.service.url = f"https://localhost:{self.port}"
        self.log = folder / "caddy.log"
        self.env = os.environ | {
            "HOME": str(folder),
            "XDG_DATA_HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
            "CENTRAL_PEOPLE": PEOPLE,
            "CENTRAL_PEOPLE_TLS": "internal",
            "CENTRAL_DEVICES": "localhost",
            "CENTRAL_DEVICES_PEM": str(folder / "devices.pem"),
            "CENTRAL_HTTP_PORT": str(free_port()),
            "CENTRAL_HTTPS_PORT": str(self.port),
            "CENTRAL_WEB": f"127.0.0.1:{self.pages.server_port}",
            "CENTRAL_DEVICE_CALLS": f"127.0.0.1:{self.service.port}",
        }
        self.validated = subprocess.run(  # before it runs: both would make the internal authority at once
            self._caddy("validate"), env=self.env, capture_output=True, text=True, timeout=HANG
        )
        with self.log.open("wb") as log:
            self.caddy = subprocess.Popen(self._caddy("run"), env=self.env, stdout=log, stderr=log)

    def _caddy(self, action: str) -> list[str]:
        return ["caddy", action, "--adapter", "caddyfile", "--config", f"{ROOT}/deploy/central/Caddyfile"]

    def ask(self, name: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, bytes]:
        """Call as `name` and return status and body; any certificate will do."""
        deadline = time.monotonic() + HANG
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        sent = {"Host": name, "Connection": "close", "Content-Length": str(len(body))} | {
            key.replace("_", "-"): value for key, value in headers.items()
        }
        head = "".join(f"{key}: {value}\r\n" for key, value in sent.items() if value)
        while True:
            try:
                with (
                    socket.create_connection(("127.0.0.1", self.port), HANG) as bare,
                    context.wrap_socket(bare, server_hostname=name) as line,
                ):
                    line.sendall(f"{'POST' if body else 'GET'} {path} HTTP/1.1\r\n{head}\r\n".encode())
                    try:
                        line.sendall(body)
                    except OSError:
                        pass  # refused before it was read to its end; the answer stands there
                    answer = b"".join(iter(lambda: line.recv(65536), b""))
                return int(answer.split(b" ", 2)[1]), answer.partition(b"\r\n\r\n")[2]
            except (ConnectionRefusedError, ssl.SSLError):  # not up yet, or no certificate yet
                if time.monotonic() > deadline or self.caddy.poll() is not None:
                    raise AssertionError(self.log.read_text()) from None
                time.sleep(0.1)

    def stop(self) -> None:
        self.caddy.terminate()
        self.caddy.wait(HANG)
        self.service.stop()
        self.pages.shutdown()
        self.pages.server_close()


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    front = Front(tmp_path_factory.mktemp("front"))
    yield front
    front.stop()


def test_a_kiosk_joins_and_sends_through_it_and_believes_our_certificate_alone(front, tmp_path):
    assert front.validated.returncode == 0, front.validated.stderr
    while front.ask("localhost", "/api/v1/none")[0] == 502:  # central is not up yet
        assert all(process.poll() is None for process in front.service.running)
        time.sleep(0.1)
    run_kiosk(tmp_path, "enrol", "-", given=json.dumps(front.service.invitation()))
    add(tmp_path, person={"name": "Door De Voordeur"})
    run_kiosk(tmp_path, "sync", "--once")
    assert json.loads(run_kiosk(tmp_path, "outbox", "status", "--json"))["waiting"] == 0
    assert count(front.service, "SELECT count(*) FROM intake_inboxenvelope") == 1
    assert count(front.service, "SELECT count(*) FROM intake_heartbeat") == 1


def test_what_a_visitor_says_of_where_they_come_from_is_overwritten(front):
    forged = {"X_Forwarded_For": "9.9.9.9", "X_Forwarded_Proto": "http", "X_Forwarded_Host": "elders.example"}
    status, said = front.ask(PEOPLE, "/aanmelden/", **forged, Forwarded="for=9.9.9.9", X_Real_IP="9.9.9.9")
    heard = json.loads(said)
    assert status == 200 and heard["host"] == PEOPLE
    assert heard["x-forwarded-for"] == "127.0.0.1"
    assert (heard["x-forwarded-proto"], heard["x-forwarded-host"]) == ("https", PEOPLE)
    assert "9.9.9.9" not in said.decode() and "elders" not in said.decode()


def test_each_name_answers_what_it_is_for_and_takes_no_more_than_it_needs(front):
    assert front.ask(PEOPLE, "/api/v1/heartbeat", b"{}")[0] == 404
    assert front.ask("localhost", "/aanmelden/")[0] == front.ask("localhost", "/")[0] == 404
    assert json.loads(front.ask(PEOPLE, "/papier/", b"p" * 20_500_000)[1])["body"] == 20_500_000
    assert front.ask(PEOPLE, "/papier/", b"p" * 21_000_000)[0] == 413
    assert front.ask("localhost", "/api/v1/envelopes", b"p" * 263_000)[0] == 413
    assert front.ask("localhost", "/api/v1/envelopes", b"p" * 256_000)[0] == 415, (
        "central itself, without a kind"
    )
    chunks = b"3\r\nabc\r\n0\r\n\r\n"
    assert front.ask(PEOPLE, "/papier/", chunks, Content_Length="", Transfer_Encoding="chunked")[0] == 411


def test_no_log_holds_an_address_also_when_central_does_not_answer(front):
    front.service.stop()
    assert front.ask("localhost", f"/api/v1/{TOKEN}")[0] == 502
    assert front.ask(PEOPLE, f"/p/{TOKEN}")[0] == 200
    assert TOKEN not in front.log.read_text()
    assert front.caddy.poll() is None
