"""`kiosk doctor` on a device that has joined a central service."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.commands import doctor
from tests.outbox.device import Device
from tests.outbox.fake_central import FakeCentral


@pytest.fixture
def joined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Device:
    """A kiosk whose central is out of reach by the time the doctor comes."""
    state = tmp_path / "state"
    with FakeCentral() as central:
        device = Device(state, central)
        device.enrol()
    monkeypatch.setenv("KIOSK_STATE", str(state))
    monkeypatch.delenv("KIOSK_PRINTER", raising=False)
    monkeypatch.setattr(doctor, "NETWORK_SECONDS", 1.0)
    return device


def examined(capsys) -> tuple[int, dict[str, dict[str, str]]]:
    code = main(["doctor", "--json"])
    return code, {line["name"]: line for line in json.loads(capsys.readouterr().out)}


def test_being_offline_is_a_warning_because_everything_is_kept(joined: Device, capsys) -> None:
    joined.add("An")
    code, lines = examined(capsys)
    assert code == 0
    assert lines["network"]["state"] == "warn"
    assert "kept" in lines["network"]["detail"]
    assert lines["keys"]["state"] == "ok"
    assert lines["queue"]["detail"].startswith("1 waiting, 0 delivered")


class _Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(302)
        self.send_header("Location", "/login/")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def test_a_central_that_answers_is_fine(joined: Device, capsys) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_address[1]}"
        note = joined.state / "enrolment.json"
        note.write_text(json.dumps({**json.loads(note.read_text()), "url": url}))
        _, lines = examined(capsys)
        server.shutdown()
    assert lines["network"] == {"name": "network", "state": "ok", "detail": f"{url} answers"}


def test_a_key_that_others_can_read_is_broken(joined: Device, capsys) -> None:
    (joined.state / "device.key").chmod(0o644)
    code, lines = examined(capsys)
    assert code == 1
    assert "chmod 600" in lines["keys"]["detail"]


def test_a_key_that_is_gone_is_broken(joined: Device, capsys) -> None:
    (joined.state / "device.key").unlink()
    code, lines = examined(capsys)
    assert code == 1
    assert "enrol" in lines["keys"]["detail"]


def test_a_record_that_waits_for_days_is_a_warning_with_what_to_do(
    joined: Device, capsys, monkeypatch
) -> None:
    joined.add("An")
    monkeypatch.setattr(doctor, "OLD_DAYS", 0)
    _, lines = examined(capsys)
    assert lines["queue"]["state"] == "warn"
    assert "kiosk sync --once" in lines["queue"]["detail"]


def test_nothing_about_a_person_is_told(joined: Device, capsys) -> None:
    joined.add("Zoë Ünique")
    examined(capsys)
    main(["doctor"])
    assert "Ünique" not in capsys.readouterr().out
