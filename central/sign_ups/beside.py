"""What the page of a person says of the offers they signed up for."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import FilteredRelation, Q
from django.utils import timezone
from django.utils.html import format_html

from central.cases.beside import Part
from central.cases.models import Case
from central.catalogue.models import Offer, said_to_be_over
from central.sign_ups.models import SignUp


class _Offer(NamedTuple):
    """An offer, and the sign-up of this person for it (`number` None: none)."""

    id: UUID
    name: str
    entry: Any
    published: bool
    number: int | None
    state: str | None
    to_confirm: bool | None

    @property
    def over(self) -> bool:
        return said_to_be_over(self.entry, timezone.now())

    @property
    def signs_up(self) -> bool:
        """Say whether people sign up for it at all."""
        return bool(self.entry.get("sign_up", True)) if isinstance(self.entry, dict) else True

    @property
    def stands(self) -> str:
        """How the sign-up stands, in words."""
        return str(dict(SignUp.State.choices).get(self.state, ""))


READ = ("id", "name", "entry", "published", "mine__number", "mine__state", "mine__to_confirm")


def _told(case: Case) -> dict[str, list[_Offer]]:
    """Return where somebody is signed up and what else there is; nothing where there is neither."""
    rows = [one for one in _offers(case) if one.number is not None]
    rows.sort(key=lambda one: one.number or 0)
    offers = [one for one in _offers(case) if one.published and not one.over]
    can = [one for one in offers if one.number is None and one.signs_up]
    return {"rows": rows, "can": can, "walks": offers} if rows or offers else {}


def _lost(case: Case, deleted: bool) -> list[str]:
    held = (one for one in _offers(case) if one.state not in (None, SignUp.State.WITHDRAWN))
    return [_goes(one.name, one.state == SignUp.State.PLACE, deleted) for one in held if not one.over]


def _offers(case: Case) -> list[_Offer]:
    """Return what is published or they signed up for, read once a page and no more of it than is shown."""
    if not hasattr(case, "_offers_beside"):
        theirs = FilteredRelation("sign_ups", condition=Q(sign_ups__case=case.pk))
        offers = Offer.objects.filter(organisation=case.organisation_id).annotate(mine=theirs)
        wanted = offers.filter(Q(published=True) | Q(mine__isnull=False)).order_by("name")
        case._offers_beside = [_Offer(*row) for row in wanted.values_list(*READ)]  # type: ignore[attr-defined]
    return case._offers_beside  # type: ignore[attr-defined, no-any-return]


def _goes(name: str, has_place: bool, deleted: bool) -> str:
    if not deleted:
        line = (
            "De plaats bij {} gaat dan naar wie eerst wacht."
            if has_place
            else "De plek op de wachtlijst van {} gaat dan weg."
        )
    elif has_place:
        line = "Ook de plaats bij <strong>{}</strong> gaat weg: wie wacht, schuift door."
    else:
        line = "Ook het nummer op de wachtlijst van <strong>{}</strong> gaat weg."
    return format_html(line, name)


SIGNED_UP = Part("sign_ups/beside.html", _told, _lost)
