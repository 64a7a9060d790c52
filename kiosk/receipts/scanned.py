"""What a scanner read, sorted. Anything can be held before it: a paper of ours, a tin of soup, an attack."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Literal

from kiosk.receipts.code import LENGTH, is_valid, normalise

Kind = Literal["paper", "code", "offer", "invite", "foreign", "hostile"]
LONGEST = 4096  # characters: an invite holds a certificate, everything else of ours is far shorter
INVITE = "KIOSK1:"  # an invitation for a kiosk to join (kiosk.wire.invitation)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


@dataclass(frozen=True)
class Scanned:
    """`value`: the token of a paper, a code, the id of an offer, an invite as it was read; else empty.

    `language`: in which the person read what they hold, where the square tells (kiosk.wire.phone_page).
    """

    kind: Kind
    value: str = field(default="", repr=False)
    language: str = ""


def sort_scan(text: str, host: str) -> Scanned:
    """Sort what was read; `host` is that of our own papers. Raises nothing, whatever it is given."""
    text = text.strip()
    if len(text) > LONGEST or any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in text):
        return Scanned("hostile")
    if found := re.fullmatch(
        rf"https://{re.escape(host)}/p/([A-Za-z0-9_-]{{22}})(?:\?l=([a-z]{{2,3}}))?", text
    ):
        return Scanned("paper", found[1], found[2] or "")
    if found := re.fullmatch(
        rf"https://{re.escape(host)}/o/([a-z0-9][a-z0-9.-]{{0,59}})(?:\?[!-~]{{0,200}})?", text
    ):
        return Scanned("offer", found[1])
    if len(text) <= 2 * LENGTH and is_valid(normalise(text)):
        return Scanned("code", normalise(text))
    if text[: len(INVITE)].upper() == INVITE:
        return Scanned("invite", text)
    scheme = _SCHEME.match(text)
    web = scheme is None or scheme[1].lower() in ("http", "https")
    return Scanned("foreign" if web else "hostile")
