"""What the end of a journey says to whom: checked when the site is read, or a sentence is never told."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.journeys.ending import ASKED_BY_TOUCH, PARTS, can_be_answered
from kiosk.journeys.model import Journey
from kiosk.site.lines import did_you_mean

Place = tuple[str | int, ...]


def wrong_in_ending(journey: Journey) -> Iterator[tuple[Place, str]]:
    """Yield (place in the file, what would be right) for what nobody would ever be told."""
    steps = {step.id: step for step in journey.steps}
    ways = can_be_answered(steps["reach_by"]) if "reach_by" in steps else ()
    for way in journey.contact:
        if way not in ways:
            yield ("contact", way), f"nobody answers {way!r} to 'reach_by' here" + did_you_mean(way, ways)
    for part in PARTS:
        for index, sentence in enumerate(getattr(journey, part)):
            for step_id, wanted in sentence.when.items():
                place: Place = (part, index, "when", step_id)
                step = steps.get(step_id)
                if step is None:
                    yield place, f"no step is called {step_id!r}" + did_you_mean(step_id, steps)
                elif step.field not in ASKED_BY_TOUCH:
                    yield place, f"{step_id!r} is typed; what is told can only follow an answer to touch"
                else:
                    answers = can_be_answered(step)
                    for one in (wanted,) if isinstance(wanted, str) else wanted:
                        if one not in answers:
                            near = did_you_mean(one, answers)
                            yield place, f"{step_id!r} never has the answer {one!r}" + near
