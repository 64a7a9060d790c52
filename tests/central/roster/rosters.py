"""A stand of De Kring in three days, and volunteers to ask for it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from central.roster.models import StandPlan, Turn, Volunteer
from central.roster.planning import Wish, ask, plan


def a_plan(organisation: Any, by: Any, *, hours: float = 72, **said: Any) -> StandPlan:
    """A stand that begins in so many hours, of two hours, with one person at the kiosk."""
    starts_at = timezone.now() + timedelta(hours=hours)
    wish = {
        "ids": ("stand", "ligo", "ouders"),
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=2),
        "place_id": "",
        "place": "Restaurant Zonneheem",
        "needs": [("Aan de kiosk", 1)],
    }
    return plan(organisation, by, Wish(**(wish | said)))


def a_volunteer(organisation: Any, name: str = "Mia Peeters", **said: Any) -> Volunteer:
    usual = {"email": f"{name.split()[0].lower()}@example.be", "consent": "spoken"}
    return Volunteer.objects.create(organisation=organisation, name=name, **(usual | said))


def asked(found: StandPlan, volunteer: Volunteer) -> Turn:
    """The volunteer was asked for the first need of a stand."""
    need = found.needs.first()
    assert ask(need, [volunteer]) == 1
    return Turn.objects.get(need=need, volunteer=volunteer)


def begins_in(found: StandPlan, hours: float) -> None:
    """The stand is moved, with its length: what a clock that goes on would do."""
    at = timezone.now() + timedelta(hours=hours)
    StandPlan.objects.filter(id=found.id).update(starts_at=at, ends_at=at + timedelta(hours=2))
