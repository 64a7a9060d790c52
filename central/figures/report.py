"""What the report of a quarter says, from figures as they may leave: for an alderman, and for who has the link.

Only numbers that were published come in here. Stands are counted as they are: they are ours, and everybody saw
them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from central.accounts.models import Organisation
from central.figures.charts import Bar, Colours, bars, in_words
from central.figures.drawn import colours_of, drawn, stands_held
from central.figures.frozen import outside, outside_kept
from central.figures.matrix import Matrix, crossed, lines
from central.figures.period import months_of
from central.figures.published import share
from central.figures.quarters import Quarter
from central.figures.table import FEW, Count, Table
from central.written.tracks import tracks

USED = ("reach", "needs", "track", "matrix", "map", "obstacles", "satisfaction", "goals")
MOST = 6  # lines of one part: all of them are in the annex
ANSWERS = 10  # of fewer answers nothing is said but how many there were
Tables = Mapping[str, Table]


@dataclass(frozen=True)
class Headline:
    """A number in large letters. `before`: of the quarter before it, '' where that was not published."""

    number: str
    words: str
    before: str = ""


@dataclass(frozen=True)
class Part:
    """A chart and its table: `lines` with a number, `few` more lines with too few to tell."""

    key: str
    title: str
    lines: Sequence[Bar]
    few: int = 0
    more: int = 0  # lines that are in the annex alone
    unit: str = "Mensen"
    nothing: str = "Te weinig om te tonen: overal minder dan 5."

    @property
    def most(self) -> int:
        return max([1, *(line.n for line in self.lines if isinstance(line.n, int))])

    def chart(self, colours: Colours) -> str:
        return bars(self.key, self.title, self.lines, colours)


@dataclass(frozen=True)
class GoalLine:
    """A goal beside what was counted in the quarter."""

    sentence: str
    n: Count
    target: int
    until: date


@dataclass(frozen=True)
class Report:
    """One page, and what its annex holds."""

    organisation: Organisation
    quarter: Quarter
    made_on: date
    colours: Colours
    headlines: Sequence[Headline]
    parts: Sequence[Part]
    stands: Matrix
    goals: Sequence[GoalLine]
    tables: Tables

    @property
    def title(self) -> str:
        return f"Wat {self.organisation} bereikte: {months_of(self.quarter)}"

    @property
    def months(self) -> str:
        return months_of(self.quarter)


def published_tables(organisation: Organisation, quarter: Quarter, today: date) -> dict[str, Table]:
    """Return the figures of a quarter as they may leave, and keep what was not kept yet.

    Raises NotWholeQuarters.
    """
    return {name: outside(name, organisation, quarter.start, quarter.end, today) for name in USED}


def kept_tables(organisation: Organisation, quarter: Quarter, today: date) -> dict[str, Table]:
    """Return those that were published before; it writes nothing."""
    found = {name: outside_kept(name, organisation, quarter.start, quarter.end, today) for name in USED}
    return {name: table for name, table in found.items() if table}


def report_of(
    organisation: Organisation, quarter: Quarter, tables: Tables, before: Tables, made_on: date
) -> Report:
    """Return the report. `before`: what is known of the quarter before it; empty for nothing."""
    held = stands_held(organisation, quarter.start, quarter.end)
    known = drawn(organisation)
    sides = [lines(side, known[side], {ids[place] for ids in held.stands}, held.names[side])
             for place, side in enumerate(("action", "partner", "group"))]  # fmt: skip
    across = {one.id: one.name for one in sides[1]}
    stands = crossed(sides[2], sides[0], across, (2, 0, 1), {}, held.stands, {})
    stands_before = stands_held(organisation, quarter.before.start, quarter.before.end).total
    return Report(
        organisation,
        quarter,
        made_on,
        colours_of(organisation),
        list(_headlines(tables, before, held.total, stands_before)),
        list(_parts(tables)),
        stands,
        list(_goals(tables)),
        tables,
    )


def _headlines(tables: Tables, before: Tables, stands: int, stands_before: int) -> Iterable[Headline]:
    def total(name: str, words: str) -> Headline:
        was = in_words(before[name].total) if name in before else ""
        return Headline(in_words(tables[name].total), words, was)

    if "reach" in tables:
        yield total("reach", "mensen vroegen iets")
    if "matrix" in tables:
        yield total("matrix", "mensen kwamen aan een stand")
    yield Headline(str(stands), "stand gehouden" if stands == 1 else "stands gehouden", str(stands_before))
    if "satisfaction" in tables:
        yield _satisfied(tables["satisfaction"])


def _satisfied(table: Table) -> Headline:
    """The part that is content, where enough people answered; else how many did."""
    question = next((row.values[0] for row in table.rows), "")
    answers = {row.values[-1]: row.n for row in table.rows if row.values[0] == question}
    part = share(answers.get("good", FEW), table.total)
    if part is None:
        return Headline(in_words(table.total), "antwoorden op ‘hoe ging het?’: te weinig voor een percentage")
    return Headline(f"{part} %", "van wie antwoordde, vond het goed")


def _parts(tables: Tables) -> Iterable[Part]:
    yield _part(tables, "needs", "waarover", "Waarover mensen iets vroegen", _where("about"))
    yield _part(tables, "reach", "kanaal", "Hoe mensen ons vonden", _where("channel"))
    yield _part(tables, "reach", "gemeente", "Waar mensen wonen", _where("municipality"))
    yield _track(tables)
    obstacles = _part(tables, "obstacles", "drempels", "Wat mensen tegenhoudt", lambda values: values[0])
    yield obstacles


def _where(by: str) -> Callable[[tuple[str, ...]], str | None]:
    return lambda values: values[1] if values[0] == by else None


def _part(
    tables: Tables, name: str, key: str, title: str, picked: Callable[[tuple[str, ...]], str | None]
) -> Part:
    table = tables.get(name)
    if table is None or not table.rows:
        return Part(key, title, (), nothing="Hiernaar vroegen we nog niet.")
    found = [(table.said(row)[-1], row.n) for row in table.rows if picked(row.values) is not None]
    told = [Bar(label, n) for label, n in found if isinstance(n, int) and n > 0]
    told.sort(key=lambda one: (-int(one.n), one.label))
    few = sum(n == FEW for _, n in found)
    return Part(key, title, told[:MOST], few, max(0, len(told) - MOST))


def _track(tables: Tables) -> Part:
    """The track that most people follow, in the order of its stages: where they are on the way."""
    table, title = tables.get("track"), "Hoe ver mensen geraakten"
    counted = {row.values: row.n for row in table.rows} if table else {}
    found: tuple[int, Part] = (0, Part("traject", title, (), nothing="Nog niets om te tonen."))
    for track in tracks().by_id.values():
        stages = [Bar(one.title, counted.get((track.id, "stage", one.id), FEW)) for one in track.stages]
        size = sum(one.n for one in stages if isinstance(one.n, int))
        if size > found[0]:
            few = sum(one.n == FEW for one in stages)
            shown = [one for one in stages if one.n != FEW]
            found = size, Part("traject", f"{title}: {track.title.lower()}", shown, few, unit="Vragen")
    return found[1]


def _goals(tables: Tables) -> Iterable[GoalLine]:
    table = tables.get("goals")
    for row in table.rows if table else ():
        sentence, until = table.said(row)[0], (table.words or {}).get("until", {})  # type: ignore[union-attr]
        end = until.get(row.values[0], "")
        yield GoalLine(sentence, row.n, int(row.values[1]), date.fromisoformat(end) if end else date.max)
