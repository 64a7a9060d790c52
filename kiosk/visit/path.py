"""Which step of a registration comes when: pure functions over a journey and what was answered so far."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.journeys.model import Journey, Step


def applies(step: Step, answers: Mapping[str, object]) -> bool:
    """Say whether the conditions of a step hold: each named answer is, or contains, the wanted value."""
    for earlier, wanted in step.when.items():
        said = answers.get(earlier)
        if said != wanted and not (isinstance(said, (list, tuple)) and wanted in said):
            return False
    return True


def asked_steps(journey: Journey, answers: Mapping[str, object]) -> list[Step]:
    """Return the steps a person goes through, in order, given the answers so far."""
    return [step for step in journey.steps if not step.on_review_only and applies(step, answers)]


def review_steps(journey: Journey, answers: Mapping[str, object]) -> list[Step]:
    """Return the steps that have a line on the review screen."""
    return [step for step in journey.steps if step.review and applies(step, answers)]


def step_after(journey: Journey, answers: Mapping[str, object], current: str) -> Step | None:
    """Return the step after `current`; None when the review comes next."""
    order = asked_steps(journey, answers)
    ids = [step.id for step in order]
    later = order[ids.index(current) + 1 :] if current in ids else []
    return later[0] if later else None


def first_open_step(journey: Journey, answers: Mapping[str, object]) -> Step | None:
    """Return the first step that is asked and has no answer yet; None when all are answered."""
    return next((step for step in asked_steps(journey, answers) if step.id not in answers), None)


def first_missing_step(journey: Journey, answers: Mapping[str, object]) -> Step | None:
    """Return the first step that a record cannot do without and that has no answer; None when all have."""
    return next(
        (
            step
            for step in journey.steps
            if step.required and applies(step, answers) and answers.get(step.id) in (None, "", [], ())
        ),
        None,
    )


def still_holding(journey: Journey, answers: Mapping[str, object]) -> dict[str, object]:
    """Return the answers without those of steps that no longer apply after a change."""
    kept = dict(answers)
    for step in journey.steps:
        if not applies(step, kept):
            kept.pop(step.id, None)
    return kept
