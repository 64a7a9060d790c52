"""Which voice reads a text: what stands in Dutch on a screen in another language is read by the Dutch one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.catalogue.said import dutch_remarks
from kiosk.catalogue.store import Catalogue
from kiosk.devices.speech.speech import Said
from kiosk.direction.letters import without_marks
from kiosk.site.texts import SOURCE, Texts

PIECES = re.compile(r"\n|  ·  ")  # what a screen puts together from several texts
MARKED = re.compile(r"(.+) \(([^()]+)\)", re.DOTALL)  # kiosk.catalogue.said.marked
EDGES = " :(),،؛;"  # around a remark among hours
TO_SHOW = ("say.dutch", "say.here")  # sentences that stay Dutch: for who hears them from somebody


def said_of(text: str, language: str, texts: Texts, catalogue: Catalogue) -> list[Said]:
    """Return `text` as what is spoken, in pieces where they are in several languages."""
    key = texts.key_of(language, text)
    whole = Said(" ".join(text.split()), texts.spoken_in(language, key), key)
    if key or language == SOURCE:
        return [whole]
    remarks = _remarks(catalogue)
    to_show = "|".join(re.escape(texts.dutch[key]).replace(r"\{language\}", r".+") for key in TO_SHOW)
    pieces = [
        one
        for piece in PIECES.split(without_marks(text))
        for one in (
            (Said(piece, SOURCE, ""),)
            if re.fullmatch(to_show, piece)
            else _pieces(piece, language, catalogue, remarks)
        )
    ]
    return pieces if any(piece.language != language for piece in pieces) else [whole]


def _pieces(text: str, language: str, catalogue: Catalogue, remarks: re.Pattern[str] | None) -> list[Said]:
    mark = MARKED.fullmatch(text)
    if mark and catalogue.is_dutch(mark[1], language):
        return [Said(mark[1], SOURCE, ""), Said(mark[2], language, "")]
    if catalogue.is_dutch(text, language):
        return [Said(" ".join(text.split()), SOURCE, "")]
    return list(_around(text, language, remarks))


def _around(text: str, language: str, remarks: re.Pattern[str] | None) -> Iterator[Said]:
    """Give a line of hours, with what staff wrote in it in Dutch: `fermé (kerstvakantie)`."""
    parts = remarks.split(text) if remarks else [text]
    for number, part in enumerate(parts):
        said = " ".join(part.split())
        if len(parts) > 1:
            said = said.strip(EDGES)
        if said:
            yield Said(said, SOURCE if number % 2 else language, "")


def _remarks(catalogue: Catalogue) -> re.Pattern[str] | None:
    """Return what finds the remarks of a catalogue where they stand: between brackets or behind a colon."""
    known = sorted(dutch_remarks(catalogue), key=len, reverse=True)
    one = "|".join(map(re.escape, known))
    return re.compile(rf"(?:(?<=\()|(?<=: ))({one})(?=\)|$)") if known else None
