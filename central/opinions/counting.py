"""Adding one person's answers to the sums of a quarter, and reading those sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from django.db.models import F, Sum

from central.accounts.models import Organisation
from central.opinions.models import OpinionCount
from central.written import labels
from kiosk.journeys.model import Journey, Step

KIND = "opinion"
Said = tuple[str, str, str]  # journey, step, answer; the last two empty: how many answered anything
EVERYBODY = ("", "")


def quarter_in(day: date) -> str:
    """Return the quarter of a day as it stands in the rows.

    >>> quarter_in(date(2026, 12, 1))
    '2026-Q4'
    """
    return f"{day.year}-Q{(day.month + 2) // 3}"


def count_one(
    organisation: Organisation, day: date, journey: str, answers: Mapping[str, Sequence[str]]
) -> None:
    """Add the answers of one person to the sums of the quarter of `day`, inside the caller's transaction.

    Every row that there can be is made with the first one of a quarter: in which order answers came is not
    in the order of the rows.
    """
    quarter = quarter_in(day)
    here = OpinionCount.objects.filter(organisation=organisation, quarter=quarter, journey=journey)
    given = [EVERYBODY, *((step, one) for step, touched in answers.items() for one in touched)]
    there = set(here.values_list("step", "answer"))
    wanted = sorted({*given, *(_possible(journey) if not there else ())} - there)
    OpinionCount.objects.bulk_create(
        [
            OpinionCount(organisation=organisation, quarter=quarter, journey=journey, step=step, answer=one)
            for step, one in wanted
        ],
        ignore_conflicts=True,  # another worker makes the same rows at this moment
    )
    for step, one in given:
        here.filter(step=step, answer=one).update(n=F("n") + 1)


def counted(organisation: Organisation, quarters: Iterable[str]) -> Counter[Said]:
    """Return how many gave each answer in these quarters together."""
    rows = OpinionCount.objects.filter(organisation=organisation, quarter__in=list(quarters))
    sums = rows.values_list("journey", "step", "answer").annotate(all=Sum("n"))
    return Counter({(journey, step, answer): n for journey, step, answer, n in sums})


def journeys() -> dict[str, Journey]:
    """Return the journeys that ask what people think, by id, as config/ has them now."""
    return {id_: one for (_, id_), one in sorted(labels.words().journeys.items()) if one.kind == KIND}


def answers_of(step: Step) -> dict[str, str]:
    """Return what can be answered to a step, with its words."""
    if step.field == "yesno":
        return dict(labels.YES_NO)
    return {choice.value: choice.label for choice in step.choices}


def _possible(journey: str) -> Iterator[tuple[str, str]]:
    known = journeys().get(journey)
    for step in known.steps if known else ():
        yield from ((step.id, one) for one in answers_of(step))
