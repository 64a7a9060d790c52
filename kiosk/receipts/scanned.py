"""What a scanner read, sorted. Anything can be held before it: a paper of ours, a tin of soup, an attack."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Literal

from kiosk.receipts.code import LENGTH, is_valid, normalise

Kind = Literal["paper", "code", "offer", "invite", "foreign", "hostile"]
LONGEST = 4096  # characters: an invite holds a certificate, everything else of ours is far shorter
INVITE = "KIOSK1:"  # an invitation for a kiosk to join (kiosk.wire.invitation)
# The address of a page; no name or password before the host, which is who really answers.
_OURS = re.compile(r"https?://([a-z0-9.-]+(?::\d{1,5})?)/(.*)", re.IGNORECASE | re.ASCII)
_USUAL = ("80", "443")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


@dataclass(frozen=True)
class Scanned:
    """`value`: the token of a paper, a code, the id of an offer, an invite as it was read; else empty.

    `language`: in which the person read what they hold, where the square tells (kiosk.wire.phone_page).
    """

    kind: Kind
    value: str = field(default="", repr=False)
    language: str = ""


def sort_scan(text: str, host: str, former: Collection[str] = ()) -> Scanned:
    """Sort what was read. Raises nothing, whatever it is given.

    `host` is that of our own papers, `former` those that older papers were printed with.
    """
    text = text.strip()
    if len(text) > LONGEST or any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in text):
        return Scanned("hostile")
    if found := _OURS.fullmatch(text):
        ours = {_plain(one) for one in (host, *former)}
        path = found[2] if _plain(found[1]) in ours else ""
        if paper := re.fullmatch(r"p/([A-Za-z0-9_-]{22})(?:\?l=([a-z]{2,3}))?", path):
            return Scanned("paper", paper[1], paper[2] or "")
        if offer := re.fullmatch(r"o/([a-z0-9][a-z0-9.-]{0,59})(?:\?[!-~]{0,200})?", path):
            return Scanned("offer", offer[1])
    if len(text) <= 2 * LENGTH and is_valid(normalise(text)):
        return Scanned("code", normalise(text))
    if text[: len(INVITE)].upper() == INVITE:
        return Scanned("invite", text)
    scheme = _SCHEME.match(text)
    web = scheme is None or scheme[1].lower() in ("http", "https")
    return Scanned("foreign" if web else "hostile")


def _plain(host: str) -> str:
    """Return a host in one spelling: small letters, no dot at its end, no port that is the usual one."""
    name, _, port = host.lower().partition(":")
    return f"{name.removesuffix('.')}:{port}" if port and port not in _USUAL else name.removesuffix(".")
