"""'How is it now?', a while after it was arranged, by whoever holds the paper: two touches, of nobody.

The page is the same for every token, also for one that is on no paper. Whether it counts is not said to who
asks: only that it counts once, and in its time. The answers are added to the sums of this quarter; of the
paper a mark is kept, so that a second time does not count, and that mark leads to no case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.utils import timezone

from central.cases.arrival import hash_of
from central.cases.models import Case, StageReached
from central.opinions.counting import answers_of, count_one, journeys
from central.opinions.models import LinkUsed
from central.written.site_words import Words
from central.written.tracks import tracks
from kiosk.journeys.model import Step

JOURNEY = "after-a-month"
OPEN_FOR = timedelta(days=90)  # after its first day


@dataclass(frozen=True)
class Asking:
    """The question to show: its words, its answers, and what was answered before it."""

    id: str
    title: str
    options: tuple[tuple[str, str], ...]  # value, words
    before: tuple[tuple[str, str], ...] = ()  # step, value


def asking(words: Words, said: Mapping[str, str]) -> Asking | None:
    """Return the first question without an answer of its own; None where all have one."""
    before: list[tuple[str, str]] = []
    for step in _steps():
        given = said.get(step.id, "")
        if given not in answers_of(step):
            return Asking(
                step.id, words.of(step.key(JOURNEY, "title"), step.title), _in(words, step), tuple(before)
            )
        before.append((step.id, given))
    return None


def tell(token: str, said: Mapping[str, str], now: datetime) -> bool:
    """Count these answers, once for a paper and in its time; say whether they were."""
    answers = {step.id: (said[step.id],) for step in _steps() if said.get(step.id) in answers_of(step)}
    case = Case.objects.filter(token_hash=hash_of(token)).select_related("organisation").first()
    today = timezone.localdate(now)
    if not answers or case is None or not _in_its_time(case, today):
        return False
    try:
        with transaction.atomic():
            LinkUsed.objects.create(mark=_mark(token), organisation=case.organisation)
            count_one(case.organisation, today, JOURNEY, answers)
    except IntegrityError:  # it was told before, perhaps at this very moment
        return False
    return True


def _in_its_time(case: Case, today: date) -> bool:
    """Say whether a stage that asks was reached long enough ago, and not too long."""
    track = tracks().get(case.track, case.journey)
    asks = {stage.id: stage.asks_after_days for stage in track.stages if stage.asks_after_days is not None}
    reached = StageReached.objects.filter(case=case, track=track.id, stage__in=list(asks)).order_by("at")
    for stage, at in reached.values_list("stage", "at"):
        opens = timezone.localdate(at) + timedelta(days=asks[stage])
        if opens <= today <= opens + OPEN_FOR:
            return True
    return False


def _mark(token: str) -> str:
    return sha256(f"opinion {token}".encode()).hexdigest()


def _steps() -> tuple[Step, ...]:
    journey = journeys().get(JOURNEY)
    return journey.steps if journey else ()


def _in(words: Words, step: Step) -> tuple[tuple[str, str], ...]:
    said = answers_of(step).items()
    return tuple((value, words.of(step.key(JOURNEY, f"choice.{value}"), label)) for value, label in said)
