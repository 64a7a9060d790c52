"""What a paper says: blocks in reading order, independent of how they are printed.

A paper never holds a name, a way to reach somebody or a benefit (contract.md: what lies in a bin or on a
kitchen table must tell a stranger nothing about the person). `under` is the Dutch of a block, small below it,
for two people who read together (kiosk.receipts.together). The model cannot enforce that; the inputs of
`kiosk.receipts.compose` have no place for it, which does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from kiosk.way.drawing import Drawing, Sheet

Direction = Literal["ltr", "rtl"]
Mark = Literal["dot", "box", "number"]

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class Masthead:
    """The top of the paper: the organisation, big, and what this paper is.

    `logo` names a picture that is drawn instead of the name; one that cannot be drawn leaves the name.
    """

    organisation: str
    title: str
    logo: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A title: level 2 over a part of the paper, level 3 a label over a line.

    `icon` names a picture of assets/icons: people who read with difficulty find the part by it.
    """

    text: str
    level: Literal[2, 3] = 2
    icon: str = ""
    under: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence; `strong` for the one thing the part is about."""

    text: str
    strong: bool = False
    icon: str = ""
    under: str = ""


@dataclass(frozen=True, slots=True)
class Small:
    """Small print: dates, notes for the desk."""

    text: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """Small print for whoever sits at the desk: in Dutch, from left to right on any paper."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """Short items: a box to tick off what lies ready on the table, a number for what happens in turn."""

    items: tuple[str, ...]
    mark: Mark = "dot"
    under: tuple[str, ...] = ()  # one for each item, or none at all
    icons: tuple[str, ...] = ()  # one for each item, in the gutter; fewer leave the last without


@dataclass(frozen=True, slots=True)
class Fill:
    """A line to write on by hand, with what belongs there above it; `mm` is the room for the hand."""

    text: str
    mm: float = 8
    icon: str = ""
    under: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """The short code as people copy it by hand, in a frame with `label` above it."""

    shown: str
    label: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class Qr:
    """An address to scan, with what it is for beside it."""

    url: str
    beside: tuple[str, ...] = ()
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Map:
    """A map, as high as `share` of its width, with what is said of the way under it.

    `draw` makes it for the size and the letters of whoever draws (kiosk.way.drawing).
    """

    draw: Callable[[Sheet], Drawing]
    under: tuple[str, ...] = ()
    share: float = 0.68


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number, big, on one line, always left to right."""

    number: str
    icon: str = "phone"


@dataclass(frozen=True, slots=True)
class Notice:
    """Words that may not be missed, white on black: this paper is an example, these rules are old."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper; `heavy` under the organisation."""

    heavy: bool = False


@dataclass(frozen=True, slots=True)
class Space:
    """Empty paper, in millimetres."""

    mm: float


Block = (
    Masthead
    | Heading
    | Line
    | Small
    | Desk
    | Bullets
    | Fill
    | Code
    | Qr
    | Map
    | Phone
    | Notice
    | Rule
    | Space
)


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper in one language, ready to be drawn."""

    blocks: tuple[Block, ...]
    language: str
    direction: Direction

    def texts(self) -> tuple[str, ...]:
        """Return every word on the paper in reading order: to read aloud, to show in tour.json, to test."""
        found: list[str] = []
        for block in self.blocks:
            match block:
                case Heading(text):
                    found.append(text.replace("\u00a0", " "))  # holds a name together, says nothing
                case Line(text) | Small(text) | Notice(text) | Fill(text):
                    found.append(text)
                case Masthead(organisation, title):
                    found += [organisation, title]
                case Bullets(items):
                    found.extend(items)
                case Desk(label, lines):
                    found += [label, *lines]
                case Code(shown, label):
                    found += [label, shown]
                case Qr(url, beside):
                    found += [*beside, url]
                case Map(_, under):
                    found.extend(under)
                case Phone(number):
                    found.append(number)
                case Rule() | Space():
                    pass
        return tuple(found)


def direction_of(language: str) -> Direction:
    """Return which way a language is written (ISO 639 code, anything after `-` or `_` is ignored)."""
    return "rtl" if language.replace("_", "-").split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
