"""What an offer says to a person, each text with the language it is in.

Staff write offers in Dutch first. What has no text in the language of the person is said in Dutch and goes
with its language, so that a screen can mark it and a voice can read it as what it is. Days and hours that are
data are written here in the language of the person, whatever staff translated.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from kiosk.wire.catalogue import Offer
from kiosk.wire.offer_groups import group_in
from kiosk.words.clock import Say
from kiosk.words.hours import EASTERN, hours_in_words

DUTCH = "nl"
Part = Literal["title", "about", "when", "price", "for_whom"]
PARTS: tuple[Part, ...] = get_args(Part)


class Said(NamedTuple):
    """A text and the language it is in; an empty text is in any language."""

    text: str
    language: str


class OfferSaid(NamedTuple):
    """An offer in the words of one person; kiosk.wire.offer_days says on which days it is."""

    title: Said
    about: Said
    when: Said
    price: Said
    for_whom: Said

    @property
    def parts(self) -> tuple[Said, ...]:
        return self.title, self.about, self.when, self.price, self.for_whom


def offer_in(offer: Offer, language: str, say: Say | str) -> OfferSaid:
    """Return an offer in a language; `say` gives its texts, or is 'closed on public holidays' in it."""
    title, about, price = (_said(offer, part, language) for part in ("title", "about", "price"))
    return OfferSaid(title, about, _when(offer, language, say), price, _for_whom(offer, language, say))


def _for_whom(offer: Offer, language: str, say: Say | str) -> Said:
    """Return whom it is for: as staff wrote it in this language, else a group that is known, else Dutch."""
    said = _said(offer, "for_whom", language)
    if said.language == language or isinstance(say, str):
        return said
    known = group_in(offer.for_whom, say, "، " if language in EASTERN else ", ")
    return Said(known, language) if known else said


def _said(offer: Offer, part: Part, language: str) -> Said:
    own = getattr(offer.texts[language], part) if language in offer.texts else ""
    return Said(own, language) if own and language != DUTCH else Said(getattr(offer, part), DUTCH)


def _when(offer: Offer, language: str, say: Say | str) -> Said:
    """Return when it is: as staff wrote it in this language, else from its hours, else as staff wrote it."""
    said = _said(offer, "when", language)
    if said.text and said.language == language:
        return said
    lines = hours_in_words(offer.opening_hours, language, say)
    apart = "؛ " if language in EASTERN else "; "
    return Said(apart.join(line.rstrip(".") for line in lines), language) if lines else said


def left_in_dutch(offer: Offer, language: str, text: str) -> bool:
    """Say whether `text` is Dutch of this offer, and not also what it says in `language`."""
    own = offer.texts.get(language)
    return bool(text) and any(
        text == getattr(offer, part) and text != getattr(own, part, "") for part in PARTS
    )
