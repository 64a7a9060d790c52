"""A figure of one organisation over a period, from what was counted as it happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from central.accounts.models import Organisation
from central.cases.from_check import MONTH
from central.equipment.counted import came_and_went
from central.figures import domain, opinions
from central.figures.domain import Domain
from central.figures.keys import BAND_IDS, DEVICES, OBSTACLE_AT, OBSTACLES, Key, half_by
from central.figures.naming import UNKNOWN, known
from central.figures.published import BASE
from central.figures.quarters import FIRST
from central.figures.sums import Split, Sums
from central.figures.table import WHOLE, Row, Table

Words = dict[str, dict[str, str]]


@dataclass(frozen=True)
class _Said:
    """What a figure says: its rows, its total, what its ids are called, and what stands there anyway."""

    rows: dict[Split, int]
    total: int
    words: Words
    known: Iterable[Split] = ()
    empty: Iterable[Split] = ()
    inside: Iterable[str] = ()
    covering: Iterable[Split] = ()


_Build = Callable[["Sums"], _Said]
# Figures that are counted elsewhere, such as goals: by name, what makes the table.
_elsewhere: dict[str, Callable[[Organisation, date, date], Table]] = {}


def counted_by(name: str, figure_of: Callable[[Organisation, date, date], Table]) -> None:
    """Let a part of this room that is made later, such as goals, give the table of a figure."""
    _elsewhere[known(name).name] = figure_of


def figure(name: str, organisation: Organisation, start: date, end: date) -> Table:
    """Return a figure, exact: for who works at the organisation. Raises UnknownFigure."""
    about = known(name)
    if about.name in _elsewhere:
        return _elsewhere[about.name](organisation, start, end)
    said = _BUILT[about.name](Sums(organisation, start, end))
    rows = tuple(Row(values, n) for values, n in sorted(said.rows.items(), key=_order))
    return Table(
        about.name, organisation.slug, start, end, about.split, rows, said.total,
        words=said.words, known=frozenset(said.known), empty=frozenset(said.empty),
        inside=frozenset(said.inside), covering=frozenset(said.covering),
    )  # fmt: skip


def _order(row: tuple[Split, int]) -> tuple[Split, int, Split]:
    return row[0][:-1], -row[1], row[0]


def _all(sums: Sums) -> Counter[str]:
    return Counter({key.one: n for key, n in sums.of("all").items()})


def after_checks(organisation: Organisation, today: date) -> tuple[int, int]:
    """Return how many asked after a check, a month ago or longer, and how many got it within a month."""
    said = Sums(organisation, FIRST, today - MONTH).of("check")
    return said[Key("check", "asked")], said[Key("check", "arranged")]


def _reach(sums: Sums) -> _Said:
    sums.look("all", "reach")
    here, everybody = Domain.of(sums.organisation), _all(sums)
    by = {
        "month": domain.months_of(sums.start, sums.end),
        "municipality": here.municipalities(),
        "channel": here.channels(),
        "language": here.languages(),
        "source": domain.sources(),
    }
    rows = sums.split("reach", dimensions=2)
    rows |= {("counted", what): everybody[what] for what in domain.COUNTED if everybody[what]}
    by_stand = by | {"stand": domain.stand_words(sums.organisation)["place"], "counted": domain.COUNTED}
    by_stand["municipality"] = by["municipality"] | domain.municipality_names()
    by_stand["language"] = {one: here.words.language(one) for what, one in rows if what == "language"} | by[
        "language"
    ]
    value = {f"{what}/{one}": word for what, words in by_stand.items() for one, word in words.items()}
    value[""] = UNKNOWN
    fixed = [(what, one) for what, words in by.items() for one in words]
    fixed += [("counted", what) for what in domain.COUNTED]
    words = {"by": domain.BY, "value": value}
    return _Said(rows, everybody["people"], words, fixed, inside=("month", "source"))


def _needs(sums: Sums) -> _Said:
    sums.look("all", "needs")
    here = Domain.of(sums.organisation)
    journeys, schemes = here.journeys(), here.schemes()
    fixed = [("about", one) for one in journeys] + [("scheme", one) for one in schemes]
    value = {"": UNKNOWN} | {id_: one.title for (_, id_), one in here.words.journeys.items()}
    value |= here.words.schemes | journeys | schemes
    rows = sums.split("needs", dimensions=2)
    learning, missing = opinions.learning(sums), opinions.missing(sums)
    rows |= learning.rows | missing.rows
    value |= learning.words | missing.words
    return _Said(rows, _all(sums)["people"], {"by": domain.BY, "value": value}, [*fixed, *missing.known])


def _track(sums: Sums) -> _Said:
    sums.look("all", "track")
    rows = sums.split("track", dimensions=3) | _halves(sums)
    total = _all(sums)["questions"]
    return _Said(rows, total, domain.track_words(), domain.track_rows(), inside=("days",))


def _halves(sums: Sums) -> dict[Split, int]:
    """Return in how long half of those of a stage were there, with how many they are; of twenty or more."""
    rows = sums.split("track", dimensions=3)
    found = {}
    for (track, what, stage), n in rows.items():
        if what == "stage" and n >= BASE:
            by_band = {name: rows.get((track, "days", f"{stage}/{name}"), 0) for name in BAND_IDS}
            if name := half_by(by_band):
                found[track, "half", f"{stage}/{name}"] = n
    return found


def _matrix(sums: Sums) -> _Said:
    sums.look("all", "held", "matrix")
    rows = dict.fromkeys(sums.split("held", dimensions=3), 0) | sums.split("matrix", dimensions=3)
    held = sums.split("held", dimensions=3)
    words = domain.stand_words(sums.organisation)
    return _Said(
        rows, _all(sums)["stands"], {one: words[one] for one in ("action", "partner", "group")}, held
    )


def _map(sums: Sums) -> _Said:
    sums.look("all", "reach")
    here = Domain.of(sums.organisation)
    offers, around = here.offers_in(), here.municipalities()
    came = {one: n for (by, one), n in sums.split("reach", dimensions=2).items() if by == "municipality"}
    rows = {(one, str(offers[one])): n for one, n in (dict.fromkeys(offers, 0) | came).items()}
    names = {"": UNKNOWN} | domain.municipality_names()
    fixed = [(one, str(offers[one])) for one in {*around, *offers}]
    return _Said(rows, _all(sums)["people"], {"municipality": names}, fixed)


def _attendance(sums: Sums) -> _Said:
    here = Domain.of(sums.organisation)
    rows = sums.split("there", dimensions=2)
    what = domain.attendance_words(here.offers)
    fixed = [(one.slug, state) for one in here.offers for state in what["what"]]
    total = sum(n for (_, state), n in rows.items() if state == domain.PRESENT)
    there = [(one.slug, domain.PRESENT) for one in here.offers]
    return _Said(rows, total, what, fixed, covering=there)


def _laptops(sums: Sums) -> _Said:
    rows, words = sums.split("track", dimensions=3), domain.track_words()
    mine = {
        (flow, one): n for (flow, what, one), n in rows.items() if flow in domain.FLOWS and what == "stage"
    }
    fixed = [
        (flow, one) for flow, what, one in domain.track_rows() if flow in domain.FLOWS and what == "stage"
    ]
    starts = domain.starts()
    asked = [(flow, starts[flow]) for flow in domain.FLOWS if flow in starts]
    total = sum(mine.get(one, 0) for one in asked)
    devices = came_and_went(sums.organisation, sums.start, sums.end)
    mine |= {(DEVICES, what): n for what, n in devices.items() if n}
    fixed += [(DEVICES, what) for what in devices]
    flow = domain.FLOWS | {DEVICES: "Toestellen"}
    stage = words["value"] | domain.DEVICE_WORDS
    return _Said(mine, total, {"flow": flow, "stage": stage}, fixed, covering=asked)


def _obstacles(sums: Sums) -> _Said:
    said = sums.split("obstacles", dimensions=1)
    rows = {(one,): said.get((one,), 0) for one in OBSTACLES}
    nobody = () if said or Domain.of(sums.organisation).asks_obstacles() else (WHOLE,)
    total, words = sum(rows.values()), {"obstacle": domain.OBSTACLE_WORDS}
    return _Said(rows, total, words, rows, nobody, covering=rows)


def _obstacles_by_place(sums: Sums) -> _Said:
    """Each obstacle of each municipality, and of everywhere together: as `obstacles`, to the same total.

    So the total is protected by the rows that make it up here as it is there (central.figures.published).
    """
    whole, around = _obstacles(sums), Domain.of(sums.organisation).municipalities()
    everywhere = {(domain.EVERYWHERE, *values): n for values, n in whole.rows.items()}
    told = sums.split(OBSTACLE_AT, dimensions=2)
    rows = everywhere | {(place, one): n for (one, place), n in told.items()}
    fixed = [(place, one) for place in (domain.EVERYWHERE, "", *around) for one in OBSTACLES]
    names = {domain.EVERYWHERE: domain.EVERYWHERE_WORDS, "": UNKNOWN} | domain.municipality_names()
    words = {"municipality": names} | whole.words
    return _Said(rows, whole.total, words, fixed, whole.empty, covering=everywhere)


def _satisfaction(sums: Sums) -> _Said:
    told = opinions.satisfaction(sums)
    nobody = () if told.asked else (WHOLE,)
    return _Said(told.rows, told.total, told.by_dimension, told.known, nobody, covering=told.covering)


def _nothing_yet(_: Sums) -> _Said:
    return _Said({}, 0, {}, empty=(WHOLE,))


_BUILT: dict[str, _Build] = {
    "matrix": _matrix,
    "reach": _reach,
    "track": _track,
    "obstacles": _obstacles,
    "obstacles-by-place": _obstacles_by_place,
    "needs": _needs,
    "satisfaction": _satisfaction,
    "goals": _nothing_yet,
    "map": _map,
    "attendance": _attendance,
    "laptops": _laptops,
}
