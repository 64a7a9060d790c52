"""What the page of a person says of the offers they signed up for."""

from __future__ import annotations

from typing import Any

from django.db.models import FilteredRelation, Q
from django.utils.html import format_html

from central.cases.beside import Part
from central.cases.models import Case
from central.catalogue.models import Offer
from central.sign_ups.models import SignUp


def _told(case: Case) -> dict[str, list[Any]]:
    """Return where somebody is signed up and what else there is; nothing where there is neither."""
    rows = sorted((one.mine for one in _offers(case) if one.mine), key=lambda row: row.number)
    offers = [one for one in _offers(case) if one.published and not one.over]
    held = {one.offer_id for one in rows}
    can = [one for one in offers if one.id not in held and one.said.get("sign_up", True)]
    return {"rows": rows, "can": can, "walks": offers} if rows or offers else {}


def _lost(case: Case, deleted: bool) -> list[str]:
    held = (one for one in _offers(case) if one.mine and one.mine.state != SignUp.State.WITHDRAWN)
    return [_goes(one.name, one.mine.state == SignUp.State.PLACE, deleted) for one in held if not one.over]


def _offers(case: Case) -> list[Any]:
    """Return what is published or they signed up for, each with their sign-up as `mine`; read once a page."""
    if not hasattr(case, "_offers_beside"):
        theirs = FilteredRelation("sign_ups", condition=Q(sign_ups__case=case.pk))
        offers = Offer.objects.filter(organisation=case.organisation_id).annotate(mine=theirs)
        wanted = offers.filter(Q(published=True) | Q(mine__isnull=False)).select_related("mine")
        found = list(wanted.order_by("name"))
        for offer in found:
            offer.mine = getattr(offer, "mine", None)  # Django leaves out what is not there
            if offer.mine:
                offer.mine.offer = offer
        case._offers_beside = found  # type: ignore[attr-defined]
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
