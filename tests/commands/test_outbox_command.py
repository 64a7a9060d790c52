"""`kiosk outbox` as a person or a script uses it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.outbox.device import EXAMPLE, Device, record_json
from tests.outbox.fake_central import FakeCentral


@pytest.fixture(scope="module")
def central() -> Iterator[FakeCentral]:
    with FakeCentral() as running:
        yield running


def add(device: Device, data: Any, *options: str) -> tuple[int, str, str]:
    given = data if isinstance(data, bytes) else json.dumps(data).encode()
    done = device.call("outbox", "add", "-", *options, given=given)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_the_example_record_is_queued_once_however_often_it_is_added(device: Device) -> None:
    record_id = json.loads(EXAMPLE.read_text())["id"]
    first = device.run("outbox", "add", str(EXAMPLE))
    assert (first.returncode, first.stdout.decode()) == (0, f"queued {record_id}\n")
    again = device.run("outbox", "add", str(EXAMPLE))
    assert (again.returncode, again.stdout.decode()) == (0, f"already queued {record_id}\n")
    status = json.loads(device.call("outbox", "status", "--json").stdout)
    assert status["waiting"] == 1
    assert status["oldest_waiting"] == "2026-11-21T10:05:30+01:00"


def test_other_content_under_a_known_id_exits_1(device: Device) -> None:
    data = record_json()
    assert add(device, data)[0] == 0
    data["channel"] = "flyer"
    code, said, why = add(device, data)
    assert (code, said) == (1, "")
    assert "exists already with another content" in why
    assert why.count("\n") == 1


def test_id_code_token_and_time_are_made_up_when_they_are_not_given(device: Device) -> None:
    data = {key: value for key, value in record_json().items() if key not in ("id", "code", "token", "made")}
    code, said, _ = add(device, data, "--json")
    assert code == 0
    told = json.loads(said)
    assert (told["state"], told["new"]) == ("queued", True)
    assert told["id"][14] == "7", "a UUIDv7"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"person": None}, "person"),
        ({"colour": "blue"}, "colour"),
        ({"journey_revision": "1"}, "journey_revision"),
        ({"id": "2b1d0d9c-6a0d-4b5c-8f0e-0a1b2c3d4e5f"}, "id"),
        ({"code": "ABCDEFGH"}, "code"),
        ({"token": "short"}, "token"),
        ({"identity_verified": True}, "identity_verified"),
        ({"answers": {"about": ["x" * 401]}}, "answers"),
        ({"answers": {"about": "\u0007"}}, "answers"),
        ({"notice": {"id": "n", "version": "1", "ground": "consent", "agreed": False}}, "notice"),
        ({"schema": 2}, "schema 2"),
    ],
)
def test_a_record_that_is_not_right_is_refused_by_the_name_of_its_field(
    device: Device, change: dict[str, Any], field: str
) -> None:
    code, said, why = add(device, record_json("Geheime Naam") | change)
    assert (code, said) == (1, "")
    assert field in why
    assert why.count("\n") == 1
    assert "Geheime" not in why and "x" * 50 not in why
    assert device.waiting() == 0


@pytest.mark.parametrize("field", ["person", "organisation", "notice", "language", "journey"])
def test_a_missing_field_is_named(device: Device, field: str) -> None:
    data = record_json()
    del data[field]
    code, _, why = add(device, data)
    assert code == 1
    assert why == f"kiosk outbox: the record: field '{field}' is missing\n"


@pytest.mark.parametrize(
    "given", [b"", b"not json", b"[]", b'"x"', b"\xff\xfe", b"[" * 90_000, b'{"a": NaN}']
)
def test_what_is_no_record_at_all_is_refused_in_one_line(device: Device, given: bytes) -> None:
    code, said, why = add(device, given)
    assert (code, said, why.count("\n")) == (1, "", 1)
    assert "unexpected" not in why


def test_a_lone_surrogate_is_refused_in_one_line(device: Device) -> None:
    code, _, why = add(device, json.dumps(record_json("\ud800")).encode())
    assert (code, why.count("\n")) == (1, 1)
    assert "unexpected" not in why


def test_without_enrolment_nothing_is_queued(tmp_path: Path, central: FakeCentral) -> None:
    code, _, why = add(Device(tmp_path, central), record_json())
    assert code == 1
    assert why.startswith("kiosk outbox: this device has not joined a central service yet")


def test_a_file_that_is_not_there_is_said(device: Device) -> None:
    done = device.call("outbox", "add", "no-such-file.json")
    assert done.returncode == 1
    assert b"no-such-file.json" in done.stderr


def test_used_wrongly_is_2(device: Device) -> None:
    assert device.run("outbox").returncode == 2
    assert device.run("outbox", "send").returncode == 2


def test_status_shows_what_waits_since_when_and_what_was_refused_and_why(
    device: Device, central: FakeCentral
) -> None:
    empty = device.call("outbox", "status").stdout.decode()
    assert "waiting      0\n" in empty
    assert "last contact never" in empty
    refused, _ = device.add("An", "Bea")
    central.results[refused.id] = ("refused", "hash-mismatch")
    device.send()
    central.results.clear()
    device.add("Cem")
    text = device.call("outbox", "status").stdout.decode()
    assert "waiting      1, the oldest since 2026-11-21" in text
    assert f"  {refused.id}  hash-mismatch" in text
    assert "delivered    1" in text
    told = json.loads(device.call("outbox", "status", "--json").stdout)
    assert told["quarantined"] == [{"id": str(refused.id), "problem": "hash-mismatch"}]
    again = device.call("outbox", "retry").stdout.decode()
    assert again.startswith("1 refused records wait again")
    assert device.send().delivered == 2


def test_export_writes_batches_and_their_signatures(device: Device, tmp_path: Path) -> None:
    device.add("An")
    done = device.call("outbox", "export", str(tmp_path / "stick"))
    assert done.returncode == 0
    assert "they stay queued" in done.stdout.decode()
    assert sorted(path.suffix for path in (tmp_path / "stick").iterdir()) == [".json", ".sig", ".txt"]
    assert device.waiting() == 1


def test_a_broken_queue_is_said_in_one_line(device: Device) -> None:
    (device.state / "kiosk.db").write_bytes(b"garbage" * 900)
    done = device.call("outbox", "status")
    assert done.returncode == 1
    assert "cannot be read" in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1
