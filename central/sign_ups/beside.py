"""What the page of a person says of the offers they signed up for."""

from __future__ import annotations

from django.utils.html import format_html

from central.cases.beside import Part
from central.cases.models import Case
from central.sign_ups.models import SignUp
from central.sign_ups.sign_ups import seats_of


def _told(case: Case) -> list[SignUp]:
    return list(case.sign_ups.select_related("offer"))


def _lost(case: Case, deleted: bool) -> list[str]:
    return [_goes(one.offer.name, one.state == SignUp.State.PLACE, deleted) for one in seats_of(case)]


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
