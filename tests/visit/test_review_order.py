"""What somebody looks at before it goes: what matters first, the rest after it, and nothing told twice."""

from __future__ import annotations

from kiosk.site.load import load_site
from kiosk.visit.review import review_lines

REFERRAL = {
    "notice": "read",
    "helper": "professional",
    "name": "An",
    "reach_by": "phone",
    "phone": "+32471123456",
    "place": "9900 Eeklo",
    "about": ["internet"],
    "knows": "yes",
    "preferred_language": "nl",
    "channel": "stand",
}


def lines(journey: str, answers: dict[str, object]) -> dict[str, bool]:
    """Return whether each line of the review matters, by its step."""
    found = review_lines(load_site(None).journeys[journey], answers, ("nl",))
    return {one.step: one.matters for one in found}


def test_name_reach_place_and_subject_are_what_matters() -> None:
    found = lines("referral", REFERRAL)
    assert [step for step, matters in found.items() if matters] == ["name", "phone", "place", "about"]


def test_how_somebody_is_reached_is_told_once() -> None:
    assert "reach_by" not in lines("referral", REFERRAL)


def test_own_words_matter_and_an_empty_line_for_them_does_not() -> None:
    said = REFERRAL | {"about": ["other"], "about_other": "Een fiets"}
    assert lines("referral", said)["about_other"]
    assert not lines("referral", said | {"about_other": ""})["about_other"]
