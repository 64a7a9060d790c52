"""What waits for somebody: each list is declared once, and its number is counted by the query that fills it.

Whoever is not closed stands in a list of who follows them, or in one of everybody (who_waits.py). Every list
is of one organisation and goes along an index that begins with it; where a list goes on is told by the last
person of the page before (keyset).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, F, Prefetch, QuerySet, Value

from central.accounts.models import Organisation, User
from central.cases import who_waits
from central.cases.models import Case, Step
from central.cases.who_waits import TOO_LONG, AsOf
from central.pages.keyset import Key, Order, Place, beside

SHOWN = 6  # rows of a list on the page of today
A_PAGE = 25
COUNTED = 100  # people; of more it says 100+


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
    folded: bool = False  # on the page of today its number and a link to it

    def of(self, organisation: Organisation, user: User) -> QuerySet[Case]:
        """Return everybody in it, in its order."""
        return self.query(organisation, user).order_by(*self.order.columns())


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
        who_waits.answer,
        takes=True,
    ),
    Worklist(
        "vandaag",
        "Vandaag en te laat, van jou",
        "Wat jij vandaag doet. Wat al te lang ligt, staat eerst.",
        "Hier staat wat jij vandaag doet. Kies bij iemand een stap en een dag.",
        ("person", "question", "reach", "step"),
        _longest_first("step_due_on", by_day=True),
        who_waits.mine,
    ),
    Worklist(
        "nieuw",
        "Nieuw en van niemand",
        "Wie dit oppakt, volgt de persoon verder op.",
        "Hier staat wie nieuw is. Een vraag aan de kiosk is er na enkele seconden.",
        ("person", "question", "reach", "waits"),
        _longest_first("waiting_since"),
        who_waits.new,
        takes=True,
    ),
    Worklist(
        "gegeven",
        "Nieuw voor jou",
        "Een collega gaf je deze mensen. Je keek nog niet.",
        "Hier staat wie een collega aan jou geeft, tot je kijkt.",
        ("person", "question", "reach", "planned"),
        _longest_first("given_at"),
        who_waits.given,
    ),
    Worklist(
        "bedrijf",
        "Al lang bij het internetbedrijf",
        f"Meer dan {TOO_LONG} werkdagen. Bel het bedrijf.",
        f"Hier staat wie meer dan {TOO_LONG} werkdagen wacht op het internetbedrijf.",
        ("person", "question", "stage", "who"),
        _longest_first("stage_since"),
        who_waits.at_provider,
    ),
    Worklist(
        "zonder-stap",
        "Zonder volgende stap",
        "Niemand moet nu iets doen. Kies een stap, of sluit af.",
        "Hier staat wie vergeten dreigt: niemand moet nog iets doen.",
        ("person", "question", "stage", "who"),
        _longest_first("received_at"),
        who_waits.without_step,
    ),
    Worklist(
        "van-niemand",
        "Gepland, maar van niemand",
        "Er is een stap en een dag, en niemand volgt de persoon op. Wie dit oppakt, doet de stap.",
        "Hier staat wie een stap heeft die niemand doet.",
        ("person", "question", "reach", "step"),
        _longest_first("step_due_on", by_day=True),
        who_waits.nobodys,
        takes=True,
    ),
    Worklist(
        "later",
        "Later, van jou",
        "Wat jij nog doet, na vandaag.",
        "Hier staat wie jij later opvolgt, met de dag.",
        ("person", "question", "reach", "step"),
        _longest_first("step_due_on", by_day=True),
        who_waits.mine_later,
        folded=True,
    ),
)
BY_KEY = {one.key: one for one in WORKLISTS}


def first_of_each(organisation: Organisation, user: User) -> dict[str, list[UUID]]:
    """Return of each list the first people, at most one more than are counted: one question for all lists."""
    said, values = _first_of_each(organisation, user, who_waits.as_of(organisation))
    found: dict[str, list[tuple[object, str, UUID]]] = {one.key: [] for one in WORKLISTS}
    to_uuid = Case._meta.pk.to_python
    with connection.cursor() as cursor:
        cursor.execute(said, values)
        for id_, key, at in cursor.fetchall():
            person = to_uuid(id_)
            found[key].append((at, person.hex, person))
    return {key: [person for _, _, person in sorted(rows)] for key, rows in found.items()}


@lru_cache(maxsize=128)
def _first_of_each(organisation: Organisation, user: User, _as_of: AsOf) -> tuple[str, list[object]]:
    """Return the question for all lists; to write it anew takes a third of the time of the page.

    It is the same as long as the same person asks on the same day, and who waits too long is told alike.
    """
    parts, values = [], list[object]()
    for one in WORKLISTS:
        rows = one.query(organisation, user).order_by(*one.order.columns())
        told = rows.annotate(in_list=Value(one.key), told_at=F(one.order.moment))
        sql, given = told.values("id", "in_list", "told_at")[: COUNTED + 1].query.sql_with_params()
        parts.append(f"SELECT * FROM ({sql}) AS part_{len(parts)}")  # noqa: S608 (Django wrote it)
        values += given
    return " UNION ALL ".join(parts), values


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
    found = found.annotate(free=ExpressionWrapper(who_waits.free(), BooleanField()))
    return {case.id: case for case in found.prefetch_related(Prefetch("steps", steps))}


def next_in(worklist: Worklist, organisation: Organisation, user: User, case: Case) -> UUID | None:
    """Return who comes behind this person in the list, else its first other one; None: nobody is left."""
    people = [worklist.of(organisation, user).exclude(id=case.id)]
    moment = getattr(case, worklist.order.moment)
    here = Place(Key(moment, case.id)) if moment is not None else Place()
    other = beside(people, worklist.order, here) or beside(people, worklist.order, Place())
    return other.id if other else None
