"""Offers in the words of search engines (schema.org, JSON-LD): courses, events, and services with hours."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from central.catalogue.standards.as_calendar import Told, rhythms
from central.catalogue.standards.as_hsds import House
from central.catalogue.standards.rhythm import Rhythm
from central.catalogue.standards.said_in_dutch import EXAMPLE
from kiosk.wire.catalogue import Place

CONTEXT = "https://schema.org"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ICAL = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
Json = dict[str, Any]


def as_schema_org(offers: Iterable[tuple[House, Told]], now: datetime) -> Json:
    """Return all offers as one document."""
    return {"@context": CONTEXT, "@graph": [thing_of(house, told, now) for house, told in offers]}


def thing_of(house: House, told: Told, now: datetime) -> Json:
    """Return one offer, without its context."""
    offer = told.offer
    said: Json = {"@type": _TYPES[offer.kind], "name": offer.title, "url": told.url}
    said["description"] = " ".join(part for part in (EXAMPLE if offer.example else "", offer.about) if part)
    is_service = said["@type"] == "Service"
    said["availableLanguage" if is_service else "inLanguage"] = list(offer.languages)
    if offer.for_whom:
        said["audience"] = {"@type": "Audience", "audienceType": offer.for_whom}
    owner = {"@type": "Organization", "name": house.name, "telephone": house.phone}
    where = _place(told.place) if told.place else None
    times = [one for rhythm in rhythms(told, now) for one in _schedules(rhythm)]
    if offer.kind == "course":
        instance = {
            "@type": "CourseInstance",
            "courseMode": "Onsite",
            "location": where,
            "courseSchedule": times,
            "startDate": offer.starts.isoformat() if offer.starts else None,
            "endDate": offer.ends.isoformat() if offer.ends else None,
        }
        said |= {"provider": _full(owner), "hasCourseInstance": [_full(instance)]}
    elif offer.kind in ("activity", "repair"):
        first = next(iter(sorted(one["startDate"] for one in times if "startDate" in one)), None)
        said |= {"organizer": _full(owner), "location": where, "eventSchedule": times}
        said["startDate"] = offer.starts.isoformat() if offer.starts else first
        said["endDate"] = offer.ends.isoformat() if offer.ends else None
    else:
        channel = {"@type": "ServiceChannel", "serviceLocation": where} if where else None
        hours = [one for rhythm in rhythms(told, now) for one in _opening(rhythm)]
        said |= {"provider": _full(owner), "hoursAvailable": hours, "availableChannel": channel}
    free = offer.price.casefold() == "gratis"
    if free and not is_service:
        said["isAccessibleForFree"] = True
    elif offer.price:
        price = {"price": 0, "priceCurrency": "EUR"} if free else {"description": offer.price}
        said["offers"] = {"@type": "Offer"} | price
    return _full(said)


_TYPES = {
    "course": "Course",
    "drop-in": "Service",
    "activity": "Event",
    "repair": "Event",
    "service": "Service",
}


def _place(place: Place) -> Json:
    address = {
        "@type": "PostalAddress",
        "streetAddress": place.address,
        "postalCode": place.postcode,
        "addressLocality": place.town,
        "addressCountry": "BE",
    }
    said: Json = {"@type": "Place", "name": place.name, "address": _full(address), "telephone": place.phone}
    if place.position is not None:
        at = place.position
        said["geo"] = {"@type": "GeoCoordinates", "latitude": at.latitude, "longitude": at.longitude}
    if place.accessible != "unknown":
        reads = place.accessible == "yes"
        said["amenityFeature"] = [
            {"@type": "LocationFeatureSpecification", "name": "rolstoeltoegankelijk", "value": reads}
        ]
    return _full(said)


def _schedules(rhythm: Rhythm) -> Iterable[Json]:
    begin, end = _clock(rhythm)
    usual = {"@type": "Schedule", "startTime": begin, "endTime": end, "scheduleTimezone": "Europe/Brussels"}
    if not rhythm.week:
        for day in rhythm.dates:
            yield usual | {"startDate": day.isoformat(), "endDate": day.isoformat()}
        return
    days = [f"{time or ''}{_ICAL[n]}" for n in rhythm.week for time in (rhythm.of_month or (0,))]
    said: Json = usual | {
        "repeatFrequency": "P1M" if rhythm.of_month else f"P{rhythm.every}W",
        "byDay": days if rhythm.of_month else [f"https://schema.org/{_DAYS[n]}" for n in rhythm.week],
        "startDate": rhythm.first.isoformat(),
        "endDate": rhythm.last.isoformat() if rhythm.last else None,
        "exceptDate": [day.isoformat() for day in rhythm.missing],
    }
    yield _full(said)


def _opening(rhythm: Rhythm) -> Iterable[Json]:
    """Give what of a rhythm opening hours can say there: each week, or on one day."""
    begin, end = _clock(rhythm)
    usual: Json = {"@type": "OpeningHoursSpecification", "opens": begin, "closes": end}
    if not rhythm.week:
        for day in rhythm.dates:
            yield usual | {"validFrom": day.isoformat(), "validThrough": day.isoformat()}
    elif rhythm.every == 1 and not rhythm.of_month:
        until = {"validThrough": rhythm.last.isoformat()} if rhythm.last else {}
        yield usual | {"dayOfWeek": [f"https://schema.org/{_DAYS[number]}" for number in rhythm.week]} | until


def _clock(rhythm: Rhythm) -> tuple[str, str]:
    end = datetime.combine(rhythm.first, rhythm.begin) + rhythm.length
    midnight = end.time().hour == end.time().minute == 0 and rhythm.length > timedelta(0)
    return f"{rhythm.begin:%H:%M}", "23:59" if midnight else f"{end:%H:%M}"


def _full(said: Json) -> Json:
    return {key: value for key, value in said.items() if value not in ("", [], None)}
