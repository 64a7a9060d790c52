"""From 'probably' to done: how many requests after a quick-check became cheaper internet within a month.

A request counts once its month is over: before, nobody can tell how it ends. Numbers only, of nobody by name.
"""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet

from central.cases.models import Case, Step

MONTH = timedelta(days=30)
CHEAPER = "cheaper"  # the step of the track that says so (config/tracks/internet.toml)
FEWEST = 5  # of fewer people a figure would say something about one of them


def arranged(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Return those of `cases` who asked after a check and got cheaper internet within a month."""
    in_time = Step.objects.filter(
        organisation=OuterRef("organisation"),
        case=OuterRef("pk"),
        kind=CHEAPER,
        done_at__lte=OuterRef("received_at") + MONTH,
    )
    return cases.filter(Exists(in_time), from_check=True)
