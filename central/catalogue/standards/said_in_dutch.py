"""What a row changes, in plain Dutch; and an offer as one text, the way calendars tell it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from central.catalogue import dutch_hours
from central.catalogue.standards.known import Entry, Known
from kiosk.words.calendar import names_in
from kiosk.words.days import in_belgium
from kiosk.words.opening import BadHours, read_hours

FIELDS = {
    "title": "Titel", "kind": "Soort", "about": "Waarover", "for_whom": "Voor wie",
    "place": "Plek", "when": "Wanneer", "starts": "Begint", "ends": "Eindigt", "opening_hours": "Uren",
    "closing_days": "Dicht op sluitingsdagen", "seats": "Plaatsen", "price": "Prijs", "languages": "Talen",
    "sign_up": "Inschrijven", "assured_date": "Nagekeken op", "name": "Naam", "address": "Adres",
    "postcode": "Postcode", "town": "Gemeente", "phone": "Telefoon", "id": "Kenmerk",
    "texts": "Vertalingen", "example": "Voorbeeld",
    "how_to_get_there": "Hoe je er komt", "accessible": "Toegankelijk",
    "position": "Op de kaart",
}  # fmt: skip
KINDS = {
    "course": "cursus", "drop-in": "inloop", "activity": "activiteit", "repair": "herstel",
    "service": "dienst",
}  # fmt: skip
EXAMPLE = "Dit is een voorbeeld: het bestaat niet echt."
_NOT_SAID = frozenset({"id", "texts"})
_NOTHING: tuple[Any, ...] = (None, "", [])
_ORDER = {name: number for number, name in enumerate(FIELDS.values())}


class Change(NamedTuple):
    """One thing that would be otherwise, as people read it."""

    what: str
    before: str
    after: str


def field_in_dutch(key: str) -> str:
    return FIELDS.get(key, key or "dit aanbod")


def changes_between(before: Entry, after: Entry, known: Known) -> list[Change]:
    """Return what would be otherwise; a moment written in another zone is the same moment."""
    found = []
    for key in FIELDS.keys() - _NOT_SAID:
        old, new = before.get(key), after.get(key)
        nothing = old in _NOTHING and new in _NOTHING
        if nothing or (old == new and type(old) is type(new)) or _same_moment(old, new):
            continue
        found.append(Change(FIELDS[key], _shown(key, old, known), _shown(key, new, known)))
    return sorted(found, key=lambda change: _ORDER[change.what])


def _same_moment(old: Any, new: Any) -> bool:
    try:
        return datetime.fromisoformat(old) == datetime.fromisoformat(new)
    except (TypeError, ValueError):
        return False


def _shown(key: str, value: Any, known: Known) -> str:
    if value in (None, "", []):
        return "niets" if key != "seats" else "onbeperkt"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if key in ("starts", "ends"):
        return in_words(datetime.fromisoformat(value))
    if key == "place":
        return str(known.places.get(str(value), {}).get("name") or value)
    if key == "kind":
        return KINDS.get(str(value), str(value))
    if key == "opening_hours":
        return _hours(str(value))
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _hours(said: str) -> str:
    """Return opening hours as people read them; as they are written where they cannot be read."""
    try:
        return "; ".join(line.rstrip(".") for line in dutch_hours.in_words(read_hours(said).reading))
    except (BadHours, ValueError):
        return said


def in_words(at: datetime) -> str:
    """Return a moment as people say it: maandag 14 december 2026, 14.00 uur."""
    local, names = in_belgium(at), names_in("nl")
    if names is None:
        return f"{local:%d/%m/%Y %H:%M}"
    day, month = names.days[local.weekday()], names.months[local.month - 1]
    return f"{day} {local.day} {month} {local.year}, {local:%H.%M} uur"


def described(entry: Entry) -> str:
    """Return what an offer is about, when and for how much, as one text for calendars."""
    price = f"Prijs: {entry['price']}" if entry.get("price") else ""
    whom = f"Voor wie: {entry['for_whom']}" if entry.get("for_whom") else ""
    lines = (EXAMPLE if entry.get("example") else "", entry.get("about"), whom, entry.get("when"), price)
    return "\n".join(str(line) for line in lines if line)
