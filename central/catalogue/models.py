"""Places and offers of an organisation, and each catalogue that was published to its devices.

`entry` is the place or offer exactly as devices get it (kiosk.wire.catalogue), so that what staff see here
is what people see there; the other columns repeat what lists sort on. `draft` is what staff wrote since and
nobody published yet (keeping.py writes it, changes.py compares, putting_out.py makes it the entry).
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import models
from django.utils import timezone
from pydantic import ValidationError

from central.accounts.models import OwnedRow, User
from central.catalogue.shares import OfferShare
from kiosk.wire.catalogue import Offer as WireOffer
from kiosk.wire.catalogue import Place as WirePlace
from kiosk.wire.offer_time import is_over

__all__ = [
    "Freshness", "Offer", "OfferShare", "Place", "Publication", "ReadOffers", "SchemeEdition",
    "said_to_be_over",
]  # fmt: skip
TIMED = ("starts", "ends", "opening_hours")  # of an entry: what tells when it is over


class _Entry(OwnedRow):
    slug = models.CharField(max_length=60)  # the id devices know
    name = models.CharField(max_length=200)
    entry = models.JSONField()
    published = models.BooleanField(default=True)
    from_file = models.BooleanField(default=True)  # follows the site profile until staff change it here
    draft = models.JSONField(null=True)  # what staff wrote and nobody published yet; None: nothing
    leaves = models.BooleanField(default=False)  # off the list with the next publication, for good
    kept_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField(null=True)
    # What staff translated here: {"fr": {"title": ["the Dutch it was made from", "the French"]}}. It goes
    # before what the site's file says in that language, and no further than the Dutch it was made from.
    texts = models.JSONField(default=dict)
    # Who looked at it last; when stands in the entry (assured_date), since people see it too.
    checked_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def said(self) -> dict[str, Any]:
        """What the entry says; nothing where an older version left something else in the column."""
        return self.entry if isinstance(self.entry, dict) else {}

    @property
    def newest(self) -> dict[str, Any]:
        """What staff wrote last, published or not."""
        return self.draft if isinstance(self.draft, dict) else self.said

    @property
    def newest_name(self) -> str:
        """How it is called by what staff wrote last."""
        return str(self.newest.get("title") or self.newest.get("name") or self.name)

    @property
    def is_offer(self) -> bool:
        """Say of a row among both kinds which it is."""
        return isinstance(self, Offer)

    @property
    def waits(self) -> bool:
        """Say whether something of it is to be published still."""
        return self.leaves or self.draft is not None

    def in_all_languages(self, **counted: int) -> dict[str, Any]:
        """Return the entry as JSON, with every text of today in every language."""
        return self.said | counted | {"texts": self.all_texts()}

    def all_texts(self) -> dict[str, dict[str, str]]:
        """Return the texts per language: those of the file, with what staff wrote here instead."""
        found = {code: dict(said) for code, said in (self.said.get("texts") or {}).items()}
        for code, said in self.texts.items():
            today = {part: text for part, (dutch, text) in said.items() if dutch == self.dutch(part)}
            found[code] = found.get(code, {}) | today
        return {code: said for code, said in found.items() if any(said.values())}

    def dutch(self, part: str) -> str:
        """Return one of its texts (central.catalogue.translated.PARTS) as staff wrote it in Dutch."""
        return str(self.said.get(part) or "")


class Place(_Entry):
    """A digipunt, a course room, a stand."""

    class Meta(_Entry.Meta):
        constraints = [models.UniqueConstraint(fields=["organisation", "slug"], name="place_once")]


class Offer(_Entry):
    """A course, a drop-in hour, a repair café."""

    last_number = models.PositiveIntegerField(
        default=0
    )  # of the newest sign-up; this row is the queue's lock
    # Where it is held, once that was read (central.catalogue.moments); None: not yet.
    read_place: tuple[WirePlace | None] | None = None

    def in_words(self, **counted: int) -> WireOffer:
        """Return the offer as devices get it, with every text of today in every language."""
        return WireOffer.model_validate(self.in_all_languages(**counted), strict=False)

    @property
    def is_whole(self) -> bool:
        """Say whether it can be shown at all: what is in the column may be of an older version."""
        try:
            self.in_words()
        except (AttributeError, TypeError, ValueError):
            return False
        return True

    @property
    def seats(self) -> int | None:
        """How many can take part; None: as many as come."""
        seats = self.said.get("seats")
        return seats if isinstance(seats, int) else None

    @property
    def over(self) -> bool:
        """Say whether it is over by now."""
        return self.is_over(timezone.now())

    def is_over(self, at: datetime) -> bool:
        """Say whether nothing of it is on any more at `at`; what cannot be read is not called over."""
        return said_to_be_over(self.entry, at)

    class Meta(_Entry.Meta):
        constraints = [models.UniqueConstraint(fields=["organisation", "slug"], name="offer_once")]


def said_to_be_over(entry: object, at: datetime) -> bool:
    """Say so of the words of an offer: the menu of each page asks it of all for which somebody waits."""
    said = entry if isinstance(entry, dict) else {}
    timed = tuple((part, value) for part in TIMED if (value := said.get(part)))
    if not timed or not all(isinstance(value, Hashable) for _, value in timed):
        return False
    offer = _read_times(timed)
    return offer is not None and is_over(offer, at)


@lru_cache(maxsize=4096, typed=True)
def _read_times(timed: tuple[tuple[str, Hashable], ...]) -> WireOffer | None:
    """Return an offer that says when it is and nothing more; None where that cannot be read."""
    try:
        return WireOffer.model_validate({"id": "offer", "title": "-"} | dict(timed), strict=False)
    except ValidationError:
        return None


class Publication(OwnedRow):
    """One published catalogue: the exact bytes devices get, signed once. `revision` only rises.

    `older` is the same list for devices that read no more than an earlier schema of a catalogue, where that
    differs: {"1": {"body", "signature", "etag"}, …}; empty: the one body is for all.
    """

    revision = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=64)  # of what it says, without revision and date
    body = models.BinaryField()
    signature = models.CharField(max_length=86)
    etag = models.CharField(max_length=40)
    older = models.JSONField(default=dict)
    is_empty = models.BooleanField(default=False)  # nothing to show: devices keep the list they have
    published_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-revision"]
        constraints = [models.UniqueConstraint(fields=["organisation", "revision"], name="revision_once")]


class Sketch(OwnedRow):
    """What an organisation drew of the ground around its places: kiosk.way.sketch.Stroke as JSON, each."""

    strokes = models.JSONField(default=list)
    from_file = models.BooleanField(default=True)  # follows the site profile until staff draw it here
    kept_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation"], name="sketch_once")]


class Freshness(OwnedRow):
    """After how many days staff are asked whether something is still right, and after how many it goes."""

    ask_after = models.PositiveIntegerField(default=180)
    hide_after = models.PositiveIntegerField(default=365)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation"], name="freshness_once")]


class SchemeEdition(OwnedRow):
    """A scheme as staff changed it, over the one in the files: what kiosks have, and what waits.

    `entry` and `draft` are kiosk.eligibility.scheme.Scheme as JSON; None: nothing of it.
    """

    slug = models.CharField(max_length=80)  # the id of the scheme
    entry = models.JSONField(null=True)
    draft = models.JSONField(null=True)
    kept_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "slug"], name="scheme_edition_once")]


class ReadOffers(OwnedRow):
    """A file of offers that somebody had read, until they confirm it or a day has passed.

    `rows` holds what each row says (central.catalogue.standards.found), and nothing else of the file: a
    calendar also names who was invited.
    """

    by = models.ForeignKey(User, on_delete=models.CASCADE)
    made_at = models.DateTimeField(default=timezone.now)
    name = models.CharField(max_length=120)  # of the file
    whole = models.BooleanField(default=False)  # what it does not name leaves the list
    rows = models.JSONField(default=list)
    notes = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["made_at"], name="read_offers_by_age")]
