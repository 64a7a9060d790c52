"""The part of a check's paper that is signed: from 'probably' to a request somebody can hand in.

Whoever sits at the desk reads it too: on a paper in another language each of its lines has its Dutch below.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.receipts.facts import NearPlace, RequestFacts, Session, Words
from kiosk.receipts.model import Block, Bullets, Fill, Heading, Line, Rule, Small, Space

SHORT_MM, LONG_MM, SIGNATURE_MM = 4, 6, 9  # room below the word; beside it a hand writes too


def request_part(
    request: RequestFacts, words: Words, in_dutch: RequestFacts | None, dutch: Words | None
) -> list[Block]:
    """Return the request; with the Dutch of each line where `in_dutch` says the same in it."""
    blocks = _part(request, words)
    if in_dutch is not None and dutch is not None:
        blocks = [_under(own, other) for own, other in zip(blocks, _part(in_dutch, dutch), strict=True)]
    blocks += [Small(words("paper.request.no_number")), Small(words("paper.request.sent"))]
    return blocks + (_place(request.place, words) if request.place else [])


def _part(request: RequestFacts, words: Words) -> list[Block]:
    wish = "paper.request.wish" if request.likely else "paper.request.look"
    blocks: list[Block] = [
        Space(1),
        Rule(heavy=True),
        Heading(words("paper.request"), icon="pencil"),
        Line(words(wish)),
        Line(request.scheme, strong=True),
    ]
    blocks += [Line(line, icon="" if below else "coins") for below, line in enumerate(request.saves)]
    if request.bring:
        blocks += [Space(1), Heading(words("paper.bring"), 3)]
        blocks.append(Bullets(request.bring, "box", icons=request.bring_icons))
    blocks += [
        Space(1),
        Fill(words("paper.request.name"), SHORT_MM, "user"),
        Fill(words("paper.request.address"), LONG_MM, "home"),
        Fill(words("paper.request.date"), SHORT_MM, "calendar"),
        Fill(words("paper.request.signature"), SIGNATURE_MM, "pencil"),
    ]
    return blocks


def _place(place: NearPlace, words: Words) -> list[Block]:
    blocks: list[Block] = [
        Heading(words("paper.request.hand_in"), icon="map-pin"),
        Line(place.name, strong=True),
        Line(place.address),
        *(Line(line, icon="" if below else "walk") for below, line in enumerate(place.way)),
        Line(place.opens, icon="clock"),
    ]
    return blocks + (_session(place.session, place.name, words) if place.session else [])


def _session(session: Session, near: str, words: Words) -> list[Block]:
    """Return when to come with a question instead: one line where it is at the same place."""
    when = Line(f"{session.title}: {session.day}", icon="calendar")
    if session.place == near:
        return [when]
    # Its address and the way there would make the paper longer than 30 cm.
    return [
        Line(words("paper.request.or_come"), icon="users"),
        when,
        Line(session.place, icon="map-pin"),
    ]


def _under(own: Block, dutch: Block) -> Block:
    match own, dutch:
        case ((Heading() | Line() | Fill()), (Heading() | Line() | Fill())):
            is_there = dutch.text.casefold() in own.text.casefold()  # such as the Dutch name behind another
            return own if is_there else replace(own, under=dutch.text)
        case Bullets(items), Bullets(others) if items != others:
            return replace(own, under=others)
    return own
