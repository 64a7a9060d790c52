"""What is wrong with a place or an offer, in Dutch per field: for a form, and for a file that came in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from central.catalogue.hours_words import hours_wrong
from kiosk.wire.catalogue import OUR_YEARS, Offer, Place
from kiosk.wire.catalogue_file import Wrong

_OWN = {
    "id": "Een kenmerk heeft kleine letters, cijfers, punten en streepjes: praattafel-dinsdag.",
    "postcode": "Een Belgische postcode heeft vier cijfers: 9900.",
    "languages": "Een taal is een code van twee of drie letters: nl, fr, ar.",
    "kind": "Kies een van de soorten.",
    "accessible": "Kies ja, nee of niet geweten.",
    "place": "Deze plek is er niet, of ze stopt. Kies een andere.",
    "position": "Schrijf de twee getallen van de kaart, of plak een link ervan.",
    "seats": "Schrijf een getal van 0 tot 100000, of laat het leeg: dan kan iedereen mee.",
    "starts": f"Schrijf een dag en een uur, in de jaren {OUR_YEARS[0]} tot {OUR_YEARS[1]}.",
    "ends": "Het einde moet na het begin zijn.",
    "assured_date": "Schrijf een dag: 2026-12-01.",
}


def wrong_fields(error: ValidationError) -> dict[str, str]:
    """Return one sentence per field that is wrong, and under 'all' what is of no field."""
    found: dict[str, str] = {}
    for one in error.errors(include_input=False, include_url=False):
        where = str(one["loc"][0]) if one["loc"] else "all"
        found.setdefault(where, _sentence(where, one))
    return found


def _sentence(where: str, one: Mapping[str, Any]) -> str:
    kind, context = one["type"], one.get("ctx", {})
    if kind == "extra_forbidden":
        return f"'{where}' kennen we niet."
    if kind == "string_too_long":
        return f"Dit is te lang. Er is plaats voor {context['max_length']} tekens."
    if kind in ("missing", "string_too_short"):
        return "Vul dit in."
    return _OWN.get(where, "Dit kunnen we niet lezen.")


def wrong_beside(wrong: Wrong, entry: Place | Offer) -> dict[str, str]:
    """Return in Dutch what no field alone shows to be wrong (kiosk.wire.catalogue_file.wrong_with)."""
    if wrong.key == "opening_hours":
        return {wrong.key: hours_wrong(wrong.why)}
    if wrong.key == "exceptions":
        return {wrong.key: hours_wrong(wrong.why)}
    if wrong.key in ("name", "title"):
        return {wrong.key: "Dit zegt niets. Mensen kiezen hiermee."}
    return {wrong.key: _OWN.get(wrong.key, "Dit klopt niet.")}
