"""Whoever asks twice is counted once: which questions are of somebody who was counted before, and when.

Only who staff judged to be one person is looked at; nobody judged, nothing to count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise
from uuid import UUID

from django.utils import timezone

from central.accounts.models import Organisation
from central.cases.models import Case, SamePerson
from central.figures.counting import sessions_of
from central.figures.keys import ALL, COLUMNS, PEOPLE, Asked, Key, people_keys
from central.sign_ups.models import Attendance

Agains = Counter[tuple[Key, date, date]]  # what, the day, the day before it
AT_ONCE = 500


def people_again(organisation: Organisation) -> Agains:
    """Return who of an organisation is counted again, over all days."""
    root = _roots(organisation)
    questions = _questions(organisation, list(root))
    sessions = sessions_of(organisation, {asked.stand for _, _, asked in questions if asked.stand})
    days: dict[tuple[UUID, Key], list[date]] = defaultdict(list)
    for id_, at, asked in questions:
        day = timezone.localdate(at)
        for key in people_keys(asked, day, sessions):
            days[root[id_], key].append(day)
    for id_, day, scheme in _schemes(organisation, list(root)):
        days[root[id_], Key("needs", "scheme", scheme)].append(day)
    found: Agains = Counter()
    for (_, key), on in days.items():
        found.update((key, day, before) for before, day in pairwise(sorted(on)))
    return found


def present_again(rows: list[Attendance]) -> Counter[tuple[date, date]]:
    """Return on which days somebody was at an offer who had been there on an earlier one."""
    days: dict[UUID, list[date]] = defaultdict(list)
    for row in rows:
        days[row.case_id].append(row.on)
    return Counter((day, before) for on in days.values() for before, day in pairwise(sorted(on)))


def is_of_people(kind: str) -> bool:
    """Say whether somebody may count once in this figure, however often they came."""
    return kind in (*PEOPLE, ALL, "there")


def _roots(organisation: Organisation) -> dict[UUID, UUID]:
    """Return for each question that was judged one that stands for its person."""
    newest: dict[tuple[UUID, UUID], str] = {}
    judged = SamePerson.objects.filter(organisation=organisation).order_by("at", "id")
    for a, b, judgement in judged.values_list("a_id", "b_id", "judgement"):
        newest[a, b] = judgement
    root: dict[UUID, UUID] = {}

    def find(id_: UUID) -> UUID:
        while root.setdefault(id_, id_) != id_:
            root[id_] = id_ = root[root[id_]]
        return id_

    for (a, b), judgement in newest.items():
        if judgement == SamePerson.Judgement.SAME:
            root[find(a)] = find(b)
    return {id_: find(id_) for id_ in list(root)}


def _questions(organisation: Organisation, ids: list[UUID]) -> list[tuple[UUID, object, Asked]]:
    rows = Case.objects.filter(organisation=organisation).order_by()
    return [
        (id_, at, Asked._make(asked))
        for begin in range(0, len(ids), AT_ONCE)
        for id_, at, *asked in rows.filter(pk__in=ids[begin : begin + AT_ONCE]).values_list(
            "pk", "received_at", *COLUMNS
        )
    ]


def _schemes(organisation: Organisation, ids: list[UUID]) -> list[tuple[UUID, date, str]]:
    rows = Case.objects.filter(organisation=organisation, schemes__isnull=False).order_by()
    return [
        (id_, timezone.localdate(at), scheme)
        for begin in range(0, len(ids), AT_ONCE)
        for id_, at, scheme in rows.filter(pk__in=ids[begin : begin + AT_ONCE]).values_list(
            "pk", "received_at", "schemes__scheme"
        )
    ]
