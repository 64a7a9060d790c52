"""The short rows that hang on one person, read by one question: their schemes, their stages, who looked.

Three tables with hardly a column each are three questions that take as long to ask as to answer.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.db.models import Value

from central.accounts.models import AccessLog
from central.cases.models import Case, CaseScheme, StageReached

LOOKED = 10  # who looked last


class Looked(NamedTuple):
    """Somebody opened this person or took them along; no name: by command."""

    name: str
    at: datetime


class ShortRows(NamedTuple):
    """What hangs on one person: ids of schemes, stages in the order they were reached, who looked last."""

    schemes: list[str]
    stages: list[StageReached]
    looks: list[Looked]


def short_rows(case: Case) -> ShortRows:
    """Read them."""
    schemes = CaseScheme.objects.filter(case=case).order_by()
    stages = StageReached.objects.filter(case=case).order_by()
    newest = AccessLog.of_case(case.organisation_id, case.id).values("pk")[:LOOKED]
    looks = AccessLog.objects.filter(pk__in=newest).order_by()
    rows = list(
        schemes.values_list(Value("scheme"), "pk", "scheme", Value(""), "received_at").union(
            stages.values_list(Value("stage"), "pk", "track", "stage", "at"),
            looks.values_list(Value("look"), "pk", "user__name", Value(""), "at"),
            all=True,
        )
    )
    return ShortRows(
        sorted(first for what, _, first, _, _ in rows if what == "scheme"),
        sorted(
            (
                StageReached(pk=pk, case=case, track=first, stage=second, at=at)
                for what, pk, first, second, at in rows
                if what == "stage"
            ),
            key=lambda one: (one.at, one.pk),
        ),
        sorted(
            (Looked(first or "", at) for what, _, first, _, at in rows if what == "look"),
            key=lambda one: one.at,
            reverse=True,
        ),
    )
