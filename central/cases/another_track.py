"""A question that turned out to be another: the person goes on along another track; what was done stays."""

from __future__ import annotations

from django.db import transaction

from central.accounts.models import User
from central.cases import steps
from central.cases.models import Case, CaseEvent
from central.cases.stages import change_track, track_of
from central.cases.standing import held
from central.written.track import Track
from kiosk.wire.problems import Problem


class ClosedAlready(Problem):
    """What is closed goes nowhere; it is opened again first."""

    code = "bad-input"


@transaction.atomic
def move(case: Case, by: User, to: Track) -> bool:
    """Move somebody to another track; False where they are on it already. Raises ClosedAlready.

    An open step stays where that track has it too; else nobody has to do it, and the next one is chosen anew.
    """
    case = held(case)
    if case.status in Case.CLOSED:
        raise ClosedAlready
    before = track_of(case)
    if before.id == to.id:
        return False
    for step in case.steps.filter(done_at=None):
        if to.step(step.kind) is None:
            step.case = case
            steps.line(case, by, CaseEvent.Kind.PLANNED, f"Niet meer nodig: {step.title.lower()}.")
            step.delete()
    change_track(case, to)
    text = f"Ander soort vraag: van ‘{before.title.lower()}’ naar ‘{to.title.lower()}’."
    steps.line(case, by, CaseEvent.Kind.STATUS, text)
    return True
