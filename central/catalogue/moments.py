"""When an offer is next, with the closing days of its organisation and the exceptions of its place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from central.accounts.models import Organisation
from central.catalogue.models import Offer, Place
from central.catalogue.said import said
from central.written.site_words import SOURCE, Words, site_of, words_in
from kiosk.wire.catalogue import Place as WirePlace
from kiosk.wire.offer_days import OfferDays, offer_days
from kiosk.wire.place_hours import Calendar, Times, next_times
from kiosk.words.opening import COMMUNITIES


def calendar_at(organisation: Organisation) -> Calendar:
    """Return what holds for all of an organisation."""
    school = next((one for one in COMMUNITIES if one == organisation.school_holidays), COMMUNITIES[0])
    return Calendar(tuple(organisation.closed), school)


def place_of(offer: Offer) -> WirePlace | None:
    """Return where an offer is held; None where nobody wrote it, or what was written cannot be read."""
    if offer.read_place is None:
        read_places([offer])
    return offer.read_place[0] if offer.read_place else None


def read_places(offers: Sequence[Offer]) -> None:
    """Read where offers of one organisation are held, for all of them at once."""
    slugs = {str(offer.said.get("place")) for offer in offers if offer.said.get("place")}
    rows = Place.objects.filter(organisation=offers[0].organisation_id, slug__in=slugs) if slugs else ()
    found = {row.slug: _read(row) for row in rows}
    for offer in offers:
        offer.read_place = (found.get(str(offer.said.get("place"))),)


def _read(row: Place) -> WirePlace | None:
    try:
        return WirePlace.model_validate(row.in_all_languages(), strict=False)
    except (AttributeError, TypeError, ValueError):  # ValidationError too
        return None


def next_moment(offer: Offer, now: datetime, place: WirePlace | None = None) -> Times | None:
    """Return when the offer is next, or begins; None where nobody wrote that down, or it is over."""
    if not offer.is_whole:
        return None
    return next_times(offer.in_words(), now, calendar_at(offer.organisation), place or place_of(offer))


def days_of(offer: Offer, now: datetime, words: Words, place: WirePlace | None = None) -> OfferDays:
    """Return on which days an offer is, in the language of `words`."""
    calendar, held_at = calendar_at(offer.organisation), place or place_of(offer)
    return offer_days(offer.in_words(), now, words.language.code, words.say, calendar, held_at)


def when_it_is(offer: Offer) -> list[str]:
    """Return when an offer is, in Dutch words: its hours, its first and last day, its next time."""
    if not offer.is_whole:
        return []
    dutch = words_in(SOURCE, site_of(offer.organisation))
    lines = (said(offer, dutch).when.text, *days_of(offer, timezone.now(), dutch).lines)
    return [line for line in lines if line]
