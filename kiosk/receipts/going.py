"""The paper of somewhere to go: a place, or what is on there. Nothing was asked, so it has no code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kiosk.receipts.compose import aloud, in_words
from kiosk.receipts.facts import ToCall, Words
from kiosk.receipts.model import (
    Block,
    Heading,
    Line,
    Map,
    Masthead,
    Notice,
    Paper,
    Phone,
    Qr,
    Rule,
    Small,
    Space,
    direction_of,
)
from kiosk.way.drawing import Drawing, Sheet


class MapFacts(NamedTuple):
    """A map of a place, and what is said of the way: how far, and which way."""

    draw: Callable[[Sheet], Drawing]
    under: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoingFacts:
    """What somebody takes along to find the way, with words already in `language`; empty is not known."""

    language: str
    call: ToCall
    made: date
    icon: str
    title: str  # of the offer, or the name of the place
    about: str = ""
    for_whom: str = ""  # 'Voor wie? Ouderen'
    soonest: str = ""  # the next day and its hours
    when: tuple[str, ...] = ()  # one line each
    otherwise: tuple[str, ...] = ()
    free: str = ""  # that one may just come in
    where: tuple[str, ...] = ()  # name and address
    way: tuple[str, ...] = ()
    phone: str = ""
    url: str = ""
    beside: str = ""  # what the square is for
    map: MapFacts | None = None
    example: bool = False
    draft: bool = False


def paper_for_going(facts: GoingFacts, words: Words) -> Paper:
    """Return the paper: what and when first, then where and how to get there, whom to call last."""
    blocks: list[Block] = [
        Masthead(facts.call.organisation, words("paper.title"), facts.call.logo),
        Rule(heavy=True),
        Space(1),
    ]
    blocks += [Notice(words("paper.example")), Space(2)] if facts.example else []
    blocks += [Heading(facts.title, icon=facts.icon)]
    blocks += [Line(facts.about)] if facts.about else []
    blocks += [Line(facts.for_whom, icon="users")] if facts.for_whom else []
    blocks += [Space(1), Line(facts.soonest, strong=True, icon="calendar")] if facts.soonest else []
    blocks += _told(facts.when, "clock")
    blocks += _told(facts.otherwise, "alert-triangle")
    blocks += [Line(facts.free, strong=True, icon="door-enter")] if facts.free else []
    blocks += _told(facts.where, "map-pin")
    blocks += _told(facts.way, "walk")
    blocks += [Space(1.5), Map(facts.map.draw, facts.map.under)] if facts.map else []
    blocks += [Space(1), Phone(facts.phone)] if facts.phone else []
    blocks += [Space(2), Qr(facts.url, (facts.beside,))] if facts.url else []
    blocks += _sender(facts, words)
    blocks += [Space(1), Rule(), Small(words("paper.made", date=in_words(facts.made, facts.language)))]
    blocks += [Small(words("paper.draft"))] if facts.draft else []
    return Paper(tuple(blocks), facts.language, direction_of(facts.language))


def _told(lines: tuple[str, ...], icon: str) -> list[Block]:
    told = [line for text in lines for line in text.splitlines() if line]
    first: list[Block] = [Space(1)] if told else []
    return first + [Line(line, icon="" if below else icon) for below, line in enumerate(told)]


def _sender(facts: GoingFacts, words: Words) -> list[Block]:
    """Return who gives this paper; their number only where it is not the one above."""
    call = facts.call
    blocks: list[Block] = [
        Space(2),
        Heading(words("paper.call", organisation=call.organisation), 3, "lifebuoy"),
    ]
    blocks += [Phone(call.phone)] if call.phone and call.phone != facts.phone else []
    blocks += aloud(call) if call.phone or facts.phone else []
    blocks += [Line(call.address, icon="map-pin")] if call.address else []
    return blocks + [Line(line, icon="" if above else "clock") for above, line in enumerate(call.hours)]
