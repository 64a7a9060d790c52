"""What volunteers counted at a stand, hour by hour, and what ran out, in the words of the kiosk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.utils import timezone

from central.stands.models import StandSession
from central.written.site_words import SOURCE, site_of, words_in


class Hour(NamedTuple):
    """One hour of a stand: when it began, and what was done in it."""

    begins: datetime
    did: str  # 'Praatje: 3, Geholpen: 2'


class Counted(NamedTuple):
    """What was counted at a stand. `all`: of each kind together."""

    hours: list[Hour]
    all: str
    used_up: list[str]


def counted_at(session: StandSession) -> Counted:
    """Return it in words; a kind that this version does not know shows as its id."""
    dutch = words_in(SOURCE, site_of(session.organisation)).dutch
    by_hour: dict[datetime, dict[str, int]] = defaultdict(dict)
    together: dict[str, int] = defaultdict(int)
    for hour, kind, n in _rows(session.tally):
        by_hour[hour][kind] = by_hour[hour].get(kind, 0) + n
        together[kind] += n

    def said(counts: dict[str, int]) -> str:
        return ", ".join(f"{dutch.get(f'desk.tally.{kind}', kind)}: {n}" for kind, n in counts.items())

    hours = [Hour(timezone.localtime(at), said(counts)) for at, counts in sorted(by_hour.items())]
    known = [dutch.get(f"desk.used_up.{what}", what) for what in _words(session.used_up)]
    return Counted(hours, said(together), known)


def _rows(told: Any) -> Iterator[tuple[datetime, str, int]]:
    """Yield what was counted; nothing for what another version left in the column."""
    for one in told if isinstance(told, list) else ():
        try:
            yield datetime.fromisoformat(one["hour"]), str(one["kind"]), int(one["n"])
        except (TypeError, KeyError, ValueError):
            continue


def _words(told: Any) -> list[str]:
    return [one for one in told if isinstance(one, str)] if isinstance(told, list) else []
