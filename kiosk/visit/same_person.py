"""'Something else?': who asked for one thing asks for another without typing again who they are.

Only what several journeys ask in the same words goes along (`same_as`): whom somebody else gave a name for is
not who stands here. It lives as long as the visit, and nothing of it is in what was sent before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from kiosk.journeys.model import Journey, Step
from kiosk.visit.path import applies

REACHED_AT = ("phone", "email", "found_at")
WHO = ("name", "reach_by", *REACHED_AT, "place")  # in every journey by these ids
Question = tuple[str, str]  # in which journey its words stand, its id there
Known = Mapping[Question, object]
NOTHING_KNOWN: Known = MappingProxyType({})


def told_of_self(
    journey: Journey, answers: Mapping[str, object], others: Iterable[Journey]
) -> dict[Question, object]:
    """Return what somebody said of themselves and would have to say again in one of the `others`."""
    shared = {(step.same_as, step.id) for other in others for step in other.steps if step.same_as}
    return {
        question: answers[step.id]
        for step in journey.steps
        if step.id in WHO and answers.get(step.id) and (question := _question(journey, step)) in shared
    }


def known_in(known: Known, journey: Journey) -> dict[str, object]:
    """Return the answers that are known already, by step of the journey; none that it would not ask for."""
    here: dict[str, object] = {}
    for step in journey.steps:
        if (said := known.get(_question(journey, step))) is not None and applies(step, here):
            here[step.id] = said
    return here


def without_known(ids: Iterable[str], known: Collection[str]) -> list[str]:
    """Return the questions that are still to be asked."""
    return [one for one in ids if one not in known]


def never_asked(known: Collection[str]) -> tuple[str, ...]:
    """Return what no way leads to: of how somebody is reached only that is asked for which is not known."""
    return (*known, *(REACHED_AT if "reach_by" in known else ()))


def _question(journey: Journey, step: Step) -> Question:
    return step.same_as or journey.id, step.id
