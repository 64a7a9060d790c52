"""Closing a request: how it ended is kept for the figures, and for ten minutes a slip is taken back whole.

Whoever stops keeps their seat for those ten minutes: nobody moves up in it before they are over.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from central.accounts.models import User
from central.cases import steps
from central.cases.models import Case, Outcome, Withdrawal
from central.cases.standing import held

UNDO = timedelta(minutes=10)


@transaction.atomic
def close(case: Case, by: User, result: str, saves_cents: int | None = None, why: str = "") -> None:
    """Close a request with how it ended. Raises StepStillOpen while somebody still has to do something."""
    case = held(case)
    was = case.status
    steps.set_status(case, by, Case.Status.DONE)
    case.refresh_from_db()
    said = {"track": case.track, "result": result, "saves_cents": saves_cents, "why": why}
    Outcome.objects.update_or_create(
        case=case,
        defaults=said | {"organisation": case.organisation, "was": was, "by": by, "at": timezone.now()},
    )


@transaction.atomic
def stop(case: Case, by: User) -> None:
    """The person stops; what hangs on the case is let go of in ten minutes."""
    steps.withdraw(case, by, keeps_until=timezone.now() + UNDO)


def can_undo(case: Case) -> datetime | None:
    """Return until when the closing of this case can be taken back; None when it cannot."""
    row = _slip(case)
    until = row.at + UNDO if row and row.at else None
    return until if until and until > timezone.now() else None


@transaction.atomic
def undo(case: Case, by: User) -> bool:
    """Bring a case back to how it stood before it was closed; False when it is too late."""
    case = held(case)
    row = _slip(case)
    if row is None or can_undo(case) is None:
        return False
    steps.set_status(case, by, row.was or Case.Status.BUSY)
    return True


def let_go_of_what_is_over() -> int:
    """Let go of what was kept for a slip whose ten minutes are over; of how many cases."""
    over = Withdrawal.objects.filter(keeps_until__lte=timezone.now()).select_related("case")
    return sum(_let_go(row.case) for row in over)


@transaction.atomic
def _let_go(case: Case) -> int:
    case = held(case)
    row = Withdrawal.objects.filter(case=case, keeps_until__lte=timezone.now()).first()
    if row is None:  # brought back meanwhile, or another worker was first
        return 0
    row.let_go, row.keeps_until = steps.let_go(case), None
    row.save(update_fields=["let_go", "keeps_until"])
    return 1


def _slip(case: Case) -> Outcome | Withdrawal | None:
    if case.status == Case.Status.DONE:
        return getattr(case, "outcome", None)
    if case.status == Case.Status.WITHDRAWN:
        return getattr(case, "withdrawal", None)
    return None
