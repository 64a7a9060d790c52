"""How full the battery of a tablet is, as its kernel tells: here in a folder made up by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.devices.health.battery import NO_BATTERY, Charge, DeviceBattery, SimulatedBattery, battery_health


def supply(supplies: Path, name: str, **said: str | int) -> None:
    folder = supplies / name
    folder.mkdir(parents=True)
    for file, value in said.items():
        (folder / file).write_text(f"{value}\n", encoding="ascii")


def test_a_tablet_on_the_road_says_how_full_it_is(tmp_path: Path) -> None:
    supply(tmp_path, "AC", type="Mains", online=0)
    supply(tmp_path, "BAT0", type="Battery", present=1, capacity=63, status="Discharging")
    assert DeviceBattery(tmp_path).look() == Charge(63, False)


@pytest.mark.parametrize("status", ["Charging", "Full"])
def test_on_its_charger_it_is_never_low(tmp_path: Path, status: str) -> None:
    supply(tmp_path, "BAT0", type="Battery", capacity=4, status=status)
    assert DeviceBattery(tmp_path).look() == Charge(4, True)
    assert not DeviceBattery(tmp_path).look().is_low


def test_a_kiosk_on_its_plug_has_none(tmp_path: Path) -> None:
    assert DeviceBattery(tmp_path / "nothing").look() == NO_BATTERY
    supply(tmp_path, "AC", type="Mains", online=1)
    supply(tmp_path, "hid-mouse", type="Battery", scope="Device", capacity=12, status="Discharging")
    supply(tmp_path, "BAT0", type="Battery", present=0, capacity=0)
    assert DeviceBattery(tmp_path).look() == NO_BATTERY


@pytest.mark.parametrize("of", ["energy", "charge"])
def test_where_there_is_no_percentage_it_is_what_is_in_it_of_what_goes_in(tmp_path: Path, of: str) -> None:
    supply(
        tmp_path,
        "bms",
        type="Battery",
        status="Unknown",
        **{f"{of}_now": 1_400_000, f"{of}_full": 10_000_000},
    )
    assert DeviceBattery(tmp_path).look() == Charge(14, None)
    assert DeviceBattery(tmp_path).look().is_low


def test_two_batteries_are_one_and_a_worn_one_is_no_fuller_than_full(tmp_path: Path) -> None:
    supply(tmp_path, "BAT0", type="Battery", capacity=103, status="Not charging")
    supply(tmp_path, "BAT1", type="Battery", capacity=51, status="Discharging")
    supply(tmp_path, "BAT2", type="Battery", capacity="soon")
    assert DeviceBattery(tmp_path).look() == Charge(75, False)


@pytest.mark.parametrize(
    ("charge", "carried", "state", "said"),
    [
        (Charge(87, False), True, "ok", "87 %, it does not charge"),
        (Charge(9, True), True, "ok", "9 %, it charges"),
        (Charge(14, False), False, "warn", "14 %: put it on its charger; what waits to be sent stays"),
        (NO_BATTERY, False, "ok", "no battery: it runs on its plug"),
    ],
)
def test_doctor_says_what_to_do(charge: Charge, carried: bool, state: str, said: str) -> None:
    assert battery_health(SimulatedBattery(charge), carried) == (state, said)


def test_doctor_warns_where_a_tablet_does_not_tell(tmp_path: Path) -> None:
    state, said = battery_health(DeviceBattery(tmp_path), carried=True)
    assert (state, "charge it before a visit" in said) == ("warn", True)
