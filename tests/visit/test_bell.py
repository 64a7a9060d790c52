"""Somebody asks for help: it rings while they wait and no longer; nobody comes: another way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.visit.ports import Heard
from kiosk.visit.stage import QUIET, WARNING, Stage
from tests.visit.people import Person

HOUR, COURSE = "digispreekuur-centrum", "ligo-smartphone"


class Bell:
    """A bell that remembers who rang."""

    def __init__(self) -> None:
        self.rung: list[str] = []
        self.now = Heard()

    def ring(self, language: str) -> None:
        self.rung.append(language)
        self.now = self.now if self.now.state != "off" else Heard("asking")

    def heard(self) -> Heard:
        return self.now

    def end(self) -> None:
        self.now = Heard()


@pytest.fixture
def bell() -> Bell:
    return Bell()


@pytest.fixture
def person(bell: Bell) -> Person:
    person = Person()
    person.visit.frame = replace(person.visit.frame, bell=bell)
    return person.begin(None)


def ask(person: Person) -> Person:
    person.visit.aside(Stage.HELP)
    return person


def test_it_rings_in_the_language_of_the_person_and_ends_when_they_go_on(person: Person, bell: Bell) -> None:
    person.visit.speak("fr")
    ask(person)
    assert bell.rung == ["fr"]
    person.visit.close()
    assert (bell.now, person.visit.heard) == (Heard(), None)


@pytest.mark.parametrize("beside", [Stage.LANGUAGE, Stage.ACCESS, Stage.AWAY])
def test_it_goes_on_ringing_while_something_is_open_beside_the_raised_hand(
    person: Person, bell: Bell, beside: Stage
) -> None:
    ask(person).visit.aside(beside)
    assert bell.now.state == "asking"
    person.visit.close()
    assert (person.visit.stage, bell.now.state) == (Stage.HELP, "asking")


def test_another_language_on_the_way_is_told_to_who_comes(person: Person, bell: Bell) -> None:
    ask(person).visit.aside(Stage.LANGUAGE)
    person.visit.begin("fr")
    assert bell.rung == ["nl", "fr"]


def test_whoever_walks_away_leaves_no_call(person: Person, bell: Bell) -> None:
    ask(person).wait(QUIET[Stage.HELP] + WARNING + 1)
    assert (person.visit.stage, bell.now) == (Stage.ATTRACT, Heard())


def test_stop_ends_it_too(person: Person, bell: Bell) -> None:
    ask(person).stop()
    assert bell.now == Heard()


def test_the_screen_is_drawn_anew_when_somebody_answers_and_waits_as_long_as_they_need(
    person: Person, bell: Bell
) -> None:
    ask(person)
    assert not person.visit.tick()
    person.wait(170)
    bell.now = Heard("coming", "Sofie", 10)
    assert person.visit.tick()
    person.wait(QUIET[Stage.HELP] + 590)
    assert not person.visit.warned
    person.wait(20)
    assert person.visit.warned


def test_the_next_person_does_not_see_who_came_to_the_one_before(person: Person, bell: Bell) -> None:
    ask(person)
    bell.now = Heard("coming", "Sofie", 1)
    person.visit.tick()
    person.stop()
    assert person.visit.heard is None


def test_a_moment_instead_leads_back_to_help_and_from_there_to_the_question(
    person: Person, bell: Bell
) -> None:
    person.visit.choose("internet-help")
    asked = person.walk("place").asked
    ask(person).visit.another_moment(HOUR)
    assert (person.visit.stage, person.visit.offer, bell.now) == (Stage.OFFER, HOUR, Heard())
    person.visit.aside(Stage.LANGUAGE)
    person.visit.close()
    person.visit.back()
    assert (person.visit.stage, person.visit.offer) == (Stage.HELP, None)
    person.visit.close()
    assert person.asked == asked, "what was said is still there"


def test_who_signs_up_for_a_moment_instead_begins_a_request_of_its_own(person: Person) -> None:
    person.visit.choose("internet-help")
    ask(person.walk("place")).visit.another_moment(COURSE)
    person.visit.sign_up()
    assert (person.registration.journey.id, person.registration.offer) == ("offer-sign-up", COURSE)
    assert "name" not in person.registration.answers
    person.visit.back()
    assert person.visit.stage is Stage.OFFER
    person.visit.back()
    assert person.visit.stage is Stage.OFFERS, "and no longer to the raised hand of a request that is gone"


def test_who_looked_at_an_offer_already_is_back_at_it(person: Person) -> None:
    person.visit.choose("offer-sign-up")
    person.visit.look_at(COURSE)
    ask(person).visit.another_moment(HOUR)
    person.visit.back()
    person.visit.close()
    assert (person.visit.stage, person.visit.offer) == (Stage.OFFER, COURSE)


def test_call_me_back_asks_how_and_a_request_that_is_under_way_is_one_already(
    person: Person, bell: Bell
) -> None:
    assert ask(person).visit.can_be_called
    person.visit.call_me()
    assert (person.registration.journey.id, bell.now) == ("other-help", Heard())
    ask(person)
    assert not person.visit.can_be_called
    person.visit.call_me()
    assert person.visit.stage is Stage.HELP
    person.visit.close()
    assert person.registration.journey.id == "other-help"


def test_a_late_finger_chooses_no_moment(person: Person) -> None:
    person.visit.another_moment(HOUR)
    person.visit.call_me()
    assert (person.visit.stage, person.visit.registration) == (Stage.HOME, None)


def test_a_moment_that_ended_meanwhile_is_none(person: Person) -> None:
    ask(person).visit.another_moment("gone")
    assert person.visit.stage is Stage.HELP
