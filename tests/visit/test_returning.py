"""Somebody comes back with the paper of an earlier visit."""

from __future__ import annotations

import pytest

from kiosk.receipts.scanned import Scanned
from kiosk.visit.stage import Stage
from kiosk.visit.submission import Change
from tests.visit.people import HELP, Person
from tests.visit.stand_ins import NoRoom

CORRECT, CODE, WRONG = "paper-correct", "K7QM3X9R", "K7QM3X9P"
TOKEN = "Ab3_-ZkPq7LmNo9RsTuVwX"
PAPER = Scanned("paper", TOKEN)


def typing(code: str, person: Person | None = None) -> Person:
    """Type a code after touching 'I have a paper'."""
    person = person or Person().begin(CORRECT)
    assert person.visit.stage is Stage.CODE
    person.erase_all()
    person.type(code)
    person.visit.next()
    return person


def scanned(what: Scanned = PAPER) -> Person:
    """Hold something before the first screen, and say 'Nederlands' where that is asked."""
    person = Person()
    person.visit.scan(what)
    if person.visit.asks_language:
        person.visit.begin("nl")
    return person


def stored(person: Person) -> Change:
    assert person.visit.stage is Stage.CHANGED
    [change] = person.store.changed
    return change


# --- the code


def test_a_code_leads_to_what_can_be_done_with_the_paper() -> None:
    assert typing(CODE).visit.stage is Stage.PAPER


def test_a_code_with_a_slip_gets_a_friendly_line_without_asking_anybody() -> None:
    person = typing(WRONG)
    assert (person.visit.stage, person.refused) == (Stage.CODE, "code.wrong")


def test_half_a_code_is_no_try() -> None:
    person = typing("K7QM")
    assert person.refused == "code.short"
    assert person.codes.left == 20


def test_after_five_wrong_codes_somebody_at_the_desk_helps() -> None:
    person = Person().begin(CORRECT)
    for _ in range(4):
        typing(WRONG, person)
        assert person.visit.stage is Stage.CODE
    typing(WRONG, person)
    assert person.visit.stage is Stage.COUNTER


def test_going_home_and_back_gives_no_new_tries() -> None:
    person = Person().begin(CORRECT)
    for _ in range(5):
        typing(CODE, person)
        assert person.visit.stage is Stage.PAPER
        person.visit.back()
        person.visit.choose(CORRECT)
    typing(CODE, person)
    assert person.visit.stage is Stage.COUNTER


def test_a_device_has_so_many_tries_a_day_whoever_stands_there() -> None:
    person = Person().begin(CORRECT)
    person.codes.left = 0
    typing(CODE, person)
    assert person.visit.stage is Stage.COUNTER


def test_a_device_that_cannot_count_takes_no_code() -> None:
    person = Person().begin(CORRECT)

    def full() -> bool:
        raise NoRoom

    person.codes.allow = full
    typing(CODE, person)
    assert person.visit.stage is Stage.COUNTER


# --- scanning


def test_a_paper_held_before_the_first_screen_is_taken_at_once() -> None:
    assert scanned().visit.stage is Stage.PAPER


@pytest.mark.parametrize("kind", ["foreign", "hostile", "invite", "anything"])
def test_what_is_not_ours_gets_one_friendly_line_and_leads_back(kind: str) -> None:
    person = Person().begin(None)
    person.visit.scan(Scanned(kind, "x"))
    assert person.visit.stage is Stage.UNKNOWN
    person.visit.back()
    assert person.visit.stage is Stage.HOME


def test_the_square_of_an_offer_shows_that_offer() -> None:
    person = scanned(Scanned("offer", "ligo-smartphone"))
    assert (person.visit.stage, person.visit.offer) == (Stage.OFFER, "ligo-smartphone")
    assert scanned(Scanned("offer", "gone")).visit.stage is Stage.UNKNOWN


def test_a_scan_never_throws_away_what_somebody_is_saying() -> None:
    person = Person().begin(HELP).walk("place")
    person.visit.scan(PAPER)
    assert (person.visit.stage, person.asked) == (Stage.STEP, "place")


def test_a_code_that_is_scanned_counts_as_a_try_too() -> None:
    person = scanned(Scanned("code", CODE))
    assert person.visit.stage is Stage.PAPER
    assert person.codes.left == 19


# --- what is wished


def test_who_scans_and_wants_to_stop_is_asked_once_more_and_then_believed() -> None:
    person = scanned()
    person.visit.withdraw()
    assert person.visit.stage is Stage.WITHDRAW
    person.visit.confirm()
    change = stored(person)
    assert (change.action, change.paper.token, change.paper.code) == ("withdraw", TOKEN, "")
    assert person.visit.outcome is not None and person.visit.outcome.at_once


def test_who_typed_a_code_hears_that_staff_look_at_it_first() -> None:
    person = typing(CODE)
    person.visit.withdraw()
    person.visit.confirm()
    change = stored(person)
    assert (change.paper.token, change.paper.code) == ("", CODE)
    assert person.visit.outcome is not None and not person.visit.outcome.at_once


def test_new_answers_travel_and_only_those_that_were_changed() -> None:
    person = scanned()
    person.visit.correct()
    person.walk(what=("name", "other"), name="Anja", said="Ik kan pas in mei")
    assert set(person.review()) == {"what", "name", "said"}
    person.visit.send()
    change = stored(person)
    assert change.action == "correct"
    assert change.answers == {"what": ["name", "other"], "name": "Anja", "said": "Ik kan pas in mei"}


def test_a_correction_needs_no_new_consent_where_consent_is_the_ground() -> None:
    person = Person("consent").begin(None)
    person.visit.scan(PAPER)
    person.visit.correct()
    person.walk(what=("place",)).visit.send()
    assert stored(person).answers["place"] == "9900 Eeklo"


def test_who_has_the_paper_in_the_hand_can_say_i_am_here() -> None:
    person = scanned()
    assert person.visit.can_check_in() == ("digispreekuur-centrum",)
    person.visit.check_in("ligo-smartphone")
    assert person.visit.stage is Stage.PAPER, "it is not today"
    person.visit.check_in("digispreekuur-centrum")
    change = stored(person)
    assert (change.action, change.offer) == ("check-in", "digispreekuur-centrum")


def test_who_only_typed_a_code_cannot_say_i_am_here() -> None:
    person = typing(CODE)
    assert person.visit.can_check_in() == ()
    person.visit.check_in("digispreekuur-centrum")
    assert person.visit.stage is Stage.PAPER


def test_what_is_not_stored_is_not_confirmed_and_can_be_tried_again() -> None:
    person = scanned()
    person.store.problem = NoRoom()
    person.visit.withdraw()
    person.visit.confirm()
    assert (person.visit.stage, person.visit.problem) == (Stage.NOT_KEPT, "disk-full")
    person.visit.back()
    assert person.visit.stage is Stage.PAPER
    person.visit.withdraw()
    person.visit.confirm()
    person.store.problem = None
    person.visit.send()
    assert stored(person).action == "withdraw"


def test_a_correction_that_is_not_stored_is_still_there_to_be_changed() -> None:
    person = scanned()
    person.visit.correct()
    person.walk(what=("name",), name="Anja")
    person.store.problem = NoRoom()
    person.visit.send()
    person.visit.back()
    assert person.visit.stage is Stage.REVIEW
    person.visit.change("name")
    person.say("Anna")
    person.store.problem = None
    person.visit.send()
    assert stored(person).answers["name"] == "Anna"


def test_going_back_leads_from_the_questions_to_the_paper_and_home() -> None:
    person = scanned()
    person.visit.correct()
    met = []
    for _ in range(2):
        person.visit.back()
        met.append(person.visit.stage)
    assert met == [Stage.PAPER, Stage.HOME]
    assert person.visit.paper is None


@pytest.mark.parametrize("way", ["stop", "leave", "done"])
def test_nobody_finds_a_code_or_token_afterwards(way: str) -> None:
    person = typing(CODE) if way == "stop" else scanned()
    person.visit.withdraw()
    if way == "done":
        person.visit.confirm()
        person.visit.wipe()
    elif way == "leave":
        person.wait(1000)
    else:
        person.stop()
    visit = person.visit
    assert (visit.code, visit.paper, visit.wish, visit.outcome) == (None, None, None, None)
    assert visit.code_tries == 0


def test_a_wish_shows_nothing_when_it_is_printed_or_logged() -> None:
    person = scanned()
    person.visit.correct()
    person.walk(what=("name",), name="Zwartbaard").visit.send()
    shown = repr(stored(person))
    assert TOKEN not in shown and "Zwartbaard" not in shown
