"""Clock, card and power: what the device knows about itself, and what it admits not to know."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.devices.health.clock import DeviceClock, SimulatedClock
from kiosk.devices.health.power import DevicePower, SimulatedPower
from kiosk.devices.health.storage import LOW_MB, DeviceStorage, SimulatedStorage, StorageHealth
from kiosk.devices.health.temperature import DeviceHeat, SimulatedHeat, Warmth, heat_health


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


def test_the_warmest_sensor_counts_and_one_that_is_not_there_does_not(tmp_path) -> None:
    for number, said in enumerate(("0\n", "-273000\n", "61250\n", "47000\n", "no\n", "999000\n")):
        zone = tmp_path / "class" / "thermal" / f"thermal_zone{number}"
        zone.mkdir(parents=True)
        (zone / "temp").write_text(said)
    assert DeviceHeat(tmp_path, asks="").look() == Warmth(61, None)
    assert DeviceHeat(tmp_path / "nothing", asks="/no/such/program").look() == Warmth(None, None)
    assert heat_health(DeviceHeat(tmp_path / "nothing", asks=""))[0] == "ok"


@pytest.mark.parametrize(
    ("word", "slowed"), [("0x0", False), ("0x8", True), ("e0006", True), ("0x50005", False), ("?", None)]
)
def test_the_firmware_says_whether_it_goes_slower_for_heat_and_not_for_a_weak_supply(
    tmp_path, word: str, slowed: bool | None
) -> None:
    said = tmp_path / "devices" / "platform" / "soc" / "soc:firmware" / "get_throttled"
    said.parent.mkdir(parents=True)
    said.write_text(f"{word}\n")
    asked = tmp_path / "vcgencmd"
    asked.write_text(f"#!/bin/sh\necho throttled={word}\n")
    asked.chmod(0o700)
    assert DeviceHeat(tmp_path, asks="").look().slowed is slowed
    assert DeviceHeat(tmp_path / "nothing", asks=str(asked)).look().slowed is slowed


def test_a_hot_machine_says_what_to_do() -> None:
    state, line = heat_health(SimulatedHeat(Warmth(83, True)))
    assert (state, line[:40]) == ("warn", "too hot: 83 °C and goes slower to cool d")


def test_the_simulated_twins_say_what_they_are_told() -> None:
    assert SimulatedPower("low").look() == "low"
    assert SimulatedStorage().look().state == "ok"
    assert SimulatedStorage(StorageHealth("read-only")).look().state == "read-only"
