"""Offers of an HSDS 3 file (Open Referral): one row a service, with all that HSDS asks for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from central.catalogue.standards import cells
from central.catalogue.standards.as_hsds import OURS, fingerprint
from central.catalogue.standards.calendar_lines import TIMES
from central.catalogue.standards.found import MOST_ROWS, Found, ReadFile, Wrong, too_many
from central.catalogue.standards.hsds_file import Json, services_in
from central.catalogue.standards.hsds_schedule import events_of
from central.catalogue.standards.recurring import Patience, series_of
from central.catalogue.standards.series_said import moment, said_as, together
from kiosk.way.position import is_near
from kiosk.words.days import in_belgium

REQUIRED = {
    "service": ("id", "name", "status"),
    "organization": ("id", "name", "description"),
    "location": ("id", "location_type"),
    "address": ("id", "address_1", "city", "state_province", "postal_code", "country", "address_type"),
    "phone": ("id", "number"),
    "schedule": ("id",),
    "language": ("id",),
    "cost_option": ("id",),
    "service_at_location": ("id",),
}
_STATUS = {"active": "", "inactive": "de dienst is niet actief", "defunct": "de dienst bestaat niet meer",
           "temporarily closed": "de dienst is tijdelijk dicht"}  # fmt: skip
_CURRENCIES = {"EUR": "€ "}


def read_hsds(data: bytes, now: datetime) -> ReadFile:
    """Return the rows of an HSDS file. Raises FileRefused."""
    services = services_in(data)
    if len(services) > MOST_ROWS:
        raise too_many(str(len(services)))
    local, patience = in_belgium(now).replace(tzinfo=None), Patience()
    rows = []
    for number, service in enumerate(services, 1):
        patience.check()
        rows.append(_row(number, service, local))
    return ReadFile(rows)


def _row(number: int, service: Json | None, now: datetime) -> Found:
    if service is None:
        return Found(number, wrong=["Dit is geen dienst: er staat geen object met velden."])
    found = Found(number, title=cells.text(_text(service, "name"))[:300], uid=_text(service, "id"))
    missing = list(dict.fromkeys(_missing("service", service)))
    if missing:
        found.wrong.append(f"Er ontbreekt wat HSDS vraagt: {', '.join(missing)}.")
        return found
    status = _text(service, "status").lower()
    if status not in _STATUS:
        found.wrong.append(f"De status '{status[:30]}' bestaat niet in HSDS.")
    found.off = _STATUS.get(status, "")
    for read in (_words, _for_whom, _languages, _price, _place, lambda s, f: _when(s, f, now)):
        try:
            read(service, found)
        except Wrong as error:
            found.wrong.append(str(error))
    return found


def _missing(kind: str, said: Json) -> Iterator[str]:
    """Give the names of required fields that are not there, also of what belongs to it."""
    for key in REQUIRED[kind]:
        if said.get(key) in (None, ""):
            yield key if kind == "service" else f"{kind}.{key}"
    for child in REQUIRED.keys() - {"service"}:
        key = {"address": "addresses", "organization": "organization", "location": "location"}.get(
            child, f"{child}s"
        )
        value = said.get(key)
        for one in value if isinstance(value, list) else [value] if isinstance(value, dict) else []:
            if isinstance(one, dict):
                yield from _missing(child, one)


def _words(service: Json, found: Found) -> None:
    found.said["title"] = found.title
    if len(found.title) > 200:
        raise Wrong(f"De naam is te lang ({len(found.title)} tekens).")
    about, had_marks = cells.without_html(_text(service, "description"))
    if had_marks:
        found.doubts.append("In de beschrijving stond opmaak van een webpagina; we lieten ze weg.")
    if about := cells.text(about):
        found.said["about"] = about
    if checked := _text(service, "assured_date"):
        found.said["assured_date"] = _day(checked).isoformat()


def _for_whom(service: Json, found: Found) -> None:
    """Whom it is for stands in words; or there are ages, which we put into words."""
    said, had_marks = cells.without_html(_text(service, "eligibility_description"))
    if had_marks:
        found.doubts.append("Bij 'voor wie' stond opmaak van een webpagina; we lieten ze weg.")
    least, most = (_age(service.get(key)) for key in ("minimum_age", "maximum_age"))
    if not said and (least or most):
        said = f"Van {least} tot {most} jaar" if least and most else (
            f"Vanaf {least} jaar" if least else f"Tot {most} jaar"
        )  # fmt: skip
    if said := cells.text(said).rstrip("."):
        found.said["for_whom"] = said


def _age(said: object) -> str:
    is_age = isinstance(said, int | float) and not isinstance(said, bool) and 0 < said < 130
    return f"{said:g}" if is_age else ""


def _languages(service: Json, found: Found) -> None:
    named = [_text(one, "code") or _text(one, "name") for one in _objects(service, "languages")]
    known: list[str] = []
    for one in named:
        try:
            known += cells.languages(one.partition("-")[0])
        except Wrong as error:
            found.notes.append(str(error))
    if known:
        found.said["languages"] = list(dict.fromkeys(known))


def _price(service: Json, found: Found) -> None:
    said = _text(service, "fees_description")
    for one in () if said else _objects(service, "cost_options"):
        amount, currency = one.get("amount"), _text(one, "currency").upper()
        if isinstance(amount, int | float) and not isinstance(amount, bool):
            said = (
                "gratis"
                if amount == 0
                else f"{_CURRENCIES.get(currency, f'{currency} ')}{amount:g}".replace(".", ",")
            )
        said = _text(one, "amount_description") or " ".join(
            part for part in (said, _text(one, "option")) if part
        )
        break
    if said:
        found.said["price"] = cells.price(said)


def _place(service: Json, found: Found) -> None:
    ats = [one.get("location") for one in _objects(service, "service_at_locations")]
    places = [one for one in ats if isinstance(one, dict)]
    if len(places) > 1:
        found.doubts.append("Dit gaat op meer plekken door; we nemen de eerste.")
    if not places:
        return
    at = places[0]
    found.place["uid"] = _text(at, "id")
    address = next(iter(_objects(at, "addresses")), {})
    phone = next(iter(_objects(at, "phones")), {})
    told = {
        "name": _text(at, "name") or _text(address, "address_1"),
        "address": _text(address, "address_1"),
        "town": _text(address, "city").strip("-"),
        "phone": cells.phone(_text(phone, "number")),
        "how_to_get_there": _text(at, "transportation"),
    }
    if re.fullmatch(r"[1-9]\d{3}", _text(address, "postal_code")):
        told["postcode"] = _text(address, "postal_code")
    found.place |= {key: value for key, value in told.items() if value}
    _lies(at, found)


def _lies(at: Json, found: Found) -> None:
    """HSDS 3 gives numbers; files of before have them as words."""
    said = at.get("latitude"), at.get("longitude")
    if said == (None, None) or said == ("", ""):
        return
    try:
        latitude, longitude = (float(str(one)) for one in said)
    except (TypeError, ValueError):
        latitude = longitude = 0.0
    if is_near(latitude, longitude):
        found.place["position"] = {"latitude": latitude, "longitude": longitude}
    else:
        found.notes.append("Waar de plek ligt op de kaart, klopt niet: dat lieten we weg.")


def _when(service: Json, found: Found, now: datetime) -> None:
    schedules = _objects(service, "schedules")
    for at in _objects(service, "service_at_locations"):
        schedules += _objects(at, "schedules")
    ours = _ours(schedules)
    if ours is not None:
        found.said |= ours
        return
    events, words = events_of(schedules, now.date(), found)
    if words:
        found.said["when"] = "; ".join(dict.fromkeys(words))
    if len(events) == 1 and not events[0].rule:
        begin, end = events[0].begin, events[0].end
        found.said |= {
            "starts": moment(begin),
            "ends": moment(end) if end > begin else None,
            "opening_hours": "",
        }
    elif len(events) == 1:
        said_as(found, series_of(events[0], (), now), events[0].begin, now)
    elif events:
        together(found, events, now)


def _ours(schedules: Sequence[Json]) -> Json | None:
    """Return the times of our own file; None where somebody changed a schedule since."""
    notes = {_text(one, "notes") for one in schedules}
    if len(notes) != 1 or not (note := notes.pop()).startswith(OURS):
        return None
    seal, _, times = note.removeprefix(OURS).partition(" ")
    if seal != fingerprint(times, schedules):
        return None
    try:
        said = json.loads(times)
    except ValueError:
        return None
    return {key: said.get(key) for key in TIMES} if isinstance(said, dict) else None


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        raise Wrong(f"'{said[:20]}' is geen dag.") from None


def _objects(said: Json, key: str) -> list[Json]:
    value = said.get(key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _text(said: Json, key: str) -> str:
    value = said.get(key)
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
