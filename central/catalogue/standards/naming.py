"""Which offer a row is about: one that is there, or a new one with an id of its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from itertools import count
from typing import NamedTuple

from central.catalogue.standards.found import Found
from central.catalogue.standards.known import Known, folded, uid_tail

_ID = re.compile(r"[a-z0-9][a-z0-9.-]{0,59}")
_LONGEST = 60


class Named(NamedTuple):
    """The id of an offer, and whether nobody has it yet."""

    slug: str
    is_new: bool = True


def name_of(found: Found, known: Known, taken: Collection[str]) -> Named:
    """Return the id of what a row is about; what is unclear about that is written into the row."""
    if found.key:
        if not _ID.fullmatch(found.key):
            found.wrong.append("Het kenmerk mag alleen letters, cijfers, punten en streepjes hebben.")
            return Named("")
        return Named(found.key, found.key not in known.offers)
    same = known.by_title.get(folded(found.title), [])
    if found.uid:
        tail = uid_tail(found.uid)
        if there := known.by_uid.get(found.uid) or known.by_uid.get(tail):
            return Named(there, False)
        if same:
            found.doubts.append("Er is al aanbod met deze naam. Dit komt er naast te staan.")
        return Named(f"{_plain(found.title, _LONGEST - len(tail))}{tail}")
    at = folded(str(found.place.get("name", "")))
    if at and len(same) > 1:
        place = known.place_names.get(at)
        same = [slug for slug in same if known.offers[slug].get("place") == place] or same
    if len(same) > 1:
        found.doubts.append(
            "Er is meer aanbod met deze naam. Dit komt erbij. Vul 'Kenmerk' in om er een te veranderen."
        )
        return Named(free_id(found.title, known.offers.keys() | set(taken)))
    if same:
        return Named(same[0], False)
    return Named(free_id(found.title, known.offers.keys() | set(taken)))


def free_id(shown: str, taken: Collection[str]) -> str:
    """Return an id made of a name that nobody has: cafe-in-de-bib, cafe-in-de-bib-2."""
    base = _plain(shown, _LONGEST - 5)
    if base not in taken:
        return base
    return next(name for number in count(2) if (name := f"{base}-{number}") not in taken)


def _plain(shown: str, most: int) -> str:
    letters = unicodedata.normalize("NFKD", shown).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", letters))[:most].strip("-") or "aanbod"
