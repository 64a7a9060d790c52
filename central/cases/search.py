"""Finding a person again: by name, phone, e-mail, place or the code on their paper.

`Case.search_text` holds the searchable words in one spelling, small letters without accents, so that the same
search works on every database ('zoe' finds Zoë; SQLite alone would not).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from kiosk.receipts.code import is_valid, normalise

if TYPE_CHECKING:
    from central.cases.models import Case

MAX_WORDS = 8


def folded(text: str) -> str:
    """Return `text` in small letters without accents."""
    # Taken apart before and after: a fancy 𝕬 becomes A only then, and only then can become small.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


def search_text(case: Case) -> str:
    """Return everything one can search a case by. A phone number stands in it as its digits alone."""
    parts = [case.name, case.postcode, case.place_name, case.municipality, case.code_on_paper]
    if case.reach_by == "phone":
        parts.append(re.sub(r"\D", "", case.reach_value))
    else:
        parts.append(case.reach_value)
    return folded(" ".join(part for part in parts if part))


def search(cases: QuerySet[Case], typed: str) -> QuerySet[Case]:
    """Return the cases that hold every word of `typed`, in any order.

    A code may be typed with or without dash, in any letters; a phone number with spaces, dots or slashes,
    national (0471…) or international (+32 471…).
    """
    digits = _phone_digits(typed)
    if digits:
        return cases.filter(search_text__contains=digits)
    wanted = Q()
    for word in folded(typed).split()[:MAX_WORDS]:
        wanted &= Q(search_text__contains=word)
    code = normalise(typed)
    if is_valid(code):  # "or", since one name of eight letters in 31 could be a code: Verbeeck
        wanted |= Q(code_on_paper=code)
    return cases.filter(wanted)


def _phone_digits(typed: str) -> str:
    """Return the digits that a phone number and its stored form share, or '' when this is no phone number."""
    if not re.fullmatch(r"\+?[\d\s./()-]{6,24}", typed.strip()):
        return ""
    digits = re.sub(r"\D", "", typed.replace("(0)", ""))
    if len(digits) < 6:
        return ""
    if digits.startswith("00"):
        return digits[2:]
    return digits[1:] if digits.startswith("0") else digits
