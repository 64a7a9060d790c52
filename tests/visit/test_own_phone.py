"""Somebody goes on with an own phone: what goes along, what stays, what the kiosk lets go of."""

from __future__ import annotations

from kiosk.visit.own_phone import said_so_far
from kiosk.visit.stage import Stage
from tests.visit.people import CHECK, HELP, Person


def half_a_name() -> Person:
    person = Person().begin().walk("name")
    person.type("Zwa")
    return person


def test_what_was_said_and_what_is_being_typed_goes_along_and_nothing_else() -> None:
    person = Person().begin().walk("place")
    person.type("99")
    said = said_so_far(person.visit.registration)
    assert said == {"name": "An", "reach_by": "phone", "phone": "0471 12 34 56", "place": "99"}


def test_several_answers_go_along_with_a_comma_between() -> None:
    person = Person().begin().walk("where")
    assert said_so_far(person.visit.registration)["about"] == "no_internet,mail_address"


def test_the_language_somebody_chose_goes_along_as_the_one_to_be_helped_in() -> None:
    person = half_a_name()
    assert "preferred_language" not in said_so_far(person.visit.registration)
    person.visit.speak("fr")
    assert said_so_far(person.visit.registration)["preferred_language"] == "fr"


def test_who_looks_at_the_square_and_comes_back_types_on() -> None:
    person = half_a_name()
    person.visit.show_square()
    assert person.visit.stage is Stage.OWN_PHONE
    mark = person.visit.mark
    person.visit.back()
    assert (person.asked, person.visit.talk.entry.draft) == ("name", "Zwa")
    person.visit.show_square()
    assert person.visit.mark == mark, "one visit is sent once, however often the square was read"


def test_who_goes_on_leaves_nothing_and_nothing_was_queued() -> None:
    person = half_a_name()
    person.visit.show_square()
    person.visit.went_on()
    visit = person.visit
    assert (visit.stage, visit.registration, visit.mark) == (Stage.WIPED, None, None)
    assert person.store.kept == []


def test_who_walks_away_from_the_square_is_warned_and_then_all_is_wiped() -> None:
    person = half_a_name()
    person.visit.show_square()
    person.clock.seconds += 121
    person.visit.tick()
    assert person.visit.warned
    person.clock.seconds += 21
    person.visit.tick()
    assert (person.visit.stage, person.visit.mark) == (Stage.ATTRACT, None)


def test_a_late_touch_neither_shows_the_square_nor_wipes() -> None:
    person = Person().begin()
    person.visit.went_on()
    assert person.visit.registration is not None
    person.visit.aside(Stage.HELP)
    person.visit.show_square()
    assert person.visit.stage is Stage.HELP


def test_a_quick_check_does_not_go_on_elsewhere() -> None:
    person = Person().begin(CHECK)
    assert not person.visit.can_go_on
    assert Person().begin(HELP).visit.can_go_on
