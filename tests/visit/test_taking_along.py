"""From the quick-check to a request: what was said goes along after a yes, and only then."""

from __future__ import annotations

import pytest

from kiosk.visit.ask import SCHEMES
from kiosk.visit.carrying import CARRY
from kiosk.visit.ports import PaperState
from kiosk.visit.stage import Stage
from tests.visit.people import CHECK, HELP, SOCIAL, TELENET, Person
from tests.visit.remains import strings_in

ON_A_LEEFLOON = {
    "home_internet": "too_dear",
    "domicile_belgium": "yes",
    "social_tariff_now": "none",
    "household": "household_ocmw_support",
    "collective_home": "no",
}


def checked(**said: str) -> Person:
    """Return somebody at the result of the check, on a leefloon but for what is `said`."""
    person = Person().begin(CHECK)
    while person.visit.stage is Stage.QUESTION:
        person.touch({**ON_A_LEEFLOON, **said}.get(person.asked, "unknown"))
        person.visit.next()
    return person


def asked_for_help(**said: str) -> Person:
    """Return the same person at the question whether it may be taken along."""
    person = checked(**said)
    person.visit.ask_for(SOCIAL)
    person.visit.next()  # the notice
    return person


def test_who_says_yes_is_not_asked_the_same_again() -> None:
    person = asked_for_help()
    assert person.asked == CARRY
    person.say("yes")
    met = []
    while person.visit.stage is Stage.STEP:
        met.append(person.asked)
        person.walk(until=None) if person.asked == "moment" else person.walk(until=_next_of(person))
    assert "about" not in met
    submission = person.handed_in()
    assert submission.answers["about"] == ["too_dear"]
    assert submission.from_check
    assert submission.schemes == (SOCIAL,)


def _next_of(person: Person) -> str:
    order = person.registration._order()
    place = order.index(person.asked)
    return order[place + 1] if place + 1 < len(order) else ""


def test_of_who_says_no_nothing_of_the_check_goes_along() -> None:
    person = asked_for_help()
    person.say("no")
    assert not {"about", "followed_by_social_service"} & set(person.registration.answers)
    submission = person.walk(about=("install",), followed_by_social_service="unknown").handed_in()
    assert submission.answers["about"] == ["install"]
    assert submission.answers["followed_by_social_service"] == "unknown"
    assert "too_dear" not in set(strings_in(submission.answers))


def test_who_touches_neither_is_asked_once_more_and_nothing_is_taken() -> None:
    person = asked_for_help()
    person.visit.next()
    assert (person.asked, person.refused) == (CARRY, "field.choice.none")
    assert "about" not in person.registration.answers


def test_who_goes_back_and_says_no_after_all_has_taken_nothing_along() -> None:
    person = asked_for_help()
    person.say("yes")
    person.visit.back()
    assert person.registration.entry.picked == ("yes",)
    person.say("no")
    assert not {"about", "followed_by_social_service"} & set(person.registration.answers)


def test_what_goes_along_stands_under_the_question_and_on_the_review() -> None:
    person = asked_for_help()
    told = person.visit.ask.told
    assert [keys[0].rsplit(".", 2)[-2:] for keys in told] == [["choice", "too_dear"]]
    person.say("yes")
    person.walk()
    assert person.review()["about"] == "Internet is te duur"


@pytest.mark.parametrize("household", ["household_ocmw_support", "household_elderly_care_budget"])
def test_a_leefloon_of_somebody_at_home_does_not_say_that_the_ocmw_helps_with_this_already(
    household: str,
) -> None:
    person = asked_for_help(household=household)
    person.say("yes")
    person.walk("followed_by_social_service")
    assert person.asked == "followed_by_social_service"
    assert "followed_by_social_service" not in person.registration.answers


def test_where_the_check_knows_nothing_of_it_nothing_is_asked() -> None:
    person = checked(home_internet="unknown", household="none_of_these")
    person.visit.ask_for(TELENET)
    person.visit.next()
    assert person.asked == "name"
    assert person.registration.from_check


@pytest.mark.parametrize("home_internet", ["fine", "unknown"])
def test_who_came_for_a_scheme_is_not_asked_what_it_is_about_once_more(home_internet: str) -> None:
    """Whose internet is fine, only not cheap, found no answer among 'none', 'too dear' and 'slow'."""
    person = checked(home_internet=home_internet)
    person.visit.ask_for(SOCIAL)
    person.visit.next()
    met = []
    while person.visit.stage is Stage.STEP:
        met.append(person.asked)
        person.walk(until=_next_of(person) or None)
    assert "about" not in met
    assert person.review()["about"] == "Hoeft niet"
    submission = person.handed_in()
    assert "about" not in submission.answers
    assert submission.schemes == (SOCIAL,)


def test_who_came_for_a_scheme_can_say_more_on_the_review() -> None:
    person = checked(home_internet="fine")
    person.visit.ask_for(SOCIAL)
    person.walk()
    person.visit.change("about")
    person.say(("install",))
    assert person.handed_in().answers["about"] == ["install"]


def test_who_lets_go_of_every_scheme_is_asked_what_it_is_about_after_all() -> None:
    person = checked(home_internet="fine")
    person.visit.ask_for(SOCIAL)
    person.walk()
    person.visit.change(SCHEMES)
    person.say(person.registration.schemes)  # touched again: none is left
    assert person.asked == "about"
    person.visit.next()
    assert person.refused == "field.choice.none"
    person.say(("slow",))
    assert person.handed_in().answers["about"] == ["slow"]


def test_a_gap_does_not_tell_what_was_said_in_the_check() -> None:
    person = asked_for_help()
    person.say("no")
    person.walk(about=None)
    assert "about" not in person.handed_in().answers


def test_a_request_without_a_check_says_so() -> None:
    assert not Person().begin(HELP).walk().handed_in().from_check


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_the_end_comes_nearer_also_after_the_check(answer: str) -> None:
    person = asked_for_help()
    person.visit.back()
    seen = []
    while person.visit.stage is Stage.STEP:
        seen.append(person.registration.progress())
        if person.asked == CARRY:
            person.say(answer)
        else:
            following = _next_of(person)
            person.walk(until=following or None)
    seen.append(person.registration.progress())
    assert len({steps for _, steps in seen}) == 1
    assert [step for step, _ in seen] == sorted({step for step, _ in seen})
    assert seen[-1][0] == seen[-1][1]


def test_who_looks_at_another_offer_does_not_lose_the_one_that_is_likely() -> None:
    person = checked()
    person.visit.ask_for(TELENET)
    assert person.visit.registration.schemes == (TELENET, SOCIAL)
    person = checked(collective_home="yes")  # now nothing is likely
    person.visit.ask_for(TELENET)
    assert person.visit.registration.schemes == (TELENET,)


@pytest.mark.parametrize(("paper", "to_sign"), [("printed", True), ("queued", True), ("failed", False)])
def test_who_has_a_request_on_paper_and_sends_it_too_is_told_what_to_do_with_that_paper(
    paper: PaperState, to_sign: bool
) -> None:
    person = checked()
    person.visit.paper_of_result()
    person.paper_is(paper)
    person.visit.ask_for(SOCIAL)
    person.walk().handed_in()
    assert person.visit.kept is not None
    assert person.visit.kept.to_sign is to_sign
