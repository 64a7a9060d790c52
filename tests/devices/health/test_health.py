"""Clock, card and power: what the device knows about itself, and what it admits not to know."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.devices.health.clock import DeviceClock, SimulatedClock
from kiosk.devices.health.power import DevicePower, SimulatedPower
from kiosk.devices.health.storage import LOW_MB, DeviceStorage, SimulatedStorage, StorageHealth


def test_the_clock_gives_boot_and_time_since_it() -> None:
    clock = DeviceClock()
    first, second = clock.read(), clock.read()
    assert first.boot_id == second.boot_id == Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    assert second.monotonic_ms >= first.monotonic_ms > 0
    assert first.wall.tzinfo is not None
    assert first.plausible


def test_a_clock_nobody_set_is_not_called_synchronised(tmp_path) -> None:
    flag = tmp_path / "synchronized"
    clock = DeviceClock(synced=flag, boot_id=tmp_path / "missing")
    assert not clock.read().synced
    assert clock.read().boot_id == "unknown"
    flag.touch()
    assert clock.read().synced


def test_a_clock_in_1970_cannot_be_true() -> None:
    clock = SimulatedClock(datetime(1970, 1, 1, tzinfo=UTC), synced=False)
    assert not clock.read().plausible
    clock.pass_time(90)
    assert clock.read().monotonic_ms == 90_000
    assert clock.read().wall.minute == 1


def test_a_clock_in_2106_cannot_be_true_either() -> None:
    assert not SimulatedClock(datetime(2106, 2, 7, 6, 28, tzinfo=UTC)).read().plausible


def test_a_good_card_takes_a_write_and_gives_it_back(tmp_path) -> None:
    health = DeviceStorage(tmp_path).look()
    assert health.state in ("ok", "full")  # full only where the test machine has less than LOW_MB left
    assert health.free_mb is None or health.free_mb >= LOW_MB or health.state == "full"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "state"), [(28, "full"), (122, "full"), (30, "read-only"), (5, "broken"), (13, "broken")]
)
def test_a_card_that_refuses_is_named(tmp_path, monkeypatch, number, state) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    health = DeviceStorage(tmp_path).look()
    assert health.state == state
    assert health.detail == os.strerror(number)
    assert list(tmp_path.iterdir()) == []


def test_a_card_that_forgets_what_was_written_is_broken(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(os, "pread", lambda *_: b"\0" * 4096)
    assert DeviceStorage(tmp_path).look().state == "broken"


def test_a_folder_that_is_gone_is_broken_and_not_a_crash(tmp_path) -> None:
    assert DeviceStorage(tmp_path / "gone").look().state == "broken"


def test_the_errors_ext4_counted_are_told(tmp_path) -> None:
    device = tmp_path.stat().st_dev
    block = tmp_path / "sys" / "dev" / "block"
    (tmp_path / "sys" / "devices" / "mmcblk0p2").mkdir(parents=True)
    block.mkdir(parents=True)
    (block / f"{os.major(device)}:{os.minor(device)}").symlink_to("../../devices/mmcblk0p2")
    counter = tmp_path / "sys" / "fs" / "ext4" / "mmcblk0p2"
    counter.mkdir(parents=True)
    (counter / "errors_count").write_text("3\n")
    assert DeviceStorage(tmp_path, sys=tmp_path / "sys").look().errors == 3
    assert DeviceStorage(tmp_path, sys=tmp_path / "nothing").look().errors is None


def test_a_weak_adapter_is_remembered_until_the_next_start(tmp_path) -> None:
    sensor = tmp_path / "hwmon1"
    sensor.mkdir()
    (sensor / "name").write_text("rpi_volt\n")
    (sensor / "in0_lcrit_alarm").write_text("0\n")
    power = DevicePower(tmp_path)
    assert power.look() == "ok"
    (sensor / "in0_lcrit_alarm").write_text("1\n")
    assert power.look() == "low"
    (sensor / "in0_lcrit_alarm").write_text("0\n")
    assert power.look() == "low"
    assert DevicePower(tmp_path).look() == "ok"


def test_power_is_unknown_where_nothing_measures_it(tmp_path) -> None:
    (tmp_path / "hwmon0").mkdir()
    (tmp_path / "hwmon0" / "name").write_text("cpu_thermal\n")
    assert DevicePower(tmp_path).look() == "unknown"
    assert DevicePower(tmp_path / "nothing").look() == "unknown"


def test_the_simulated_twins_say_what_they_are_told() -> None:
    assert SimulatedPower("low").look() == "low"
    assert SimulatedStorage().look().state == "ok"
    assert SimulatedStorage(StorageHealth("read-only")).look().state == "read-only"
