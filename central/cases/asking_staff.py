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

ALIKE = 10  # papers with one code
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
    return candidates_of_all([amendment])[0]


def candidates_of_all(amendments: Sequence[Amendment]) -> list[list[Case]]:
    """Return the candidates of each of these, which are of one organisation, asked for once."""
    codes = {one.code for one in amendments if one.code and not one.case}
    with_code: dict[str, list[Case]] = {}
    if codes:
        whose = amendments[0].organisation_id
        for case in Case.objects.filter(organisation=whose, code_on_paper__in=codes):
            with_code.setdefault(case.code_on_paper, []).append(case)
    return [
        [one.case] if one.case else with_code.get(one.code, [])[:ALIKE] if one.code else []
        for one in amendments
    ]


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
    if column == "place_name" and column in values:
        told = place_in_words(values.get("postcode", ""), value, values.get("municipality", ""))
        return told or "Niet gezegd"
    return value
