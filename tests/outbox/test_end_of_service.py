"""The end of a device's service: nobody's request is lost on a revoked one, a stolen one keeps nothing.

A plug may be pulled at any step of a wipe, and there may never be a network again: it is finished.
"""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.outbox import retire
from kiosk.outbox.queue import Outbox
from kiosk.wire.enrolment import Retirement
from tests.outbox.device import Device
from tests.outbox.fake_central import FakeCentral

STAYS = {"kiosk.db", "sync.lock"}


class PlugPulled(BaseException):
    """The power goes; nothing of ours gets to tidy up."""


def notice(device: Device, reason: str, serial: int = 1) -> Retirement:
    device_id = device.enrolment().device_id
    return Retirement(device_id=device_id, serial=serial, reason=reason, issued=datetime.now(UTC))


def told(device: Device, reason: str) -> str:
    """The notice of central is obeyed; returns the line about it."""
    with device.outbox() as outbox:
        return retire.obey(notice(device, reason), outbox, device.state)


def in_use(device: Device) -> None:
    """The device has everything on it that a day of use leaves."""
    device.add("An", "Bea")
    device.send()
    device.add("Cem")
    for name in ("catalogue.json", "volunteer-pin.json", "volunteer-tries.json", "door.png", "device.toml"):
        (device.state / name).write_text("{}")
    (device.state / ".catalogue.json.new").write_text("half")
    with device.outbox() as outbox:
        outbox.state.set("stand-facts", "digipunt-centrum", "screen")
        outbox.state.set("batch-size", "50", "sync")
        outbox.requests.ask("send-now")


def left(device: Device) -> dict[str, int]:
    """Return what is still there: files, and rows of the queue but the word that service ended."""
    found = {path.name: path.stat().st_size for path in device.state.iterdir() if path.name not in STAYS}
    with sqlite3.connect(device.state / "kiosk.db") as db:
        for table in ("records", "receipts", "kept", "requests", "sqlite_sequence"):
            found[table] = db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        rows = db.execute("SELECT key FROM device_state").fetchall()
    db.close()
    found |= {f"row {key}": 1 for (key,) in rows if key not in ("retired", "retired-serial")}
    return {what: size for what, size in found.items() if size}


@pytest.mark.parametrize("cut_at", range(12))
def test_a_plug_pulled_in_the_middle_of_a_wipe_leaves_nothing_after_the_next_start(
    device: Device, central: FakeCentral, monkeypatch: pytest.MonkeyPatch, cut_at: int
) -> None:
    in_use(device)
    steps, remove, empty = 0, retire._remove, retire._empty

    def cut(step: object) -> object:
        def step_or_cut(what: object) -> None:
            nonlocal steps
            steps += 1
            if steps > cut_at:
                raise PlugPulled
            step(what)

        return step_or_cut

    monkeypatch.setattr(retire, "_empty", cut(empty))
    monkeypatch.setattr(retire, "_remove", cut(remove))
    try:
        told(device, "stolen")
    except PlugPulled:
        assert left(device)
        assert (device.state / "device.key").exists(), "the key goes last: without it nobody could sign"
    else:
        assert cut_at >= 10, "every step was cut once"
    monkeypatch.undo()
    central.__exit__()  # and there is no network any more
    done = device.call("sync", "--once")
    assert done.returncode == 0, done.stderr
    assert b"stolen: everything on it has been wiped" in done.stdout
    assert left(device) == {}


def test_a_wipe_whose_deletes_the_card_lost_in_any_order_is_finished(device: Device) -> None:
    in_use(device)
    with device.outbox() as outbox:
        outbox.state.set("retired", "stolen", "sync")
    (device.state / "device.key").unlink()  # the card remembered this one only
    assert device.call("sync", "--once").returncode == 0
    assert left(device) == {}


def test_a_kiosk_that_is_wiped_writes_nothing_more_and_can_join_again(
    device: Device, central: FakeCentral
) -> None:
    in_use(device)
    told(device, "stolen")
    before = (device.state / "kiosk.db").stat().st_mtime_ns
    assert device.call("sync", "--once").returncode == 0
    assert (device.state / "kiosk.db").stat().st_mtime_ns == before
    device.enrol()
    device.add("Dina")
    assert device.send().delivered == 1
    assert device.call("sync", "--once").returncode == 0
    assert (device.state / "device.key").exists()


def test_whoever_joins_with_a_half_wiped_kiosk_gets_a_clean_one(
    device: Device, central: FakeCentral, tmp_path: Path
) -> None:
    in_use(device)
    with device.outbox() as outbox:
        outbox.state.set("retired", "stolen", "sync")
    token = tmp_path / "token.json"
    token.write_text(json.dumps(central.token()))
    done = device.call("enrol", str(token))
    assert done.returncode == 0, done.stderr
    assert device.waiting() == 0
    assert not (device.state / "volunteer-pin.json").exists()


def test_a_plug_pulled_while_it_joins_anew_never_wipes_the_new_membership(
    device: Device, central: FakeCentral, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(device, "stolen")

    def pulled(*_: object) -> None:
        raise PlugPulled

    with monkeypatch.context() as patched:
        patched.setattr("kiosk.outbox.joining.sync_directory", pulled)
        with pytest.raises(PlugPulled):
            device.enrol()
    with device.outbox() as outbox:
        assert outbox.state.get("retired") is None


# --- revoked


@pytest.fixture
def refused(device: Device, central: FakeCentral) -> Device:
    """A revoked kiosk that holds one record that was refused, and nothing else."""
    record, _ = device.add("An", "Bea")
    central.results[record.id] = ("conflict", "record-conflict")
    assert device.send().quarantined == 1
    central.retired = notice(device, "revoked")
    assert b"1 are still to be handed over" in device.call("sync", "--once").stdout
    return device


def test_a_refused_record_goes_on_the_stick_of_a_revoked_kiosk_and_then_it_may_go(
    refused: Device, tmp_path: Path
) -> None:
    assert b"still to be handed over" in refused.call("sync", "--once").stdout
    stick = tmp_path / "stick"
    done = refused.call("outbox", "export", str(stick))
    assert b"wrote 1 records" in done.stdout
    assert len(list(stick.glob("*.sig"))) == 1
    assert left(refused)["records"] == 1, "it is still here until the next pass"
    assert b"it has been wiped" in refused.call("sync", "--once").stdout
    assert left(refused) == {}


def test_a_refused_record_of_a_revoked_kiosk_does_not_go_before_it_is_on_a_stick(
    refused: Device, central: FakeCentral
) -> None:
    for _ in range(3):
        refused.call("sync", "--once")
    central.__exit__()
    refused.call("sync", "--once")
    assert left(refused)["records"] == 1
    assert (refused.state / "device.key").exists()


def test_what_still_waits_on_a_revoked_kiosk_needs_centrals_word_also_after_the_stick(
    device: Device, central: FakeCentral, tmp_path: Path
) -> None:
    device.add("An")
    told(device, "revoked")
    device.call("outbox", "export", str(tmp_path / "stick"))
    central.__exit__()
    device.call("sync", "--once")
    assert left(device)["records"] == 1


def test_in_service_a_refused_record_is_not_written_to_every_stick(
    device: Device, central: FakeCentral, tmp_path: Path
) -> None:
    [record] = device.add("An")
    central.results[record.id] = ("conflict", "record-conflict")
    device.send()
    assert b"nothing waits" in device.call("outbox", "export", str(tmp_path / "stick")).stdout


def test_a_record_refused_after_the_stick_was_written_is_on_it_all_the_same(
    device: Device, central: FakeCentral, tmp_path: Path
) -> None:
    [record] = device.add("An")
    told(device, "revoked")
    device.call("outbox", "export", str(tmp_path / "stick"))
    central.results[record.id] = ("refused", "hash-mismatch")
    device.call("sync", "--once")
    device.call("sync", "--once")
    assert left(device) == {}


def test_the_word_that_service_ended_lasts_in_one_step(device: Device) -> None:
    """Not a serial without its reason: an older notice would be believed, or this one passed over."""
    with device.outbox() as outbox:
        set_row = outbox.state.set
        rows: list[str] = []

        def second_fails(key: str, value: str, writer: str) -> None:
            rows.append(key)
            if len(rows) == 2:
                raise PlugPulled
            set_row(key, value, writer)

        outbox.state.set = second_fails
        with pytest.raises(PlugPulled):
            retire.obey(notice(device, "revoked"), outbox, device.state)
    with Outbox(device.state / "kiosk.db") as again:
        assert again.state.get("retired") is None
        assert again.state.get("retired-serial") is None
