"""The hours volunteers gave, of an organisation: in all, of each, and stand by stand as a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import QuerySet, Sum
from django.utils import timezone

from central.accounts.models import Organisation
from central.pages.csv_lines import Cell, csv_lines
from central.roster.models import Turn
from central.roster.shown import hours_in_words

HEADS = ("Dag", "Van", "Tot", "Waar", "Taak", "Wie", "Minuten")
ERASED = "gewist"


def given(organisation: Organisation) -> QuerySet[Turn]:
    """Return the turns of who was there."""
    return Turn.objects.filter(organisation=organisation, was_there=True)


def hours_this_year(organisation: Organisation) -> str:
    """'12 uur 30': of everybody together, at stands that began this year; '' for none."""
    first = timezone.make_aware(datetime.combine(date(timezone.localdate().year, 1, 1), time()))
    rows = given(organisation).filter(need__plan__starts_at__gte=first)
    return hours_in_words(rows.aggregate(all=Sum("minutes"))["all"] or 0)


def minutes_of(organisation: Organisation) -> dict[UUID, str]:
    """Return the hours of each volunteer in words, all years together."""
    rows = given(organisation).exclude(volunteer=None).order_by().values("volunteer")
    return {one["volunteer"]: hours_in_words(one["all"] or 0) for one in rows.annotate(all=Sum("minutes"))}


def as_csv(organisation: Organisation) -> bytes:
    """Return who was where and how long, as CSV for Excel and LibreOffice (central.pages.csv_lines)."""
    return b"".join(csv_lines([_rows(organisation)]))


def _rows(organisation: Organisation) -> Iterator[Sequence[Cell]]:
    yield HEADS
    turns = given(organisation).select_related("volunteer", "need__plan")
    for turn in turns.order_by("need__plan__starts_at", "id"):
        plan = turn.need.plan
        start, end = timezone.localtime(plan.starts_at), timezone.localtime(plan.ends_at)
        name = turn.volunteer.name if turn.volunteer else ERASED
        times = (f"{start:%d-%m-%Y}", f"{start:%H:%M}", f"{end:%H:%M}")
        yield *times, plan.place, turn.need.role, name, turn.minutes or 0
