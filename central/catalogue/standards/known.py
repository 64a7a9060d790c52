"""What an organisation has already: places and offers as JSON, to put a file beside. No database here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from kiosk.way.distance import between
from kiosk.words.folding import folded_words

Entry = Mapping[str, Any]
_NAMESPACE = UUID("5b6d6e0c-3c0f-4f5e-9d0b-0f1f6c3f2a10")  # ours: it makes ids of HSDS out of ours


SAME_DOOR = 25  # metres: two programs that name one house differ by so much


class _At(NamedTuple):
    latitude: float
    longitude: float


class Known:
    """Offers and places of one organisation by their id, as staff wrote them last.

    `shown`: which offers are on the list now; `waiting`: of which something is not published yet.
    """

    def __init__(
        self,
        slug: str,
        offers: Mapping[str, Entry],
        places: Mapping[str, Entry],
        shown: frozenset[str],
        waiting: frozenset[str] = frozenset(),
    ) -> None:
        self.slug, self.offers, self.places = slug, offers, dict(places)
        self.shown, self.waiting = shown, waiting

    @cached_property
    def by_title(self) -> dict[str, list[str]]:
        """The ids of offers by their folded title."""
        found = defaultdict(list)
        for slug, entry in self.offers.items():
            found[folded(str(entry.get("title", "")))].append(slug)
        return found

    @cached_property
    def by_uid(self) -> dict[str, str]:
        """The ids of offers by what others call them: our HSDS id, or how their id ends (`uid_tail`)."""
        ours = {hsds_id(self.slug, "offer", slug): slug for slug in self.offers}
        return ours | {slug[-9:]: slug for slug in self.offers}

    @cached_property
    def place_names(self) -> dict[str, str]:
        """The ids of places by id, by folded name, and by name with address."""
        found: dict[str, str] = {}
        for slug, entry in self.places.items():
            for said in (where(entry), str(entry.get("name", "")), slug):
                found[folded(said)] = slug
            found[hsds_id(self.slug, "place", slug)] = slug
        return found

    def place_at(self, position: Entry | None) -> str:
        """Return the id of the place that lies at a position, by another name perhaps; '' where none does."""
        if not position:
            return ""
        lies = [
            (between(_At(**said), _At(**position)).far, slug)
            for slug, entry in self.places.items()
            if isinstance(said := entry.get("position"), dict)
        ]
        far, slug = min(lies, default=(SAME_DOOR + 1, ""))
        return slug if far <= SAME_DOOR else ""

    def add_place(self, slug: str, entry: Entry) -> None:
        """Remember a place that an earlier row brings."""
        self.places[slug] = entry
        for said in (where(entry), str(entry.get("name", "")), slug):
            self.place_names.setdefault(folded(said), slug)


def hsds_id(organisation: str, kind: str, slug: str) -> str:
    """Return the id that HSDS asks for, a UUID: always the same for the same thing."""
    return str(uuid5(_NAMESPACE, f"{organisation}/{kind}/{slug}"))


def folded(said: str) -> str:
    return " ".join(folded_words(said))


def where(place: Entry) -> str:
    """Return name, address and town of a place in one line, as calendars tell it."""
    told = (place.get("name"), place.get("address"), f"{place.get('postcode', '')} {place.get('town', '')}")
    return ", ".join(str(part).strip() for part in told if part and str(part).strip())


def uid_tail(uid: str) -> str:
    """Return what ends the id of an offer that another program calls `uid`: the same for each import."""
    return "-" + sha256(uid.encode("utf-8", "replace")).hexdigest()[:8]
