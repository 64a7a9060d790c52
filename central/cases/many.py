"""The same for the cases of many people at once: what `steps` and `closing` do to one, in a few statements.

Each takes cases that are held, with their steps read, for whom it can be done. What it costs grows by chunks
of people alone; `tests/central/batches/test_as_for_one.py` holds it to what is done for one person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from central.accounts.models import User
from central.cases.models import Case, CaseEvent, Outcome, StageReached, Step
from central.cases.stages import step_after_last, track_of
from central.cases.steps import planned_line, status_line

CHUNK = 500


def log(cases: Iterable[Case], by: User, kind: str, text: Callable[[Case], str]) -> None:
    """Write a line in the log of each."""
    lines = [
        CaseEvent(organisation_id=case.organisation_id, case=case, by=by, kind=kind, text=text(case))
        for case in cases
    ]
    CaseEvent.objects.bulk_create(lines, batch_size=CHUNK)


def give(cases: Sequence[Case], by: User, to: User | None) -> None:
    """Hand them to a colleague, with the step that is open."""
    _steps(cases).exclude(who=to).update(who=to)
    if to:
        _follow(cases, by, to)
    else:
        _rows(cases).update(owner=None, given_at=None)
    said = f"{to.name} volgt dit nu op." if to else "Niemand volgt dit nu op."
    log(cases, by, CaseEvent.Kind.PLANNED, lambda _: said)


def plan(cases: Sequence[Case], by: User, who: User | None, due_on: date) -> None:
    """Plan for each the step that mostly comes now; none of them has an open one."""
    steps = {}
    for case in cases:
        known = step_after_last(case)
        assert known is not None, "nobody is let through who has had all steps"
        steps[case.id] = Step(
            organisation_id=case.organisation_id, case=case, kind=known.id, who=who, due_on=due_on
        )
    Step.objects.bulk_create(steps.values(), batch_size=CHUNK)
    _rows(cases).update(step_due_on=due_on)
    log(cases, by, CaseEvent.Kind.PLANNED, lambda case: planned_line(steps[case.id]))
    if who:
        _follow(cases, by, who)
    new = [case for case in cases if case.status != Case.Status.BUSY]
    _rows(new).update(status=Case.Status.BUSY)
    log(new, by, CaseEvent.Kind.STATUS, lambda case: status_line(case, Case.Status.BUSY))


def close(cases: Sequence[Case], by: User, result: str) -> None:
    """Close them, all with the same result; none of them has an open step."""
    now = timezone.now()
    _rows(cases).update(status=Case.Status.DONE, waiting_since=None, given_at=None)
    _come_to([(case, track_of(case).end.id) for case in cases], now)
    log(cases, by, CaseEvent.Kind.STATUS, lambda case: status_line(case, Case.Status.DONE))
    ended = [
        Outcome(
            organisation_id=case.organisation_id, case=case, track=case.track, result=result, was=case.status,
            by=by, at=now,
        )
        for case in cases
    ]  # fmt: skip
    Outcome.objects.bulk_create(
        ended,
        batch_size=CHUNK,
        update_conflicts=True,
        unique_fields=["case"],
        update_fields=["track", "result", "saves_cents", "why", "was", "by", "at"],
    )


def finish(cases: Sequence[Case], by: User) -> None:
    """The step that each has open is done."""
    now = timezone.now()
    open_steps = {case.id: step for case in cases if (step := case.next_step)}
    known = {case.id: track_of(case).step(open_steps[case.id].kind) for case in cases}
    _steps(cases).update(done_at=now, done_by=by)
    _rows(cases).update(step_due_on=None)
    log(cases, by, CaseEvent.Kind.DONE, lambda case: f"{open_steps[case.id].title}.")
    moves = [
        (case, step.reaches)
        for case in cases
        if (step := known[case.id]) and step.reaches and track_of(case).may_move(case.stage, step.reaches)
    ]
    _come_to(moves, now)
    _follow([case for case in cases if case.owner_id is None], by, by)
    spoken = [case for case in cases if (step := known[case.id]) is None or step.contact]
    _rows(spoken).update(waiting_since=None, last_reached_at=now, misses=0)


def _rows(cases: Sequence[Case]) -> QuerySet[Case]:
    return Case.objects.filter(id__in=[case.id for case in cases])


def _steps(cases: Sequence[Case]) -> QuerySet[Step]:
    return Step.objects.filter(case__in=[case.id for case in cases], done_at=None)


def _follow(cases: Sequence[Case], by: User, who: User) -> None:
    others = [case for case in cases if case.owner_id != who.id]
    _rows(others).update(owner=who, given_at=None if by == who else timezone.now())


def _come_to(moves: Iterable[tuple[Case, str]], now: datetime) -> None:
    by_stage: dict[str, list[Case]] = defaultdict(list)
    for case, stage in moves:
        if case.stage != stage:
            by_stage[stage].append(case)
    for stage, cases in by_stage.items():
        _rows(cases).update(stage=stage, stage_since=now)
        StageReached.objects.bulk_create(
            [
                StageReached(
                    organisation_id=case.organisation_id, case=case, track=case.track, stage=stage, at=now
                )
                for case in cases
            ],
            batch_size=CHUNK,
        )
