"""What people miss and how content they are over the last quarters, and which need rose most.

Only quarters that are over: half a quarter would always look like a fall. A quarter with fewer than FEWEST
answers says only how many there were (central.figures.opinions), here too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import sqrt
from typing import Final, NamedTuple

from central.accounts.models import Organisation
from central.figures.frozen import QUARTER, added, outside
from central.figures.naming import known
from central.figures.opinions import FEWEST, TOLD, TOLD_WORDS, Part, missing, satisfaction
from central.figures.period import ended_quarters
from central.figures.published import BASE
from central.figures.quarters import Quarter
from central.figures.sums import Split
from central.figures.table import FEW, Count, Row, Table

QUARTERS: Final = 8
PARTS = {"needs": missing, "satisfaction": satisfaction}
SAID: Final = {"needs": TOLD_WORDS, "satisfaction": {"/".join(TOLD): "Zeiden hoe het ging"}}
BY_CHANCE: Final = 2  # standard errors: a smaller difference comes one time in twenty without any cause
MISSED: Final = "Wat mensen missen"


class Over(NamedTuple):
    """One quarter of an organisation."""

    organisation: Organisation
    start: date
    end: date


class Line(NamedTuple):
    """One answer over the quarters; None where too few answered to say."""

    label: str
    counts: tuple[int | None, ...]


@dataclass(frozen=True)
class Trend:
    """One question over the quarters. `told`: how many answered it in each; `id` is its own on a page."""

    id: str
    title: str
    quarters: tuple[Quarter, ...]
    told: tuple[int, ...]
    lines: tuple[Line, ...]


def trends_of(name: str, organisation: Organisation, today: date) -> list[Trend]:
    """Return each question of a figure over the last quarters; none where nobody ever answered."""
    table = exact(name, organisation, today)
    quarters = tuple(_quarters(today))
    found: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for row in table.rows:
        quarter, question, answer = row.values
        found[question][answer][quarter] = int(row.n)
    asked = found.pop(TOLD[0], {}).get(TOLD[1], {})
    words = table.words or {}
    if not found and asked:  # never enough of them: how many there were is all there is to say
        told = tuple(asked.get(str(one), 0) for one in quarters)
        return [Trend("t0", known(name).title, quarters, told, ())]
    every = (
        _trend(f"t{number}", name, question, answers, quarters, asked, words)
        for number, (question, answers) in enumerate(found.items())
    )
    return [one for one in every if any(n for line in one.lines for n in line.counts)]


def _trend(
    id_: str,
    name: str,
    question: str,
    answers: Mapping[str, Mapping[str, int]],
    quarters: tuple[Quarter, ...],
    asked: Mapping[str, int],
    words: Mapping[str, Mapping[str, str]],
) -> Trend:
    enough = [asked.get(str(one), 0) >= FEWEST for one in quarters]
    lines = tuple(
        Line(
            words[_answer_of(name)].get(f"{question}/{answer}", answer),
            tuple(of.get(str(one), 0) if said else None for one, said in zip(quarters, enough, strict=True)),
        )
        for answer, of in answers.items()
    )
    title = MISSED if name == "needs" else words["question"].get(question, question)
    several = name == "needs"  # one person touches several: their sum is not how many answered
    told = tuple(
        asked.get(str(one), 0) if several or not said else sum(line.counts[at] or 0 for line in lines)
        for at, (one, said) in enumerate(zip(quarters, enough, strict=True))
    )
    return Trend(id_, title, quarters, told, lines)


def exact(name: str, organisation: Organisation, today: date) -> Table:
    """Return the answers of each quarter as one table: for who works at the organisation."""
    quarters, rows = _quarters(today), []
    words: dict[str, dict[str, str]] = {QUARTER: {str(one): one.in_words for one in quarters}}
    by, value = known(name).split
    words |= {by: {"missing": MISSED, TOLD[0]: "Geteld"}, value: dict(SAID[name])}
    total = 0
    for quarter in quarters:
        part = PARTS[name](Over(organisation, quarter.start, quarter.end))
        total += part.total
        words[value] |= part.words
        for dimension, said in part.by_dimension.items():
            words[dimension] |= said
        rows += [Row((str(quarter), *values), n) for values, n in _rows(part).items()]
    return Table(
        name, organisation.slug, quarters[0].start, quarters[-1].end, (QUARTER, by, value), tuple(rows),
        total, words=words,
    )  # fmt: skip


def _rows(part: Part) -> dict[Split, int]:
    """Return how many answered, then each answer in the order of its question."""
    if not part.total:
        return {}
    shown = [one for one in part.known if one != TOLD] if part.total >= FEWEST else []
    rest = sorted(one for one in part.rows if one not in shown and one != TOLD)
    return {TOLD: part.total} | {one: part.rows.get(one, 0) for one in (*shown, *rest)}


def may_leave(name: str, organisation: Organisation, today: date) -> Table:
    """Return the same as it was published quarter by quarter; it publishes what was not kept yet."""
    quarters = _quarters(today)
    table = outside(name, organisation, quarters[0].start, quarters[-1].end, today)
    if name != "needs":
        return table
    rows = tuple(row for row in table.rows if row.values[1] in ("missing", TOLD[0]))
    told: list[Count] = [row.n for row in rows if row.values[1:] == TOLD]
    return replace(table, rows=rows, total=added(told) if told else FEW)


def _quarters(today: date) -> list[Quarter]:
    return ended_quarters(today, QUARTERS)[::-1]


def what_rose(trend: Trend) -> str:
    """Return in one sentence which need rose most since the quarter before, where the counts allow it.

    Of who answered, since more people answer in one quarter than in another; only a rise that is larger than
    what comes and goes by chance.
    """
    before, last = trend.told[-2:]
    if min(before, last) < BASE:
        return (
            f"Wat het meest steeg, kunnen we nog niet zeggen: daarvoor moeten in elk van de laatste twee "
            f"kwartalen {BASE} mensen antwoorden. Het waren er {before} en {last}."
        )
    risen = [(_rise(line, before, last), line) for line in trend.lines]
    rise, line = max(risen, key=lambda one: one[0], default=(0.0, None))
    if line is None or not rise:
        return "Niets steeg duidelijk sinds het kwartaal ervoor: de verschillen kunnen toeval zijn."
    then, now = (round(100 * (line.counts[at] or 0) / told) for at, told in ((-2, before), (-1, last)))
    return (
        f"Steeg het meest: {line.label}. Van wie antwoordde in het {trend.quarters[-1].in_words} mist "
        f"{now} % dit, in het kwartaal ervoor {then} %."
    )


def _rise(line: Line, before: int, last: int) -> float:
    """Return by which part of all a line rose; 0 where that may be chance (two proportions, pooled)."""
    earlier, later = line.counts[-2] or 0, line.counts[-1] or 0
    all_ = (earlier + later) / (before + last)
    chance = sqrt(all_ * (1 - all_) * (1 / before + 1 / last))
    rise = later / last - earlier / before
    return rise if rise > BY_CHANCE * chance else 0.0


def _answer_of(name: str) -> str:
    return known(name).split[1]
