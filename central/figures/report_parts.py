"""The parts of a report, read from tables as they may leave. No database here: what comes in was published.

Stands are counted as they are: they are ours, and everybody saw them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from central.figures.charts import Bar, Colours, bars, in_words
from central.figures.frozen import added
from central.figures.published import share
from central.figures.table import FEW, Count, Table
from central.written.track import Track
from central.written.tracks import tracks

MOST = 6  # lines of one part: all of them are in the annex
AFTER_VISIT = "satisfaction.went"  # the question of the journey that every kiosk asks
UNWANTED = ("gave-up", "withdrawn")  # endings that are nothing to be proud of
Split = tuple[str, ...]
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
    what: str = "Wat"  # the head above its lines
    unit: str = "Mensen"
    extra: bool = False  # on paper only where there is room
    nothing: str = "Te weinig om te tonen: overal minder dan 5."

    @property
    def rest(self) -> str:
        """What is not in its lines, in words; '' for nothing."""
        said = [f"{self.more} andere staan in de bijlage"] if self.more else []
        if self.few:
            said.append(f"bij {self.few} andere: minder dan 5")
        text = ", ".join(said)
        return f"{text[:1].upper()}{text[1:]}." if text else ""

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
    since: date
    until: date


def headlines(tables: Tables, before: Tables, stands: int, stands_before: int) -> Iterable[Headline]:
    def total(name: str, words: str) -> Headline:
        was = in_words(before[name].total) if name in before else ""
        return Headline(in_words(tables[name].total), words, was)

    if "reach" in tables:
        yield total("reach", "mensen vroegen iets")
    if "matrix" in tables:
        yield total("matrix", "mensen kwamen aan een stand")
    yield Headline(str(stands), "stand gehouden" if stands == 1 else "stands gehouden", str(stands_before))
    told = _satisfied(tables["satisfaction"]) if "satisfaction" in tables else None
    told = told or _ended(tables.get("track"))
    if told:
        yield told


def _satisfied(table: Table) -> Headline | None:
    """The part that is content, where enough people answered; None where they are too few to tell."""
    answers = {row.values[-1]: row.n for row in table.rows if row.values[0] == AFTER_VISIT}
    part = share(answers.get("good", FEW), added(list(answers.values())))
    return None if part is None else Headline(f"{part} %", "van wie antwoordde, vond het goed")


def _ended(table: Table | None) -> Headline | None:
    """The good ending that most questions had; None where each is too few to tell."""
    found = [
        (row.n, table.said(row)[-1])
        for row in (table.rows if table else ())
        if row.values[1] == "outcome" and row.values[2] not in UNWANTED and isinstance(row.n, int) and row.n
    ]
    n, title = max(found, default=(0, ""))
    return Headline(in_words(n), f"vragen eindigden met: {title.lower()}") if n else None


def lead(tables: Tables) -> str:
    """Return in a sentence or two what strikes the eye; '' where everything is too few to tell."""
    needs, towns = (part.lines for part in parts(tables) if part.key in ("waarover", "gemeente"))
    said = []
    if needs:
        said.append(f"Het vaakst vroegen mensen: {needs[0].label[:1].lower()}{needs[0].label[1:]}.")
    if towns:
        said.append(f"De meeste mensen wonen in {towns[0].label}.")
    return " ".join(said)


def parts(tables: Tables) -> Iterable[Part]:
    yield _part(tables, "needs", "waarover", "Waarover mensen iets vroegen", "Vraag", _where("about"))
    yield _part(tables, "reach", "kanaal", "Hoe mensen ons vonden", "Via", _where("channel"))
    yield _part(tables, "reach", "gemeente", "Waar mensen wonen", "Gemeente", _where("municipality"))
    track = _main_track(tables.get("track"))
    yield _stages(tables.get("track"), track)
    yield _part(tables, "obstacles", "drempels", "Wat mensen tegenhoudt", "Drempel", lambda values: values[0])
    if track:
        ended = _part(
            tables, "track", "afloop", f"Hoe het afliep: {track.title.lower()}", "Einde", _ends(track)
        )
        yield replace(ended, unit="Vragen", extra=True)
    languages = _part(tables, "reach", "taal", "Welke taal mensen kozen", "Taal", _where("language"))
    yield replace(languages, extra=True)


def _where(by: str) -> Callable[[Split], str | None]:
    return lambda values: values[1] if values[0] == by else None


def _ends(track: Track) -> Callable[[Split], str | None]:
    return lambda values: values[2] if values[:2] == (track.id, "outcome") else None


def _part(
    tables: Tables, name: str, key: str, title: str, what: str, picked: Callable[[Split], str | None]
) -> Part:
    table = tables.get(name)
    if table is None or not table.rows:
        return Part(key, title, (), nothing="Hiernaar vroegen we nog niet.")
    found = [(table.said(row)[-1], row.n) for row in table.rows if picked(row.values) is not None]
    told = [Bar(label, n) for label, n in found if isinstance(n, int) and n > 0]
    told.sort(key=lambda one: (-int(one.n), one.label))
    if all(n == 0 for _, n in found):
        return Part(key, title, (), nothing="Hiernaar vroegen we nog niet.")
    few = sum(n == FEW for _, n in found)
    return Part(key, title, told[:MOST], few, max(0, len(told) - MOST), what)


def _counted(table: Table | None, track: Track) -> list[Bar]:
    """Return the stages of a track with how many questions came there, without the last.

    At the last one is whoever was helped and whoever gave up: how it ended says more.
    """
    counted = {row.values: row.n for row in table.rows} if table else {}
    return [Bar(one.title, counted.get((track.id, "stage", one.id), FEW)) for one in track.stages[:-1]]


def _main_track(table: Table | None) -> Track | None:
    """Return the track that most questions follow; None where each has too few to tell."""
    sizes = {
        track.id: sum(one.n for one in _counted(table, track) if isinstance(one.n, int))
        for track in tracks().by_id.values()
    }
    most = max(sizes, key=sizes.__getitem__, default="")
    return tracks().by_id[most] if sizes.get(most) else None


def _stages(table: Table | None, track: Track | None) -> Part:
    """Where people are on the way, in the order of the stages."""
    title = "Hoe ver mensen geraakten"
    if track is None:
        return Part("traject", title, (), nothing="Nog niets om te tonen.")
    stages = _counted(table, track)
    few, shown = sum(one.n == FEW for one in stages), [one for one in stages if one.n != FEW]
    return Part("traject", f"{title}: {track.title.lower()}", shown, few, what="Fase", unit="Vragen")
