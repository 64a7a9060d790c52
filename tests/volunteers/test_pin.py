"""The PIN keeps passers-by out: guessing takes longer and longer; a restart or a turned clock is no help."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.devices.health.clock import SimulatedClock
from kiosk.volunteers.lockout import wait_after
from kiosk.volunteers.pin import FILE, TRIES_FILE, Pin, WeakPin, choose, new_pin
from kiosk.volunteers.pin_pad import PinPad

PIN, OTHER = "482915", "482916"


def a_clock(boot: str = "first") -> SimulatedClock:
    return SimulatedClock(datetime(2026, 11, 25, 14, 0, tzinfo=UTC), boot)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    choose(PIN, tmp_path)
    return tmp_path


def guess(pin: Pin, times: int) -> None:
    for _ in range(times):
        assert not pin.is_right(OTHER)


def test_the_volunteer_gets_in_and_the_pin_is_nowhere_on_the_card(folder: Path) -> None:
    assert Pin(folder, a_clock()).is_right(PIN)
    for path in folder.iterdir():
        assert PIN.encode() not in path.read_bytes()
        assert path.stat().st_mode & 0o077 == 0
    assert b"argon2id" in (folder / FILE).read_bytes()


@pytest.mark.parametrize(
    "pin", ["12345", "1234567890123", "48291a", "", "000000", "123456", "987654", "121212", "٤٨٢٩١٥"]
)
def test_a_pin_that_is_no_pin_or_that_everybody_tries_first_is_not_taken(tmp_path: Path, pin: str) -> None:
    with pytest.raises(WeakPin):
        choose(pin, tmp_path)
    assert not Pin(tmp_path, a_clock()).is_chosen


def test_a_pin_taken_at_random_is_always_one_that_is_taken(tmp_path: Path) -> None:
    for _ in range(3):
        choose(new_pin(), tmp_path)


def test_three_slips_of_the_finger_cost_no_wait_then_it_doubles_up_to_an_hour() -> None:
    assert [wait_after(failed) for failed in (0, 2, 3, 4, 5, 9, 10, 1000)] == [
        0,
        0,
        30,
        60,
        120,
        1920,
        3600,
        3600,
    ]


def test_during_the_wait_even_the_right_pin_is_not_taken(folder: Path) -> None:
    clock = a_clock()
    pin = Pin(folder, clock)
    guess(pin, 3)
    assert pin.seconds_left() == 30
    assert not pin.is_right(PIN)
    clock.pass_time(29.5)
    assert not pin.is_right(PIN)
    clock.pass_time(0.5)
    assert pin.is_right(PIN)
    assert pin.seconds_left() == 0


def test_the_right_pin_lets_the_wrong_ones_be_forgotten(folder: Path) -> None:
    pin = Pin(folder, a_clock())
    guess(pin, 2)
    assert pin.is_right(PIN)
    guess(pin, 2)
    assert pin.seconds_left() == 0


def test_pulling_the_plug_makes_the_whole_wait_begin_anew(folder: Path) -> None:
    clock = a_clock()
    guess(Pin(folder, clock), 3)
    clock.pass_time(20)
    again = Pin(folder, a_clock("second"))
    assert again.seconds_left() == 30
    assert not again.is_right(PIN)


def test_each_restart_is_followed_by_one_try_only_and_a_longer_wait(folder: Path) -> None:
    guess(Pin(folder, a_clock("0")), 3)
    waits = []
    for boot in "1234":
        clock = a_clock(boot)
        pin = Pin(folder, clock)
        waits.append(pin.seconds_left())
        clock.pass_time(waits[-1])
        guess(pin, 1)
    assert waits == [30, 60, 120, 240]


def test_a_wall_clock_that_is_turned_does_not_shorten_the_wait(folder: Path) -> None:
    clock = a_clock()
    pin = Pin(folder, clock)
    guess(pin, 3)
    clock._reading = type(clock.read())(clock.read().wall + timedelta(days=400), 0, "first", True)
    assert pin.seconds_left() == 30


def test_a_try_counts_before_anybody_knows_how_it_ends(folder: Path, monkeypatch) -> None:
    class Cut(Exception):
        """The power is cut while the PIN is being compared."""

    def cut(*_: object) -> None:
        raise Cut

    monkeypatch.setattr("kiosk.volunteers.pin.HASHER", type("Hasher", (), {"verify": cut})())
    for _ in range(3):
        with pytest.raises(Cut):
            Pin(folder, a_clock()).is_right(OTHER)
    assert Pin(folder, a_clock()).seconds_left() == 30


@pytest.mark.parametrize(
    "written",
    [b"{", b"[" * 99_999, b'{"schema": 1, "failed": 0, "boot_id": "first", "at_ms": Infinity}'],
    ids=["cut off", "brackets without end", "a time without end"],
)
def test_a_count_that_cannot_be_read_means_waiting_not_guessing(folder: Path, written: bytes) -> None:
    (folder / TRIES_FILE).write_bytes(written)
    assert Pin(folder, a_clock()).seconds_left() == 30


def test_on_a_card_that_takes_no_writes_a_volunteer_still_gets_in_and_a_guesser_still_waits(
    folder: Path, monkeypatch
) -> None:
    def read_only(*_: object, **__: object) -> None:
        raise OSError(30, "read-only")

    monkeypatch.setattr("kiosk.volunteers.pin.replace_file", read_only)
    pin = Pin(folder, a_clock())
    assert pin.is_right(PIN)
    guess(pin, 3)
    assert pin.seconds_left() == 30


def test_a_new_pin_of_the_installer_ends_the_wait(folder: Path) -> None:
    running = Pin(folder, a_clock())
    guess(running, 5)
    choose("739164", folder)
    assert running.is_right("739164")
    assert Pin(folder, a_clock()).is_right("739164")


def test_the_pad_lets_go_of_what_was_typed_whichever_way_it_ends(folder: Path) -> None:
    pad = PinPad(Pin(folder, a_clock()))
    pad.type(OTHER)
    assert pad.digits == 6
    assert not pad.say()
    assert (pad.digits, pad.line()[0]) == (0, "pin.wrong")
    pad.type("4a8")
    pad.erase()
    assert pad.digits == 1
    pad.forget()
    assert (pad.digits, pad.line()[0]) == (0, "pin.line")
    pad.type(PIN)
    assert pad.say()
    assert pad.digits == 0


def test_without_a_pin_the_pad_says_so_and_takes_nothing(tmp_path: Path) -> None:
    pad = PinPad(Pin(tmp_path, a_clock()))
    assert pad.line()[0] == "pin.none"
    assert pad.waits
    pad.type(PIN)
    assert not pad.say()
