"""What was said in a quick-check, offered to be taken along into a request. Without a yes nothing of it is.

Which answer of the check is an answer of the request stands in the journey (`Step.from_check`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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


def told_by_schemes(journey: Journey, schemes: Sequence[str], found: Mapping[str, object]) -> Journey:
    """Return the journey as it is asked of who touched 'help me' on these schemes: they say what it is about.

    Where the check found nothing to take along that is not asked, and stands open on the review. Nobody can
    tell from the gap what was said in the check: who says it themselves may leave it open too. Without any
    scheme, as where all were let go of on the review, it is asked as of everybody.
    """
    told = {"required": not schemes}
    steps = tuple(
        step.model_copy(update={**told, "on_review_only": bool(schemes) and step.id not in found})
        if step.told_by_scheme
        else step
        for step in journey.steps
    )
    return journey.model_copy(update={"step": steps})


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
