"""Which offers go out to everybody, and as what: those kiosks have, that are not over and can be shown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.utils import timezone

from central.accounts.models import Organisation
from central.catalogue.models import Offer, Publication
from central.catalogue.moments import calendar_at, read_places
from central.catalogue.standards.as_calendar import Stamp, Told, as_calendar
from central.catalogue.standards.as_hsds import House, as_hsds
from central.catalogue.standards.as_schema_org import CONTEXT, as_schema_org, thing_of
from kiosk.wire.catalogue_file import wrong_with

FORMATS = ("hsds", "ics", "schema.org")


class Chosen(NamedTuple):
    """What goes out of some organisations, and how new it is."""

    offers: list[tuple[House, Told]]
    stamp: Stamp
    name: str


def chosen(organisations: Sequence[Organisation], host: str = "") -> Chosen:
    """Return what these organisations show. `host`: where the pages of the offers are; '' for none."""
    found: list[tuple[House, Told]] = []
    now = timezone.now()
    for one in organisations:
        rows = list(Offer.objects.filter(organisation=one, published=True).order_by("slug"))
        if rows:
            read_places(rows)
        house = House(one.slug, one.name, one.address, one.phone)
        several = len(organisations) > 1
        found += [(house, told) for row in rows if (told := _told(row, one, now, host, several))]
    names = " · ".join(one.short or one.name for one in organisations[:3])
    return Chosen(found, _stamp(organisations), f"Aanbod van {names}" if names else "Aanbod")


def written(kind: str, organisations: Sequence[Organisation], host: str = "") -> tuple[bytes, int]:
    """Return a file of this kind, and how many offers are in it."""
    found, now = chosen(organisations, host), timezone.now()
    if kind == "ics":
        body = as_calendar((told for _, told in found.offers), found.stamp, now, found.name)
        return body, len(found.offers)
    said = (
        as_hsds(found.offers, found.stamp.changed, now)
        if kind == "hsds"
        else as_schema_org(found.offers, now)
    )
    return json.dumps(said, ensure_ascii=False, indent=1).encode() + b"\n", len(found.offers)


def linked_data(offer: Offer, host: str) -> dict[str, Any] | None:
    """Return what search engines may know of one offer; None where it cannot be shown."""
    one, now = offer.organisation, timezone.now()
    told = _told(offer, one, now, host, several=False)
    house = House(one.slug, one.name, one.address, one.phone)
    return {"@context": CONTEXT, **thing_of(house, told, now)} if told else None


def _told(row: Offer, organisation: Organisation, now: datetime, host: str, several: bool) -> Told | None:
    if not row.is_whole or row.is_over(now):
        return None
    if row.read_place is None:
        row.organisation = organisation
        read_places([row])
    entry = row.in_words()
    place = row.read_place[0] if row.read_place else None
    if wrong_with(entry.model_copy(update={"place": None}), ()):
        return None
    whose = f"?o={organisation.slug}" if several else ""
    url = f"https://{host}/o/{row.slug}{whose}" if host else ""
    return Told(entry, place, organisation.slug, calendar_at(organisation), url)


def _stamp(organisations: Sequence[Organisation]) -> Stamp:
    """Return how often and when what devices have changed last; before the first time: not yet."""
    newest = [Publication.objects.filter(organisation=one).first() for one in organisations]
    rows = [one for one in newest if one is not None]
    if not rows:
        return Stamp(0, timezone.now().replace(hour=0, minute=0, second=0, microsecond=0))
    return Stamp(sum(one.revision for one in rows), max(one.published_at for one in rows))
