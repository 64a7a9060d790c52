"""What is told after the last touch: who is thanked, whom we call, what happens in turn, who brings what.

The last screen, the paper and the paper that goes by mail all ask here, so that they cannot differ. Each
sentence comes as its key and its Dutch: whoever asks looks up the language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.journeys.model import Journey, Sentence, Step

ASKED_BY_TOUCH = ("choice", "several", "yesno")
PARTS = ("first", "next_steps", "bring")


@dataclass(frozen=True)
class Said:
    """One sentence: its text key and its Dutch."""

    key: str
    dutch: str


@dataclass(frozen=True)
class Ending:
    """The words of one journey for one person; None: those of every journey."""

    title: Said | None
    asked: Said | None
    contact: Said | None
    first: tuple[Said, ...]
    next_steps: tuple[Said, ...]
    bring: tuple[Said, ...]


def ending_of(journey: Journey, answers: Mapping[str, object]) -> Ending:
    """Return what is told to who gave these answers, `reach_by` among them."""
    way = str(answers.get("reach_by", ""))
    contact = next((line for known, line in journey.contact.items() if known == way), None)
    return Ending(
        _said(journey, "done_title", journey.done_title),
        _said(journey, "asked", journey.asked),
        _said(journey, f"contact.{way}", contact),
        *(tuple(_numbered(journey, part, answers)) for part in PARTS),
    )


def everything_told(journey: Journey) -> Iterator[Said]:
    """Yield every sentence the journey has for anybody: for translators."""
    singles = {"done_title": journey.done_title, "asked": journey.asked}
    singles |= {f"contact.{way}": line for way, line in journey.contact.items()}
    for part, dutch in singles.items():
        if dutch:
            yield Said(f"journey.{journey.id}.{part}", dutch)
    for part in PARTS:
        yield from _numbered(journey, part)


def looked_at(journey: Journey, answers: Mapping[str, object]) -> dict[str, str | tuple[str, ...]]:
    """Return the few answers that decide what is told: touched, never typed. The rest may go."""
    asked = {step for part in PARTS for one in getattr(journey, part) for step in one.when}
    touched = [step for step in journey.steps if step.id in asked and step.field in ASKED_BY_TOUCH]
    return {step.id: _plain(answers[step.id]) for step in touched if step.id in answers}


def can_be_answered(step: Step) -> tuple[str, ...]:
    """Return the answers to touch of a step; empty for one that is typed."""
    return ("yes", "no", "unknown") if step.field == "yesno" else tuple(one.value for one in step.choices)


def _numbered(journey: Journey, part: str, answers: Mapping[str, object] | None = None) -> Iterator[Said]:
    for number, one in enumerate(getattr(journey, part), 1):
        if answers is None or _fits(one, answers):
            yield Said(f"journey.{journey.id}.{part}.{number}", one.text)


def _said(journey: Journey, part: str, dutch: str | None) -> Said | None:
    return Said(f"journey.{journey.id}.{part}", dutch) if dutch else None


def _fits(sentence: Sentence, answers: Mapping[str, object]) -> bool:
    """Say whether every named answer is, or holds, one of the wanted ones."""
    return all(
        set(_several(wanted)) & set(_several(answers.get(step))) for step, wanted in sentence.when.items()
    )


def _several(said: object) -> tuple[str, ...]:
    return tuple(map(str, said)) if isinstance(said, (list, tuple)) else () if said is None else (str(said),)


def _plain(said: object) -> str | tuple[str, ...]:
    return _several(said) if isinstance(said, (list, tuple)) else str(said)
