"""The address behind a QR that leads to central's phone page: `https://HOST/o/OFFER?l=ar&c=stand&s=…&k=…`.

    l  language of the page                    c  channel that brought the person
    s  stand session, 22 base64url characters  k  the first 8 hex digits of the id of the kiosk that showed it
    o  organisation, only where a service of several knows the offer more than once
    v  language of the visit at a kiosk whose answers stand behind the # (kiosk.wire.begun)

Nothing about a person is in it. One letter each, because the square must stay readable (version 6 at level M
holds 106 characters): where host and offer are long, the kiosk is left out first, then the stand, then the
channel. Reading is kind: whoever typed or cut the address still gets the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from kiosk.wire.signing import BadSignature, from_base64url, to_base64url

LONGEST = 106  # characters, see kiosk.receipts.qr
KIOSK_DIGITS = 8
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_CHANNEL = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_KIOSK = re.compile(r"[0-9a-f]{6,32}")
_ORGANISATION = re.compile(r"[a-z][a-z0-9.-]{0,59}")


@dataclass(frozen=True)
class Carried:
    """What an address carries; an empty part is not known."""

    language: str = ""
    channel: str = ""
    stand: UUID | None = None
    kiosk: str = ""  # the first 8 hex digits of its id
    organisation: str = ""
    visit: str = ""  # the language somebody began in at a kiosk; empty: this page is where they begin

    def query(self) -> dict[str, str]:
        """Return the parts as they stand in an address, the most needed first."""
        parts = {
            "l": self.language,
            "v": self.visit,
            "o": self.organisation,
            "c": self.channel,
            "s": to_base64url(self.stand.bytes) if self.stand else "",
            "k": self.kiosk,
        }
        return {letter: value for letter, value in parts.items() if value}


def kiosk_digits(device_id: str) -> str:
    """Return what stands for a device in an address."""
    return device_id.replace("-", "").lower()[:KIOSK_DIGITS]


def paper_address(host: str, token: str, language: str = "") -> str:
    """Return the address behind the square by which a paper, or a sign-up with a phone, is known.

    With a `language` page and kiosk go on in it; on paper it is left out (contract: `https://HOST/p/TOKEN`).
    """
    return f"https://{host}/p/{token}" + (f"?l={language}" if language else "")


def offer_address(host: str, offer: str, carried: Carried) -> str:
    """Return the address of the sign-up page of one offer, short enough for a readable square."""
    return _fitted(f"https://{host}/o/{offer}", carried)


def start_address(host: str, carried: Carried) -> str:
    """Return the address of the page that lists all offers."""
    return _fitted(f"https://{host}/start", carried)


def _fitted(page: str, carried: Carried) -> str:
    parts = carried.query()
    for letter in ("", "k", "s", "c"):
        parts.pop(letter, None)
        address = f"{page}?{urlencode(parts)}" if parts else page
        if len(address) <= LONGEST:
            break
    return address


def read_carried(query: Mapping[str, str]) -> Carried:
    """Return what the query of an address carries; a part that makes no sense is as if it were not there."""
    return Carried(
        language=_whole(_LANGUAGE, query.get("l", "")),
        channel=_whole(_CHANNEL, query.get("c", "")),
        stand=_stand(query.get("s", "")),
        kiosk=_whole(_KIOSK, query.get("k", "")),
        organisation=_whole(_ORGANISATION, query.get("o", "")),
        visit=_whole(_LANGUAGE, query.get("v", "")),
    )


def _whole(pattern: re.Pattern[str], said: str) -> str:
    return said if pattern.fullmatch(said) else ""


def _stand(said: str) -> UUID | None:
    try:
        return UUID(bytes=from_base64url(said)) if len(said) == 22 else UUID(said)
    except (BadSignature, ValueError):
        return None
