"""A paper that two people read: under each line of the visitor's language stands its Dutch, small."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from datetime import date

from kiosk.receipts.model import Block, Bullets, Code, Fill, Heading, Line, Paper, Qr, Small
from kiosk.words.beside import Beside
from kiosk.words.calendar import day_in_words, weekday_in_words


def note_all(own: object, dutch: object, language: str, beside: Beside) -> None:
    """Note every text of `own` with what stands in its place in `dutch`: the same facts in two languages.

    A day is noted as it is written in each. `language` is that of `own`.
    """
    if isinstance(own, str) and isinstance(dutch, str):
        beside.note(own, dutch)
    elif isinstance(own, date):
        for written in (day_in_words, weekday_in_words):
            beside.note(written(own, language) or "", written(own, "nl") or "")
    elif isinstance(own, tuple | list) and isinstance(dutch, tuple | list) and len(own) == len(dutch):
        for one, other in zip(own, dutch, strict=True):
            note_all(one, other, language, beside)
    elif is_dataclass(own) and not isinstance(own, type) and type(own) is type(dutch):
        for field in fields(own):
            note_all(getattr(own, field.name), getattr(dutch, field.name), language, beside)


def in_both(paper: Paper, beside: Beside) -> Paper:
    """Return `paper` with the Dutch that `beside` knows under its lines."""
    return replace(paper, blocks=tuple(_with_dutch(block, beside) for block in paper.blocks))


def _with_dutch(block: Block, beside: Beside) -> Block:
    match block:
        case Heading(text) | Line(text) | Small(text) | Fill(text):
            return replace(block, under=_under(text, beside))
        case Code(_, label):
            return replace(block, under=_under(label, beside))
        case Bullets(items):
            return replace(block, under=_each(items, beside))
        case Qr(_, words):
            return replace(block, under=_each(words, beside))
    return block


def _each(texts: Iterable[str], beside: Beside) -> tuple[str, ...]:
    found = tuple(_under(text, beside) for text in texts)
    return found if any(found) else ()


def _under(text: str, beside: Beside) -> str:
    dutch = beside.under(text) or beside.under(text.replace("\u00a0", " "))
    return "" if dutch.casefold() in text.casefold() else dutch  # such as a Dutch name behind another
