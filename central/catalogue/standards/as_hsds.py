"""Offers as HSDS 3 (Open Referral): a page of services, each whole, as its API gives them.

Field names and what is required are those of the specification (docs.openreferral.org, HSDS 3.0).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, NamedTuple

from central.catalogue.standards.as_calendar import Told, rhythms
from central.catalogue.standards.calendar_lines import times_told
from central.catalogue.standards.known import hsds_id
from central.catalogue.standards.rhythm import Rhythm
from central.catalogue.standards.said_in_dutch import EXAMPLE
from kiosk.wire.catalogue import Place

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
OURS = "kiosk-times "  # leads our own times among the notes of a schedule


class House(NamedTuple):
    """An organisation as others see it."""

    slug: str
    name: str
    address: str = ""
    phone: str = ""


def as_hsds(offers: Iterable[tuple[House, Told]], changed: datetime, now: datetime) -> dict[str, Any]:
    """Return one page with all services."""
    services = [_service(house, told, changed, now) for house, told in offers]
    return {
        "total_items": len(services),
        "total_pages": 1,
        "page_number": 1,
        "size": len(services),
        "first_page": True,
        "last_page": True,
        "empty": not services,
        "contents": services,
    }


def _service(house: House, told: Told, changed: datetime, now: datetime) -> dict[str, Any]:
    offer, new = told.offer, _Ids(house.slug, told.offer.id)
    said: dict[str, Any] = {
        "id": new("offer"),
        "name": offer.title,
        "description": offer.about,
        "url": told.url,
        "status": "active",
        "application_process": "Op inschrijving." if offer.sign_up else "Zonder inschrijving: kom langs.",
        "fees_description": offer.price,
        "eligibility_description": offer.for_whom,
        "alert": EXAMPLE if offer.example else "",
        "assured_date": offer.assured_date.isoformat() if offer.assured_date else "",
        "last_modified": changed.isoformat(timespec="seconds"),
        "organization": _organization(house),
        "languages": [{"id": new("language", code), "code": code} for code in offer.languages],
        "schedules": _schedules(told, now, new),
    }
    if offer.price:
        said["cost_options"] = [{"id": new("cost"), "amount_description": offer.price}]
    if told.place:
        at = _location(house.slug, told.place)
        said["service_at_locations"] = [{"id": new("service-at-location"), "location": at}]
    return _without_empty(said)


def _organization(house: House) -> dict[str, Any]:
    said = {"id": hsds_id(house.slug, "organisation", ""), "name": house.name}
    return said | {"description": ", ".join(part for part in (house.name, house.address) if part)}


def _location(organisation: str, place: Place) -> dict[str, Any]:
    new = _Ids(organisation, place.id)
    said: dict[str, Any] = {
        "id": new("place"),
        "location_type": "physical",
        "name": place.name,
        "transportation": place.how_to_get_there,
        "languages": [{"id": new("place-language", code), "code": code} for code in place.languages],
        "addresses": [
            {
                "id": new("address"),
                "address_1": place.address,
                "city": place.town or "-",
                "state_province": "-",  # required there, and nothing anybody writes in Belgium
                "postal_code": place.postcode,
                "country": "BE",
                "address_type": "physical",
            }
        ],
        "phones": [{"id": new("phone"), "number": place.phone}] if place.phone else [],
    }
    if place.position is not None:
        said |= {"latitude": place.position.latitude, "longitude": place.position.longitude}
    if place.accessible != "unknown":
        details = "Toegankelijk met een rolstoel." if place.accessible == "yes" else "Niet met een rolstoel."
        said["accessibility"] = [{"id": new("accessibility"), "description": details}]
    return _without_empty(said)


def _schedules(told: Told, now: datetime, new: _Ids) -> list[dict[str, Any]]:
    """Return when it is. HSDS knows no exceptions: on which days it is not, stands in the words."""
    found = rhythms(told, now)
    parts = [part for rhythm in found for part in _parts(rhythm)]
    entry = told.offer.model_dump(mode="json")
    if not parts:
        words = told.offer.when or told.offer.opening_hours
        parts = [{"description": words}] if words else []
    times = times_told(entry)
    seal = fingerprint(times, parts)
    return [
        {"id": new("schedule", str(number)), **part, "notes": f"{OURS}{seal} {times}"}
        for number, part in enumerate(parts, 1)
    ]


def _parts(rhythm: Rhythm) -> list[dict[str, Any]]:
    end = (datetime.combine(rhythm.first, rhythm.begin) + rhythm.length).time()
    hours = {"opens_at": f"{rhythm.begin:%H:%M}", "closes_at": f"{end:%H:%M}"}
    if not rhythm.week:
        return [_once(day, hours) for day in rhythm.dates]
    first = min(rhythm._replace(missing=()).days(rhythm.first + timedelta(days=40)))
    said: dict[str, Any] = {"freq": "MONTHLY" if rhythm.of_month else "WEEKLY", "interval": rhythm.every}
    said["byday"] = ",".join(
        f"{time or ''}{DAYS[number]}" for number in rhythm.week for time in (rhythm.of_month or (0,))
    )
    said |= {"dtstart": first.isoformat(), "valid_from": first.isoformat()}
    if rhythm.last:
        said |= {"until": rhythm.last.isoformat(), "valid_to": rhythm.last.isoformat()}
    return [said | hours]


def _once(day: Any, hours: dict[str, str]) -> dict[str, Any]:
    on = day.isoformat()
    return {"freq": "WEEKLY", "count": 1, "dtstart": on, "valid_from": on, "valid_to": on, **hours}


def fingerprint(times: str, parts: Sequence[dict[str, Any]]) -> str:
    """Return what tells whether somebody changed the schedules since."""
    plain = [{key: value for key, value in part.items() if key not in ("id", "notes")} for part in parts]
    return sha256(json.dumps([times, plain], sort_keys=True).encode()).hexdigest()[:12]


class _Ids:
    """Makes the ids of all that belongs to one thing."""

    def __init__(self, organisation: str, slug: str) -> None:
        self.organisation, self.slug = organisation, slug

    def __call__(self, kind: str, which: str = "") -> str:
        return hsds_id(self.organisation, kind, f"{self.slug}/{which}" if which else self.slug)


def _without_empty(said: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in said.items() if value not in ("", [], None)}
