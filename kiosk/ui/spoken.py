"""Which voice reads a text: what stands in Dutch on a screen in another language is read by the Dutch one."""

from __future__ import annotations

import re

from kiosk.catalogue.store import Catalogue
from kiosk.devices.speech import Said
from kiosk.site.texts import SOURCE, Texts

PIECES = re.compile(r"\n|  ·  ")  # what a screen puts together from several texts
MARKED = re.compile(r"(.+) \(([^()]+)\)", re.DOTALL)  # kiosk.catalogue.said.marked


def said_of(text: str, language: str, texts: Texts, catalogue: Catalogue) -> list[Said]:
    """Return `text` as what is spoken, in pieces where they are in several languages."""
    key = texts.key_of(language, text)
    whole = Said(" ".join(text.split()), texts.spoken_in(language, key), key)
    if key or language == SOURCE:
        return [whole]
    pieces = [one for piece in PIECES.split(text) for one in _pieces(piece, language, catalogue)]
    return pieces if any(piece.language != language for piece in pieces) else [whole]


def _pieces(text: str, language: str, catalogue: Catalogue) -> list[Said]:
    mark = MARKED.fullmatch(text)
    if mark and catalogue.is_dutch(mark[1], language):
        return [Said(mark[1], SOURCE, ""), Said(mark[2], language, "")]
    return [Said(" ".join(text.split()), SOURCE if catalogue.is_dutch(text, language) else language, "")]
