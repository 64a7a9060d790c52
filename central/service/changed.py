"""Whether anything was written in the database since one last looked: what costs work only then is done.

Both databases know it for nothing: SQLite counts what other connections committed and what this one changed
(PRAGMA data_version, sqlite3_total_changes), PostgreSQL gives each transaction that writes a number, and
pg_current_snapshot() says which of them are over and which still run.
"""

from __future__ import annotations

import math
import time

from django.db import connection

AT_LEAST_EVERY = 900.0  # seconds; some things change by the clock alone: an offer is over, a place goes stale


class SinceLastLook:
    """Remembers how far the database was when one last looked."""

    def __init__(self, at_least_every: float = AT_LEAST_EVERY) -> None:
        self._every = at_least_every
        self._mark: tuple[object, ...] | None = None
        self._looked = -math.inf

    def changed(self) -> bool:
        """Tell whether anything was written since this was last asked, or it is long ago; at first it was.

        What is written while the caller then works counts as new the next time: nothing falls in between.
        """
        mark = how_far()
        if mark == self._mark and time.monotonic() - self._looked < self._every:
            return False
        self._mark, self._looked = mark, time.monotonic()
        return True


def how_far() -> tuple[object, ...]:
    """Return a mark of all that was committed so far, and of what still runs: another after each write."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA data_version")
            return (id(connection.connection), *cursor.fetchone(), connection.connection.total_changes)
        cursor.execute("SELECT pg_current_snapshot()::text")
        return tuple(cursor.fetchone())
