"""One counted table: what every figure is, whoever reads it. No database here and no page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

FEW: Final = "<5"  # one to four people: how few is nobody's business outside the organisation
Count = int | str  # a number of people, or FEW
WHOLE: Final[tuple[str, ...]] = ()  # in `empty`: not a row but the whole table


@dataclass(frozen=True)
class Row:
    """How many there are of one kind. `values`: its id in each dimension of the table, in order."""

    values: tuple[str, ...]
    n: Count


@dataclass(frozen=True)
class Table:
    """Counts of one organisation over a period, both days in it.

    `words` says what the ids of a dimension are called: {"municipality": {"43005": "Eeklo"}}. An id without
    words is shown as it is. `total` is counted (and, published, rounded) by itself: it need not be the sum.

    `known`: rows that stand here whatever was counted, such as every language of a site; any other row says
    by being there that somebody came. `empty`: rows that cannot hold anybody (WHOLE: nothing here can).
    `inside`: ids whose rows never leave the organisation. `covering`: rows that hold everybody of the total,
    and there can be no others: their numbers and the total bind each other (central.figures.published).
    """

    figure: str
    organisation: str  # its id, such as be.eeklo.de-kring
    start: date
    end: date
    dimensions: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Count
    published: bool = False
    words: Mapping[str, Mapping[str, str]] | None = None
    known: frozenset[tuple[str, ...]] = frozenset()
    empty: frozenset[tuple[str, ...]] = frozenset()
    inside: frozenset[str] = frozenset()
    covering: frozenset[tuple[str, ...]] = frozenset()

    def said(self, row: Row) -> Sequence[str]:
        """Return what the ids of a row are called; where words has them, 'course/new' goes before 'new'."""
        words = self.words or {}
        return [
            _said(words.get(one, {}), value, row.values)
            for one, value in zip(self.dimensions, row.values, strict=True)
        ]

    def as_json(self) -> dict[str, Any]:
        """Return the table as `central figures --format json` and the API say it."""
        return {
            "figure": self.figure,
            "organisation": self.organisation,
            "from": self.start.isoformat(),
            "to": self.end.isoformat(),
            "published": self.published,
            "rows": [dict(self._of(row)) for row in self.rows],
            "total": self.total,
        }

    def _of(self, row: Row) -> Iterator[tuple[str, Any]]:
        yield from zip(self.dimensions, row.values, strict=True)
        yield "n", row.n


def _said(words: Mapping[str, str], value: str, beside: tuple[str, ...]) -> str:
    names = ("/".join(beside), "/".join(beside[1:]), *(f"{other}/{value}" for other in beside))
    return next((words[name] for name in names if "/" in name and name in words), words.get(value, value))
