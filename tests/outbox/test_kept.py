"""What was delivered goes at once, or stays sealed for some days so that it can be sent once more."""

from __future__ import annotations

import sqlite3
import time

import pytest

from kiosk.outbox import kept
from kiosk.outbox.handover import Handover
from kiosk.outbox.retire import wipe
from tests.outbox.device import Device
from tests.outbox.fake_central import FakeCentral


def rows(device: Device, table: str) -> int:
    with sqlite3.connect(device.state / "kiosk.db") as db:
        return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


@pytest.fixture
def keeps_a_week(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(kept.SETTING, "7")


def test_by_default_only_the_receipt_stays(device: Device) -> None:
    device.add("An")
    assert device.send().delivered == 1
    assert (rows(device, "records"), rows(device, "kept"), rows(device, "receipts")) == (0, 0, 1)


@pytest.mark.usefixtures("keeps_a_week")
def test_what_was_kept_can_be_handed_over_again_after_central_lost_it(
    device: Device, central: FakeCentral
) -> None:
    device.add("An", "Bea")
    assert device.send().delivered == 2
    assert rows(device, "kept") == 2
    central.stored.clear()  # an older backup was put back
    central.opened.clear()
    done = device.call("outbox", "retry", "--delivered")
    assert b"2 delivered records will be handed over again" in done.stdout
    assert device.send().delivered == 2
    assert {one["person"]["name"] for one in central.opened} == {"An", "Bea"}
    assert (rows(device, "receipts"), rows(device, "kept")) == (2, 2)


@pytest.mark.usefixtures("keeps_a_week")
def test_sent_again_to_a_central_that_has_it_nobody_is_doubled(device: Device, central: FakeCentral) -> None:
    device.add("An")
    device.send()
    device.call("outbox", "retry", "--delivered")
    assert device.send().delivered == 1
    assert len(central.opened) == 1


@pytest.mark.usefixtures("keeps_a_week")
def test_after_the_days_it_goes(device: Device) -> None:
    device.add("An")
    device.send()
    with device.outbox() as outbox:
        Handover(outbox).forget_kept()
        assert rows(device, "kept") == 1
        with outbox.transaction() as db:
            assert kept.forget_old(db, 7, time.time() + 8 * kept.DAY) == 1


@pytest.mark.usefixtures("keeps_a_week")
def test_delivered_in_the_future_means_a_clock_lied_and_it_goes(device: Device) -> None:
    device.add("An")
    device.send()
    with device.outbox() as outbox, outbox.transaction() as db:
        assert kept.forget_old(db, 7, 0.0) == 1


def test_when_the_days_are_set_back_to_none_what_was_kept_goes(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(kept.SETTING, "7")
    device.add("An")
    device.send()
    monkeypatch.delenv(kept.SETTING)
    assert device.run("sync", "--once").returncode == 0
    assert rows(device, "kept") == 0


@pytest.mark.usefixtures("keeps_a_week")
def test_a_stolen_kiosk_keeps_nothing(device: Device) -> None:
    device.add("An")
    device.send()
    with device.outbox() as outbox:
        wipe(outbox, device.state)
    assert (rows(device, "kept"), rows(device, "receipts")) == (0, 0)


@pytest.mark.parametrize("told", ["", "a week", "-1", "3.5", "1000", "٣"])
def test_what_is_no_number_of_days_keeps_nothing(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setenv(kept.SETTING, told)
    assert kept.days_kept() == 0
    assert not kept.setting_fits()
