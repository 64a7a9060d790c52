"""What waits for somebody: each list is declared once, and its number is counted by the query that fills it.

Nobody stands in 'answer these first' and 'new' at once. Every list is of one organisation and goes along an
index that begins with it; where a list goes on is told by the last person of the page before (keyset).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from uuid import UUID

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from central.accounts.models import Organisation, User
from central.cases.models import Case, Step
from central.cases.stages import promised_day, working_days_ago
from central.pages.keyset import Key, Order, Place, beside
from central.written.tracks import Tracks, tracks
from kiosk.words.days import midnight

SHOWN = 6  # rows of a list on the page of today
A_PAGE = 25
COUNTED = 100  # people; of more it says 100+
TOO_LONG = 10  # working days at the provider
LOOKED_BACK = 60  # days


@dataclass(frozen=True)
class Worklist:
    """One list: whom it holds, in which order, what is shown, and what it says when nobody is there."""

    key: str
    title: str
    about: str
    empty: str
    columns: tuple[str, ...]
    order: Order
    query: Callable[[Organisation, User], QuerySet[Case]]
    takes: bool = False  # somebody can be taken on from the list

    def of(self, organisation: Organisation, user: User) -> QuerySet[Case]:
        """Return everybody in it, in its order."""
        return self.query(organisation, user).order_by(*self.order.columns())


def _answer(organisation: Organisation, user: User) -> QuerySet[Case]:
    """Who said something that nobody answered: of mine everybody, of nobody's who waits too long.

    In a form that PostgreSQL leaves where it stands: else it reads all of mine and all of nobody's, and sorts
    them, to show a hundred (120 ms at a million).
    """
    late = Q(owner=None, waiting_since__lt=promised_until(organisation))
    wanted = ExpressionWrapper(Q(owner=user) | late, output_field=BooleanField())
    return _waiting(organisation).filter(Coalesce(wanted, Value(False)))


def _new(organisation: Organisation, user: User) -> QuerySet[Case]:
    return _waiting(organisation).filter(
        owner=None, status=Case.Status.NEW, waiting_since__gte=promised_until(organisation)
    )


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


def _mine(organisation: Organisation, user: User) -> QuerySet[Case]:
    return Case.objects.filter(
        organisation=organisation, owner=user, step_due_on__lte=timezone.localdate()
    ).filter(status=Case.Status.BUSY)


def _given(organisation: Organisation, user: User) -> QuerySet[Case]:
    """Given by a colleague and not looked at; what is due stands in 'today' and says so there."""
    due = Q(step_due_on__lte=timezone.localdate(), status=Case.Status.BUSY)
    return Case.objects.filter(organisation=organisation, owner=user, given_at__isnull=False).exclude(due)


def _at_provider(organisation: Organisation, user: User) -> QuerySet[Case]:
    stages = Q(pk__in=[])
    for track, stage in _provider_stages(tracks()):
        stages |= Q(track=track, stage=stage)
    since = midnight(working_days_ago(organisation, timezone.localdate(), TOO_LONG))
    return Case.objects.filter(
        stages, organisation=organisation, status=Case.Status.BUSY, stage_since__lt=since
    )


def _provider_stages(known: Tracks) -> list[tuple[str, str]]:
    return [
        (track.id, stage.id)
        for track in known.by_id.values()
        for stage in track.stages
        if stage.waits_on == "provider"
    ]


def _without_step(organisation: Organisation, user: User) -> QuerySet[Case]:
    """Busy, and nobody has to do anything: that is how somebody is forgotten."""
    return Case.objects.filter(
        organisation=organisation, status=Case.Status.BUSY, step_due_on=None, waiting_since=None
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


def _longest_first(column: str, by_day: bool = False) -> Order:
    return Order(column, down=False, by_day=by_day)


WORKLISTS = (
    Worklist(
        "eerst",
        "Antwoord deze mensen eerst",
        "Ze vroegen iets en hoorden nog niets. Wie het langst wacht, staat eerst.",
        "Hier staat wie langer wacht dan we beloven, en wie jij volgt en iets zei.",
        ("person", "question", "reach", "waits"),
        _longest_first("waiting_since"),
        _answer,
        takes=True,
    ),
    Worklist(
        "vandaag",
        "Vandaag en te laat, van jou",
        "Wat jij vandaag doet. Wat al te lang ligt, staat eerst.",
        "Hier staat wat jij vandaag doet. Kies bij iemand een stap en een dag.",
        ("person", "question", "reach", "step"),
        _longest_first("step_due_on", by_day=True),
        _mine,
    ),
    Worklist(
        "nieuw",
        "Nieuw en van niemand",
        "Wie dit oppakt, volgt de persoon verder op.",
        "Hier staat wie nieuw is. Een vraag aan de kiosk is er na enkele seconden.",
        ("person", "question", "reach", "waits"),
        _longest_first("waiting_since"),
        _new,
        takes=True,
    ),
    Worklist(
        "gegeven",
        "Nieuw voor jou",
        "Een collega gaf je deze mensen. Je keek nog niet.",
        "Hier staat wie een collega aan jou geeft, tot je kijkt.",
        ("person", "question", "reach", "planned"),
        _longest_first("given_at"),
        _given,
    ),
    Worklist(
        "bedrijf",
        "Al lang bij het internetbedrijf",
        f"Meer dan {TOO_LONG} werkdagen. Bel het bedrijf.",
        f"Hier staat wie meer dan {TOO_LONG} werkdagen wacht op het internetbedrijf.",
        ("person", "question", "stage", "who"),
        _longest_first("stage_since"),
        _at_provider,
    ),
    Worklist(
        "zonder-stap",
        "Bezig, zonder stap",
        "Niemand moet nu iets doen. Kies een stap, of sluit af.",
        "Hier staat wie bezig is en vergeten dreigt: zonder volgende stap.",
        ("person", "question", "stage", "who"),
        _longest_first("received_at"),
        _without_step,
    ),
)
BY_KEY = {one.key: one for one in WORKLISTS}


SAID = (  # of a person, in a list
    "organisation", "name", "place_name", "site", "journey", "track", "stage", "stage_since", "language",
    "reach_by", "reach_value", "received_at", "waiting_since", "given_at", "owner__name",
)  # fmt: skip


def with_steps(ids: list[UUID]) -> dict[UUID, Case]:
    """Return these people with all a list shows of them, by id."""
    steps = (
        Step.objects.filter(done_at=None)
        .select_related("who")
        .only("case", "kind", "due_on", "done_at", "who__name")
    )
    found = Case.objects.filter(id__in=ids).select_related("owner").only(*SAID)
    return {case.id: case for case in found.prefetch_related(Prefetch("steps", steps))}


def next_in(worklist: Worklist, organisation: Organisation, user: User, case: Case) -> UUID | None:
    """Return who comes behind this person in the list, else its first other one; None: nobody is left."""
    people = [worklist.of(organisation, user).exclude(id=case.id)]
    moment = getattr(case, worklist.order.moment)
    here = Place(Key(moment, case.id)) if moment is not None else Place()
    other = beside(people, worklist.order, here) or beside(people, worklist.order, Place())
    return other.id if other else None
