"""How a place or an offer will look before anybody publishes it: on the screen of a kiosk, and on its paper.

The paper is composed by the very code of the kiosk (kiosk.receipts.going). The screen is drawn by us, with
the words, hours and colours of the kiosk: central knows no screen. Both say what is kept, published or not.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from django.utils import timezone

from central.accounts.models import Organisation
from central.catalogue.drawn_map import DrawnMap, drawn_map, sheet
from central.catalogue.ground import ground_of, map_of, way_told
from central.catalogue.models import Offer, Place
from central.catalogue.moments import calendar_at
from central.pages.square import Drawing, drawing_of
from central.written.site_words import SOURCE, SiteFacts, Words, languages, site_of, words_in
from kiosk.receipts.going import GoingFacts, MapFacts, paper_for_going
from kiosk.receipts.model import Map, Paper, Qr
from kiosk.receipts.qr import QrTooDense
from kiosk.way.drawing import drawn
from kiosk.way.told import Told
from kiosk.wire.catalogue import Offer as WireOffer
from kiosk.wire.catalogue import Place as WirePlace
from kiosk.wire.offer_days import offer_days
from kiosk.wire.offer_words import OfferSaid, Said, offer_in
from kiosk.wire.phone_page import Carried, offer_address
from kiosk.wire.place_hours import exception_lines, hours_lines
from kiosk.wire.place_words import way_in
from kiosk.words.apart import from_left

_ENTERS = {"yes": "place.wheelchair", "no": "place.no_wheelchair"}


class Part(NamedTuple):
    """One part of the kiosk's screen: a label of the kiosk, and lines below it."""

    label: str
    lines: tuple[str, ...]


class Preview(NamedTuple):
    """The screen and the paper in one language."""

    title: str
    about: str
    parts: tuple[Part, ...]
    buttons: tuple[str, ...]
    map: DrawnMap | None
    way: Told | None
    blocks: tuple[tuple[str, Any, Drawing | DrawnMap | None], ...]  # kind, the block, its square or map
    words: Words


def place_preview(row: Place, language: str) -> Preview:
    """Return how a place will look. Raises ValidationError where the entry is not whole."""
    place = WirePlace.model_validate(row.newest | {"texts": _texts(row)}, strict=False)
    site, now = site_of(row.organisation), timezone.now()
    words = words_in(language, site)
    say, calendar = words.say, calendar_at(row.organisation)
    hours = hours_lines(place, language, say)
    told = tuple(one.text for one in exception_lines(place, now, language, say, calendar))
    where, way = (_address(place),), _way(place, words)
    facts = GoingFacts(
        language, site.to_call(words), now.date(), "door-enter", place.name, when=hours, otherwise=told,
        where=where, way=way, phone=place.phone, example=place.example, draft=words.language.draft,
        map=_map(row.organisation, place, words),
    )  # fmt: skip
    parts = (
        Part(say("place.hours"), hours or (say("places.unknown"),)),
        Part(say("place.otherwise"), told),
        Part(say("offer.place"), where),
        Part(say("place.way"), way),
        Part("", (place.phone,) if place.phone else ()),
    )
    shown = _preview(place.name, "", parts, (), facts, words)
    here = row.organisation
    return shown._replace(map=map_of(here, place, words), way=way_told(here, place, words))


def offer_preview(row: Offer, language: str) -> Preview:
    """Return how an offer will look. Raises ValidationError where the entry is not whole."""
    here = row.organisation
    offer = WireOffer.model_validate(row.newest | {"texts": _texts(row)}, strict=False)
    site, now = site_of(here), timezone.now()
    words = words_in(language, site)
    say, place = words.say, _place(here, offer.place)
    said, days = _marked(offer_in(offer, language, say), offer, words), _days(offer, now, words, here, place)
    soonest = say("day.with_hours", day=days.soonest.day, hours=days.soonest.hours) if days.soonest else ""
    later = say("offer.later", days="; ".join(days.later)) if days.later else ""
    where = (place.name, _address(place)) if place else ()
    free = "" if offer.sign_up else say("offer.walk_in")
    told = tuple(one.text for one in days.otherwise)
    facts = GoingFacts(
        language, site.to_call(words), now.date(), "calendar", said.title.text, about=said.about.text,
        for_whom=f"{say('offer.for_whom')} {said.for_whom.text}" if said.for_whom.text else "",
        soonest=soonest, when=tuple(filter(None, (said.when.text, later, days.last, said.price.text))),
        otherwise=told, free=free, where=where, way=_way(place, words) if place else (),
        phone=place.phone if place else "", url=_url(site, offer, language), beside=say("offer.phone_line"),
        example=offer.example, draft=words.language.draft,
        map=_map(here, place, words) if place else None,
    )  # fmt: skip
    seats = (say("offer.seats_all", count=offer.seats),) if offer.seats and offer.sign_up else ()
    parts = (
        Part(say("offer.when"), tuple(filter(None, (soonest, said.when.text, later, days.last)))),
        Part(say("place.otherwise"), told),
        Part(say("offer.place"), where),
        Part(say("offer.for_whom"), (said.for_whom.text,)),
        Part("", tuple(filter(None, (said.price.text, *seats, free)))),
    )
    buttons = (say("offer.phone"), say("offer.or_here")) if offer.sign_up else ()
    return _preview(said.title.text, said.about.text, parts, buttons, facts, words)


def _marked(said: OfferSaid, offer: WireOffer, words: Words) -> OfferSaid:
    """Return it as the kiosk says it: what is Dutch where the person reads another language says so."""

    def shown(one: Said, *marks: str) -> Said:
        other = languages()[SOURCE].name if one.language != words.language.code else ""
        told = ", ".join(mark for mark in (*marks, other) if mark)
        return Said(f"{one.text} ({told})" if one.text and told else one.text, one.language)

    title, *others = said.parts
    return OfferSaid(shown(title, words.say("ui.example") if offer.example else ""), *map(shown, others))


def _preview(
    title: str, about: str, parts: tuple[Part, ...], buttons: tuple[str, ...], facts: GoingFacts, words: Words
) -> Preview:
    paper: Paper = paper_for_going(facts, words.say)
    blocks = tuple((type(one).__name__.lower(), one, _drawn(one)) for one in paper.blocks)
    shown = tuple(one for one in parts if any(one.lines))
    return Preview(title, about, shown, buttons, None, None, blocks, words)


def _drawn(block: Any) -> Drawing | DrawnMap | None:
    """Return the square or the map of a block; None for all that is words."""
    if isinstance(block, Map):
        width, size = 528, 25  # as on paper of 80 mm
        return drawn_map(block.draw(sheet(width, round(width * block.share), size)), size)
    try:
        return drawing_of(block.url) if isinstance(block, Qr) else None
    except QrTooDense:
        return None


def _map(here: Organisation, place: WirePlace, words: Words) -> MapFacts | None:
    ground, told = ground_of(here, place, words), way_told(here, place, words)
    if ground is None:
        return None
    under = (told.straight or told.sentence, told.direction) if told else ()
    return MapFacts(lambda on: drawn(ground, on, words.say), tuple(filter(None, under)))


def _texts(row: Place | Offer) -> dict[str, Any]:
    """Return the texts of every language that fit the Dutch of the newest words."""
    texts = {code: dict(said) for code, said in (row.newest.get("texts") or {}).items()}
    for code, said in row.texts.items():
        fits = {
            part: text for part, (dutch, text) in said.items() if dutch == str(row.newest.get(part) or "")
        }
        texts[code] = texts.get(code, {}) | fits
    return {code: said for code, said in texts.items() if any(said.values())}


def _days(offer: WireOffer, now: datetime, words: Words, here: Organisation, place: WirePlace | None) -> Any:
    return offer_days(offer, now, words.language.code, words.say, calendar_at(here), place)


def _place(here: Organisation, slug: str | None) -> WirePlace | None:
    row = Place.objects.filter(organisation=here, slug=slug).first() if slug else None
    said = row.newest | {"texts": _texts(row)} if row else None
    return WirePlace.model_validate(said, strict=False) if said else None


def _address(place: WirePlace) -> str:
    return f"{place.address}, {place.postcode} {place.town}".strip()


def _way(place: WirePlace, words: Words) -> tuple[str, ...]:
    said, enters = way_in(place, words.language.code), _ENTERS.get(place.accessible)
    lines = said.text.splitlines()
    if said.text and said.language != words.language.code:
        lines = [words.say("place.way_dutch"), *map(from_left, lines)]
    return tuple(filter(None, (*lines, words.say(enters) if enters else "")))


def _url(site: SiteFacts, offer: WireOffer, language: str) -> str:
    return offer_address(site.host, offer.id, Carried(language)) if site.host else ""
