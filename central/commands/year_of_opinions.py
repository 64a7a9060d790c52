"""What people of a made-up year say without their name: what they miss, and how it went. Sums alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from central.commands.year_of_days import YEAR
from kiosk.words.days import BELGIUM

if TYPE_CHECKING:
    from central.accounts.models import Organisation
    from kiosk.journeys.model import Journey, Step

ANSWERS = {"needs": 0.6, "satisfaction": 0.7, "after-a-month": 0.12}  # of all who came by: how many answer
FIRST_ANSWER = (8, 2, 1)  # how often the first, the second, the third answer of how it went
RISES = 3  # the answer at this place is given more and more often over the year


def opinions(organisation: Organisation, chance: Random, people: int, now: datetime) -> None:
    """Add up what some of so many people said over the year before `now`."""
    from central.opinions.counting import EVERYBODY, answers_of, journeys, quarter_in
    from central.opinions.models import OpinionCount

    told: Counter[tuple[str, str, str, str]] = Counter()
    for id_, journey in journeys().items():
        possible = [(step.id, one) for step in journey.steps for one in answers_of(step)]
        for _ in range(round(people * ANSWERS.get(id_, 0))):
            since = chance.random()  # 0 a year ago, 1 now
            day = (now - timedelta(days=YEAR) * (1 - since)).astimezone(BELGIUM).date()
            quarter = quarter_in(day)
            told.update({(quarter, id_, step, one): 0 for step, one in possible})  # as the first answer does
            told.update((quarter, id_, *said) for said in (EVERYBODY, *_said(chance, journey, since)))
    OpinionCount.objects.bulk_create(
        OpinionCount(organisation=organisation, quarter=quarter, journey=journey, step=step, answer=one, n=n)
        for (quarter, journey, step, one), n in sorted(told.items())
    )


def _said(chance: Random, journey: Journey, since: float) -> Iterator[tuple[str, str]]:
    from central.opinions.counting import answers_of

    for step in journey.steps:
        yield from ((step.id, one) for one in _of(chance, step, list(answers_of(step)), since))


def _of(chance: Random, step: Step, possible: list[str], since: float) -> list[str]:
    if step.field != "several":
        weights = [FIRST_ANSWER[min(at, len(FIRST_ANSWER) - 1)] for at in range(len(possible))]
        return chance.choices(possible, weights)
    likely = [0.18 + (0.4 * since if at == RISES else 0.0) for at in range(len(possible))]
    touched = [one for one, odds in zip(possible, likely, strict=True) if chance.random() < odds]
    return touched or chance.sample(possible, 1)
