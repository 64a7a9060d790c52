"""Trying to reach a person: spoken, no answer, a message left; after three misses a letter is proposed."""

from __future__ import annotations

from datetime import date

from django.db import models, transaction
from django.utils import timezone

from central.accounts.models import User
from central.cases import steps, who_waits
from central.cases.models import Case, CaseEvent, Step
from central.cases.stages import proposed_day, track_of, working_days_on
from central.cases.standing import held

MISSES = 3  # then a letter is proposed


class Result(models.TextChoices):
    """How it went."""

    SPOKEN = "spoken", "Gesproken"
    NO_ANSWER = "no_answer", "Geen antwoord"
    MESSAGE = "message", "Bericht nagelaten"


AGAIN = {Result.NO_ANSWER: 2, Result.MESSAGE: 3}  # working days until somebody tries again


@transaction.atomic
def tried(case: Case, by: User, result: str) -> date | None:
    """Write down how it went; return the day on which somebody tries again, None after speaking.

    Spoken: the step that is open is done when it was with the person; without one, the first step is.
    Missed: that step moves to a later day; without one it is planned for who tried.
    """
    case = held(case)
    steps.line(case, by, CaseEvent.Kind.CONTACT, f"{Result(result).label}.")
    if result == Result.SPOKEN:
        _spoken(case, by)
        return None
    case.misses += 1
    case.save(update_fields=["misses"])
    return _later(case, by, AGAIN[Result(result)])


@transaction.atomic
def take_on(case: Case, by: User) -> Step | None:
    """Somebody takes a request on that is nobody's: its step is theirs, else the first, on its day.

    None when it has a step and a colleague follows it.
    """
    case = held(case)
    step = case.steps.filter(done_at=None).first()
    if step:
        if not Case.objects.filter(who_waits.free(), id=case.id).exists():
            return None
        steps.give(case, by, by)
        return step
    first = track_of(case).first
    return steps.plan(case, by, first.id, by, proposed_day(case, first))


def asks_for_letter(case: Case) -> str:
    """Return the step of a letter where this person was missed three times; '' where none is due."""
    letter = track_of(case).letter
    if letter is None or case.misses < MISSES:
        return ""
    since = case.last_reached_at
    sent = [
        step for step in case.steps.all() if step.kind == letter.id and (not since or step.made_at > since)
    ]
    return "" if sent else letter.id


def _spoken(case: Case, by: User) -> None:
    track = track_of(case)
    step = case.steps.filter(done_at=None).first()
    if step is None and not case.steps.exists():
        now = timezone.localdate()
        Step.objects.create(
            organisation=case.organisation, case=case, kind=track.first.id, who=by, due_on=now
        )
        step = case.steps.filter(done_at=None).first()
    known = track.step(step.kind) if step else None
    if step and (known is None or known.contact):
        steps.finish(case, by)
    case.refresh_from_db()
    steps.reached(case)
    if case.status == Case.Status.NEW:
        steps.set_status(case, by, Case.Status.BUSY)


def _later(case: Case, by: User, days: int) -> date:
    track = track_of(case)
    step = case.steps.filter(done_at=None).select_related("who").first()
    day = working_days_on(case.organisation, timezone.localdate(), days)
    known = track.step(step.kind) if step else None
    if step and known and not known.contact:
        return step.due_on  # what is open is not with the person, and keeps its day
    kind = step.kind if step else track.first.id
    return steps.plan(case, by, kind, (step.who if step else None) or by, day).due_on
