"""What was said in a quick-check, offered to be taken along into a request. Without a yes nothing of it is.

Which answer of the check is an answer of the request stands in the journey (`Step.from_check`).
"""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.journeys.model import Journey, Step
from kiosk.visit.ask import Ask, Option
from kiosk.visit.path import asked_steps

CARRY = "carry"  # the question; no step of a journey may be called so
YES, NO = "yes", "no"


def found_in(facts: Mapping[str, str], journey: Journey) -> dict[str, object]:
    """Return what the answers of a quick-check say already, by step of the journey."""
    found: dict[str, object] = {}
    for step in journey.steps:
        said = [words[facts[fact]] for fact, words in step.from_check.items() if facts.get(fact) in words]
        if said:
            found[step.id] = said if step.field == "several" else said[0]
    return found


def asked_in_order(
    journey: Journey, answers: Mapping[str, object], found: Mapping[str, object], taken: bool
) -> list[str]:
    """Return the ids of what is asked: the notice, whether to take along, and what is not said yet."""
    ids = [step.id for step in asked_steps(journey, answers)]
    if not found:
        return ids
    if taken:
        ids = [one for one in ids if one not in found]
    ids.insert(ids.index("notice") + 1 if "notice" in ids else 0, CARRY)
    return ids


def ask_of_carrying(journey: Journey, found: Mapping[str, object]) -> Ask:
    """Return the question, with all that would be taken along under it."""
    told: list[tuple[str, ...]] = []
    for step_id, said in found.items():
        told += _told(journey, journey.by_id(step_id), said)
    options = (Option(YES, "carry.yes", "check"), Option(NO, "carry.no", "x"))
    return Ask(CARRY, "choice", "carry.title", icon="arrow-right", options=options, told=tuple(told))


def _told(journey: Journey, step: Step, said: object) -> list[tuple[str, ...]]:
    """Return the text keys of an answer: of a choice its own words, of yes or no also what it is about."""
    if step.field == "yesno":
        return [(step.key(journey.id, "review"), f"ui.{said}")]
    values = said if isinstance(said, list) else [said]
    return [(step.key(journey.id, f"choice.{value}"),) for value in values]
