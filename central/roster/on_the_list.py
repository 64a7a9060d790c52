"""The list of volunteers: who is on it, who asked to be, and who has not been seen for long."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from central.accounts.models import Organisation
from central.cases.models import Case
from central.figures.aims import PlannedAction
from central.roster.models import Turn, Volunteer
from central.roster.planning import erase

JOURNEY = "volunteer"  # config/journeys/volunteer.toml: 'I want to be a volunteer'


def asked_to_help(organisation: Organisation) -> QuerySet[Case]:
    """Return who said on a kiosk or a phone that they want to help and is not on the list, newest first."""
    rows = Case.objects.filter(organisation=organisation, journey=JOURNEY, volunteer=None)
    return rows.exclude(status=Case.Status.WITHDRAWN).order_by("-received_at")


def take_in(case: Case) -> Volunteer:
    """Put somebody on the list who asked for it; twice is once."""
    by_mail = case.reach_by == Case.ReachBy.EMAIL
    by_phone = case.reach_by == Case.ReachBy.PHONE
    said = {
        "organisation": case.organisation,
        "name": case.name[:80],
        "email": case.reach_value if by_mail else "",
        "phone": case.reach_value[:40] if by_phone else "",
        "consent": Volunteer.Consent.ASKED,
        "consent_on": case.received_at.date(),
    }
    return Volunteer.objects.get_or_create(case=case, defaults=said)[0]


def long_unseen(organisation: Organisation, since: datetime) -> QuerySet[Volunteer]:
    """Return who was put on the list before `since`, helped at nothing after it, and is asked for nothing."""
    busy = Turn.objects.filter(volunteer=OuterRef("pk"), need__plan__aim__state=PlannedAction.State.PLANNED)
    old = Q(helped_at=None) | Q(helped_at__lt=since)
    return Volunteer.objects.filter(~Exists(busy), old, organisation=organisation, added_at__lt=since)


def told_beside(case: Case) -> dict[str, Any]:
    """Return what the page of a person says: that they are on the list, or may be put there."""
    on_it: Volunteer | None = getattr(case, "volunteer", None)
    if on_it is None and case.journey != JOURNEY:
        return {}
    return {"volunteer": on_it, "case": case}


def lost(case: Case, deleted: bool) -> list[str]:
    """Return what goes when this person stops or is deleted."""
    on_it = getattr(case, "volunteer", None) is not None
    return ["De persoon gaat ook van de lijst van vrijwilligers."] if on_it else []


def on_withdrawn(case: Case, **_: Any) -> None:
    """Receiver of case_withdrawn: who stops, also by their paper, is asked for nothing more."""
    for one in Volunteer.objects.filter(case=case):
        erase(one)
