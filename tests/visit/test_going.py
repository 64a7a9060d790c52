"""Somebody looks where they can go, at one place, and comes back."""

from __future__ import annotations

from kiosk.visit.stage import Stage
from tests.visit.people import Person


def at_home() -> Person:
    person = Person()
    person.visit.begin("nl")
    return person


def test_a_person_who_touches_a_place_sees_it_and_comes_back_to_the_list_and_home() -> None:
    visit = at_home().visit
    visit.places()
    visit.look_at_place("digipunt-de-wijk")
    assert (visit.stage, visit.place) == (Stage.PLACE, "digipunt-de-wijk")
    visit.back()
    assert (visit.stage, visit.place) == (Stage.PLACES, None)
    visit.back()
    assert visit.stage is Stage.HOME


def test_a_person_who_looked_at_the_map_comes_back_to_the_place_and_can_print_it_from_there() -> None:
    person = at_home()
    visit = person.visit
    visit.places()
    visit.look_at_way()
    assert visit.stage is Stage.PLACES
    visit.look_at_place("digipunt-de-wijk")
    visit.look_at_way()
    visit.paper_of_going()
    assert visit.stage is Stage.WAY and visit.ticket is not None
    visit.back()
    assert (visit.stage, visit.place) == (Stage.PLACE, "digipunt-de-wijk")


def test_a_late_touch_on_a_place_does_nothing_on_another_screen() -> None:
    visit = at_home().visit
    visit.look_at_place("digipunt-de-wijk")
    assert (visit.stage, visit.place) == (Stage.HOME, None)


def test_a_person_who_leaves_a_place_leaves_nothing_of_where_they_looked() -> None:
    visit = at_home().visit
    visit.places()
    visit.look_at_place("digipunt-de-wijk")
    visit.stop()
    assert visit.place is None
