"""How many of each over a period, added up from days and months by one statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from django.db import connection

from central.accounts.models import Organisation
from central.figures.again import is_of_people
from central.figures.keys import Key
from central.figures.models import Again, Figure
from central.figures.not_yet import corrected

Split = tuple[str, ...]
_COLUMNS = "kind, one, two, three"
_OF_DAYS = (
    f"SELECT {_COLUMNS}, n FROM {Figure._meta.db_table} "  # noqa: S608 (own names)
    "WHERE organisation_id = %s AND kind = %s AND span = %s AND day BETWEEN %s AND %s"
)
_AGAIN = (
    f"SELECT {_COLUMNS}, -n FROM {Again._meta.db_table} "  # noqa: S608 (own names)
    "WHERE organisation_id = %s AND kind = %s AND day BETWEEN %s AND %s AND before >= %s"
)


class Sums:
    """What was counted of an organisation over a period."""

    def __init__(self, organisation: Organisation, start: date, end: date) -> None:
        self.organisation, self.start, self.end = organisation, start, end
        self._behind = corrected(organisation, start, end)
        self._known: dict[str, Counter[Key]] = {}

    def look(self, *kinds: str) -> None:
        """Read these kinds together, where a figure needs several."""
        for kind in kinds:
            self._known[kind] = Counter({key: n for key, n in self._behind.items() if key.kind == kind})
        parts = [part for kind in kinds for part in self._parts(kind)]
        together = " UNION ALL ".join(statement for statement, _ in parts)
        added = f"SELECT {_COLUMNS}, SUM(n) FROM ({together}) AS parts GROUP BY {_COLUMNS}"  # noqa: S608 (own)
        with connection.cursor() as cursor:
            cursor.execute(added, [value for _, values in parts for value in values])
            for *key, n in cursor.fetchall():
                self._known[key[0]][Key(*key)] += int(n)

    def of(self, kind: str) -> Counter[Key]:
        """Return how many of each of a kind."""
        if kind not in self._known:
            self.look(kind)
        return self._known[kind]

    def split(self, kind: str, dimensions: int) -> dict[Split, int]:
        return {tuple(key[1 : 1 + dimensions]): n for key, n in self.of(kind).items() if n}

    def _parts(self, kind: str) -> Iterator[tuple[str, list[object]]]:
        """Return what to add: whole months by their month, the days around them, and less who came again."""
        here = Organisation._meta.pk.get_db_prep_value(self.organisation.pk, connection)
        day = connection.ops.adapt_datefield_value
        for span, first, last in _pieces(self.start, self.end, by_month=kind != "there"):
            yield _OF_DAYS, [here, kind, span, day(first), day(last)]
        if is_of_people(kind):
            yield _AGAIN, [here, kind, day(self.start), day(self.end), day(self.start)]


def _pieces(start: date, end: date, by_month: bool) -> Iterator[tuple[str, date, date]]:
    """Return a period as days, whole months, days."""
    first = start if start.day == 1 else (start.replace(day=1) + timedelta(days=32)).replace(day=1)
    last = (end + timedelta(days=1)).replace(day=1)  # the first day that is of no whole month
    if not by_month or first >= last:
        yield Figure.DAY, start, end
        return
    if start < first:
        yield Figure.DAY, start, first - timedelta(days=1)
    yield Figure.MONTH, first, last - timedelta(days=1)
    if last <= end:
        yield Figure.DAY, last, end
