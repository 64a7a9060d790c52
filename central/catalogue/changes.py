"""What publishing would change on kiosks: per place and offer, and per field the old and the new words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from central.accounts.models import Organisation
from central.catalogue.dutch_hours import closing_in_words, in_words, say
from central.catalogue.models import Offer, Place
from central.pages.stale_forms import fingerprint
from central.written import labels
from kiosk.words.calendar import day_in_words
from kiosk.words.clock import clock
from kiosk.words.days import in_belgium
from kiosk.words.opening import BadHours, read_hours

MOMENTS = ("starts", "ends", "opening_hours", "place", "when")  # what who signed up must hear of
FIELDS = {
    "title": "Titel",
    "name": "Naam",
    "kind": "Soort",
    "about": "Waarover het gaat",
    "for_whom": "Voor wie",
    "place": "Plek",
    "when": "Wanneer, in woorden",
    "starts": "Begint",
    "ends": "Eindigt",
    "opening_hours": "Uren",
    "exceptions": "Uitzonderingen",
    "closing_days": "Dicht op sluitingsdagen",
    "seats": "Plaatsen",
    "price": "Prijs",
    "languages": "Talen",
    "address": "Adres",
    "postcode": "Postcode",
    "town": "Gemeente",
    "phone": "Telefoon",
    "how_to_get_there": "De weg",
    "position": "Op de kaart",
    "accessible": "Met een rolstoel",
    "sign_up": "Inschrijven",
    "example": "Voorbeeld",
    "assured_date": "Nagekeken op",
    "texts": "Andere talen",
}
KINDS = {
    "course": "cursus", "drop-in": "inloop", "activity": "activiteit", "repair": "herstellen",
    "service": "dienst", "digipunt": "digipunt", "place": "plek", "stand": "stand",
}  # fmt: skip
_YES = {True: "ja", False: "nee", "yes": "ja", "no": "nee", "unknown": "niet geweten"}


class Field(NamedTuple):
    """One field that changes, in words; '' where there was or will be nothing."""

    label: str
    old: str
    new: str


class Change(NamedTuple):
    """What happens to one place or offer: it comes, changes or goes."""

    row: Place | Offer
    what: str  # new, changed, gone
    fields: tuple[Field, ...]
    moved: bool  # who signed up must hear of it


def changes_of(organisation: Organisation) -> list[Change]:
    """Return what waits to be published, places first."""
    return [_change(row) for row in waiting(organisation)]


def waiting(organisation: Organisation) -> list[Place | Offer]:
    """Return the places and offers of which something waits to be published."""
    rows: list[Place | Offer] = []
    for table in (Place, Offer):
        rows += [
            row
            for row in table.objects.filter(organisation=organisation).select_related("kept_by")
            if row.waits
        ]
    return rows


def standing(organisation: Organisation) -> str:
    """Return the fingerprint of what waits: another one as soon as a colleague keeps or publishes."""
    return fingerprint([(row.slug, row.draft, row.leaves, row.said) for row in waiting(organisation)])


def _change(row: Place | Offer) -> Change:
    if row.leaves:
        return Change(row, "gone", (), moved=isinstance(row, Offer))
    old = row.said if row.published else {}
    fields = compared(old, row.newest, row.organisation)
    moved = row.published and isinstance(row, Offer) and moves(old, row.newest)
    return Change(row, "changed" if row.published else "new", tuple(fields), moved)


def moves(old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Say whether days, hours or the place of an offer become others."""
    return any(old.get(part) != new.get(part) for part in MOMENTS)


def compared(old: dict[str, Any], new: dict[str, Any], organisation: Organisation) -> list[Field]:
    """Return the fields that differ, in the order of the form."""
    named = dict(Place.objects.filter(organisation=organisation).values_list("slug", "name"))
    return [
        Field(label, in_dutch(part, old.get(part), named), in_dutch(part, new.get(part), named))
        for part, label in FIELDS.items()
        if old.get(part) != new.get(part) and (new.get(part) or old.get(part))
    ]


def in_dutch(part: str, said: Any, places: dict[str, str]) -> str:
    """Return the value of a field as staff say it."""
    if said is None or said == "" or said == []:
        return ""
    if part == "opening_hours":
        return _hours(str(said))
    if part == "exceptions":
        return " · ".join(map(closing_in_words, said))
    if part == "assured_date":
        return day_in_words(date.fromisoformat(str(said)), "nl") or str(said)
    if part in ("starts", "ends"):
        return moment(str(said))
    if part == "languages":
        return ", ".join(map(labels.words().language, said))
    if part == "texts":
        return ", ".join(map(labels.words().language, said))
    if part == "place":
        return places.get(str(said), str(said))
    if part == "position":
        return f"{said['latitude']}, {said['longitude']}"
    if part == "kind":
        return KINDS.get(str(said), str(said))
    if isinstance(said, bool) or part == "accessible":
        return _YES.get(said, str(said))
    return str(said)


def moment(said: str) -> str:
    """Return a moment of an entry in words: `2 december 2026, 14 uur`."""
    try:
        at = in_belgium(datetime.fromisoformat(said))
    except ValueError:
        return said
    return f"{day_in_words(at.date(), 'nl')}, {clock(at, say)} uur"


def _hours(expression: str) -> str:
    try:
        return " · ".join(in_words(read_hours(expression).reading))
    except BadHours:
        return expression
