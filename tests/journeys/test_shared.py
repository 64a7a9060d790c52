"""Questions that several journeys ask in the same words are written and translated once."""

from __future__ import annotations

import pytest

from kiosk.journeys.model import Journey
from kiosk.journeys.shared import NotShared, with_shared_steps
from kiosk.site.load import load_site

HELP = {"step": [{"id": "name", "field": "text", "title": "Hoe heet je?", "review": "Naam"}]}


def journey(*steps: dict[str, object]) -> dict[str, object]:
    head = {
        "id": "other",
        "revision": 1,
        "kind": "registration",
        "title": "Iets",
        "tile": "Iets",
        "icon": "tool",
    }
    return {**head, "step": list(steps)}


def test_a_shared_question_is_asked_in_the_words_of_the_other_journey() -> None:
    table = journey({"id": "name", "same_as": "help", "required": False})
    step = Journey.model_validate(with_shared_steps(table, {"help": HELP})).by_id("name")
    assert (step.title, step.required) == ("Hoe heet je?", False)
    assert step.key("other", "title") == "journey.help.name.title"


@pytest.mark.parametrize(
    ("step", "key"),
    [
        ({"id": "name", "same_as": "nowhere"}, "same_as"),
        ({"id": "shoe_size", "same_as": "help"}, "same_as"),
        ({"id": "name", "same_as": "help", "title": "Wie ben je?"}, "title"),
    ],
)
def test_a_slip_names_the_step_and_the_key(step: dict[str, object], key: str) -> None:
    with pytest.raises(NotShared) as slip:
        with_shared_steps(journey(step), {"help": HELP})
    assert (slip.value.step, slip.value.key) == (0, key)


def test_what_is_no_journey_is_left_for_its_model_to_refuse() -> None:
    assert with_shared_steps({"step": "x"}, {}) == {"step": "x"}
    assert with_shared_steps({"step": [3]}, {}) == {"step": [3]}


def test_no_question_of_the_site_that_several_journeys_share_is_translated_twice() -> None:
    keys = load_site(None).texts.keys()
    assert [key for key in keys if key.endswith(".phone.title")] == [
        "journey.internet-help.phone.title", "journey.referral.phone.title",
    ]  # fmt: skip
