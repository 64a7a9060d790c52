"""A person who leaves finds nothing left: no object that can be reached holds anything that was said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.receipts.scanned import Scanned
from kiosk.visit.stage import Stage
from tests.visit.people import CHECK, SOCIAL, Person
from tests.visit.remains import strings_in
from tests.visit.stand_ins import NoRoom

SAID = {
    "name": "Zwartbaard",
    "found_at": "Kraaiennest",
    "place": "9982 Sint-Jan-in-Eremo",
    "about_other": "Piratenschip",
}
TYPED = {*SAID.values(), "0478654321", "+32478654321", "0478 65 43 21", "kapitein@zwartbaard.be"}

STAGES = {*Stage.__members__, *(stage.value for stage in Stage)}


def words_of_the_kiosk(person: Person) -> set[str]:
    """What can be reached before anybody came: the texts of the site, places, rules, names of stages."""
    return {*strings_in(person.visit, person.press, person.store), *STAGES}


def assert_nothing_is_left(person: Person, before: set[str]) -> None:
    after = set(strings_in(person.visit, person.press, person.store))
    assert after <= before
    own = [value for name, value in vars(person.visit).items() if name != "frame"]
    # Here not even a word of the kiosk itself may be left, such as the value of a tile that was touched.
    # Only 'all is wiped' is still said in the language of the one who goes.
    greeting = person.visit.language if person.visit.stage is Stage.WIPED else "nl"
    assert set(strings_in(*own)) <= {greeting, *STAGES}
    assert not [word for word in after if any(typed in word for typed in TYPED)]
    assert (person.visit.registration, person.visit.check) == (None, None)
    assert (person.visit.kept, person.visit.ticket, person.visit.talk) == (None, None, None)


def stop(person: Person) -> None:
    person.stop()


def wipe(person: Person) -> None:
    person.visit.wipe()


def walk_away(person: Person) -> None:
    person.wait(1000)


ENDS: list[Callable[[Person], None]] = [stop, wipe, walk_away]


def half_way(person: Person) -> None:
    """Stop at a typed field, with a refusal that offers what was meant."""
    person.begin(language="fr").walk("email", name=SAID["name"], reach_by="email")
    person.type("kapitein@gmial.com")
    person.registration.entry.choose("kapitein@zwartbaard.be")


def refused(person: Person) -> None:
    person.begin().walk("place", name=SAID["name"])
    person.type(SAID["found_at"])
    person.visit.next()
    assert person.refused


def too_long(person: Person) -> None:
    person.begin().walk("name")
    person.type(SAID["name"] * 20)
    assert person.refused


def at_review(person: Person) -> None:
    person.begin().walk(reach_by="visit", about=("slow", "other"), moment="evening", **SAID)


def changing(person: Person) -> None:
    at_review(person)
    person.visit.change("reach_by")
    person.say("phone")
    person.type("0478654321")


def not_kept(person: Person) -> None:
    person.store.problem = NoRoom()
    at_review(person)
    person.visit.send()
    assert person.visit.stage is Stage.NOT_KEPT


def asking_help(person: Person) -> None:
    changing(person)
    person.visit.aside(Stage.HELP)


def checked(person: Person) -> None:
    person.begin(CHECK)
    while person.visit.stage is Stage.QUESTION:
        options = [option.value for option in person.visit.ask.options]
        person.touch("household_ocmw_support" if "household_ocmw_support" in options else options[0])
        person.visit.next()
    person.visit.paper_of_result()


def checked_and_asked(person: Person) -> None:
    checked(person)
    person.visit.ask_for(SOCIAL)
    person.walk(reach_by="visit", **SAID)


def gone_home(person: Person) -> None:
    checked_and_asked(person)
    while person.visit.stage is not Stage.HOME:
        person.visit.back()


def chose_an_offer(person: Person) -> None:
    person.begin("offer-sign-up")
    person.visit.look_at("ligo-smartphone")
    person.visit.sign_up()
    person.walk(reach_by="visit", come_along="yes", question=SAID["about_other"], **SAID)


def brought_a_paper(person: Person) -> None:
    person.visit.scan(Scanned("paper", "Zw3_-ZkPq7LmNo9RsTuVwX"))
    person.visit.correct()
    person.walk(what=("name", "reach", "place"), reach_by="visit", **SAID)


def typed_a_code(person: Person) -> None:
    person.begin("paper-correct")
    person.type("K7QM3X9R")
    person.visit.next()
    person.store.problem = NoRoom()
    person.visit.withdraw()
    person.visit.confirm()
    assert person.visit.stage is Stage.NOT_KEPT


def asks_for_more(person: Person) -> None:
    at_review(person)
    person.visit.send()
    person.store.kept.clear()
    person.visit.ask_more()
    assert set(person.visit.known.values()) >= {SAID["name"], SAID["found_at"]}


def reviews_more(person: Person) -> None:
    asks_for_more(person)
    person.visit.choose("laptop-need")
    person.visit.next()
    assert person.registration.answers["name"] == SAID["name"]


MOMENTS: list[Callable[[Person], None]] = [
    half_way, refused, too_long, at_review, changing, not_kept, asking_help, checked, checked_and_asked,
    gone_home, chose_an_offer, brought_a_paper, typed_a_code,
    asks_for_more, reviews_more,
]  # fmt: skip


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("moment", MOMENTS)
def test_nothing_that_was_said_can_be_reached_any_more(moment, end) -> None:
    person = Person()
    before = words_of_the_kiosk(person)
    moment(person)
    end(person)
    person.store.problem = None
    assert_nothing_is_left(person, before)
    assert person.press.forgotten == 1
    assert person.press.papers == []


@pytest.mark.parametrize("moment", [at_review, changing, checked_and_asked])
def test_after_sending_no_answer_is_left_and_after_the_last_screen_no_code_either(moment) -> None:
    person = Person()
    before = words_of_the_kiosk(person)
    moment(person)
    person.walk(email="kapitein@zwartbaard.be")
    person.visit.send()
    assert person.visit.stage is Stage.DONE
    person.store.kept.clear()
    left = set(strings_in(person.visit, person.press)) - before
    said_of_self = set(map(str, person.visit.known.values()))
    assert not [word for word in left - said_of_self if any(typed in word for typed in TYPED)]
    assert SAID["about_other"] not in left
    assert (person.visit.registration, person.visit.check) == (None, None)
    person.visit.wipe()
    assert_nothing_is_left(person, before)
    assert person.press.forgotten == 1


def test_on_the_last_screen_only_the_code_the_way_to_come_back_and_who_it_is_are_left() -> None:
    person = Person()
    before = words_of_the_kiosk(person)
    at_review(person)
    person.visit.send()
    person.store.kept.clear()
    left = set(strings_in(person.visit)) - before - {*vars(person.visit.kept), *vars(person.visit.ticket)}
    who = {SAID["name"], SAID["found_at"], SAID["place"]}
    assert left == {"K7QM3X9P", "Ab3_-ZkPq7LmNo9RsTuVwX", "queued", "printed", *who}


def test_going_home_lets_go_of_what_was_said_before_the_next_tile() -> None:
    person = Person()
    before = words_of_the_kiosk(person)
    gone_home(person)
    left = "\n".join(set(strings_in(person.visit)) - before)
    assert not [typed for typed in TYPED if typed in left]


def test_a_printer_that_breaks_while_forgetting_does_not_keep_the_visit() -> None:
    person = Person()
    at_review(person)

    def broken() -> None:
        raise OSError("the cable was pulled")

    person.press.forget = broken
    person.stop()
    assert person.visit.stage is Stage.WIPED
    assert person.visit.registration is None
    assert not [word for word in strings_in(vars(person.visit)) if "Zwartbaard" in word]


def test_the_search_for_remains_would_find_them() -> None:
    person = Person()
    before = words_of_the_kiosk(person)
    at_review(person)
    left = set(strings_in(person.visit)) - before
    assert set(SAID.values()) <= left


def test_what_a_submission_holds_does_not_show_when_it_is_printed_or_logged() -> None:
    person = Person()
    at_review(person)
    shown = repr(person.registration.submission("nl"))
    assert not [typed for typed in TYPED if typed in shown]
