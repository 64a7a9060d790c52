"""Where somebody lives: the table of Belgian places that the kiosk has, and the municipality of a place."""

from __future__ import annotations

from functools import cache, lru_cache

from central.pages.text import storable
from kiosk.journeys.place_table import MUNICIPALITIES, PLACES, read_municipalities, read_places
from kiosk.journeys.places import Municipality, PlaceIndex
from kiosk.machine.folders import assets_dir
from kiosk.wire.record import Place


@cache
def belgian_places() -> PlaceIndex:
    """Return the places of Belgium, read once; the tables are ours and checked by their own test."""
    folder = assets_dir() / "postcodes"
    municipalities = read_municipalities((folder / MUNICIPALITIES).read_text(encoding="utf-8"))
    return PlaceIndex(read_places((folder / PLACES).read_text(encoding="utf-8"), municipalities))


@lru_cache(maxsize=4096)
def _municipality(postcode: str, name: str) -> Municipality | None:
    """Return where a place lies; kept, since hundreds of a batch live in a dozen places."""
    return belgian_places().municipality(postcode, name)


def lives_in(place: Place | None) -> dict[str, str]:
    """Return a place by column of a case; all empty when the person named none.

    The municipality is the one that the record brought. A record from before it was asked brings none: then
    it is the one of today, unless the postcode lies in two and the name does not tell which.
    """
    if place is None:
        return dict.fromkeys(("postcode", "place_name", "municipality", "nis"), "")
    known = place.municipality or _municipality(place.postcode, place.name)
    return storable(
        {
            "postcode": place.postcode,
            "place_name": place.name,
            "municipality": known.name if known else "",
            "nis": known.nis if known else "",
        }
    )
