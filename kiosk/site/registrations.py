"""What a registration must ask so that its answers make a record (kiosk.wire.record)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kiosk.journeys.model import Journey, Step
from kiosk.wire.compose import REACH_STEP
from kiosk.wire.opinion import MOST

Place = tuple[str | int, ...]
LONGEST_NAME = 80  # of a person in a record
FIELDS = {  # steps that become typed parts of a record → the field they need
    "notice": "notice",
    "name": "text",
    "reach_by": "choice",
    "phone": "phone",
    "email": "email",
    "found_at": "text",
    "place": "place",
    "preferred_language": "language",
    "channel": "choice",
    "helper": "choice",
}
# What can be corrected afterwards (kiosk.wire.amendment); `what` only leads to the others.
CORRECTED = ("what", "name", "reach_by", "phone", "email", "found_at", "place", "said")
TOUCHED = ("choice", "several", "yesno")  # fields of an opinion (kiosk.wire.opinion): nothing is typed
TOUCHABLE = re.compile("[a-z][a-z0-9_]{0,23}")
ALWAYS = ("notice", "name", "reach_by")


def wrong_in_registration(journey: Journey) -> Iterator[tuple[Place, str]]:
    """Yield (place in the file, what would be right) for everything a record could not do with."""
    steps = {step.id: (index, step) for index, step in enumerate(journey.steps)}
    for needed in ALWAYS:
        if needed not in steps:
            yield ("step",), f"a registration needs the step {needed!r}; add [[step]] id = {needed!r}"
            return
    if journey.steps[0].id != "notice":
        yield ("step", 0), "the first step must be 'notice': people read it before they say anything"
    for index, step in steps.values():
        yield from _wrong_field(index, step)
    for needed in ALWAYS:
        yield from _may_be_passed_over(*steps[needed])
    yield from _wrong_ways(steps)


def wrong_in_correction(journey: Journey) -> Iterator[tuple[Place, str]]:
    """Yield (place in the file, what would be right) for what an amendment has no room for."""
    steps = {step.id: (index, step) for index, step in enumerate(journey.steps)}
    for index, step in steps.values():
        if step.id not in CORRECTED:
            yield (
                ("step", index, "id"),
                f"a correction has no room for {step.id!r}; it asks {', '.join(CORRECTED)}",
            )
        yield from _wrong_field(index, step)
    if "reach_by" in steps:
        yield from _wrong_ways(steps)


def wrong_in_opinion(journey: Journey) -> Iterator[tuple[Place, str]]:
    """Yield (place in the file, what would be right) for what tells who it is, or holds them up."""
    if len(journey.steps) > MOST:
        yield ("step",), f"an opinion asks at most {MOST} questions"
    for index, step in enumerate(journey.steps):
        if step.field not in TOUCHED:
            yield ("step", index, "field"), f"an opinion is nobody's: it asks only {', '.join(TOUCHED)}"
        if step.id in FIELDS:
            yield ("step", index, "id"), f"{step.id!r} is of a person; an opinion is nobody's"
        if step.required:
            yield ("step", index, "required"), "nobody has to answer: required = false"
        if step.preset is not None:
            yield ("step", index, "preset"), "an opinion has no preset: it would be counted as an answer"
        for number, choice in enumerate(step.choices):
            if not TOUCHABLE.fullmatch(choice.value):
                told = "a value here has at most 24 small letters, digits and _"
                yield ("step", index, "choice", number, "value"), told


def _wrong_ways(steps: Mapping[str, tuple[int, Step]]) -> Iterator[tuple[Place, str]]:
    """Each way to reach a person needs the question that asks where."""
    index, reach_by = steps["reach_by"]
    for number, choice in enumerate(reach_by.choices):
        place: Place = ("step", index, "choice", number, "value")
        if choice.value not in REACH_STEP:
            yield place, f"a person is reached by one of {', '.join(REACH_STEP)}, not {choice.value!r}"
            continue
        question = REACH_STEP[choice.value]
        if question not in steps:
            yield place, f"the answer {choice.value!r} needs a step {question!r} that asks where"
            continue
        at, step = steps[question]
        for earlier, wanted in step.when.items():
            if (earlier, wanted) != ("reach_by", choice.value):
                told = f"{question!r} is asked after reach_by = {choice.value!r}, not {earlier} = {wanted!r}"
                yield ("step", at, "when"), told
        if not step.required:
            yield ("step", at, "required"), f"the step {question!r} must be required"


def _wrong_field(index: int, step: Step) -> Iterator[tuple[Place, str]]:
    field = FIELDS.get(step.id)
    if field is not None and step.field != field:
        yield ("step", index, "field"), f"the step {step.id!r} must have field = {field!r}"
    if step.id == "name" and step.max_length > LONGEST_NAME:
        yield ("step", index, "max_length"), f"the name has at most {LONGEST_NAME} letters"


def _may_be_passed_over(index: int, step: Step) -> Iterator[tuple[Place, str]]:
    if not step.required:
        yield ("step", index, "required"), f"the step {step.id!r} must be required"
    if step.when:
        yield ("step", index, "when"), f"the step {step.id!r} must be asked of everybody"
    if step.on_review_only:
        yield (
            ("step", index, "on_review_only"),
            f"the step {step.id!r} must be asked, not filled in beforehand",
        )
