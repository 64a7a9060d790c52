"""The catalogue central publishes: places people can go to, offers they can sign up for.

`GET /api/v1/catalogue` (ETag; 304 when nothing changed) answers 200 with

    {"schema": 1, "catalogue": {…} or null, "keys": Signed or null}

The whole body is signed with the catalogue key over b"kiosk-catalogue/1\\n" + body, in Central-Signature. It
is the same for every device that reads as much, so central signs when it publishes. `keys` is read
first: it carries its own signature, by the root, and may bring a new catalogue key.

A device says in Kiosk-Catalogue which schema of the catalogue it reads; one that says nothing reads 1 and
gets the list without what came later (kiosk.wire.older_readers).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, StringConstraints, field_serializer, model_validator

from kiosk.eligibility.scheme import Scheme
from kiosk.problems import Problem
from kiosk.way.position import Position
from kiosk.way.sketch import MOST_STROKES, Stroke
from kiosk.wire.document import Document, canonical_json
from kiosk.wire.moment import Day, Moment
from kiosk.wire.record import Language, OfferId, Slug, Wire
from kiosk.wire.signing import Signed

MOST_SEATS = 100_000  # more is a slip, and no database counts so far
OUR_YEARS = 2000, 2100
MAX_CATALOGUE = 4 * 1024 * 1024  # bytes of the answer
# The newest schema of a catalogue: 2 schemes, and whom an offer is for; 3 where places lie; 4 the way in
# other languages.
KNOWN = 4
Line = Annotated[str, StringConstraints(min_length=1, max_length=200)]
ForWhom = Annotated[str, StringConstraints(max_length=120)]
Way = Annotated[str, StringConstraints(max_length=400)]


def _of_our_years(at: datetime) -> datetime:
    """Days are counted from it, and those of the year 9999 ('for ever') come to an end in the middle."""
    if not OUR_YEARS[0] <= at.year <= OUR_YEARS[1]:
        raise ValueError(f"the year {at.year} is a slip; leave the key out where no day is known")
    return at


OurMoment = Annotated[Moment, AfterValidator(_of_our_years)]


class CatalogueRefused(Problem):
    """A catalogue this device does not take; the one it has stays."""

    code: ClassVar[str] = "catalogue-refused"


class PlaceTexts(Wire):
    """What a place says in one language besides Dutch; what is empty is said in Dutch there."""

    how_to_get_there: Way = ""


class Place(Wire):
    """A place people can walk into: a digipunt, a course room, a stand."""

    id: OfferId
    kind: Literal["digipunt", "place", "stand"] = "digipunt"
    name: Line
    address: Line
    postcode: Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{3}$")]
    town: Annotated[str, StringConstraints(max_length=80)] = ""
    opening_hours: Annotated[str, StringConstraints(max_length=400)] = ""  # OSM syntax; "" = not known
    # Each a rule as in opening hours ('2026 Dec 24-2027 Jan 03 off "kerstvakantie"') or, where nobody wrote
    # the days, plain words: those stand on the card, and the place is not called open while they do.
    exceptions: tuple[Line, ...] = ()
    # Whether it is closed on its organisation's own closing days (Catalogue.closed).
    closing_days: bool = Field(default=True, exclude_if=lambda kept: kept)
    phone: Annotated[str, StringConstraints(max_length=30)] = ""
    languages: tuple[Language, ...] = ()
    how_to_get_there: Way = ""  # in Dutch
    # Where it lies; None, and left out, while nobody said so. Schema 3.
    position: Position | None = Field(default=None, exclude_if=lambda at: at is None)
    accessible: Literal["yes", "no", "unknown"] = "unknown"  # with a wheelchair
    # Left out where there are none. Schema 4.
    texts: dict[Language, PlaceTexts] = Field(default_factory=dict, exclude_if=lambda texts: not texts)
    example: bool = False  # made up to show how it looks: screens and paper say so
    assured_date: Day | None = None  # the last day somebody checked this entry


class OfferTexts(Wire):
    """What an offer says in one language besides Dutch; what is empty is said in Dutch there."""

    title: Annotated[str, StringConstraints(max_length=200)] = ""
    about: Annotated[str, StringConstraints(max_length=400)] = ""
    when: Annotated[str, StringConstraints(max_length=200)] = ""
    price: Annotated[str, StringConstraints(max_length=80)] = ""
    for_whom: ForWhom = Field(default="", exclude_if=lambda said: not said)  # schema 2


class Offer(Wire):
    """Something a person can be signed up for: a course, a drop-in hour, a repair café.

    Its title, about, when, price and for_whom are Dutch; `texts` says them in other languages
    (kiosk.wire.offer_words).
    """

    id: OfferId
    kind: Literal["course", "drop-in", "activity", "repair", "service"] = "course"
    title: Line
    about: Annotated[str, StringConstraints(max_length=400)] = ""
    # Whom it is for, in plain words; '' is everybody. Schema 2, left out where nobody wrote it.
    for_whom: ForWhom = Field(default="", exclude_if=lambda said: not said)
    place: OfferId | None = None  # a Place.id
    when: Annotated[str, StringConstraints(max_length=200)] = ""  # in plain words
    starts: OurMoment | None = None  # the first time; nothing of it is on before
    ends: OurMoment | None = Field(default=None, exclude_if=lambda end: end is None)  # over from then on
    # OSM syntax, for what comes back
    opening_hours: Annotated[str, StringConstraints(max_length=400)] = ""
    closing_days: bool = Field(default=True, exclude_if=lambda kept: kept)  # as for a place
    seats: Annotated[int, Field(ge=0, le=MOST_SEATS)] | None = None  # None: as many as come
    # As central counted when it published; None, and left out, where nobody counts.
    seats_left: Annotated[int, Field(ge=0)] | None = Field(default=None, exclude_if=lambda left: left is None)
    waiting: Annotated[int, Field(ge=0)] | None = Field(default=None, exclude_if=lambda line: line is None)
    price: Annotated[str, StringConstraints(max_length=80)] = ""
    languages: tuple[Language, ...] = ()
    # Left out where there are none: such a catalogue is read by older devices, and older ones are by this.
    texts: dict[Language, OfferTexts] = Field(default_factory=dict, exclude_if=lambda texts: not texts)
    sign_up: bool = True
    example: bool = False
    assured_date: Day | None = None


class Catalogue(Document):
    """Everything one organisation publishes. `revision` only rises.

    Its schema is that of what is in it: a list without translated ways, positions, schemes and whom an offer
    is for has schema 1, as ever. So an older program that meets a newer one says so, rather than which key
    it does not know.
    """

    schema_: Annotated[Literal[1, 2, 3, 4], Field(alias="schema")] = 1  # type: ignore[assignment]
    revision: Annotated[int, Field(ge=1)]
    organisation: Slug
    published: Moment | None = None
    # The organisation's own closing days, each a rule as in opening hours: 'Jul 11 off "feestdag"'.
    closed: Annotated[tuple[Line, ...], Field(max_length=100)] = Field(
        default=(), exclude_if=lambda days: not days
    )
    # Whose school holidays SH means; left out for the Flemish ones.
    school_holidays: Literal["Flemish", "French"] = Field(
        default="Flemish", exclude_if=lambda whose: whose == "Flemish"
    )
    # Schemes that staff changed: each replaces the one of its id on the device when its revision is higher
    # (kiosk.eligibility.scheme.with_published). Left out where there are none.
    schemes: Annotated[tuple[Scheme, ...], Field(max_length=50)] = Field(
        default=(), exclude_if=lambda schemes: not schemes
    )
    # What the organisation drew itself, so that a map shows something one knows. Schema 3.
    sketch: Annotated[tuple[Stroke, ...], Field(max_length=MOST_STROKES)] = Field(
        default=(), exclude_if=lambda strokes: not strokes
    )
    places: Annotated[tuple[Place, ...], Field(max_length=2000)] = ()
    offers: Annotated[tuple[Offer, ...], Field(max_length=5000)] = ()

    @field_serializer("schema_")
    def _as_what_is_in_it(self, _: int) -> int:
        return self.needs

    @property
    def needs(self) -> int:
        """The schema a device must read to take all of this."""
        if any(place.texts for place in self.places):
            return 4
        if self.sketch or any(place.position for place in self.places):
            return 3
        newer = self.schemes or any(
            offer.for_whom or any(one.for_whom for one in offer.texts.values()) for offer in self.offers
        )
        return 2 if newer else 1

    @model_validator(mode="after")
    def _hangs_together(self) -> Catalogue:
        places = {place.id for place in self.places}
        if len(places) != len(self.places):
            raise ValueError("two places have the same id")
        if len({offer.id for offer in self.offers}) != len(self.offers):
            raise ValueError("two offers have the same id")
        for offer in self.offers:
            if offer.place is not None and offer.place not in places:
                raise ValueError(f"offer {offer.id!r} is at a place that is not in the list")
        return self


class CatalogueAnswer(Document):
    """The body of the catalogue answer. `catalogue` is null until central has published one."""

    catalogue: Catalogue | None = None
    keys: Signed | None = None  # KeyList, prefix KEYS


class Held(Wire):
    """What a device remembers of the catalogue it has, to judge the next one."""

    revision: int = 0
    offers: int = 0
    places: int = 0
    left_out: tuple[str, ...] = ()  # ids of entries that are wrong (kiosk.wire.sifted)
    by: str = ""  # the version of the program that read it: another one may understand what was left out


def accept(new: Catalogue, held: Held, organisation: str, left_out: Sequence[object] = ()) -> None:
    """Return when `new` may replace what the device holds. Raises CatalogueRefused, with what was `left_out`.

    From many to none is refused: an emptied table at central must not empty every kiosk at once
    (vdirsyncer's StorageEmpty). The same revision is fine: it is the same catalogue again.
    """
    if new.organisation != organisation:
        raise CatalogueRefused("the catalogue is of another organisation: the one in use stays")
    if new.revision < held.revision:
        raise CatalogueRefused(f"revision {new.revision} is older than {held.revision}: the one in use stays")
    if (held.offers > 1 and not new.offers) or (held.places > 1 and not new.places):
        why = f" ({'; '.join(map(str, left_out))})" if left_out else ""
        raise CatalogueRefused(
            f"the new catalogue is empty where the old one was not{why}: the one in use stays"
        )


def etag_of(body: bytes) -> str:
    """Return the ETag of a catalogue answer: a quoted hash of its bytes."""
    return f'"{sha256(body).hexdigest()[:32]}"'


def catalogue_body(catalogue: Catalogue | None, keys: Signed | None) -> bytes:
    """Return the bytes central signs and sends."""
    return canonical_json(
        CatalogueAnswer(catalogue=catalogue, keys=keys).model_dump(mode="json", by_alias=True)
    )
