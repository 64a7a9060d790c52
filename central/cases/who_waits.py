"""Who stands in which list of today. Whoever is not closed is in one: nobody falls through the cracks.

Who follows an open request finds it in 'today', 'later' or 'answer first'. What is nobody's stands in a list
of everybody: it waits for an answer (`answer`, `new`), has a day that nobody keeps (`nobodys`), or nothing at
all (`without_step`). Who does not work here any more follows nobody.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce
from django.utils import timezone

from central.accounts.models import Membership, Organisation, User
from central.accounts.roles import Right, Role, may
from central.cases.models import Case, Step
from central.cases.stages import promised_day, working_days_ago
from central.cases.which import hidden
from central.written.tracks import Tracks, tracks
from kiosk.words.days import midnight

TOO_LONG = 10  # working days at the provider
LOOKED_BACK = 60  # days
OPEN = (Case.Status.NEW, Case.Status.BUSY)
# In the words of the index of who is forgotten: SQLite takes an index with a condition only where the
# statement says the same, and not where it says it by parameters.
_OPEN_AS_INDEXED = [RawSQL(f"'{one.value}'", ()) for one in OPEN]  # noqa: S611 (own words)
FOLLOWING = [role for role in Role if may(role, Right.WORK)]  # who of these follows somebody, sees them


class AsOf(NamedTuple):
    """All that these lists go by beside the cases: they are others when one of it is."""

    today: date
    promised_until: datetime
    too_long_since: datetime
    with_provider: tuple[tuple[str, str], ...]
    gone: tuple[UUID, ...]


def as_of(organisation: Organisation) -> AsOf:
    """Return what the lists of an organisation go by now."""
    return AsOf(
        timezone.localdate(),
        promised_until(organisation),
        _too_long_since(organisation),
        tuple(_provider_stages(tracks())),
        tuple(_gone(organisation)),
    )


def free() -> Q:
    """Return who is followed by nobody that works here now."""
    return Q(owner=None) | ~Exists(_at_work(OuterRef("organisation"), OuterRef("owner")))


def _at_work(organisation: object, user: object) -> QuerySet[Membership]:
    here = Membership.objects.filter(organisation=organisation, user=user, role__in=FOLLOWING)
    return here.filter(blocked_at=None, user__is_active=True)


def answer(organisation: Organisation, user: User) -> QuerySet[Case]:
    """Who said something that nobody answered: of mine everybody, of nobody's who waits too long.

    In a form that PostgreSQL leaves where it stands: else it reads all of mine and all of nobody's, and sorts
    them, to show a hundred (120 ms at a million).
    """
    late = Q(free(), waiting_since__lt=promised_until(organisation))
    wanted = ExpressionWrapper(Q(owner=user) | late, output_field=BooleanField())
    return _waiting(organisation).filter(Coalesce(wanted, Value(False)))


def new(organisation: Organisation, user: User) -> QuerySet[Case]:
    return _waiting(organisation).filter(free(), waiting_since__gte=promised_until(organisation))


def _waiting(organisation: Organisation) -> QuerySet[Case]:
    """Who waits for an answer, without those somebody chose a day for since they said it."""
    planned = Step.objects.filter(
        organisation=organisation,
        case=OuterRef("pk"),
        done_at=None,
        planned_at__gte=OuterRef("waiting_since"),
    )
    return Case.objects.filter(organisation=organisation, waiting_since__isnull=False).exclude(
        Exists(planned)
    )


def mine(organisation: Organisation, user: User) -> QuerySet[Case]:
    return _stepped(organisation).filter(owner=user, step_due_on__lte=timezone.localdate())


def mine_later(organisation: Organisation, user: User) -> QuerySet[Case]:
    return _stepped(organisation).filter(owner=user, step_due_on__gt=timezone.localdate())


def nobodys(organisation: Organisation, user: User) -> QuerySet[Case]:
    """A step and a day, and nobody that works here follows them.

    Each half along the index of who follows whom, so the organisation stands in both, and not in the same
    words: SQLite would take it out again and read everybody who is not closed (93 ms at a million). Who is
    gone is asked before: of a question in the question PostgreSQL makes 120 ms.
    """
    theirs = Q(organisation=organisation, owner=None, step_due_on__isnull=False)
    theirs |= Q(organisation__in=[organisation], owner__in=_gone(organisation), step_due_on__isnull=False)
    return Case.objects.alias(its_status=hidden("status")).filter(theirs, its_status__in=OPEN)


def _gone(organisation: Organisation) -> list[UUID]:
    """Return who worked here and follows nobody any more."""
    gone = Membership.objects.filter(organisation=organisation).exclude(
        role__in=FOLLOWING, blocked_at=None, user__is_active=True
    )
    return list(gone.order_by("user").values_list("user", flat=True))


def _stepped(organisation: Organisation) -> QuerySet[Case]:
    return Case.objects.filter(organisation=organisation, status__in=OPEN)


def given(organisation: Organisation, user: User) -> QuerySet[Case]:
    """Given by a colleague and not looked at; what is due stands in 'today' and says so there."""
    due = Q(step_due_on__lte=timezone.localdate())
    return Case.objects.filter(organisation=organisation, owner=user, given_at__isnull=False).exclude(due)


def at_provider(organisation: Organisation, user: User) -> QuerySet[Case]:
    stages = Q(pk__in=[])
    for track, stage in _provider_stages(tracks()):
        stages |= Q(track=track, stage=stage)
    return Case.objects.filter(
        stages,
        organisation=organisation,
        status=Case.Status.BUSY,
        stage_since__lt=_too_long_since(organisation),
    )


def _too_long_since(organisation: Organisation) -> datetime:
    return midnight(working_days_ago(organisation, timezone.localdate(), TOO_LONG))


def _provider_stages(known: Tracks) -> list[tuple[str, str]]:
    return [
        (track.id, stage.id)
        for track in known.by_id.values()
        for stage in track.stages
        if stage.waits_on == "provider"
    ]


def without_step(organisation: Organisation, user: User) -> QuerySet[Case]:
    """Nobody has to do anything for them, and they wait for no answer: that is how somebody is forgotten."""
    return Case.objects.filter(
        organisation=organisation, status__in=_OPEN_AS_INDEXED, step_due_on=None, waiting_since=None
    )


def promised_until(organisation: Organisation) -> datetime:
    """Return the moment before which whoever came should have heard from us by today."""
    today = timezone.localdate()
    rules = promised_day(organisation, today), tuple(organisation.closed)
    return midnight(_promised_until(organisation, today, rules))


@lru_cache(maxsize=256)
def _promised_until(organisation: Organisation, today: date, _rules: object) -> date:
    day = today
    while promised_day(organisation, day) > today and today - day < timedelta(days=LOOKED_BACK):
        day -= timedelta(days=1)
    return day + timedelta(days=1)
