"""The review: what was said, a line for each answer, before anything is sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.journeys.fields import shown_phone
from kiosk.journeys.model import WELL_KNOWN, Journey, Step
from kiosk.journeys.place_typed import NOT_TOLD
from kiosk.visit.ask import TYPED, ask_of_step
from kiosk.visit.path import review_steps


@dataclass(frozen=True)
class ReviewLine:
    """One line of the review: `label` is a text key; each of `said` a (is it a key?, text) pair.

    `typed` is the kind of field where the person typed it, empty for what was chosen. `matters`: somebody who
    looks at nothing else should have seen it.
    """

    step: str
    label: str
    icon: str
    said: tuple[tuple[bool, str], ...]
    typed: str = ""
    matters: bool = False


WHO = ("name", "phone", "email", "found_at", "place")  # whom we call, and where


def review_lines(
    journey: Journey, answers: Mapping[str, object], spoken: tuple[str, ...]
) -> list[ReviewLine]:
    """Return a line for each answer, in the order of the journey; an empty answer has nothing `said`."""
    steps = review_steps(journey, answers)
    subject = next((step.id for step in steps if step.id not in WELL_KNOWN and step.choices), "")
    return [
        ReviewLine(
            step.id,
            step.key(journey.id, "review"),
            step.icon,
            _said(journey.id, step, answers, spoken),
            step.field if step.field in TYPED and not _declined(step, answers) else "",
            step.id in WHO or (bool(answers.get(step.id)) and (step.id == subject or step.field == "text")),
        )
        for step in steps
    ]


def _declined(step: Step, answers: Mapping[str, object]) -> bool:
    return step.may_decline and answers.get(step.id) == NOT_TOLD


def _said(
    journey_id: str, step: Step, answers: Mapping[str, object], spoken: tuple[str, ...]
) -> tuple[tuple[bool, str], ...]:
    said = answers.get(step.id)
    if said is None or said == "" or said == []:
        # The schemes that were asked for say it: 'nothing filled in' read as something forgotten.
        return ((True, "review.not_needed"),) if step.told_by_scheme and step.on_review_only else ()
    if _declined(step, answers):
        return ((True, "typed.not_told"),)
    if step.field in TYPED:
        return ((False, shown_phone(str(said)) if step.field == "phone" else str(said)),)
    labels = {option.value: option.label for option in ask_of_step(journey_id, step, spoken, False).options}
    values = said if isinstance(said, (list, tuple)) else [said]
    return tuple((True, labels[str(value)]) for value in values)
