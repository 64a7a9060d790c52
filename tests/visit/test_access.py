"""What makes the screen easier belongs to one person, and screens aside give back what was there."""

from __future__ import annotations

import pytest

from kiosk.visit.access import SWITCHES, Access, Switch
from kiosk.visit.stage import CALM, DONE_WITH_PAPER, EASED_QUIET, QUIET, Stage
from tests.visit.people import HELP, Person


def test_a_person_makes_it_easier_before_they_begin_and_keeps_it() -> None:
    an = Person()
    an.visit.aside(Stage.ACCESS)
    an.visit.ease("bigger")
    an.visit.ease("contrast")
    an.visit.close()
    assert an.visit.stage is Stage.ATTRACT
    an.visit.begin("nl")
    an.visit.choose(HELP)
    assert an.visit.access == Access(letters=1, contrast=True)


@pytest.mark.parametrize("switch", SWITCHES)
def test_every_switch_goes_on_and_off_and_is_gone_for_the_next_person(switch: Switch) -> None:
    an = Person()
    an.visit.begin("nl")
    an.visit.aside(Stage.ACCESS)
    an.visit.ease(switch)
    assert an.visit.access.has(switch)
    an.visit.ease(switch)
    assert an.visit.access == Access()
    an.visit.ease(switch)
    an.visit.wipe()
    assert an.visit.access == Access()


def test_of_the_two_larger_sizes_only_one_is_on() -> None:
    once = Access().turned("bigger").turned("biggest")
    assert once.has("biggest") and not once.has("bigger")


def test_a_switch_is_turned_only_on_its_own_screen() -> None:
    an = Person()
    an.visit.begin("nl")
    an.visit.ease("contrast")
    assert an.visit.access == Access()


def test_who_made_the_first_screen_easier_and_left_finds_it_as_usual_after_a_while() -> None:
    an = Person()
    an.visit.aside(Stage.ACCESS)
    an.visit.ease("seated")
    an.visit.close()
    assert an.visit.quiet_seconds() == EASED_QUIET
    an.clock.seconds += EASED_QUIET + 1
    an.visit.tick()
    assert an.visit.warned
    an.clock.seconds += 60
    an.visit.tick()
    assert an.visit.access == Access() and an.visit.stage is Stage.ATTRACT
    assert an.visit.quiet_seconds() is None


def test_calm_gives_twice_the_time() -> None:
    an = Person()
    an.visit.begin("nl")
    before = an.visit.quiet_seconds()
    an.visit.aside(Stage.ACCESS)
    an.visit.ease("calm")
    an.visit.close()
    assert before is not None and an.visit.quiet_seconds() == before * CALM


@pytest.mark.parametrize("switch", ["calm", "bigger", "biggest"])
def test_who_reads_with_more_effort_has_twice_the_time_beside_the_paper(switch: str) -> None:
    an = Person().begin(HELP).walk()
    an.visit.access = an.visit.access.turned(switch)
    an.visit.send()
    an.paper_is("printed")
    an.visit.tick()
    assert an.visit.seconds_left() == CALM * DONE_WITH_PAPER


def test_a_hidden_screen_comes_back_as_it_was_and_goes_after_a_minute() -> None:
    an = Person()
    an.visit.begin("nl")
    an.visit.choose(HELP)
    at = an.visit.stage, an.visit.registration
    an.visit.aside(Stage.AWAY)
    assert an.visit.ask is None and an.visit.talk is None, "nothing of it is on the screen"
    an.visit.close()
    assert (an.visit.stage, an.visit.registration) == at
    an.visit.aside(Stage.AWAY)
    an.clock.seconds += (QUIET[Stage.AWAY] or 0) + 1
    an.visit.tick()
    assert an.visit.warned
    an.clock.seconds += 20
    an.visit.tick()
    assert an.visit.stage is Stage.ATTRACT and an.visit.registration is None


def test_while_it_is_read_aloud_time_stands_still_and_so_does_a_countdown() -> None:
    an = Person()
    an.visit.begin("nl")
    for _ in range(10):
        an.clock.seconds += 30
        an.visit.listening()
        an.visit.tick()
    assert not an.visit.warned
    an.clock.seconds += 61
    an.visit.tick()
    assert an.visit.warned
    an.clock.seconds += 19
    an.visit.listening()
    assert an.visit.warned and an.visit.seconds_left() == 20
    an.clock.seconds += 19
    an.visit.tick()
    assert an.visit.warned, "the whole countdown begins once the warning was said"
    an.clock.seconds += 1
    an.visit.tick()
    assert an.visit.stage is Stage.ATTRACT


def test_the_message_that_all_is_wiped_is_in_the_language_and_letters_of_who_reads_it() -> None:
    an = Person(languages=("nl", "ar"))
    an.visit.begin("ar")
    an.visit.aside(Stage.ACCESS)
    an.visit.ease("biggest")
    an.visit.stop()
    assert (an.visit.stage, an.visit.language, an.visit.access.letters) == (Stage.WIPED, "ar", 2)
    an.clock.seconds += 10
    an.visit.tick()
    assert (an.visit.stage, an.visit.language, an.visit.access) == (Stage.ATTRACT, "nl", Access())


def test_holding_the_first_screen_turns_hearing_on_and_only_there() -> None:
    an = Person()
    an.visit.hear_all()
    assert an.visit.access.hear
    an.visit.hear_all()
    assert an.visit.access.hear, "holding it again does not turn it off"
    berta = Person()
    berta.visit.begin("nl")
    berta.visit.hear_all()
    assert not berta.visit.access.hear
