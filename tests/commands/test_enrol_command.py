"""`kiosk enrol`: with a whole token it works, else it says in one line what is missing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.outbox.device import Device
from tests.outbox.fake_central import FakeCentral


@pytest.fixture(scope="module")
def central() -> Iterator[FakeCentral]:
    with FakeCentral() as running:
        yield running


@pytest.fixture
def device(tmp_path: Path, central: FakeCentral) -> Device:
    return Device(tmp_path / "state", central)


def enrol(device: Device, token: Any, *options: str) -> tuple[int, str, str]:
    given = token if isinstance(token, bytes) else json.dumps(token).encode()
    done = device.call("enrol", "-", *options, given=given)
    assert done.stderr.count(b"\n") <= 1
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_a_token_lets_a_device_in_once(device: Device, central: FakeCentral, tmp_path: Path) -> None:
    token = central.token()
    file = tmp_path / "token.json"
    file.write_text(json.dumps(token))
    done = device.run("enrol", str(file))
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode().startswith("joined De Kring as device ")
    code, _, why = enrol(Device(tmp_path / "second", central), token)
    assert code == 1
    assert "this token has been used" in why


def test_a_device_that_joined_already_says_so(device: Device, central: FakeCentral) -> None:
    device.enrol()
    code, _, why = enrol(device, central.token())
    assert (code, "already" in why) == (1, True)
    assert enrol(device, central.token(), "--again")[0] == 0


@pytest.mark.parametrize("field", ["url", "ca_certificate", "root_public_key", "secret", "expires"])
def test_all_five_parts_are_needed(device: Device, central: FakeCentral, field: str) -> None:
    token = central.token()
    del token[field]
    code, _, why = enrol(device, token)
    assert code == 1
    assert why == f"kiosk enrol: the token file: field '{field}' is missing\n"
    assert list(device.state.iterdir()) == []


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"url": "http://central.example.be"}, "https"),
        ({"url": "ftp://127.0.0.1"}, "https"),
        ({"url": "https://name:word@central.example.be"}, "plain address"),
        ({"ca_certificate": "none"}, "PEM"),
        ({"root_public_key": "x"}, "root_public_key"),
        ({"schema": 2}, "update the program"),
        ({"hint": "hi"}, "'hint' is not known"),
        ({"expires": (datetime.now(UTC) - timedelta(hours=1)).isoformat()}, "expired"),
        ({"expires": (datetime.now(UTC) + timedelta(hours=48)).isoformat()}, "more than 24 hours"),
        ({"expires": "tomorrow"}, "expires"),
        ({"expires": "2026-11-21T10:00:00"}, "expires"),
    ],
)
def test_a_token_that_cannot_be_right_is_refused_before_anything_is_sent(
    device: Device, central: FakeCentral, change: dict[str, Any], line: str
) -> None:
    before = len(central.requests)
    code, _, why = enrol(device, central.token(**change))
    assert code == 1
    assert line in why
    assert len(central.requests) == before
    assert not (device.state / "device.key").exists()


def test_no_central_is_said_and_leaves_nothing_behind(device: Device, central: FakeCentral) -> None:
    code, _, why = enrol(device, central.token(url="http://127.0.0.1:9"))
    assert code == 1
    assert why == "kiosk enrol: the connection to central cannot be made\n"
    assert {path.name for path in device.state.iterdir()} <= {"kiosk.db", "sync.lock"}


@pytest.mark.parametrize("way", ["file", "standard input"])
def test_a_token_that_notepad_saved_lets_a_device_in(
    device: Device, central: FakeCentral, tmp_path: Path, way: str
) -> None:
    saved = json.dumps(central.token(), indent=1).replace("\n", "\r\n").encode("utf-8-sig")
    (tmp_path / "token.json").write_bytes(saved)
    name, given = ("-", saved) if way == "standard input" else (str(tmp_path / "token.json"), b"")
    done = device.call("enrol", name, given=given)
    assert done.returncode == 0, done.stderr


def test_a_token_that_a_shell_of_windows_saved_is_refused_with_what_to_do(
    device: Device, central: FakeCentral
) -> None:
    code, _, why = enrol(device, json.dumps(central.token()).encode("utf-16"))
    assert (code, why) == (1, "kiosk enrol: the token file is saved as UTF-16; save it as UTF-8\n")
