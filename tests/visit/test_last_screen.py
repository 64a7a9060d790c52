"""After 'done': time to take the paper or write the code down, then nothing is left for the next person."""

from __future__ import annotations

import pytest

from kiosk.visit.stage import Stage
from tests.visit.people import Person


def done(state: str = "queued") -> Person:
    person = Person().begin().walk()
    person.handed_in()
    person.paper_is(state)
    person.visit.tick()
    return person


@pytest.mark.parametrize(("state", "seconds"), [("printed", 30), ("failed", 120), ("printing", 120)])
def test_the_last_screen_stays_thirty_seconds_with_paper_and_two_minutes_without(state, seconds) -> None:
    person = done(state)
    assert person.visit.seconds_left() == seconds
    person.wait(seconds - 0.5)
    assert person.visit.stage is Stage.DONE
    assert not person.visit.warned
    person.wait(0.5)
    assert person.visit.stage is Stage.ATTRACT
    assert person.visit.kept is None


def test_a_slow_printer_leaves_thirty_seconds_from_when_the_paper_is_there() -> None:
    person = done()
    person.wait(100)
    person.paper_is("printed")
    person.wait(0.25)
    assert person.visit.stage is Stage.DONE
    assert person.visit.seconds_left() == 30
    person.wait(29)
    assert person.visit.stage is Stage.DONE


def test_a_paper_that_fails_late_leaves_time_to_write_the_code_down() -> None:
    person = done("printing")
    person.wait(110)
    person.paper_is("failed")
    person.wait(0.25)
    assert person.visit.seconds_left() == 120


def test_more_time_begins_the_countdown_anew() -> None:
    person = done("printed")
    person.wait(25)
    person.visit.more_time()
    assert person.visit.seconds_left() == 30
    person.wait(25)
    assert person.visit.stage is Stage.DONE


def test_another_touch_on_the_last_screen_does_not_keep_it_for_the_next_person() -> None:
    person = done("printed")
    for _ in range(29):
        person.wait(1)
        person.visit.touched()
    assert person.visit.seconds_left() == 1


def test_asking_the_paper_again_gives_the_printer_its_time() -> None:
    person = done("failed")
    person.wait(115)
    person.visit.print_again()
    assert person.visit.seconds_left() == 120
    person.wait(40)
    person.paper_is("printed")
    person.wait(0.25)
    assert person.visit.seconds_left() == 30


def test_help_on_the_last_screen_stops_the_countdown_and_gives_it_back_whole() -> None:
    person = done("printed")
    person.wait(29)
    person.visit.aside(Stage.HELP)
    assert person.visit.seconds_left() is None
    person.wait(179)
    assert (person.visit.stage, person.visit.warned) == (Stage.HELP, False)
    person.visit.close()
    assert person.visit.stage is Stage.DONE
    assert person.visit.seconds_left() == 30


def test_help_on_the_last_screen_ends_by_itself_too() -> None:
    person = done("printed")
    person.visit.aside(Stage.HELP)
    person.wait(200)
    assert (person.visit.stage, person.visit.kept) == (Stage.ATTRACT, None)


# --- stop


def test_after_stop_the_screen_says_that_all_is_gone_and_greets_again() -> None:
    person = Person().begin().walk("place")
    person.stop()
    assert person.visit.stage is Stage.WIPED
    assert person.visit.registration is None
    person.wait(3.5)
    assert person.visit.stage is Stage.WIPED
    person.wait(0.5)
    assert person.visit.stage is Stage.ATTRACT
