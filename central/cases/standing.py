"""How a case stands: held while it is changed, and told by a fingerprint to the forms on its page."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from central.accounts.models import User
from central.cases.models import Case, CaseEvent
from central.pages.stale_forms import fingerprint


def held(case: Case) -> Case:
    """Return the case as it is now, held until the transaction ends: colleagues act one after the other.

    `no_key`: who holds an offer may meanwhile write a line about this person (central.sign_ups.seat_signals).
    """
    return Case.objects.select_for_update(no_key=True).get(id=case.id)


def standing(case: Case) -> str:
    """Return the fingerprint of what forms about a case change: its status, its track and its open step."""
    step = case.next_step
    return fingerprint(
        case.status, case.track, *((step.id, step.kind, step.who_id, step.due_on) if step else ())
    )


def held_standing(case: Case) -> str:
    """Hold the case until the transaction ends and return how it stands now."""
    return standing(held(case))


def held_whole(case: Case) -> str:
    """Hold the case and return a fingerprint of all that was ever done for it: who takes it away saw that."""
    now = held(case)
    return whole(now, now.events.first())


def whole(case: Case, newest: CaseEvent | None) -> str:
    """Return the fingerprint of a case whose log ends with `newest`."""
    return fingerprint(standing(case), newest and newest.id)


def touched_by_others(case: Case, user: User) -> bool:
    """Say whether a colleague did something for this person within a day: an old page may not know of it."""
    lately = case.events.filter(at__gt=timezone.now() - timedelta(days=1)).exclude(by=None)
    return lately.exclude(by=user).exists()
