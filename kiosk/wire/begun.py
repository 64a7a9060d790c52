"""What somebody began at a kiosk, in a square for their own phone: behind the `#`, which no server gets.

    https://HOST/v/JOURNEY?v=ar&c=stand&s=…&k=…#1PAYLOAD        a registration
    https://HOST/o/OFFER?v=ar&…#1PAYLOAD                        one for an offer

The sign before PAYLOAD is the version. PAYLOAD is base32 (RFC 4648, no padding: a square holds these letters
in 5.5 bits each) of two bytes that tell whether all of it arrived, and of lines of UTF-8:

    1  minute at which the square was made, counted from 1970 in base 36; empty by a clock that nobody set
    2  9 random bytes in base64url: what is begun here can be sent once
    3  ids of schemes somebody asked for, a space between
    4  `+` where an answer did not fit, else empty
    5… STEP=ANSWER; of several answers with a comma between

The page reads it by script (central/static/central/begun.js). Nothing in it is believed: whatever comes of
it is checked as if it were typed there.
"""

from __future__ import annotations

import re
import secrets
from base64 import b32decode, b32encode
from binascii import Error as NotBase32
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar
from urllib.parse import urlencode

from kiosk.problems import Problem
from kiosk.wire.phone_page import Carried
from kiosk.wire.signing import to_base64url

VERSION = "1"
LONGEST = 620  # characters of address and payload; as a square: at most version 15, see kiosk.receipts.qr
MARK_BYTES = 9
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MARK = re.compile(r"[A-Za-z0-9_-]{12}")
_STEP = re.compile(r"[a-z][a-z0-9_]{0,39}")
_SCHEME = re.compile(r"[a-z][a-z0-9.-]{0,59}")


class UnreadableBegun(Problem):
    """What stands behind the # is not whole, or is not of ours."""

    code: ClassVar[str] = "bad-input"


class NewerBegun(Problem):
    """It was made by a newer kiosk than this can read."""

    code: ClassVar[str] = "newer-schema"


@dataclass(frozen=True)
class Begun:
    """A registration in the middle. `answers` by step id, of several with a comma between."""

    answers: Mapping[str, str] = field(default_factory=dict, repr=False)
    schemes: tuple[str, ...] = ()
    minute: int | None = None  # since 1970; None: nobody set the clock of this kiosk
    mark: str = ""  # 12 signs; see `new_mark`
    cut: bool = False  # an answer did not fit

    def payload(self) -> str:
        """Return what stands behind the #."""
        lines = [
            "" if self.minute is None else _in_base_36(self.minute),
            self.mark,
            " ".join(self.schemes),
            "+" if self.cut else "",
            *(f"{step}={_on_one_line(said)}" for step, said in self.answers.items()),
        ]
        body = "\n".join(lines).encode("utf-8", "replace")
        return VERSION + b32encode(_check_of(body) + body).decode("ascii").rstrip("=")


def new_mark() -> str:
    """Return a mark nobody can guess: with it what was begun is sent once."""
    return to_base64url(secrets.token_bytes(MARK_BYTES))


def begun_address(host: str, page: str, carried: Carried, begun: Begun) -> tuple[str, bool]:
    """Return the address for a square of `page` (`v/JOURNEY`, `o/OFFER`); False: not all fits.

    Where it would be too long the longest answers are left out, and the payload says so.
    """
    before = f"https://{host}/{page}?{urlencode(carried.query())}#"
    kept = begun
    while len(address := before + kept.payload()) > LONGEST and kept.answers:
        longest = max(kept.answers, key=lambda step: len(kept.answers[step].encode()))
        rest = {step: said for step, said in kept.answers.items() if step != longest}
        kept = replace(kept, answers=rest, cut=True)
    return address, not kept.cut


def read_begun(payload: str) -> Begun:
    """Read what stands behind the #, as the page does. Raises NewerBegun or UnreadableBegun alone."""
    version, letters = payload[:1], payload[1:]
    if version != VERSION:
        newer = version.isascii() and version.isalnum()
        raise (NewerBegun if newer else UnreadableBegun)("not a version of ours")
    try:
        whole = b32decode(letters + "=" * (-len(letters) % 8))
        check, body = whole[:2], whole[2:]
        lines = body.decode("utf-8").split("\n")
    except (NotBase32, ValueError):
        raise UnreadableBegun("not base32 of UTF-8") from None
    if check != _check_of(body) or len(lines) < 4:
        raise UnreadableBegun("not whole")
    minute, mark, schemes, cut, *said = lines
    answers = dict(line.split("=", 1) for line in said if "=" in line)
    return Begun(
        {step: answer for step, answer in answers.items() if _STEP.fullmatch(step)},
        tuple(one for one in schemes.split(" ") if _SCHEME.fullmatch(one)),
        int(minute, 36) if re.fullmatch(r"[0-9a-z]{1,8}", minute) else None,
        mark if is_mark(mark) else "",
        cut == "+",
    )


def is_mark(said: str) -> bool:
    """Say whether this can be a mark of ours."""
    return bool(_MARK.fullmatch(said))


def _on_one_line(said: str) -> str:
    return " ".join(said.split("\n"))


def _in_base_36(number: int) -> str:
    digits = ""
    while number > 0:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"


def _check_of(body: bytes) -> bytes:
    """Return two bytes that differ where letters are missing or others: an app may cut an address."""
    total = 0
    for byte in body:
        total = (total * 31 + byte) % 65521
    return total.to_bytes(2, "big")
