"""A stand that was held closes its plan: who was there and for how long comes free.

The kiosk names the plan it opened. A stand that a volunteer opened by hand, on the kiosk of a plan and at its
time, is that plan as well.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from central.cases import steps
from central.cases.models import CaseEvent
from central.figures.aims import PlannedAction
from central.roster.models import StandPlan, Turn, Volunteer
from central.roster.shown import day_of
from central.stands.models import StandSession

State, Answer = PlannedAction.State, Turn.Answer
EARLY = timedelta(hours=2)  # a stand may be opened before its hour
LONGEST = timedelta(hours=16)  # what stays open longer was forgotten: then the hours of the plan count


def on_stand(session: StandSession, planned: UUID | None, **_: Any) -> None:
    """Receiver of stand_told, inside its transaction."""
    plan = _plan_of(session, planned)
    if plan is None:
        return
    if plan.session_id is None:
        plan.session = session
        plan.save(update_fields=["session"])
    if session.closed_at is not None:
        close(plan, session.closed_at)


def _plan_of(session: StandSession, planned: UUID | None) -> StandPlan | None:
    mine = StandPlan.objects.select_for_update(of=("self",)).select_related("aim")
    known = mine.filter(organisation=session.organisation_id, session=session).first()
    if known is not None:
        return known
    free = mine.filter(organisation=session.organisation_id, session=None).exclude(aim__state=State.DROPPED)
    if planned is not None:
        return free.filter(id=planned).first()
    at = session.opened_at
    if at is None or not session.clock_synced:
        return None
    same = free.filter(device=session.device_id, starts_at__lte=at + EARLY, ends_at__gt=at)
    return same.filter(aim__state=State.PLANNED).order_by("starts_at").first()


@transaction.atomic
def close(plan: StandPlan, now: datetime) -> None:
    """Count the hours of who would come, and say of the action that it was done. What staff said stays."""
    minutes = round(lasted(plan).total_seconds() / 60)
    turns = Turn.objects.filter(need__plan=plan, answer=Answer.YES, volunteer__isnull=False)
    were_there = list(turns.filter(corrected=False).select_related("volunteer__case"))
    for turn in were_there:
        if turn.was_there is None:
            _tell_case(plan, turn)
    turns.filter(corrected=False).update(was_there=True, minutes=minutes)
    Volunteer.objects.filter(turns__in=[one.id for one in were_there]).update(helped_at=plan.ends_at)
    still = PlannedAction.objects.filter(id=plan.aim_id, state=State.PLANNED)
    still.update(state=State.DONE, closed_at=now)


def _tell_case(plan: StandPlan, turn: Turn) -> None:
    """Somebody who helped is not forgotten: it stands in their log, so that their file stays as long."""
    case = turn.volunteer.case if turn.volunteer else None
    if case is not None:
        on = day_of(timezone.localtime(plan.starts_at))
        steps.line(case, None, CaseEvent.Kind.DONE, f"Hielp op een stand op {on}.")


def lasted(plan: StandPlan) -> timedelta:
    """Return how long the stand was open; how long it was planned where no clock can say that."""
    held = plan.session
    if held and held.clock_synced and held.opened_at and held.closed_at:
        long = held.closed_at - held.opened_at
        if timedelta() < long <= LONGEST:
            return long
    return plan.ends_at - plan.starts_at


def correct(turn: Turn, was_there: bool, minutes: int | None) -> None:
    """Staff say whether somebody was there, and how long; None: as long as the stand was open."""
    usual = round(lasted(turn.need.plan).total_seconds() / 60)
    counted = (usual if minutes is None else minutes) if was_there else 0
    Turn.objects.filter(id=turn.id).update(was_there=was_there, minutes=counted, corrected=True)
