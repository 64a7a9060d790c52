"""The file a phone puts in its calendar (iCalendar, RFC 5545). It names the offer and nobody."""

from __future__ import annotations

from datetime import UTC, datetime

from central.catalogue.models import Offer
from central.catalogue.standards.calendar_lines import AN_HOUR, at, escaped, file_of, frame
from kiosk.wire.offer_words import OfferSaid
from kiosk.wire.place_hours import Times


def end_of(moment: Times) -> datetime:
    """Return when this time ends: as its hours or the offer say, else an hour later."""
    return moment.end or moment.begin.astimezone(UTC) + AN_HOUR


def calendar_file(offer: Offer, told: OfferSaid, moment: Times, where: str, now: datetime) -> bytes:
    """Return the .ics file of the next time this offer is on; `told` is the offer in one language."""
    event = [
        "BEGIN:VEVENT",
        f"UID:{offer.slug}-{moment.begin:%Y%m%dT%H%M}@{offer.organisation.slug}",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        at("DTSTART", moment.begin),
        at("DTEND", end_of(moment)),
        f"SUMMARY:{escaped(told.title.text)}",
        *([f"LOCATION:{escaped(where)}"] if where else []),
        f"DESCRIPTION:{escaped(told.when.text or told.about.text or told.title.text)}",
        "END:VEVENT",
    ]
    return file_of(frame(event))
