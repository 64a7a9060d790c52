"""What people asked with a code they typed: nothing happens until somebody of the staff says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from central.accounts.models import Organisation
from central.cases.models import Amendment, Case
from central.pages.stale_forms import fingerprint
from central.pages.templatetags.dutch import phone
from kiosk.journeys.places import place_in_words

RECENT = timedelta(days=14)
WORDS = {"name": "Naam", "reach_value": "Bereiken", "place_name": "Plaats", "said": "Zegt"}


def asked(organisations: Sequence[Organisation]) -> QuerySet[Amendment]:
    """Return what waits for a decision, oldest first."""
    return Amendment.objects.filter(organisation__in=organisations, state=Amendment.State.ASKED)


def lately(organisations: Sequence[Organisation]) -> QuerySet[Amendment]:
    """Return what scanned papers changed by themselves these days, newest first, so that staff see it."""
    return (
        Amendment.objects.filter(
            organisation__in=organisations,
            state=Amendment.State.DONE,
            settled_by=None,
            settled_at__gt=timezone.now() - RECENT,
        )
        .exclude(action=Amendment.Action.CHECK_IN)
        .select_related("case")
        .order_by("-settled_at")
    )


def standing(amendment: Amendment, found: Sequence[Case]) -> str:
    """Return the fingerprint of what staff decide on: what is asked, and what is there now."""
    now = [
        (one.id, one.status, one.name, one.reach_by, one.reach_value, one.postcode, one.place_name)
        for one in found
    ]
    return fingerprint(amendment.state, amendment.settled_at, amendment.new, now)


def held_standing(amendment: Amendment) -> str:
    """Hold the amendment until the transaction ends and return how it stands now."""
    held = Amendment.objects.select_for_update(of=("self",)).select_related("organisation", "case")
    now = held.get(id=amendment.id)
    return standing(now, candidates(now))


def candidates(amendment: Amendment) -> list[Case]:
    """Return the cases it may be about: the one it was settled to, else all with this code on their paper."""
    if amendment.case:
        return [amendment.case]
    if not amendment.code:
        return []
    return list(Case.objects.filter(organisation=amendment.organisation, code_on_paper=amendment.code)[:10])


@dataclass(frozen=True)
class Change:
    """One value that somebody wants changed, or had changed."""

    label: str
    old: str
    new: str
    older: bool = False  # something said later stood there already, so this was not applied


def changes(amendment: Amendment, case: Case | None = None) -> list[Change]:
    """Return the new values beside the old ones: those of `case` now, or those kept when it was done."""
    new, old = amendment.new, amendment.before
    if not old and case is not None:
        old = {column: getattr(case, column) for column in new if column != "said"}
    shown = []
    for column, label in WORDS.items():
        if column in new:
            shown.append(
                Change(label, _as_said(column, old), _as_said(column, new), column in amendment.older)
            )
    return shown


def _as_said(column: str, values: dict[str, str]) -> str:
    value = values.get(column, "")
    if column == "reach_value" and values.get("reach_by") == "phone":
        return phone(value)
    if column == "place_name":
        return place_in_words(values.get("postcode", ""), value, values.get("municipality", ""))
    return value
