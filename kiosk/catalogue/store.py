"""Places and offers as the screen needs them: the list central published last, else the site's own.

Two processes use the same file: sync writes it (`replace`), the screen reads it and sees a new one by
itself. Whatever is wrong with the file, the screen gets a list: the one it had, or the site's.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import nullcontext, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from kiosk.catalogue.problems import CatalogueBroken, CatalogueIncomplete, CatalogueRefused, not_kept
from kiosk.catalogue.storage import alone, set_aside
from kiosk.catalogue.tables import read, write
from kiosk.eligibility.scheme import Scheme
from kiosk.problems import Problem
from kiosk.way.sketch import Stroke
from kiosk.wire import catalogue as wire
from kiosk.wire.catalogue import Held, Offer, Place
from kiosk.wire.document import BadDocument, refuse_newer
from kiosk.wire.offer_days import OfferDays, offer_days
from kiosk.wire.offer_words import left_in_dutch
from kiosk.wire.place_hours import (
    Calendar,
    Told,
    calendar_of,
    exception_lines,
    is_on,
    status_of,
)
from kiosk.wire.place_today import today_in_words
from kiosk.wire.place_words import way_left_in_dutch
from kiosk.wire.sifted import LeftOut, Sifted, sift
from kiosk.words.clock import Say
from kiosk.words.opening import Status

FILE = "catalogue.json"
_Mark = tuple[int, int, int]  # inode, time of change, size: a replaced file has another one


def address_of(place: Place) -> str:
    """Return street, postcode and town on one line."""
    return f"{place.address}, {place.postcode} {place.town}".strip()


class OpenPlace(NamedTuple):
    """A place that is open now; `closes_at` is None where it never closes."""

    place: Place
    closes_at: datetime | None


class Catalogue:
    """The catalogue of this device in the file `path`, with `seed`, the site's own list, to fall back on.

    Sync, which only writes, knows no site and gives no seed; it has checked the organisation itself.
    `problem` is None, CatalogueBroken / CatalogueNewer when the last file read was of no use, or
    CatalogueIncomplete while some of its entries are left out: `left_out` says which, and why.
    """

    def __init__(self, path: Path, seed: wire.Catalogue | None = None) -> None:
        self.path = path
        self.seed = seed
        self.problem: Problem | None = None
        self.left_out: tuple[LeftOut, ...] = ()
        self._published: wire.Catalogue | None = None
        self._mark: _Mark | None = None
        self._refresh()

    # --- for the screen

    def places(self) -> tuple[Place, ...]:
        """Return all places, in the order they were published."""
        return self._now().places

    def offers(self) -> tuple[Offer, ...]:
        """Return everything people can be signed up for, in the order it was published."""
        return self._now().offers

    def place(self, place_id: str) -> Place | None:
        """Return the place with this id, or None."""
        return next((place for place in self.places() if place.id == place_id), None)

    def offer(self, offer_id: str) -> Offer | None:
        """Return the offer with this id, or None."""
        return next((offer for offer in self.offers() if offer.id == offer_id), None)

    @property
    def schemes(self) -> tuple[Scheme, ...]:
        """The schemes central published since the site's files were written."""
        return self._now().schemes

    @property
    def sketch(self) -> tuple[Stroke, ...]:
        """What the organisation drew of the ground around its places."""
        return self._now().sketch

    @property
    def published(self) -> datetime | None:
        """When central published the list in use; None for the site's own."""
        return self._now().published

    def offers_at(self, place_id: str) -> tuple[Offer, ...]:
        """Return the offers at one place."""
        return tuple(offer for offer in self.offers() if offer.place == place_id)

    def is_dutch(self, text: str, language: str) -> bool:
        """Say whether `text` stands here in Dutch, as names and addresses do, and not in `language` too."""
        return any(left_in_dutch(one, language, text) for one in self.offers()) or any(
            text in (one.name, address_of(one), *one.exceptions) or way_left_in_dutch(one, language, text)
            for one in self.places()
        )

    @property
    def calendar(self) -> Calendar:
        """What holds for all places and offers: closing days, school holidays."""
        return calendar_of(self._now())

    def status(self, entry: Place | Offer, at: datetime) -> Status:
        """Return whether a place or an offer is open at `at`, until when, and when it is next."""
        return status_of(entry, at, self.calendar, self._place_of(entry))

    def days(self, offer: Offer, at: datetime, language: str, say: Say) -> OfferDays:
        """Return on which days an offer is, in words."""
        return offer_days(offer, at, language, say, self.calendar, self._place_of(offer))

    def is_on(self, offer: Offer, at: datetime) -> bool:
        """Say whether an offer takes place on the day of `at`."""
        return is_on(offer, at, self.calendar, self._place_of(offer))

    def open_now(self, at: datetime) -> list[OpenPlace]:
        """Return the places that are certainly open at `at`, with their closing time in Belgian time."""
        found = ((place, self.status(place, at)) for place in self.places())
        return [OpenPlace(place, status.closes) for place, status in found if status.is_open]

    def next_opening(self, place: Place, at: datetime) -> datetime | None:
        """Return when `place` opens next after `at`, in Belgian time; None when its hours do not say."""
        return self.status(place, at).next

    def exceptions(self, place: Place, at: datetime, language: str, say: Say) -> tuple[Told, ...]:
        """Return what is otherwise at a place from the day of `at` on, each line with its language."""
        return exception_lines(place, at, language, say, self.calendar)

    def today(self, place: Place, at: datetime, say: Say) -> str:
        """Return the hours of a place on the day of `at`, in words; nothing where they are not certain."""
        return today_in_words(place, at, say, self.calendar)

    def _place_of(self, entry: Place | Offer) -> Place | None:
        return self.place(entry.place) if isinstance(entry, Offer) and entry.place else None

    # --- for sync, doctor and the heartbeat

    @property
    def revision(self) -> int:
        """The revision central published; 0 while the site's own list is in use."""
        self._refresh()
        return self._published.revision if self._published else 0

    def replace(self, doc: wire.Catalogue | Mapping[str, object]) -> bool:
        """Keep a newly published catalogue; return whether it differs from the one there was.

        Its signature is checked before. An entry that is wrong is left out and named, the others are kept.
        Raises CatalogueRefused for one that is invalid as a whole, of another
        organisation, older, or empty where the old one was not; NoRoomForCatalogue or CatalogueReadOnly
        when it cannot be kept. Then the old one stays in use.
        """
        new, left_out = _sifted(doc)
        try:
            with alone(self.path):
                self._refresh(has_lock=True)
                organisation = self.seed.organisation if self.seed else new.organisation
                wire.accept(new, self._held(), organisation, left_out)
                if new == self._published and left_out == self.left_out:
                    return False
                write(self.path, new, left_out)
        except OSError as error:
            raise not_kept(error) from None
        self._refresh()
        return True

    def _held(self) -> Held:
        old = self._published
        if old is None:  # the site's own list is only there until central speaks
            return Held()
        return Held(revision=old.revision, offers=len(old.offers), places=len(old.places))

    # --- reading

    def _now(self) -> wire.Catalogue:
        """Return the list in use. One with nothing in it does not blank the kiosk."""
        self._refresh()
        if self._published and (self._published.places or self._published.offers):
            return self._published
        return self.seed or wire.Catalogue(revision=1, organisation="none")

    def _refresh(self, has_lock: bool = False) -> None:
        """Read the file when it is another one than last time. Raises nothing."""
        mark = _mark(self.path)
        if mark is None or mark == self._mark:
            return
        self._mark = mark
        try:
            self._published, self.left_out = read(self.path)
            self.problem = _incomplete(self.left_out)
        except CatalogueBroken as problem:
            self.problem = problem
            self._set_aside(has_lock)
        except OSError as error:  # it may be there again next time; nothing to set aside
            self.problem = CatalogueBroken(f"{self.path.name} cannot be read ({error.strerror})")

    def _set_aside(self, has_lock: bool) -> None:
        """Move the broken file away, unless sync has put a good one there meanwhile."""
        with suppress(OSError), nullcontext() if has_lock else alone(self.path):
            if _mark(self.path) == self._mark:
                set_aside(self.path)


def open_catalogue(state: Path, seed: wire.Catalogue) -> Catalogue:
    """Return the catalogue of the device whose state directory is `state`."""
    return Catalogue(state / FILE, seed)


def _sifted(doc: wire.Catalogue | Mapping[str, object]) -> Sifted:
    """Return what is good of a new catalogue. Raises CatalogueRefused where there is nothing to take."""
    try:
        data = doc.model_dump(mode="json", by_alias=True) if isinstance(doc, wire.Catalogue) else doc
        refuse_newer(json.dumps(data, allow_nan=False).encode(), "the new catalogue", wire.KNOWN)
        return sift(data, "the new catalogue")
    except (BadDocument, ValueError, TypeError) as error:
        raise CatalogueRefused(f"{error}: the one in use stays") from None


def _incomplete(left_out: tuple[LeftOut, ...]) -> CatalogueIncomplete | None:
    return CatalogueIncomplete("left out: " + "; ".join(map(str, left_out))) if left_out else None


def _mark(path: Path) -> _Mark | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_ino, stat.st_mtime_ns, stat.st_size
