"""What every phone page has: whose it is, in which language, and what an offer looks like on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from central.accounts.models import Organisation
from central.catalogue.fullness import counts
from central.catalogue.models import Offer
from central.catalogue.moments import days_of, next_moment, place_of
from central.catalogue.said import said, where_it_is
from central.pages.square import Drawing, drawing_of
from central.phone.logo import Logo, logo_of
from central.written.site_file import OrganisationTable
from central.written.site_words import SOURCE, SiteFacts, Words, houses_at, languages, site_of, words_in
from kiosk.receipts.qr import QrTooDense
from kiosk.wire.catalogue import Place as WirePlace
from kiosk.wire.offer_days import times_in_words
from kiosk.wire.offer_words import Said
from kiosk.wire.phone_page import Carried, paper_address
from kiosk.wire.place_hours import Told
from kiosk.wire.place_words import way_in

MOST_NAMES = 3  # of who shares an address
DIALLED = "+0123456789"


class Page:
    """One request for a phone page: whose, in which language, carrying what."""

    def __init__(self, request: HttpRequest, organisation: Organisation | None, carried: Carried) -> None:
        self.request, self.organisation = request, organisation
        self.site = site_of(organisation) if organisation else SiteFacts(languages=tuple(languages()))
        spoken = carried.language if carried.language in self.site.languages else ""
        language = spoken or _accepted(request, self.site.languages, carried.visit)
        self.carried = replace(carried, language=language)
        self.words = words_in(language, self.site)
        self.houses = (organisation,) if organisation else _houses(request, carried)

    @property
    def house(self) -> Organisation | OrganisationTable | None:
        """Whose page it is; None where several share the address."""
        return self.houses[0] if len(self.houses) == 1 else None

    @property
    def sender(self) -> str:
        """The name on top: nobody types a number into a page without one."""
        return " · ".join(one.short or one.name for one in self.houses[:MOST_NAMES])

    @property
    def house_id(self) -> str:
        """The id of whose page it is, as in site.toml; empty where several share the address."""
        house = self.house
        return house.slug if isinstance(house, Organisation) else house.id if house else ""

    @property
    def logo(self) -> Logo | None:
        return logo_of(self.house_id)

    @property
    def asks_consent(self) -> bool:
        return bool(self.site.notice) and self.site.notice.get("ground") == "consent"

    def address(self, **changed: str) -> str:
        """Return the query that carries on what this page was opened with."""
        return urlencode(replace(self.carried, **changed).query())

    def notice(self) -> dict[str, Any] | None:
        """Return the privacy notice as the kiosk shows it, with its version."""
        told = self.site.notice
        if not told:
            return None
        return {
            "title": self.words.of("site.notice.title", told.get("title", "")),
            "lines": self.site.notice_lines(self.words),
            "version": self.words.say("notice.version", version=told.get("version", "")),
            "consent": self.asks_consent,
        }

    def cards(self, offers: Iterable[Offer]) -> list[dict[str, Any]]:
        """Return what the page says of each offer."""
        offers = list(offers)
        full = counts(offer for offer in offers if offer.seats is not None)
        return [self._card(offer, full[offer.id].places if offer.id in full else 0) for offer in offers]

    def _card(self, offer: Offer, places: int) -> dict[str, Any]:
        entry, say = offer.said, self.words.say
        now, place = timezone.now(), place_of(offer)
        moment = next_moment(offer, now, place)
        days = days_of(offer, now, self.words, place)
        names = languages()
        seats = ""
        over = offer.over
        if offer.seats is not None and entry.get("sign_up", True) and not over:
            left = max(0, offer.seats - places)
            seats = (
                say("phone.full") if not left
                else say("phone.one_left") if left == 1 else say("phone.left", number=left)
            )  # fmt: skip
        told = said(offer, self.words)
        first = days.first if told.when.text else ""
        return {
            "offer": offer,
            "title": self._shown(told.title),
            "about": self._shown(told.about),
            "for_whom": self._shown(told.for_whom),
            "when": self._shown(told.when),
            "days": days.lines,
            "dates": [line for line in (first, days.last) if line],
            "is_first": bool(first and moment and moment.begin == offer.in_words().starts),
            "next": times_in_words(moment, now, self.carried.language, say) if moment else "",
            "otherwise": [self._shown(one) for one in days.otherwise],
            "over": over,
            "where": where_it_is(offer),
            "way": self._shown(way_in(place, self.carried.language) if place else Said("", SOURCE)),
            "enters": self._enters(place),
            "price": self._shown(told.price),
            "spoken": ", ".join(names[code].name for code in entry.get("languages", ()) if code in names),
            "seats": seats,
            "sign_up": entry.get("sign_up", True),
            "example": entry.get("example", False),
        }

    def _enters(self, place: WirePlace | None) -> str:
        """Say whether a wheelchair gets in, where somebody knows."""
        known = {"yes": "place.wheelchair", "no": "place.no_wheelchair"}
        key = known.get(place.accessible) if place else None
        return self.words.say(key) if key else ""

    def _shown(self, one: Said | Told) -> Shown:
        """Return a text with its language, so that a screen reader and a person know which it is."""
        language = languages()[one.language]
        other = language.name if one.language != self.carried.language else ""
        return Shown(one.text, language.code, language.direction, other)

    def square(self, token: str) -> Drawing | None:
        """Return the square by which a kiosk knows who comes in, as on paper."""
        host = self.site.host or self.request.get_host()
        address = paper_address(host, token, self.carried.language)
        try:
            return drawing_of(address)
        except QrTooDense:  # the name of the host is too long: the code is there too
            return None

    def show(self, template: str, what: dict[str, Any], status: int = 200) -> HttpResponse:
        known = languages()
        common = {
            "page": self,
            "w": Texts(self.words),
            "language": self.words.language,
            "query": self.address(),
            "come": self.words.say("phone.come", organisation=self.sender) if self.house else "",
            "call": self.words.say("phone.call", phone=self.house.phone) if self.house else "",
            "dial": "".join(sign for sign in self.house.phone if sign in DIALLED) if self.house else "",
            "others": [
                (known[code], self.address(language=code))
                for code in self.site.languages
                if code in known and code != self.carried.language
            ],
        }
        answer = render(self.request, template, common | what, status=status)
        answer["X-Robots-Tag"] = "noindex"
        return answer


class Shown(NamedTuple):
    """A text of an offer, with the name of its language where that is not the one of the page."""

    text: str
    language: str
    direction: str
    other: str

    def __bool__(self) -> bool:
        return bool(self.text)


class Texts:
    """`{{ w.phone.code }}` in a template is the text 'phone.code' in the language of the page."""

    def __init__(self, words: Words, key: str = "") -> None:
        self._words, self._key = words, key

    def __getitem__(self, part: str) -> Texts:
        return Texts(self._words, f"{self._key}.{part}" if self._key else part)

    def __str__(self) -> str:
        return self._words.say(self._key)


def _houses(request: HttpRequest, carried: Carried) -> tuple[OrganisationTable, ...]:
    found = houses_at(request.get_host())
    return tuple(one for one in found if one.id == carried.organisation) or found


def _accepted(request: HttpRequest, spoken: tuple[str, ...], visit: str) -> str:
    """Return the first language of the browser that the site speaks, else that of the visit at a kiosk."""
    for wish in request.headers.get("Accept-Language", "").split(",")[:10]:
        code = wish.split(";")[0].strip().split("-")[0].lower()
        if code in spoken:
            return code
    return visit if visit in spoken else spoken[0] if spoken else SOURCE
