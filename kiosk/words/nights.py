"""Hours over midnight: they belong to the evening on which they began."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import NamedTuple

from kiosk.words.rules import MIDNIGHT, Span


class Holding(NamedTuple):
    """One stretch of time; `rule` is the number of the rule that holds, None where none does."""

    begin: datetime
    end: datetime | None  # None: as far as anybody looks
    rule: int | None
    span: Span | None
    closed: bool = False  # by a rule that says so


def with_nights(days: Iterator[Holding]) -> Iterator[Holding]:
    """Carry what is open over midnight on into the next day, unless a rule closes that day.

    The library would leave the hours after midnight of an evening that is closed, and cut them where the next
    day has hours of its own.
    """
    night: Holding | None = None
    for holding in days:
        if night is not None and night.end is not None and not holding.closed:
            if holding.end is not None and holding.end <= night.end:
                yield night._replace(begin=holding.begin, end=holding.end)
                continue
            yield night._replace(begin=holding.begin)
            holding = holding._replace(begin=night.end)
        night = None
        yield holding
        if holding.span and holding.span.into_night and holding.end and holding.end.time() == time():
            until = holding.end + timedelta(minutes=(holding.span.end or 0) - MIDNIGHT)
            night = Holding(holding.end, until, holding.rule, holding.span)
