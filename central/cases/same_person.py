"""Who is one person, and who is one family: what staff judged, and what an equal way to reach suggests.

A judgement is a row that is never changed: the newest of two people holds, so each can be taken back. Nothing
is merged: both requests, both papers and both codes stay what they are. Names decide nothing; measured on 30
pairs in nine scripts, every method that finds most of the true ones takes most look-alikes for the same too.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Q

from central.accounts.models import User
from central.cases.models import Case, SamePerson
from kiosk.words.folding import folded_words

MOST = 30  # people on one page
_ORDER = ("", SamePerson.Judgement.SAME, SamePerson.Judgement.FAMILY, SamePerson.Judgement.OTHER)


class Beside(NamedTuple):
    """Another request that is, or may be, of the same person or family."""

    case: Case
    judgement: str  # '' where nobody judged yet
    alike: bool  # the names share a word


def judge(case: Case, other: Case, by: User, judgement: str) -> bool:
    """Write down what somebody judged of two requests of one organisation; False when it stood so already."""
    a, b = sorted((case, other), key=lambda one: one.id)
    if a.id == b.id or a.organisation_id != b.organisation_id:
        return False
    if _newest(a, [b.id]).get(b.id, "") == judgement:
        return False
    SamePerson.objects.create(
        organisation=case.organisation, a=a, b=b, judgement=SamePerson.Judgement(judgement), by=by
    )
    return True


def beside(case: Case) -> list[Beside]:
    """Return the other requests of this person and family, those still to judge first, then the newest."""
    told = _told(case)
    judged = {id_ for id_, said in told.items() if said != SamePerson.Judgement.OTHER}
    here = Case.objects.filter(organisation=case.organisation)
    wanted = here.filter(pk__in=list(judged)[:MOST]).order_by().values("pk")
    if case.contact_key:
        alike = here.filter(contact_key=case.contact_key).exclude(pk=case.pk).order_by("-received_at", "-pk")
        wanted = wanted.union(Case.objects.filter(pk__in=alike.values("pk")[:MOST]).order_by().values("pk"))
    elif not judged:
        return []
    name = set(folded_words(case.name))
    rows = [
        Beside(one, told.get(one.id, ""), bool(name & set(folded_words(one.name))))
        for one in Case.objects.filter(pk__in=wanted).order_by("-received_at")
    ]
    return sorted(rows, key=lambda row: (_ORDER.index(row.judgement), not row.alike))


def _told(case: Case) -> dict[UUID, str]:
    """Return what was judged of others and this one; what is the same as the same is the same."""
    holds = _all_around(case)
    found = {b if a == case.id else a: said for (a, b), said in holds.items() if case.id in (a, b)}
    same: dict[UUID, set[UUID]] = {}
    for (a, b), said in holds.items():
        if said == SamePerson.Judgement.SAME:
            same.setdefault(a, set()).add(b)
            same.setdefault(b, set()).add(a)
    seen, fresh = {case.id}, {case.id}
    while fresh and len(seen) < MOST:
        fresh = {other for one in fresh for other in same.get(one, ())} - seen
        seen |= fresh
    return found | dict.fromkeys(seen - {case.id}, str(SamePerson.Judgement.SAME))


def _newest(case: Case, others: list[UUID]) -> dict[UUID, str]:
    """Return the judgement that holds between this request and each of the others that has one."""
    pairs = Q(a=case, b__in=others) | Q(b=case, a__in=others)
    found: dict[UUID, str] = {}
    for row in SamePerson.objects.filter(pairs, organisation=case.organisation).order_by("at", "id"):
        found[row.b_id if row.a_id == case.id else row.a_id] = row.judgement
    return found


def _all_around(case: Case) -> dict[tuple[UUID, UUID], str]:
    """Return every judgement that holds between requests that judgements lead to from this one."""
    return _around("SELECT id FROM cases_case WHERE id = %s", [_db(case.pk)], case.organisation_id)


def judgements_around(organisation_id: UUID, ids: Collection[UUID]) -> dict[tuple[UUID, UUID], str]:
    """Return every judgement that holds between requests that judgements lead to from these."""
    marks = ", ".join(["%s"] * len(ids))
    table = SamePerson._meta.db_table
    of_here = f"organisation_id = %s AND judgement = '{SamePerson.Judgement.SAME.value}'"
    begin = " UNION ".join(
        f"SELECT {side} FROM {table} WHERE {of_here} AND {side} IN ({marks})"  # noqa: S608 (own names)
        for side in ("a_id", "b_id")
    )
    mine = [_db(organisation_id), *map(_db, ids)]
    return _around(begin, mine * 2, organisation_id)


def _db(id_: UUID) -> object:
    return Case._meta.pk.get_db_prep_value(id_, connection)


def _around(begin: str, values: list[object], organisation_id: UUID) -> dict[tuple[UUID, UUID], str]:
    """Go on along judgements from each request of the statement `begin`.

    One question, however long the chain: the database itself goes on from each to the next.
    """
    table = SamePerson._meta.db_table
    rows = SamePerson.objects.raw(
        f"WITH RECURSIVE near(id) AS (SELECT * FROM ({begin}) AS begun UNION"  # noqa: S608 (own names)
        " SELECT CASE WHEN one.a_id = near.id THEN one.b_id ELSE one.a_id END"
        f" FROM near JOIN {table} one ON (one.a_id = near.id OR one.b_id = near.id)"
        " WHERE one.judgement = %s)"
        f" SELECT one.* FROM near JOIN {table} one ON one.a_id = near.id"
        f" UNION SELECT one.* FROM near JOIN {table} one ON one.b_id = near.id",
        [*values, SamePerson.Judgement.SAME.value],
    )
    mine = (row for row in rows if row.organisation_id == organisation_id)
    return {(row.a_id, row.b_id): row.judgement for row in sorted(mine, key=lambda row: (row.at, row.pk))}
