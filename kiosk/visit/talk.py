"""What a person is saying right now: the selection or the text in progress, and whether it can be taken.

The only objects that hold what a person said are a `Registration` and a `Check`; the visit lets go of
them to wipe. Screens read them, they hold no answers of their own.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Protocol

from kiosk.journeys.fields import NotAccepted
from kiosk.visit.ask import Ask


@dataclass(frozen=True)
class Refusal:
    """Why an answer was not taken: a text key and what fills it in."""

    key: str
    values: dict[str, object] = field(default_factory=dict, repr=False)
    offers: tuple[str, ...] = field(default=(), repr=False)  # answers that would be taken

    @property
    def asks(self) -> bool:
        """Whether nothing was wrong with what was typed: there is only something to choose yet."""
        return self.key in ("field.place.which", "field.place.empty")


class Talk(Protocol):
    """What registration and quick-check have in common for a screen with a question."""

    entry: Entry

    def ask(self) -> Ask:
        """Return the question that is on the screen."""

    @property
    def said(self) -> bool:
        """Something was typed or chosen: who loses it has to say it again."""

    def progress(self) -> tuple[int, int]:
        """Return (this step, steps in all as far as can be known now), counted from 1."""

    def advance(self) -> bool:
        """Take the entry as the answer; True when there is another question, False at the end.

        When the entry is not acceptable nothing moves and `entry.refusal` says why.
        """

    def retreat(self) -> bool:
        """Go one question back; False when this was the first."""


class Entry:
    """The answer in progress on one screen: what is picked or typed, before 'next' takes it."""

    def __init__(self) -> None:
        self.picked: tuple[str, ...] = ()
        self.touched = False  # a tile: what is picked may also stand there from before
        self.draft = ""
        self.place: int | None = None  # in the draft, where somebody touched it; None: behind all of it
        self.refusal: Refusal | None = None
        self.doubted = ""  # the mail address that may be a slip, once somebody was asked about it

    @property
    def said(self) -> bool:
        """Something was typed here, or chosen."""
        return bool(self.draft or (self.touched and self.picked))

    @property
    def caret(self) -> int:
        """Where the next letter comes, as an index of the draft."""
        return len(self.draft) if self.place is None else min(self.place, len(self.draft))

    def put_caret(self, place: int) -> None:
        """The draft was touched."""
        self.place = place if place < len(self.draft) else None

    def touch(self, ask: Ask, value: str) -> None:
        """A tile was touched; one that stands beside a keyboard is meant instead of what was typed."""
        self.picked, self.place = ask.touch(self.picked, value), None
        self.draft, self.touched, self.refusal = "", True, None

    def type(self, ask: Ask, text: str) -> None:
        """Keys were touched; what does not fit any more is refused with a line, never cut silently."""
        room = max(0, ask.max_length - len(self.draft))
        self.refusal = Refusal("field.text.long", {"max": ask.max_length}) if len(text) > room else None
        while 0 < room < len(text) and _joins(text[room]):
            room -= 1  # a letter is not cut from its accents
        at = self.caret
        self.draft = self.draft[:at] + text[:room] + self.draft[at:]
        self.put_caret(at + len(text[:room]))
        self.picked = ()

    def erase(self) -> None:
        """Take away the character before the caret as people see it (a letter with its accents is one)."""
        before, behind = self.draft[: self.caret], self.draft[self.caret :]
        before = before[: _last_letter(before)].rstrip(_JOINERS)
        self.draft, self.refusal, self.picked = before + behind, None, ()
        self.put_caret(len(before))

    def choose(self, shown: str) -> None:
        """A suggestion was touched."""
        self.draft, self.refusal, self.picked, self.place = shown, None, (), None

    def again(self) -> None:
        """None of what would be taken is meant: type on."""
        self.refusal = None

    def refuse(self, error: NotAccepted) -> None:
        """Say why the answer was not taken, and what would be."""
        self.refusal = Refusal(error.key, dict(error.values), error.offers)


_HALF_FLAGS = "".join(map(chr, range(0x1F1E6, 0x1F200)))
_JOINERS = "\u200c\u200d"  # nobody sees them: alone at the end they would cost a touch that does nothing


def _last_letter(text: str) -> int:
    """Return where the last letter begins, with its accents, or a picture made of several."""
    at = len(text) - 1
    while at > 0 and (_joins(text[at]) or _is_glued(text, at)):
        at -= 1
    return max(at, 0)


def _joins(char: str) -> bool:
    """Say whether `char` hangs on the one before it: accents, joiners, variation selectors, skin tones."""
    return (
        unicodedata.category(char) in ("Mn", "Me", "Mc")
        or char in _JOINERS
        or "\U0001f3fb" <= char <= "\U0001f3ff"
    )


def _is_glued(text: str, at: int) -> bool:
    """Say whether the picture at `at` is one with what is before it: a family, the second half of a flag."""
    if text[at] in _HALF_FLAGS:
        before = text[:at]
        return (len(before) - len(before.rstrip(_HALF_FLAGS))) % 2 == 1
    return unicodedata.category(text[at]) == "So" and text[at - 1] == "\u200d"


class OneQuestion:
    """A talk of one question with a keyboard, beside those of a journey."""

    def __init__(self) -> None:
        self.entry = Entry()

    @property
    def said(self) -> bool:
        return self.entry.said

    def progress(self) -> tuple[int, int]:
        """There are no steps to count."""
        return 0, 0

    def suggestions(self) -> tuple[str, ...]:
        return ()
