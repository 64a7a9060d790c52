"""How many people there are among requests: who was judged to be the same person is counted once.

Requests are counted by their rows, people by who staff said they are (same_person.py). Where nobody judged
anything there is nothing to ask beyond that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from central.accounts.models import Organisation
from central.cases.models import Case, SamePerson
from central.cases.same_person import judgements_around


class Counted(NamedTuple):
    """So many people with so many questions."""

    people: int
    questions: int

    @property
    def in_words(self) -> str:
        people = "1 persoon" if self.people == 1 else f"{self.people} mensen"
        return people if self.people == self.questions else f"{people} met {self.questions} vragen"


def any_judged(organisation: Organisation) -> bool:
    return _same(organisation).exists()


def twice(organisation: Organisation, ids: Collection[UUID]) -> int:
    """Return how many of these requests are of somebody who is counted by another of them."""
    return len(set(ids)) - len(set(_roots(organisation, ids).values())) if len(ids) > 1 else 0


def counted(organisation: Organisation, ids: Collection[UUID]) -> Counted:
    """Return how many people ask these questions."""
    return Counted(len(ids) - twice(organisation, ids), len(ids))


def twice_in_each(organisation: Organisation, lists: Iterable[Collection[UUID]]) -> list[int]:
    """Return the same of several lists; asked once for all of them."""
    lists = [list(one) for one in lists]
    roots = _roots(organisation, {id_ for one in lists for id_ in one})
    return [len(set(one)) - len({roots[id_] for id_ in one}) for one in lists]


def count(organisation: Organisation, rows: QuerySet[Case]) -> Counted:
    """Return how many people and questions there are in `rows`; only who was judged is looked at."""
    questions = rows.count()
    same = _same(organisation)
    judged = rows.filter(Q(pk__in=same.values("a")) | Q(pk__in=same.values("b")))
    return Counted(questions - twice(organisation, list(judged.values_list("pk", flat=True))), questions)


def of_each_stand(organisation: Organisation, stands: Collection[UUID]) -> dict[UUID, int]:
    """Return how many requests of each stand are of somebody who is counted by another of that stand."""
    judged: dict[UUID, set[UUID]] = defaultdict(set)
    for side in ("a", "b"):
        here = _same(organisation).filter(**{f"{side}__stand__in": stands})
        for stand, id_ in here.values_list(f"{side}__stand", f"{side}_id") if stands else ():
            judged[stand].add(id_)
    found = twice_in_each(organisation, judged.values()) if judged else ()
    return dict(zip(judged, found, strict=True)) if judged else {}


def _same(organisation: Organisation) -> QuerySet[SamePerson]:
    same = SamePerson.objects.filter(organisation=organisation, judgement=SamePerson.Judgement.SAME)
    return same.order_by()


def _roots(organisation: Organisation, ids: Collection[UUID]) -> dict[UUID, UUID]:
    """Return for each request one that stands for its person: the same for all who are one."""
    root = {id_: id_ for id_ in ids}

    def find(id_: UUID) -> UUID:
        while root.setdefault(id_, id_) != id_:
            root[id_] = id_ = root[root[id_]]
        return id_

    if len(ids) > 1:
        for (a, b), said in judgements_around(organisation.pk, ids).items():
            if said == SamePerson.Judgement.SAME:
                root[find(a)] = find(b)
    return {id_: find(id_) for id_ in ids}
