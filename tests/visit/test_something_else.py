"""'Something else?' on the last screen: a second request by the same person, who types nothing twice."""

from __future__ import annotations

import pytest

from kiosk.receipts.scanned import Scanned
from kiosk.visit.stage import Stage
from tests.visit.people import AN, HELP, Person

TYPED_BEFORE = ("name", "reach_by", "phone", "email", "found_at", "place")


def asked_for_help(**said: str) -> Person:
    person = Person().begin(HELP).walk(**said)
    person.visit.send()
    assert person.visit.stage is Stage.DONE
    return person


def asked_now(person: Person, journey: str) -> list[str]:
    """Go through the second request: type as An does, else the first tile; return what was asked."""
    person.visit.choose(journey)
    asked = []
    while person.visit.stage is Stage.STEP:
        asked.append(person.asked)
        ask = person.visit.ask
        person.say(
            AN.get(person.asked, AN.get(ask.kind, "Sofie"))
            if ask.typed
            else ask.options[0].value
            if ask.options
            else None
        )
        assert len(asked) < 20, asked
    return asked


def test_an_asks_for_a_laptop_as_well_and_types_neither_her_name_nor_her_number_again() -> None:
    person = asked_for_help()
    person.visit.ask_more()
    assert person.visit.stage is Stage.HOME
    asked = asked_now(person, "laptop-need")
    assert asked[0] == "notice", "what happens with it is said for each request"
    assert not set(asked) & set(TYPED_BEFORE)
    assert person.visit.stage is Stage.REVIEW
    review = person.review()
    assert (review["name"], review["phone"], review["place"]) == ("An", "0471 12 34 56", "9900 Eeklo")


def test_each_request_is_one_of_its_own_and_the_first_stays_as_it_was_sent() -> None:
    person = asked_for_help()
    first = dict(person.store.kept[0].answers)
    person.visit.ask_more()
    asked_now(person, "laptop-need")
    person.visit.change("name")
    person.say("Anneke")
    person.visit.send()
    assert person.visit.stage is Stage.DONE
    one, other = person.store.kept
    assert one.answers == first
    assert (other.journey_id, other.answers["name"]) == ("laptop-need", "Anneke")
    assert other.answers["phone"] == first["phone"]
    assert "about" not in other.answers, "what the first was about is not in the second"


def test_who_wants_to_be_reached_otherwise_for_this_one_changes_it_on_the_review() -> None:
    person = asked_for_help()
    person.visit.ask_more()
    asked_now(person, "laptop-need")
    person.visit.change("reach_by")
    person.say("email")
    assert person.asked == "email"
    person.say("an@voorbeeld.be")
    assert person.visit.stage is Stage.REVIEW
    assert "phone" not in person.review()


def test_somebody_who_fills_in_for_another_is_asked_the_name_of_that_one() -> None:
    person = asked_for_help()
    person.visit.ask_more()
    assert {"name", "reach_by"} <= set(asked_now(person, "referral"))


def test_what_was_said_of_another_is_not_taken_for_who_stands_here() -> None:
    person = Person().begin(None)
    asked_now(person, "referral")
    person.visit.send()
    assert not person.visit.known
    person.visit.ask_more()
    assert "name" in asked_now(person, HELP)


def test_back_goes_through_what_is_asked_now_and_on_home_it_is_still_known() -> None:
    person = asked_for_help()
    person.visit.ask_more()
    person.visit.choose("laptop-need")
    person.visit.next()
    person.visit.back()
    assert person.asked == "notice"
    person.visit.back()
    assert person.visit.stage is Stage.HOME
    assert "name" not in asked_now(person, "laptop-need")


def test_the_way_is_shorter_and_the_progress_says_so() -> None:
    whole = Person().begin("laptop-need").registration.progress()[1]
    person = asked_for_help()
    person.visit.ask_more()
    person.visit.choose("laptop-need")
    step, steps = person.registration.progress()
    assert (step, steps) == (1, whole - 4)


@pytest.mark.parametrize("end", ["wipe", "stop_at_once"])
def test_it_is_gone_with_the_visit(end: str) -> None:
    person = asked_for_help()
    person.visit.ask_more()
    getattr(person.visit, end)()
    assert not person.visit.known
    person.wait(10)
    person.begin("laptop-need")
    assert not person.registration.answers.get("name")


def test_who_walks_away_from_the_choices_leaves_no_name_behind() -> None:
    person = asked_for_help()
    person.visit.ask_more()
    person.wait(90)
    assert (person.visit.stage, dict(person.visit.known)) == (Stage.ATTRACT, {})


def test_stop_asks_once_more_because_a_slip_would_cost_a_name_and_a_number() -> None:
    person = asked_for_help()
    person.visit.ask_more()
    person.visit.stop()
    assert person.visit.stage is Stage.STOPPING


def test_a_paper_that_is_scanned_on_the_way_may_be_of_another_and_ends_it() -> None:
    person = asked_for_help()
    person.visit.ask_more()
    person.visit.scan(Scanned("paper", "Zw3_-ZkPq7LmNo9RsTuVwX"))
    assert (person.visit.stage, dict(person.visit.known)) == (Stage.PAPER, {})


def test_a_late_finger_elsewhere_begins_nothing() -> None:
    person = Person().begin(HELP).walk()
    person.visit.ask_more()
    assert person.visit.stage is Stage.REVIEW
