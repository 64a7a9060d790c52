"""What waits is here alone or on a stick too: never said of what no stick holds, never lost from sight."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.outbox import kept
from tests.outbox.device import Device
from tests.outbox.fake_central import FakeCentral

OLD_KEYS = {
    "waiting", "sending", "quarantined", "delivered", "oldest_waiting", "last_contact", "retired",
}  # fmt: skip


def status(device: Device) -> dict[str, object]:
    return dict(json.loads(device.call("outbox", "status", "--json").stdout))


def where(device: Device) -> tuple[object, object, object]:
    told = status(device)
    return told["only_here"], told["on_stick"], told["delivered"]


def test_whoever_read_the_status_before_finds_everything_as_it_was(device: Device, tmp_path: Path) -> None:
    device.add("An", "Bea")
    device.call("outbox", "export", str(tmp_path / "stick"))
    told = status(device)
    assert told.keys() >= OLD_KEYS
    assert (told["waiting"], told["sending"], told["delivered"]) == (2, 0, 0), "on a stick, and still waiting"


def test_each_message_is_counted_in_one_place_on_its_way_to_central(device: Device, tmp_path: Path) -> None:
    device.add("An", "Bea")
    assert where(device) == (2, 0, 0)
    device.call("outbox", "export", str(tmp_path / "stick"))
    assert where(device) == (0, 2, 0)
    device.add("Cem")
    assert where(device) == (1, 2, 0)
    text = device.call("outbox", "status").stdout.decode()
    assert "only here    1\n" in text
    assert "on a stick   2, no receipt from central yet\n" in text
    assert device.send().delivered == 3
    assert where(device) == (0, 0, 3)


def test_what_central_refused_and_is_tried_again_is_not_said_to_be_on_a_stick(
    device: Device, central: FakeCentral, tmp_path: Path
) -> None:
    """It was refused before the stick was written, so the stick has it not."""
    refused, _ = device.add("An", "Bea")
    central.results[refused.id] = ("refused", "hash-mismatch")
    device.send()
    device.add("Cem")
    device.call("outbox", "export", str(tmp_path / "stick"))
    assert where(device) == (0, 1, 1)
    device.call("outbox", "retry")
    assert where(device) == (2, 0, 1), "rather too little is said to be on a stick"


def test_what_was_delivered_and_waits_again_is_on_no_stick(
    device: Device, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(kept.SETTING, "7")
    device.add("An", "Bea")
    device.send()
    device.add("Cem")
    device.call("outbox", "export", str(tmp_path / "stick"))
    device.call("outbox", "retry", "--delivered")
    assert where(device) == (3, 0, 0)
