"""Nothing times out silently: quiet, a warning with 20 visible seconds, then the wipe (WCAG 2.2.1)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.visit.stage import QUIET, WARNING, Stage
from tests.visit.people import CHECK, SOCIAL, NoRoom, Person


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
    assert forever == {Stage.ATTRACT, Stage.OUT_OF_ORDER, Stage.DONE, Stage.WIPED}
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


# --- after 'done'


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
    person.visit.stop()
    assert person.visit.stage is Stage.WIPED
    assert person.visit.registration is None
    person.wait(3.5)
    assert person.visit.stage is Stage.WIPED
    person.wait(0.5)
    assert person.visit.stage is Stage.ATTRACT


# --- help and language


@pytest.mark.parametrize("aside", [Stage.HELP, Stage.LANGUAGE])
@pytest.mark.parametrize("question", ["notice", "place", "about"])
def test_help_and_language_keep_the_answers_and_what_is_half_typed(aside: Stage, question: str) -> None:
    person = Person().begin().walk(question)
    if question == "place":
        person.type("99")
    if question == "about":
        person.touch("slow")
    entry, answers = person.registration.entry, dict(person.registration.answers)
    person.visit.aside(aside)
    assert (person.visit.stage, person.visit.ask) == (aside, None)
    person.visit.back()
    assert (person.visit.stage, person.asked) == (Stage.STEP, question)
    assert person.registration.entry is entry
    assert person.registration.answers == answers


def test_from_help_to_language_and_back_leads_to_the_question() -> None:
    person = Person().begin().walk("place")
    person.visit.aside(Stage.HELP)
    person.visit.aside(Stage.LANGUAGE)
    person.visit.begin("fr")
    assert (person.asked, person.visit.language) == ("place", "fr")


def test_the_result_speaks_the_language_that_is_chosen_on_it() -> None:
    person = at_result(Person())
    person.visit.other_result()
    person.visit.aside(Stage.LANGUAGE)
    person.visit.begin("fr")
    assert (person.visit.stage, person.visit.language) == (Stage.RESULT, "fr")
    assert person.visit.check is not None
    assert person.visit.check.words.language == "fr"
    assert person.visit.check.shown == 1


def test_a_language_nobody_put_on_the_screen_changes_nothing() -> None:
    person = Person().begin(None)
    person.visit.begin("xx")
    assert person.visit.language == "nl"


@pytest.mark.parametrize("end", ["stop", "wipe", "time"])
def test_the_next_person_is_greeted_in_the_first_language(end: str) -> None:
    person = Person().begin(language="fr").walk("place")
    assert person.visit.language == "fr"
    if end == "time":
        person.wait(80)
    else:
        getattr(person.visit, end)()
    assert person.visit.language == "nl"


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
