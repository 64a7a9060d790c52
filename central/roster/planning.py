"""Planning a stand, asking volunteers for it, and which stands still lack somebody."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Case as If
from django.db.models import Count, Exists, F, OuterRef, Prefetch, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Now
from django.utils import timezone

from central.accounts.models import Organisation, User
from central.cases.arrival import hash_of
from central.figures import plans
from central.figures.aims import PlannedAction
from central.figures.matrix import Ids
from central.intake.models import Device
from central.roster.models import Need, StandPlan, Turn, Volunteer
from central.roster.token import token_of
from kiosk.wire.problems import Problem

State, Answer = PlannedAction.State, Turn.Answer


class KioskTaken(Problem):
    """A kiosk stands in one place at a time. `plan`: where it is then."""

    code = "bad-input"

    def __init__(self, plan: StandPlan) -> None:
        super().__init__("this kiosk stands elsewhere at that time")
        self.plan = plan


@dataclass(frozen=True)
class Wish:
    """What staff fill in."""

    ids: Ids
    starts_at: datetime
    ends_at: datetime
    place_id: str
    place: str
    needs: Sequence[tuple[str, int]]
    device: Device | None = None
    who: User | None = None
    material: str = ""
    note: str = ""


@transaction.atomic
def plan(organisation: Organisation, by: User, wish: Wish, aim: PlannedAction | None = None) -> StandPlan:
    """Plan a stand: for an action that was planned without hours (`aim`), or for a new one.

    Raises KioskTaken where its kiosk stands elsewhere at that time.
    """
    if wish.device is not None:
        Device.objects.select_for_update().get(id=wish.device.id)  # two at once: the second sees the first
        _refuse_twice(wish.device, wish.starts_at, wish.ends_at)
    on = timezone.localdate(wish.starts_at)
    if aim is None:
        aim = plans.plan(organisation, by, on, wish.who, wish.ids, wish.note)
    else:
        aim.action, aim.partner, aim.group = wish.ids
        aim.on, aim.who, aim.note = on, wish.who, wish.note
        aim.save(update_fields=["action", "partner", "group", "on", "who", "note"])
    made = StandPlan.objects.create(
        organisation=organisation,
        aim=aim,
        starts_at=wish.starts_at,
        ends_at=wish.ends_at,
        place_id=wish.place_id,
        place=wish.place,
        material=wish.material,
        device=wish.device,
    )
    for role, number in wish.needs:
        Need.objects.create(organisation=organisation, plan=made, role=role, number=number)
    return made


def _refuse_twice(device: Device, starts_at: datetime, ends_at: datetime) -> None:
    same = StandPlan.objects.filter(
        device=device, aim__state=State.PLANNED, starts_at__lt=ends_at, ends_at__gt=starts_at
    ).first()
    if same:
        raise KioskTaken(same)


def coming(organisation: Organisation) -> QuerySet[StandPlan]:
    """Return what is still to be held, or was not closed yet, the first day first, with who was asked."""
    return read_whole(StandPlan.objects.filter(organisation=organisation, aim__state=State.PLANNED))


def read_whole(rows: QuerySet[StandPlan]) -> QuerySet[StandPlan]:
    """Return plans with all that a page shows of them."""
    turns = Turn.objects.select_related("volunteer")
    needs = Need.objects.prefetch_related(Prefetch("turns", turns))
    return rows.select_related("aim__who", "device", "session", "organisation").prefetch_related(
        Prefetch("needs", needs)
    )


def lacking(mine: Iterable[Organisation]) -> QuerySet[StandPlan]:
    """Return the stands to come at which fewer people come than are needed: in red, and counted in the menu.

    Who said yes and was erased since does not come. The time is that of the database.
    """
    yes = (
        Turn.objects.filter(need=OuterRef("pk"), answer=Answer.YES, volunteer__isnull=False)
        .order_by()
        .values("need")
        .annotate(n=Count("*"))
        .values("n")
    )
    short = Need.objects.filter(plan=OuterRef("pk")).filter(number__gt=Coalesce(Subquery(yes), 0))
    return StandPlan.objects.filter(
        Exists(short), organisation__in=mine, aim__state=State.PLANNED, ends_at__gt=Now()
    ).order_by("starts_at")


@transaction.atomic
def ask(need: Need, volunteers: Iterable[Volunteer]) -> int:
    """Ask volunteers for a need, each once; how many were asked now. The worker mails who can be mailed."""
    plan = StandPlan.objects.select_for_update().get(id=need.plan_id)
    known = set(Turn.objects.filter(need__plan=plan).values_list("volunteer_id", flat=True))
    asked = 0
    for volunteer in volunteers:
        if volunteer.id not in known:
            number = uuid.uuid4()
            Turn.objects.create(
                id=number,
                organisation=plan.organisation,
                need=need,
                volunteer=volunteer,
                token_hash=hash_of(token_of(number)),
            )
            asked += 1
    return asked


def drop(found: StandPlan, by: User, now: datetime) -> None:
    """It is not held: who said yes or perhaps hears so by mail (central.roster.mailing)."""
    plans.close(found.aim, State.DROPPED, by, now)


def answered(turn: Turn, said: str, now: datetime) -> None:
    """Write down an answer, by link or by telephone; the same one again changes nothing.

    Who said yes and cannot come after all has withdrawn: somebody else is sought.
    """
    withdrew = If(When(answer=Answer.YES, then=Value(now)), default=F("withdrew_at"))
    Turn.objects.filter(id=turn.id).exclude(answer=said).update(
        withdrew_at=None if said == Answer.YES else withdrew, answer=said, answered_at=now
    )


@transaction.atomic
def erase(volunteer: Volunteer) -> None:
    """Take somebody off the list for good. Their hours stay, without a name; where they would come, not.

    Their links end with them.
    """
    Turn.objects.filter(volunteer=volunteer, need__plan__aim__state=State.PLANNED).delete()
    volunteer.delete()
