"""How long until somebody was there: a few numbers over a month, and what goes when the month is over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from central.accounts.models import Organisation
from central.duty.models import Call, OnDuty

KEPT = timedelta(days=30)
NAME_KEPT = timedelta(hours=1)  # of who came, where the kiosk never said that the call is over


@dataclass(frozen=True)
class Month:
    """The last thirty days. Seconds are the middle one of all: half of the people waited less."""

    calls: int = 0
    answered: int = 0
    unheard: int = 0  # nobody had duty
    to_answer: int | None = None
    to_arrive: int | None = None


def month_of(mine: Iterable[Organisation], now: datetime) -> Month:
    """Return the figure of these organisations. Calls taken back before anybody could answer count too."""
    rows = list(
        Call.objects.filter(organisation__in=mine, called_at__gt=now - KEPT).values_list(
            "called_at", "answered_at", "here_at", "rang"
        )
    )
    answers = [(answered - called).total_seconds() for called, answered, _, _ in rows if answered]
    arrivals = [(here - called).total_seconds() for called, _, here, _ in rows if here]
    return Month(
        len(rows),
        len(answers),
        sum(not rang for *_, rang in rows),
        round(median(answers)) if answers else None,
        round(median(arrivals)) if arrivals else None,
    )


def forget_old(now: datetime) -> None:
    """Delete calls after a month, the name of who came after an hour, and duty that ended long ago."""
    Call.objects.filter(called_at__lte=now - KEPT).delete()
    Call.objects.filter(called_at__lte=now - NAME_KEPT).exclude(who="").update(who="")
    OnDuty.objects.filter(seen_at__lte=now - timedelta(days=1)).delete()
