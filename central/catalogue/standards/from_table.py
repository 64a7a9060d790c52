"""Rows of a table, from a spreadsheet or a CSV: each column by its heads, each cell by what belongs in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from central.catalogue.standards import cells
from central.catalogue.standards.cells import Cell
from central.catalogue.standards.columns import NAMES, Heads
from central.catalogue.standards.found import Found, Wrong
from central.catalogue.standards.typed_hours import hours_of, typed_hours
from kiosk.words.days import BELGIUM
from kiosk.words.folding import folded_words

KINDS = {
    "cursus": "course", "les": "course", "lessen": "course", "lessenreeks": "course", "opleiding": "course",
    "vorming": "course", "workshop": "course", "inloop": "drop-in", "inloopmoment": "drop-in",
    "spreekuur": "drop-in", "permanentie": "drop-in", "digispreekuur": "drop-in", "activiteit": "activity",
    "praattafel": "activity", "ontmoeting": "activity", "herstel": "repair", "repair": "repair",
    "repair cafe": "repair", "herstelling": "repair", "dienst": "service", "hulp": "service",
}  # fmt: skip
_OFF = frozenset(("ja", "x", "weg", "geannuleerd", "afgelast", "gaat weg", "cancelled"))
_ON = frozenset(("nee", "neen", "", "actief", "blijft", "gaat door", "confirmed", "nieuw"))
_SHUT = frozenset(("dicht", "gesloten", "nee", "neen", "gaat niet door", "niet", "off", "closed"))
_OPEN = frozenset(("open", "ja", "gaat door", "wel"))
EXAMPLE = "voorbeeld:"


class _Row:
    """One row while it is read: the first wrong cell does not hide the others."""

    def __init__(self, found: Found, row: Mapping[str, Cell]) -> None:
        self.found, self.row = found, row

    def get(self, key: str, read: Callable[[Any], Any]) -> Any:
        """Return a cell as `read` makes it; nothing where it is empty, or wrong (which is said)."""
        cell = self.row.get(key)
        if cell is None or cell == "":
            return None
        try:
            return read(cell)
        except Wrong as error:
            self.found.wrong.append(f"{NAMES[key]}: {error}")
            return None

    def put(self, key: str, read: Callable[[Any], Any], into: str = "") -> None:
        """Read a cell into what the row says of the offer; an empty one says nothing."""
        value = self.get(key, read)
        if value not in (None, "", []):
            self.found.said[into or key] = value


def found_in(number: int, row: Sequence[Cell], heads: Heads) -> Found:
    """Return what one row of a table says."""
    told = {key: row[at] for at, key in heads.keys.items() if at < len(row)}
    found = Found(number, title=cells.text(told.get("title"))[:200])
    reading = _Row(found, told)
    if found.title.lower().startswith(EXAMPLE):
        found.wrong.append("Dit is een voorbeeld van het sjabloon. Haal de rij weg of zet er jouw titel.")
        return found
    if not found.title:
        found.wrong.append("Er staat geen titel.")
    for key, read in _PLAIN.items():
        reading.put(key, read)
    checked = reading.get("checked", cells.day)
    if checked is not None:
        found.said["assured_date"] = checked.isoformat()
    found.key = (reading.get("key", cells.plain_text) or "").lower()
    for key, read, name in _PLACE:
        value = reading.get(key, read)
        if value:
            found.place[name] = value
    off = reading.get("off", _off)
    if off:
        found.off = "in het bestand staat dat dit weg mag"
    try:
        _times(reading)
    except Wrong as error:
        found.wrong.append(str(error))
    return found


def _kind(cell: Cell) -> str:
    said = " ".join(folded_words(cells.plain_text(cell)))
    if said in KINDS:
        return KINDS[said]
    if said in KINDS.values() or said == "drop in":
        return said.replace(" ", "-")
    raise Wrong(f"'{said[:30]}' kennen we niet. Kies cursus, inloop, activiteit, herstel of dienst.")


def _off(cell: Cell) -> bool:
    said = cells.text(cell).lower().strip(".")
    if said in _OFF or said in _ON:
        return said in _OFF
    raise Wrong(f"'{said[:30]}' is geen ja of nee.")


def _closed(cell: Cell) -> bool:
    said = cells.text(cell).lower().strip(".")
    if said in _SHUT or said in _OPEN:
        return said in _SHUT
    raise Wrong(f"'{said[:30]}' kennen we niet. Schrijf 'dicht' of laat het leeg.")


_PLAIN: dict[str, Callable[[Any], Any]] = {
    "title": cells.plain_text,
    "kind": _kind,
    "about": cells.plain_text,
    "for_whom": cells.plain_text,
    "when": cells.plain_text,
    "seats": cells.number,
    "price": cells.price,
    "languages": cells.languages,
    "sign_up": cells.yes_or_no,
}
_PLACE: tuple[tuple[str, Callable[[Any], Any], str], ...] = (
    ("place", cells.plain_text, "name"),
    ("address", cells.plain_text, "address"),
    ("postcode", cells.postcode, "postcode"),
    ("town", cells.plain_text, "town"),
    ("phone", cells.phone, "phone"),
)


def _times(reading: _Row) -> None:
    """Read days and hours together: once, or what comes back."""
    said, row = reading.found.said, reading.row
    first, last = reading.get("first", cells.day), reading.get("last", cells.day)
    begin, end = reading.get("from", cells.clock), reading.get("to", cells.clock)
    if begin and end and time() < end <= begin:
        reading.found.doubts.append("Tot ligt voor Van: we lezen het als tot de volgende dag.")
    at_first = row.get("first")
    if begin is None and isinstance(at_first, datetime) and at_first.time() != time():
        begin = at_first.time()
    if first and last and last < first:
        raise Wrong("De laatste keer is voor de eerste keer.")
    days, hours = reading.get("days", cells.plain_text), row.get("hours")
    if days and hours not in (None, ""):
        raise Wrong("Vul 'Dagen' in of 'Openingsuren', niet allebei.")
    if days:
        if begin is None:
            raise Wrong("Er staan dagen, en geen uur. Vul 'Van' en 'Tot' in.")
        said["opening_hours"] = hours_of(days, begin, end, first) + _but(reading)
    elif hours := reading.get("hours", lambda cell: typed_hours(str(cell))):
        said["opening_hours"] = hours + _but(reading)
        begin = begin or (time() if first else None)
    elif first and begin is None:
        raise Wrong("Er staat een dag, en geen uur. Vul 'Van' in.")
    elif begin and not first:
        raise Wrong("Er staat een uur, en geen dag. Vul 'Eerste keer' of 'Dagen' in.")
    if first and begin is not None:
        said["starts"] = moment(first, begin)
    over = last or (first if first and not said.get("opening_hours") and end else None)
    if over:
        said["ends"] = moment(over, end, after=begin if over == first else None) if end else moment(
            over + timedelta(days=1), time()
        )  # fmt: skip


def _but(reading: _Row) -> str:
    school, holidays = reading.get("school", _closed), reading.get("holidays", _closed)
    written = str(reading.found.said.get("opening_hours", ""))
    return ("; SH off" if school and "SH off" not in written else "") + (
        "; PH off" if holidays and "PH off" not in written else ""
    )


def moment(on: date, at: time, after: time | None = None) -> str:
    """Return a Belgian time as JSON; an end before its begin (`after`) is on the next day."""
    on = on + timedelta(days=1) if after is not None and at <= after else on
    return datetime.combine(on, at, BELGIUM).isoformat()
