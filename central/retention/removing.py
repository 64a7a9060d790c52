"""A night's work: give notice, take away what had it long enough. An organisation whole or not at all."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from central.accounts.models import User
from central.cases.deletion import take_away
from central.cases.models import Case
from central.retention.due import Due, Plan, plans
from central.retention.models import Notice, Remainder, Run
from kiosk.wire.problems import Problem

AT_ONCE = 200  # people in one transaction
EMPTIED = {"case": None, "typed_donor": ""}  # of a loan and a gift: the row stays, the person goes
MOST, SHARE = 50, 4  # so many people, and a quarter of all, is more than a night takes


class ClockSetBack(Problem):
    """The last run was later than it is now: by this clock nobody could say what is old."""

    code = "clock-wrong"


class TooMany(Problem):
    """A run would take a large part of an organisation: somebody must have looked at it."""

    code = "bad-input"


@dataclass(frozen=True)
class Row:
    """How many of one kind went, or would go. `field` '*' is all of it."""

    organisation: str  # its slug
    kind: str
    field: str
    months: int
    n: int


@dataclass(frozen=True)
class Told:
    """What a run did, or would do."""

    dry_run: bool
    at: datetime
    rows: tuple[Row, ...]
    noticed: int  # people who got notice
    came_back: int  # whose notice was taken back

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "at": self.at.isoformat(), "rows": [asdict(row) for row in self.rows]}


def look(now: datetime) -> Told:
    """Return what a run at `now` would do; nothing changes."""
    rows: list[Row] = []
    noticed = back = 0
    for plan in plans(now):
        rows += [_row(due, due.rows.count()) for due in plan.due]
        noticed += plan.to_tell.count()
        back += plan.came_back.count()
    return Told(True, now, tuple(rows), noticed, back)


def run(now: datetime, *, many: bool = False) -> Told:
    """Do it. Raises ClockSetBack, and TooMany before anything went unless `many`."""
    _check_clock(now)
    planned = list(plans(now))  # what is due is read when it is acted on, in the transaction
    if not many:
        for plan in planned:
            _check_size(plan)
    rows: list[Row] = []
    noticed = back = 0
    for plan in planned:
        with transaction.atomic():
            back += plan.came_back.delete()[0]
            noticed += _give_notice(plan, now)
            rows += [_row(due, _take(due)) for due in plan.due]
    told = Told(False, now, tuple(rows), noticed, back)
    Run.objects.create(at=now, rows=told.as_json()["rows"])
    return told


def _check_clock(now: datetime) -> None:
    last = Run.objects.order_by("-at").first()
    if last and last.at > now + timedelta(minutes=5):
        raise ClockSetBack(f"the last run was on {last.at:%d-%m-%Y}, and this clock says {now:%d-%m-%Y}")
    # Notice given by a clock that was ahead counts from today, or people would wait for a day that never was.
    Notice.objects.filter(told_on__gt=timezone.localdate(now)).update(told_on=timezone.localdate(now))


def _check_size(plan: Plan) -> None:
    going = next(due for due in plan.due if due.kind == "person").rows.count()
    if going > MOST and going * SHARE > Case.objects.filter(organisation=plan.organisation).count():
        raise TooMany(
            f"{going} people of {plan.organisation.slug} would go at once: see --dry-run, then add --many"
        )


def _give_notice(plan: Plan, now: datetime) -> int:
    """Two runs at once give one notice."""
    fresh = [
        Notice(case_id=case_id, organisation=plan.organisation, told_on=timezone.localdate(now))
        for case_id in plan.to_tell.values_list("pk", flat=True)
    ]
    Notice.objects.bulk_create(fresh, batch_size=500, ignore_conflicts=True)
    return len(fresh)


def _take(due: Due) -> int:
    if due.kind == "person":
        return _take_people(due)
    if due.kind == "answers":
        return due.rows.update(answers={}, helper="")
    if due.field in EMPTIED:
        return due.rows.update(**{due.field: EMPTIED[due.field]})
    going = due.rows.count()
    due.rows.delete()
    return going


def _take_people(due: Due) -> int:
    gone = 0
    for case in due.rows.prefetch_related("schemes").iterator(chunk_size=AT_ONCE):
        last = case.events.order_by("-at").values_list("at", flat=True).first() or case.received_at
        Remainder.objects.create(organisation=due.organisation, closed_month=_month(last), **_stays(case))
        take_away(case)
        gone += 1
    return gone


def _stays(case: Case) -> dict[str, Any]:
    """Return what is kept of a person: this list and nothing else."""
    return {
        "received_month": _month(case.received_at),
        "status": case.status,
        "journey": case.journey,
        "schemes": sorted(row.scheme for row in case.schemes.all()),
        "from_check": case.from_check,
        "source": case.source,
        "channel": case.channel,
        "language": case.language,
        "nis": case.nis,
    }


def _month(at: datetime) -> date:
    return timezone.localdate(at).replace(day=1)


def _row(due: Due, number: int) -> Row:
    return Row(due.organisation.slug, due.kind, due.field, due.months, number)


def keep_longer(case: Case, by: User, until: date) -> None:
    """Keep somebody who has notice until a day."""
    Notice.objects.filter(case=case).update(kept_until=until, kept_by=by)
