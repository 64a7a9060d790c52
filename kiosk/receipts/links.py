"""The addresses behind our squares: of a paper, and of an offer for somebody's own telephone.

Neither says who somebody is. The address of an offer carries the language, and where the person saw it:
kiosk `k`, stand `s`, channel `c`, so that central can count what reaches whom (brief A7, A9).
"""

from __future__ import annotations

from urllib.parse import urlencode

MOST_BYTES = 106  # of a square of version 6 at level M (kiosk.receipts.qr)
CHANNEL = "kiosk"


def paper_url(host: str, token: str) -> str:
    """Return the address on a paper."""
    return f"https://{host}/p/{token}"


def offer_url(host: str, offer: str, language: str, kiosk: str = "", stand: str = "") -> str:
    """Return the address of an offer's page, short enough for a square that old telephones read.

    Where it would be too long it counts less; where that is not enough there is no square: empty.
    """
    said = {"l": language, "k": kiosk, "s": stand, "c": CHANNEL}
    for left_out in ((), ("s",), ("s", "k")):
        query = urlencode({key: value for key, value in said.items() if value and key not in left_out})
        url = f"https://{host}/o/{offer}?{query}"
        if len(url) <= MOST_BYTES:
            return url
    return ""
