"""What opening hours are written with: words, numbers and marks in a row, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from kiosk.words.rules import DAYS, EXAMPLE, MONTHS, BadHours

LONGEST = 400
_TOKEN = re.compile(
    r'"(?P<remark>[^"]*)"|(?P<time>\d{1,2}:\d\d)(?!\d)|(?P<always>24/7)|(?P<year>(?:19|20|21)\d\d)(?!\d)'
    r"|(?P<number>\d{1,2})(?!\d)|(?P<word>[A-Za-z]+)|(?P<mark>\|\||[-,;+/\[\]:])"
)
_DASHES = str.maketrans(
    dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("“”„«»", '"') | {"\u00a0": " ", "\u202f": " "}
) | dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"))
_BY_HAND = re.compile(r"(?:\S+ )?[\d:.]+ ?(?:u|h|uur|am|pm)(?!\w*[g-tv-z])", re.IGNORECASE)  # 9u, 9h30, 9 uur
_QUOTES = 'words stand between double quotes, such as "op afspraak"'
_IN_WORDS = re.compile(r"'|[^\W\d_]+ [^\W\d_]{3}|[^\W\d_]{4}")
_CURES = (
    {
        ".": "write times with a colon, such as 09:00",
        "week": "weeks of the year shift where a year has 53; write a first day and every 14 days, such as "
        "'2026 Dec 02+/14 14:00-16:00'",
        "easter": "write the days themselves, such as '2027 Mar 28-2027 Apr 11 off'",
        "sunrise": "write times of the clock",
        "sunset": "write times of the clock",
        "dawn": "write times of the clock",
        "dusk": "write times of the clock",
    }
    | {
        other: f"write {' '.join(DAYS)} for the days of the week"
        for other in (
            *("ma", "di", "wo", "vr", "za", "zo", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"),
            *(
                "zaterdag",
                "zondag",
                "lu",
                "me",
                "je",
                "ve",
                "lundi",
                "mardi",
                "mercredi",
                "jeudi",
                "vendredi",
            ),
            *("samedi", "dimanche", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday"),
            *("wednesday", "thursday", "friday", "saturday", "sunday"),
        )
    }
    | dict.fromkeys(("gesloten", "dicht", "fermé"), "write 'off' for closed")
)
T = TypeVar("T")


class Token(NamedTuple):
    kind: str
    text: str
    at: int


class Tokens:
    """The tokens of an expression and how far they have been read; `refused` says where it stopped."""

    def __init__(self, expression: str) -> None:
        self.expression = expression.translate(_DASHES).strip()
        if len(self.expression) > LONGEST:
            raise BadHours(f"opening hours may have {LONGEST} characters; write {EXAMPLE!r} for instance")
        self.tokens = self._tokens()
        self.now = 0

    def _tokens(self) -> list[Token]:
        found, at = [], 0
        while at < len(self.expression):
            if self.expression[at].isspace():
                at += 1
                continue
            match = _TOKEN.match(self.expression, at)
            if match is None or match.lastgroup is None:
                raise self.refused(at)
            found.append(Token(match.lastgroup, match[match.lastgroup], at))
            at = match.end()
        return found

    def refused(self, at: int | None = None, cure: str = "") -> BadHours:
        at = self.at() if at is None else at
        rest = self.expression[at:][:20]
        where = f"from {rest!r}" if rest else "at its end"
        word = re.match(r"[^\W\d_]+|[.']", rest)
        first = word[0].lower() if word else ""
        if _BY_HAND.match(rest):
            cure = "write hours and minutes, such as 09:00"
        elif first in _CURES:
            cure = _CURES[first]
        elif not cure and _IN_WORDS.match(rest) and first.capitalize() not in (*DAYS, *MONTHS):
            cure = _QUOTES
        said = f"{cure}; " if cure else ""
        what = f"opening hours {self.expression[:60]!r} are not understood {where}"
        return BadHours(f"{what}; {said}write {EXAMPLE!r} for instance")

    # --- tokens

    def at(self) -> int:
        return self.tokens[self.now].at if self.now < len(self.tokens) else len(self.expression)

    def peek(self, ahead: int = 0) -> Token:
        at = self.now + ahead
        return self.tokens[at] if at < len(self.tokens) else Token("end", "", len(self.expression))

    def is_(self, *marks: str, ahead: int = 0) -> bool:
        token = self.peek(ahead)
        return token.kind == "mark" and token.text in marks

    def take(self, mark: str) -> bool:
        if self.is_(mark):
            self.now += 1
            return True
        return False

    def word(self, known: tuple[str, ...], ahead: int = 0) -> int | None:
        token = self.peek(ahead)
        word = token.text.capitalize()
        if token.kind != "word":
            return None
        return known.index(word) if word in known else None

    def list_(self, one: Callable[[], T], more: Callable[[], bool]) -> list[T]:
        found = [one()]
        while self.is_(",") and more():
            self.now += 1
            found.append(one())
        return found
