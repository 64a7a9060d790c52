"""What an offer costs, as it is said: a number becomes euro in words, nothing becomes 'gratis'.

Written out, since a voice drops the sign of the euro in some languages and says only the number.
"""

from __future__ import annotations

import re

FREE = "gratis"
_FREE = frozenset({"gratis", "free", "gratuit", "kosteloos", "niets", "0"})
_AMOUNT = re.compile(
    r"(?:€|eur|euro)?\s*(\d{1,4})(?:[.,](\d{1,2}|-+))?\s*(?:€|eur|euro)?(?=$|\s|[;,.(])(.*)", re.I
)


def price_in_words(written: str) -> str:
    """Return a price as people hear it: `12` is '12 euro', `€ 7,5 per keer` is '7,50 euro per keer'.

    What begins with no amount is left as it was written; so is what has another amount behind it.
    """
    said = " ".join(written.split())
    if said.casefold().rstrip(".!") in _FREE:
        return FREE
    found = _AMOUNT.fullmatch(said)
    if found is None or any(char.isdigit() for char in found[3]):
        return said
    euro, cents, rest = int(found[1]), (found[2] or "").strip("-").ljust(2, "0"), found[3].strip()
    if not euro and cents == "00" and not rest:
        return FREE
    amount = f"{euro} euro" if cents == "00" else f"{euro},{cents} euro"
    return f"{amount} {rest}".strip() if not rest.startswith((",", ";", ".")) else amount + rest
