"""A stand as an event of somebody's own calendar (iCalendar, RFC 5545), in Belgian time."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from central.catalogue.standards.calendar_lines import at, escaped, in_utc
from central.roster.models import Turn
from central.roster.shown import Shown


def event(told: Shown, turn: Turn) -> Iterator[str]:
    """Yield the lines of the event. It names no volunteer: calendars are shared."""
    plan = told.plan
    yield "BEGIN:VEVENT"
    yield f"UID:{turn.id}@{turn.organisation.slug}"
    yield f"DTSTAMP:{in_utc(timezone.now())}"
    yield at("DTSTART", plan.starts_at)
    yield at("DTEND", plan.ends_at)
    yield f"SUMMARY:{escaped(f'{told.title}: {turn.need.role}')}"
    yield f"LOCATION:{escaped(plan.place)}"
    if plan.material:
        yield f"DESCRIPTION:{escaped(f'Nodig: {plan.material}')}"
    yield f"STATUS:{'CANCELLED' if plan.is_dropped else 'CONFIRMED' if turn.answer == 'yes' else 'TENTATIVE'}"
    yield "END:VEVENT"
