"""What a row says laid over what is there, and read by the rules of the wire: only what kiosks can show."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from central.catalogue.price import price_in_words
from central.catalogue.standards.found import Found
from central.catalogue.standards.known import Entry, Known
from central.catalogue.standards.said_in_dutch import described, field_in_dutch
from kiosk.wire.catalogue import Offer, OfferTexts
from kiosk.wire.catalogue_file import wrong_with
from kiosk.wire.offer_words import PARTS

TIMES = ("starts", "ends", "opening_hours")
_CUT = {"about": 400, "when": 200, "price": 80, "for_whom": 120}


def fitted(found: Found, before: Entry, slug: str, known: Known) -> dict[str, Any] | None:
    """Return the offer as it would be kept, whole; None where something is wrong (written into the row)."""
    said = {**found.said, "id": slug}
    told = found.told.get("description", "")
    if told and (not before or _folded(told) != _folded(described(before))):
        said["about"] = told
    if said.get("price"):
        said["price"] = price_in_words(str(said["price"]))
    _times(said, before, found)
    for part, most in _CUT.items():
        text = said.get(part)
        if isinstance(text, str) and len(text) > most:
            said[part] = text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;") + "…"
            found.doubts.append(f"{field_in_dutch(part)} is te lang ({len(text)} tekens) en wordt afgekapt.")
    whole = {**before, **said}
    _let_old_words_go(whole, before, found)
    try:
        offer = Offer.model_validate(whole, strict=False)
    except ValidationError as error:
        first = error.errors()[0]
        key = str(first["loc"][0]) if first["loc"] else ""
        found.wrong.append(f"Wat bij '{field_in_dutch(key)}' staat, klopt niet.")
        return None
    if wrong := wrong_with(offer, list(known.places) + ([str(said["place"])] if said.get("place") else [])):
        found.wrong.append(_why(wrong.key, wrong.why))
        return None
    return offer.model_dump(mode="json")


def _why(key: str, why: str) -> str:
    if key == "ends":
        return "Het einde is voor het begin."
    if key == "opening_hours":
        return f"De openingsuren zijn niet te begrijpen ({why})."
    if key == "title":
        return "De titel zegt niets."
    return f"Wat bij '{field_in_dutch(key)}' staat, klopt niet."


def _times(said: dict[str, Any], before: Entry, found: Found) -> None:
    """A row that says when it begins says all of its times; words about other times go."""
    if "starts" in said:
        said.setdefault("ends", None)
        said.setdefault("opening_hours", "")
    if before.get("when") and "when" not in said and _differ(said, before):
        said["when"] = ""
        found.notes.append("De oude woorden bij 'Wanneer' gaan weg: de uren zijn veranderd.")


def _differ(said: Entry, before: Entry) -> bool:
    ours, theirs = _read_times(before), _read_times({**before, **said})
    return ours is not None and theirs is not None and ours != theirs  # wrong ones are refused later


def _read_times(said: Entry) -> Offer | None:
    times = {key: said[key] for key in TIMES if said.get(key)}
    try:
        return Offer.model_validate({"id": "offer", "title": "-"} | times, strict=False)
    except ValidationError:
        return None


def _let_old_words_go(whole: dict[str, Any], before: Entry, found: Found) -> None:
    """A translation of other Dutch is no translation any more."""
    changed = [part for part in PARTS if before and whole.get(part, "") != before.get(part, "")]
    texts = before.get("texts") or {}
    if not changed or not texts:
        return
    left = {
        code: {part: text for part, text in one.items() if part not in changed} for code, one in texts.items()
    }
    whole["texts"] = {code: one for code, one in left.items() if any(one.values())}
    if any(one.get(part) for one in texts.values() for part in changed):
        found.notes.append("De vertalingen daarvan vervallen.")


def _folded(said: str) -> str:
    return " ".join(said.split())


assert set(PARTS) == set(OfferTexts.model_fields)
