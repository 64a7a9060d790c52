"""What people think and miss without saying who they are, and what they want to learn, as parts of figures.

An opinion is counted by the quarter (central.opinions): a period takes every quarter of which it has a day.
Of fewer than FEWEST answers nothing is said but how many there are, also inside: who stood at the kiosk that
week is known to colleagues.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Protocol

from central.accounts.models import Organisation
from central.figures import domain
from central.figures.naming import UNKNOWN
from central.figures.quarters import quarter_of
from central.figures.sums import Split, Sums
from central.opinions.counting import EVERYBODY, Said, answers_of, counted, journeys
from central.written import labels
from kiosk.journeys.model import Journey

FEWEST: Final = 10
NEEDS: Final = "needs"  # the journey, and its step; all other journeys of this kind ask how it was
TOLD: Final = ("counted", "told")  # how many said what they miss
TOLD_WORDS: Final = {"/".join(TOLD): "Zeiden wat ze missen"}
LEARN: Final = "learn"  # kind of what is counted: subject, municipality


class OverDays(Protocol):
    """Whose answers, from which day to which: what is asked of Sums here, and all that a trend has."""

    @property
    def organisation(self) -> Organisation: ...

    @property
    def start(self) -> date: ...

    @property
    def end(self) -> date: ...


@dataclass(frozen=True)
class Part:
    """Rows for a figure, what their ids are called, and which of them stand there anyway."""

    rows: Mapping[Split, int] = field(default_factory=dict)
    total: int = 0
    words: Mapping[str, str] = field(default_factory=dict)
    known: tuple[Split, ...] = ()
    covering: tuple[Split, ...] = ()  # what everybody answers who answers anything
    by_dimension: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: bool = False  # something is asked here, or was


def missing(over: OverDays) -> Part:
    """Return what people miss: by `missing`, with how many answered."""
    told, known = _told(over), journeys().get(NEEDS)
    total = told[NEEDS, *EVERYBODY]
    if total < FEWEST:
        return Part({TOLD: total} if total else {}, total, TOLD_WORDS)
    rows = {
        ("missing", one): n for (journey, step, one), n in told.items() if journey == NEEDS and step and n
    }
    words = {one: label for step in known.steps for one, label in answers_of(step).items()} if known else {}
    named = TOLD_WORDS | {f"missing/{one}": label for one, label in words.items()}
    return Part({TOLD: total} | rows, total, named, tuple(("missing", one) for one in words))


def satisfaction(over: OverDays) -> Part:
    """Return how it was: question × answer, of every journey that asks it."""
    told = Counter({said: n for said, n in _told(over).items() if said[0] != NEEDS})
    known = {id_: one for id_, one in journeys().items() if id_ != NEEDS}
    known = dict(sorted(known.items(), key=lambda one: one[0] != "satisfaction"))  # every visit before a few
    total = sum(n for (_, *said), n in told.items() if tuple(said) == EVERYBODY)
    asked = bool(known or total)
    if total < FEWEST:
        return Part(total=total, asked=asked)
    rows = {(_question(journey, step), one): n for (journey, step, one), n in told.items() if step and n}
    every = tuple(_rows_of(known.values(), first_alone=False))
    return Part(
        {one: rows.get(one, 0) for one in {*every, *rows}},
        total,
        {},
        every,
        tuple(_rows_of(known.values(), first_alone=True)),
        _words_of(known.values()),
        asked,
    )


def learning(sums: Sums) -> Part:
    """Return what people want to learn, by subject and the municipality they live in: by `learn`."""
    towns = {"": UNKNOWN} | domain.municipality_names()
    subjects = {
        choice.value: choice.label
        for journey in labels.words().journeys.values()
        for step in journey.steps
        if step.id == LEARN
        for choice in step.choices
    }
    rows, words = {}, {}
    for key, n in sums.of(LEARN).items():
        if n:
            id_ = f"{key.one}.{key.two}"
            rows["learn", id_] = n
            words[f"learn/{id_}"] = f"{towns.get(key.two, key.two)}: {subjects.get(key.one, key.one)}"
    return Part(rows, words=words)


def _told(over: OverDays) -> Counter[Said]:
    first, last = quarter_of(over.start), quarter_of(over.end)
    quarters = []
    while first <= last:
        quarters.append(str(first))
        first = first.next
    return counted(over.organisation, quarters)


def _question(journey: str, step: str) -> str:
    return f"{journey}.{step}"


def _rows_of(known: Iterable[Journey], first_alone: bool) -> Iterable[Split]:
    for journey in known:
        for step in journey.steps[: 1 if first_alone else None]:
            yield from ((_question(journey.id, step.id), one) for one in answers_of(step))


def _words_of(known: Iterable[Journey]) -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = {"question": {}, "answer": {}}
    for journey in known:
        for step in journey.steps:
            question = _question(journey.id, step.id)
            words["question"][question] = step.title
            words["answer"] |= {f"{question}/{one}": label for one, label in answers_of(step).items()}
    return words
