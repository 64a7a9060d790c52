"""What is due to go, decided and nothing more: whoever looks at a dry run sees what a real one would do.

A person goes when they are done or stopped and nothing was done for them for so many months. First they get
notice; after `notice_days` they go, unless somebody kept them or they came back meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from central.accounts.models import AccessLog, Organisation
from central.cases.models import Amendment, Case, CaseEvent
from central.equipment.models import Loan, Lot, Signature
from central.retention.beyond import beyond
from central.retention.models import Notice
from central.retention.terms import Retention, months_of, written
from kiosk.words.days import midnight

WHOLE = "*"  # the field of what goes as a whole


@dataclass(frozen=True)
class Due:
    """One kind of thing of one organisation: which rows, which field of them, and since when they may go."""

    organisation: Organisation
    kind: str
    field: str
    months: int
    rows: QuerySet  # type: ignore[type-arg]


@dataclass(frozen=True)
class Plan:
    """What a run would do for one organisation."""

    organisation: Organisation
    due: tuple[Due, ...]
    to_tell: QuerySet[Case]  # they get notice now
    came_back: QuerySet[Notice]  # not due any more: their notice is taken back


def months_before(day: date, months: int) -> date:
    """Return the same day so many months earlier; the last of the month where it has no such day.

    >>> months_before(date(2026, 3, 31), 1)
    datetime.date(2026, 2, 28)
    """
    at = day.year * 12 + day.month - 1 - months
    year, month = divmod(at, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))


def plans(now: datetime) -> Iterator[Plan]:
    """Return what a run at `now` would do, organisation by organisation. Raises BadSite for a wrong file."""
    said = written()
    for organisation in Organisation.objects.order_by("slug"):
        yield plan_of(organisation, said, now)


def plan_of(organisation: Organisation, said: Retention, now: datetime) -> Plan:
    """Return what a run at `now` would do for one organisation."""
    today = timezone.localdate(now)
    months = months_of(organisation, said)
    since = {kind: midnight(months_before(today, number)) for kind, number in months.items()}
    people = still_since(organisation, since["person"]).filter(~Exists(_must_come_back()))
    told = Notice.objects.filter(case=OuterRef("pk"))
    ripe = told.filter(told_on__lte=today - timedelta(days=said.notice_days)).filter(
        Q(kept_until=None) | Q(kept_until__lt=today)
    )
    notes = CaseEvent.objects.filter(organisation=organisation, kind=CaseEvent.Kind.NOTE)
    answered = still_since(organisation, since["answers"]).exclude(answers={})
    rows: dict[tuple[str, str], QuerySet[Any]] = {
        ("person", WHOLE): people.filter(Exists(ripe)),
        ("answers", "answers"): answered,
        ("notes", "text"): notes.filter(case__in=still_since(organisation, since["notes"]).values("pk")),
        ("looked", WHOLE): AccessLog.objects.filter(organisation=organisation, at__lt=since["looked"]),
        ("loose", WHOLE): Amendment.objects.filter(
            organisation=organisation, case=None, received_at__lt=since["loose"]
        ),
    }
    rows |= {(kind, WHOLE): old(organisation, since[kind]) for kind, old in beyond.items()}
    rows |= _devices(organisation, since["devices"])
    due = tuple(Due(organisation, kind, field, months[kind], of) for (kind, field), of in rows.items())
    notices = Notice.objects.filter(organisation=organisation)
    return Plan(
        organisation,
        due,
        to_tell=people.filter(~Exists(told)),
        came_back=notices.exclude(case__in=people.values("pk")),
    )


def still_since(organisation: Organisation, day: datetime) -> QuerySet[Case]:
    """Return who is done or stopped and for whom nothing was done since `day`."""
    later = CaseEvent.objects.filter(organisation=organisation, case=OuterRef("pk"), at__gte=day)
    return Case.objects.filter(organisation=organisation, status__in=Case.CLOSED, received_at__lt=day).filter(
        ~Exists(later)
    )


def _must_come_back() -> QuerySet[Loan]:
    """Return the devices somebody still has to bring back: until then we know who has them."""
    return Loan.objects.filter(case=OuterRef("pk"), ended_at=None, due_on__isnull=False)


def _devices(organisation: Organisation, day: datetime) -> dict[tuple[str, str], QuerySet[Any]]:
    """Return who had a device and brought it back before `day`: their signature, and that it was them."""
    back = Loan.objects.filter(organisation=organisation, ended_at__lt=day)
    gifts = Lot.objects.filter(organisation=organisation, made_at__lt=day)
    return {
        ("devices", "signature"): Signature.objects.filter(loan__in=back),
        ("devices", "case"): back.filter(case__isnull=False),
        ("devices", "typed_donor"): gifts.exclude(typed_donor=""),
    }


def goes_on(notice: Notice, said: Retention) -> date:
    """Return the day on which somebody goes who has this notice."""
    return max(notice.told_on + timedelta(days=said.notice_days), notice.kept_until or notice.told_on)


def told_beside(case: Case) -> dict[str, object]:
    """Return what the page of a person says of how long they stay; {} where nothing is to be said."""
    notice: Notice | None = getattr(case, "notice", None)
    return {"notice": notice, "goes_on": goes_on(notice, written())} if notice else {}
