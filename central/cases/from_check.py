"""From 'probably' to done: how many requests after a quick-check became cheaper internet within a month.

A request counts once its month is over: before, nobody can tell how it ends. Numbers only, of nobody by name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from central.accounts.models import Organisation
from central.cases.models import Case, Step

MONTH = timedelta(days=30)
CHEAPER = "cheaper"  # the step of the track that says so (config/tracks/internet.toml)
FEWEST = 5  # of fewer people a figure would say something about one of them


@dataclass(frozen=True)
class FromCheck:
    """One organisation: `asked` requests of which the month is over, `arranged` of them in time."""

    organisation: Organisation
    asked: int
    arranged: int

    @property
    def is_shown(self) -> bool:
        return self.asked >= FEWEST


def after_checks(mine: Iterable[Organisation], now: datetime) -> list[FromCheck]:
    """Return the figure of each of these organisations, in their order."""
    return [_of(organisation, now) for organisation in mine]


def _of(organisation: Organisation, now: datetime) -> FromCheck:
    cases = Case.objects.filter(organisation=organisation, from_check=True, received_at__lte=now - MONTH)
    return FromCheck(organisation, cases.count(), arranged(cases).count())


def arranged(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Return those of `cases` who asked after a check and got cheaper internet within a month."""
    in_time = Step.objects.filter(
        organisation=OuterRef("organisation"),
        case=OuterRef("pk"),
        kind=CHEAPER,
        done_at__lte=OuterRef("received_at") + MONTH,
    )
    return cases.filter(Exists(in_time), from_check=True)
