"""Which step of a registration comes when: pure functions over a journey and what was answered so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

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


def most_to_come(
    journey: Journey, answers: Mapping[str, object], after: str = "", leave_out: Sequence[str] = ()
) -> int:
    """Return how many steps are still asked after the step `after`, at most, whatever is answered there.

    Empty: of the whole journey. Answers to what comes before it hold; so do those to what is not asked.
    """
    ids = [step.id for step in journey.steps]
    here = ids.index(after) if after else -1
    open_now = {step.id for step in journey.steps[max(here, 0) :] if not step.on_review_only}
    held = {step_id: said for step_id, said in answers.items() if step_id not in open_now}
    return max(
        sum(
            1
            for step in asked_steps(journey, {**held, **way})
            if ids.index(step.id) > here and step.id not in leave_out
        )
        for way in _ways(journey, open_now)
    )


def _ways(journey: Journey, open_now: set[str]) -> Iterator[dict[str, object]]:
    """Yield the answers to `open_now` that decide whether other steps are asked, in every combination."""
    wanted: dict[str, list[str]] = {}
    for step in journey.steps:
        for earlier, value in step.when.items():
            if earlier in open_now:
                wanted.setdefault(earlier, []).append(value)
    said: list[list[object]] = [
        [values, ""] if journey.by_id(step_id).field == "several" else [*values, ""]
        for step_id, values in wanted.items()
    ]
    for way in product(*said):
        yield dict(zip(wanted, way, strict=True))


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
