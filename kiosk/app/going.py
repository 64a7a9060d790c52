"""Somewhere to go, on paper: a place or an offer of the catalogue, in the words of this site."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from kiosk.catalogue.ground import ground_of
from kiosk.catalogue.said import map_address, offer_words, told_in, way_to
from kiosk.catalogue.store import Catalogue, address_of
from kiosk.receipts.compose import in_words
from kiosk.receipts.facts import Nearby, NearPlace, Session
from kiosk.receipts.going import GoingFacts, MapFacts, paper_for_going
from kiosk.receipts.model import Paper
from kiosk.site.load import Site
from kiosk.site.paper import is_example
from kiosk.site.whom_to_call import to_call, words
from kiosk.way.drawing import drawn
from kiosk.way.position import Position
from kiosk.way.told import way_in_words
from kiosk.wire.catalogue import Offer, Place
from kiosk.wire.offer_days import Soonest
from kiosk.wire.phone_page import Carried, offer_address
from kiosk.wire.place_hours import hours_lines
from kiosk.words.calendar import weekday_in_words
from kiosk.words.clock import clock


def place_paper(
    site: Site,
    catalogue: Catalogue,
    place: Place,
    language: str,
    at: datetime,
    here: Position | None = None,
) -> Paper:
    """Return the paper of a place: hours of the week, what is otherwise, the way there with a map.

    `here`: where the kiosk stands.
    """
    t = partial(site.texts.get, language)
    told = told_in(t, catalogue.exceptions(place, at, language, t), language)
    url = map_address(place)
    facts = GoingFacts(
        language,
        to_call(site, language),
        at.date(),
        "door-enter",
        place.name,
        when=hours_lines(place, language, t),
        otherwise=told,
        where=(address_of(place),),
        way=way_to(t, place, language),
        phone=place.phone,
        url=url,
        beside=t("place.map") if url else "",
        map=map_of(catalogue, place, here, t),
        example=place.example or is_example(site),
        draft=site.is_draft(language),
    )
    return paper_for_going(facts, words(site, language))


def map_of(
    catalogue: Catalogue, place: Place, here: Position | None, t: Callable[..., str]
) -> MapFacts | None:
    """Return the map of a place with what is said under it; None while nobody said where it lies."""
    ground = ground_of(catalogue, place, here, t("way.you"))
    if ground is None or place.position is None:
        return None
    told = way_in_words(here, place.position, t) if here is not None else None
    under = (told.straight or told.sentence, told.direction) if told else ()
    return MapFacts(lambda on: drawn(ground, on, t), tuple(line for line in under if line))


def offer_paper(
    site: Site,
    catalogue: Catalogue,
    offer: Offer,
    language: str,
    at: datetime,
    here: Position | None = None,
) -> Paper:
    """Return the paper of an offer nobody has signed up for yet: its days, its place, its page on a phone."""
    t = partial(site.texts.get, language)
    said, days = offer_words(t, offer, language), catalogue.days(offer, at, language, t)
    place = catalogue.place(offer.place) if offer.place else None
    soonest = days.soonest
    later = t("offer.later", days="; ".join(days.later)) if days.later else ""
    facts = GoingFacts(
        language,
        to_call(site, language),
        at.date(),
        "calendar",
        said.title.text,
        about=said.about.text,
        for_whom=f"{t('offer.for_whom')} {said.for_whom.text}" if said.for_whom.text else "",
        soonest=t("day.with_hours", day=soonest.day, hours=soonest.hours) if soonest else "",
        when=tuple(line for line in (said.when.text, later, days.last, said.price.text) if line),
        otherwise=told_in(t, days.otherwise, language),
        free="" if offer.sign_up else t("offer.walk_in"),
        where=(place.name, address_of(place)) if place else (),
        way=way_to(t, place, language) if place else (),
        phone=place.phone if place else "",
        url=offer_address(site.file.qr_host, offer.id, Carried(language, site.file.channel)),
        beside=t("offer.phone_line"),
        map=map_of(catalogue, place, here, t) if place else None,
        example=offer.example or is_example(site),
        draft=site.is_draft(language),
    )
    return paper_for_going(facts, words(site, language))


def near_place(site: Site, catalogue: Catalogue, language: str, at: datetime) -> NearPlace | None:
    """Return where to hand in a paper: the nearest place that is open or says when it will be.

    Near is what the site calls near, its own town first; of equals the one that opens first. None where no
    place says its hours.
    """
    t = partial(site.texts.get, language)
    found: list[tuple[int, datetime, int, Place]] = []
    for number, place in enumerate(catalogue.places()):
        status = catalogue.status(place, at)
        opens = at if status.is_open else status.next
        if place.kind != "stand" and opens is not None:
            found.append((_distance(site, place), opens, number, place))
    if not found:
        return None
    _, opens, _, place = min(found)
    day = weekday_in_words(opens.date(), language) or in_words(opens.date(), language)
    hours = catalogue.today(place, opens, t) or clock(opens, t)
    return NearPlace(
        place.name,
        address_of(place),
        t("day.with_hours", day=day, hours=hours),
        way_to(t, place, language, in_one=True),
        next_session(site, catalogue, language, at),
    )


def nearby_place(site: Site, catalogue: Catalogue, language: str) -> Nearby | None:
    """Return where somebody who finds nobody of the organisation can go: the nearest place, with its number.

    A place that was made up to show how it looks comes only where there is no other; of places as near one
    with a telephone number comes first.
    """
    t = partial(site.texts.get, language)
    found = [
        (place.example, _distance(site, place), not place.phone, number, place)
        for number, place in enumerate(catalogue.places())
        if place.kind != "stand"
    ]
    if not found:
        return None
    place = min(found)[-1]
    return Nearby(place.name, address_of(place), place.phone, tuple(hours_lines(place, language, t)))


def next_session(site: Site, catalogue: Catalogue, language: str, at: datetime) -> Session | None:
    """Return the next hour for which nobody has to sign up, with its place; None where none is known."""
    t = partial(site.texts.get, language)
    found: list[tuple[Soonest, int, Offer, Place]] = []
    for number, offer in enumerate(catalogue.offers()):
        place = catalogue.place(offer.place) if offer.place and offer.kind == "drop-in" else None
        soonest = catalogue.days(offer, at, language, t).soonest if place else None
        if place is not None and soonest is not None:
            found.append((soonest, number, offer, place))
    if not found:
        return None
    soonest, _, offer, place = min(found, key=lambda one: (one[0].on, one[1]))
    offer = offer.model_copy(update={"example": False})  # the head of the paper says so already
    hours = t("day.with_hours", day=soonest.day, hours=soonest.hours)
    return Session(offer_words(t, offer, language).title.text, hours, place.name)


def _distance(site: Site, place: Place) -> int:
    """Return how far down the site's list of what is near a place stands; behind it what is not on it."""
    near = site.file.near
    return next((rank for rank, code in enumerate(near) if place.postcode.startswith(code)), len(near))
