"""Somebody who wants help hands in exactly what was said, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.visit.stage import Stage
from tests.visit.people import AN, HELP, Person, eeklo

PRESET = {"preferred_language": "nl", "helper": "self", "channel": "stand"}
REST = {
    "name": "An",
    "place": "9900 Eeklo",
    "about": ["no_internet", "mail_address"],
    "followed_by_social_service": "no",
    "where": "home",
    "moment": "morning",
}
REVISION = eeklo().journeys[HELP].revision
WAYS = [
    ("phone", {"phone": "+32471123456"}, ("phone", "0471 12 34 56")),
    ("email", {"email": "an@voorbeeld.be"}, ("email", "an@voorbeeld.be")),
    ("visit", {"found_at": "Het sociaal restaurant"}, ("found_at", "Het sociaal restaurant")),
]


@pytest.mark.parametrize(("way", "kept", "line"), WAYS)
def test_a_person_is_reached_the_way_they_chose_and_no_other(way, kept, line) -> None:
    person = Person().begin().walk(reach_by=way)
    step, shown = line
    review = person.review()
    assert review[step] == shown
    assert not {"phone", "email", "found_at"} - {step} & set(review)
    handed_in = person.handed_in()
    assert handed_in.answers == {**REST, **PRESET, "reach_by": way, **kept}
    assert (handed_in.journey_id, handed_in.journey_revision, handed_in.language) == (HELP, REVISION, "nl")
    assert handed_in.schemes == ()


def test_the_review_reads_back_every_answer_in_the_words_of_the_screen() -> None:
    assert Person().begin().walk().review() == {
        "name": "An",
        "phone": "0471 12 34 56",
        "place": "9900 Eeklo",
        "about": "Geen internet thuis, Een mailadres maken",
        "followed_by_social_service": "Nee",
        "where": "Bij mij thuis",
        "moment": "In de voormiddag",
        "preferred_language": "Nederlands",
        "helper": "Ikzelf",
        "channel": "Ik kwam hier langs",
        "paper": "Een papier",
    }


def test_a_question_is_asked_only_after_the_answer_that_opens_it() -> None:
    person = Person().begin().walk("about")
    person.say(("other",))
    assert person.asked == "about_other"
    assert Person().begin().walk("followed_by_social_service").registration.answers["about"] == [
        "no_internet",
        "mail_address",
    ]


def test_an_optional_question_may_be_passed_over_and_leaves_nothing_behind() -> None:
    person = Person().begin().walk(about=("other",), about_other=None)
    assert person.review()["about_other"] == ""
    assert "about_other" not in person.handed_in().answers


def test_only_white_space_in_an_optional_question_leaves_nothing_behind() -> None:
    person = Person().begin().walk(about=("other",), about_other="   ")
    assert "about_other" not in person.handed_in().answers


def test_what_somebody_wrote_under_something_else_is_handed_in() -> None:
    person = Person().begin().walk(about=("slow", "other"), about_other="De printer")
    handed_in = person.handed_in()
    assert handed_in.answers["about"] == ["slow", "other"]
    assert handed_in.answers["about_other"] == "De printer"


def test_the_longest_way_is_counted_and_the_review_is_its_last_step() -> None:
    person = Person().begin()
    seen = []
    while person.visit.stage is Stage.STEP:
        seen.append(person.registration.progress())
        person.say({**AN, "notice": None}[person.asked])
    seen.append(person.registration.progress())
    assert {steps for _, steps in seen} == {11}
    assert [step for step, _ in seen] == [1, 2, 3, 4, 5, 6, 8, 9, 10, 11], (
        "nothing of 'something else' is asked"
    )


@pytest.mark.parametrize(
    "journey", [one.id for one in eeklo().journeys.values() if one.kind == "registration"]
)
@settings(max_examples=30)
@given(data=st.data())
def test_whatever_somebody_answers_the_end_comes_nearer_with_each_step(
    journey: str, data: st.DataObject
) -> None:
    person = Person().begin(journey)
    seen = []
    while person.visit.stage is Stage.STEP:
        seen.append(person.registration.progress())
        options = [option.value for option in person.visit.ask.options]
        typed = {**AN, "notice": None}.get(person.asked, AN.get(person.visit.ask.kind, "Zoë"))
        asked = person.asked
        person.say(data.draw(st.sampled_from(options)) if options and not person.visit.ask.typed else typed)
        assert person.visit.stage is not Stage.STEP or person.asked != asked, person.refused
    seen.append(person.registration.progress())
    assert len({steps for _, steps in seen}) == 1
    assert [step for step, _ in seen] == sorted({step for step, _ in seen})
    assert seen[-1][0] == seen[-1][1]


def test_a_person_goes_back_through_every_answer_and_finds_it_there() -> None:
    person = Person().begin().walk(about=("other",), about_other="De printer", reach_by="visit")
    found = {}
    for _ in range(20):
        person.visit.back()
        if person.visit.stage is not Stage.STEP:
            break
        entry = person.registration.entry
        found[person.asked] = entry.draft or entry.picked
    assert person.visit.stage is Stage.HOME
    assert found == {
        "moment": ("morning",),
        "where": ("home",),
        "followed_by_social_service": ("no",),
        "about_other": "De printer",
        "about": ("other",),
        "place": "9900 Eeklo",
        "found_at": "Het sociaal restaurant",
        "reach_by": ("visit",),
        "name": "An",
        "notice": (),
    }


def test_back_from_the_first_question_forgets_what_was_said() -> None:
    person = Person().begin().walk("place")
    while person.visit.stage is not Stage.HOME:
        person.visit.back()
    assert person.visit.registration is None


def test_back_and_forth_asks_nobody_to_type_anything_twice() -> None:
    person = Person().begin().walk()
    before = person.review()
    while person.visit.ask is None or person.asked != "notice":
        person.visit.back()
    while person.visit.stage is Stage.STEP:
        person.visit.next()
    assert person.review() == before
    assert person.handed_in().answers["phone"] == "+32471123456"


def test_a_required_question_is_not_passed_over() -> None:
    person = Person().begin().walk("name")
    for question in ("name", "reach_by", "phone", "place", "about", "followed_by_social_service", "where"):
        person.walk(question)
        person.visit.next()
        assert (person.asked, person.visit.stage) == (question, Stage.STEP)
        assert person.refused in ("field.empty", "field.choice.none", "field.place.empty")
