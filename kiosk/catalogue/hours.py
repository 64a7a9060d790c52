"""Opening hours in the syntax of OpenStreetMap, with Belgian public holidays, in Belgian time.

About 2 µs a question once parsed, so the home screen can ask on every visit.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from opening_hours import OpeningHours, ParserError, State  # type: ignore[attr-defined]

from kiosk.words.days import BELGIUM as TIME_ZONE
from kiosk.words.opening import BadHours, check_hours, parse

__all__ = [
    "TIME_ZONE", "BadHours", "check_hours", "closes_at", "in_belgium", "is_open", "next_opening", "opens_on",
]  # fmt: skip
_LOOKED_AT = 64  # intervals; an expression that has no opening by then has none worth showing


def in_belgium(at: datetime) -> datetime:
    """Return the same moment in Belgian time; a time without zone is taken as Belgian."""
    return at.replace(tzinfo=TIME_ZONE) if at.tzinfo is None else at.astimezone(TIME_ZONE)


def is_open(expression: str, at: datetime) -> bool:
    """Say whether it is open at this moment; 'unknown' and unreadable hours are not open."""
    hours = _known(expression)
    return hours is not None and bool(hours.is_open(in_belgium(at)))


def opens_on(expression: str, at: datetime) -> bool:
    """Say whether it is open at some moment of the day of `at`; unreadable hours are not."""
    day = in_belgium(at).replace(hour=0, minute=0, second=0, microsecond=0)
    if is_open(expression, day):
        return True
    opening = next_opening(expression, day)
    return opening is not None and opening.date() == day.date()


def closes_at(expression: str, at: datetime) -> datetime | None:
    """Return when a place that is open at `at` closes; None when it never does, or is not open."""
    closing: datetime | None = None
    for _, end, opened in _intervals(expression, at):
        if not opened:
            break
        closing = end
    return closing


def next_opening(expression: str, at: datetime) -> datetime | None:
    """Return the first opening after `at`; None when none is known. Open now: the one after closing."""
    was_open = is_open(expression, at)
    for start, _, opened in _intervals(expression, at):
        if opened and not was_open:
            return start
        was_open = opened
    return None


def _intervals(expression: str, at: datetime) -> Iterator[tuple[datetime, datetime | None, bool]]:
    hours = _known(expression)
    if hours is not None:
        for start, end, state, _ in islice(hours.intervals(in_belgium(at)), _LOOKED_AT):
            yield start, end, state == State.OPEN


def _known(expression: str) -> OpeningHours | None:
    if not expression:
        return None
    try:
        return parse(expression)
    except ParserError:
        return None
