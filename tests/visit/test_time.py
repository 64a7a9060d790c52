"""Nothing times out silently: quiet, a warning with 20 visible seconds, then the wipe (WCAG 2.2.1)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.visit.stage import QUIET, WARNING, Stage
from tests.visit.people import CHECK, SOCIAL, Person
from tests.visit.stand_ins import NoRoom


def at_result(person: Person) -> Person:
    person.begin(CHECK)
    while person.visit.stage is Stage.QUESTION:
        person.touch("unknown")
        person.visit.next()
    return person


def at_places(person: Person) -> Person:
    person.begin(None).visit.places()
    return person


def at_help(person: Person) -> Person:
    person.begin().walk("place").visit.aside(Stage.HELP)
    return person


def at_language(person: Person) -> Person:
    person.begin().walk("place").visit.aside(Stage.LANGUAGE)
    return person


def at_refused(_: Person) -> Person:
    person = Person("consent").begin()
    person.touch("refused")
    person.visit.next()
    return person


def at_not_kept(person: Person) -> Person:
    person.store.problem = NoRoom()
    person.begin().walk().visit.send()
    assert person.visit.stage is Stage.NOT_KEPT
    return person


# 60 s where a question waits, longer where there is something to read or somebody has to come.
PATIENCE: dict[str, tuple[Callable[[Person], Person], float]] = {
    "home": (lambda person: person.begin(None), 60),
    "language": (at_language, 60),
    "notice": (lambda person: person.begin(), 120),
    "a question that is typed": (lambda person: person.begin().walk("place"), 60),
    "a question with tiles": (lambda person: person.begin().walk("about"), 60),
    "a question of the quick-check": (lambda person: person.begin(CHECK), 60),
    "result": (at_result, 120),
    "review": (lambda person: person.begin().walk(), 120),
    "places": (at_places, 120),
    "help": (at_help, 180),
    "no consent": (at_refused, 60),
    "not kept": (at_not_kept, 600),
}


@pytest.fixture(params=PATIENCE)
def waiting(request: pytest.FixtureRequest) -> tuple[Person, float]:
    go, seconds = PATIENCE[request.param]
    return go(Person()), seconds


def test_every_screen_with_something_of_a_person_on_it_ends_by_itself() -> None:
    forever = {stage for stage, quiet in QUIET.items() if quiet is None}
    assert forever == {Stage.ATTRACT, Stage.COVERED, Stage.OUT_OF_ORDER, Stage.DONE, Stage.WIPED}
    assert set(QUIET) == set(Stage)
    assert WARNING >= 20


def test_the_warning_comes_after_the_quiet_and_lasts_twenty_seconds(waiting) -> None:
    person, quiet = waiting
    stage = person.visit.stage
    assert person.visit.quiet_seconds() == quiet
    person.wait(quiet - 0.5)
    assert not person.visit.warned
    assert person.visit.seconds_left() is None
    person.wait(0.5)
    assert person.visit.warned
    shown = [person.visit.seconds_left()]
    while person.visit.warned:
        person.wait(1)
        shown.append(person.visit.seconds_left())
    assert shown == [*range(20, 0, -1), None]
    assert person.visit.stage is Stage.ATTRACT is not stage
    assert (person.visit.registration, person.visit.check) == (None, None)
    assert person.press.forgotten == 1


def test_a_touch_takes_the_warning_away_and_everything_is_still_there(waiting) -> None:
    person, quiet = waiting
    stage, registration = person.visit.stage, person.visit.registration
    person.wait(quiet + 19.5)
    assert person.visit.warned
    person.visit.touched()
    assert not person.visit.warned
    assert person.visit.seconds_left() is None
    person.wait(quiet - 0.5)
    assert (person.visit.stage, person.visit.warned) == (stage, False)
    assert person.visit.registration is registration
    person.wait(0.5)
    assert person.visit.warned
    person.visit.more_time()
    assert not person.visit.warned


def test_every_touch_begins_the_quiet_anew() -> None:
    person = Person().begin().walk("name")
    for letter in "Zwartbaard":
        person.wait(59)
        person.type(letter)
    assert person.registration.entry.draft == "Zwartbaard"
    assert not person.visit.warned


def test_however_long_the_screen_stood_still_the_warning_comes_before_the_wipe(waiting) -> None:
    person, quiet = waiting
    stage = person.visit.stage
    person.clock.seconds += quiet + 3600
    person.visit.tick()
    assert (person.visit.stage, person.visit.warned) == (stage, True)
    assert person.visit.seconds_left() == 20
    person.wait(19.5)
    assert person.visit.stage is stage
    person.wait(0.5)
    assert person.visit.stage is Stage.ATTRACT


def test_the_greeting_waits_for_ever() -> None:
    person = Person()
    person.wait(100_000, tick=1000)
    assert (person.visit.stage, person.visit.warned) == (Stage.ATTRACT, False)
    assert person.press.forgotten == 0


def test_a_tick_says_whether_there_is_something_new_to_show() -> None:
    person = Person()
    assert not person.visit.tick()
    person.begin().walk("name")
    person.wait(59)
    assert not person.visit.tick()
    person.clock.seconds += 1
    assert person.visit.tick()
    person.clock.seconds += 1
    assert person.visit.tick()


# --- out of order


def test_out_of_order_wipes_and_stays_whatever_is_touched() -> None:
    person = Person().begin().walk("place")
    person.visit.fail("queue-broken")
    visit = person.visit
    touches: list[Callable[[], object]] = [
        visit.begin, visit.next, visit.back, visit.close, visit.places, visit.send, visit.print_again,
        visit.more_time, visit.touched, visit.other_result, visit.paper_of_result, visit.wipe, visit.stop,
        visit.tick,
        lambda: visit.begin("fr"),
        lambda: visit.choose(CHECK),
        lambda: visit.aside(Stage.HELP),
        lambda: visit.aside(Stage.LANGUAGE),
        lambda: visit.ask_for(SOCIAL),
        lambda: visit.change("name"),
    ]  # fmt: skip
    for touch in touches:
        touch()
        assert (visit.stage, visit.out_of_order) == (Stage.OUT_OF_ORDER, "queue-broken")
        assert (visit.registration, visit.check, visit.language) == (None, None, "nl")
    person.wait(10_000, tick=100)
    assert visit.stage is Stage.OUT_OF_ORDER


def test_a_kiosk_that_works_again_greets_again() -> None:
    person = Person()
    person.visit.fail("disk-full")
    person.visit.out_of_order = None
    person.visit.wipe()
    assert person.visit.stage is Stage.ATTRACT
