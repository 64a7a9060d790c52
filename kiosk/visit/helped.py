"""Who fills it in: nobody asks somebody who stands there alone; of two before one screen it is not known.

'Myself' is filled in beforehand for the many who come alone. With two at the screen (*Samen*) that would be a
guess written down as an answer: then it is a question like the others.
"""

from __future__ import annotations

from kiosk.journeys.model import Journey

HELPER = "helper"


def asking_who(journey: Journey) -> Journey:
    """Return the journey with the question who fills it in; as it is where there is no such question."""
    steps = tuple(
        step.model_copy(update={"on_review_only": False, "preset": None}) if step.id == HELPER else step
        for step in journey.steps
    )
    return journey.model_copy(update={"step": steps})


def still_ahead(journey: Journey, current: str | None) -> bool:
    """Say whether that question would come after `current`, a step or something asked between steps."""
    ids = [step.id for step in journey.steps]
    return (
        HELPER in ids and current is not None and (current not in ids or current in ids[: ids.index(HELPER)])
    )
