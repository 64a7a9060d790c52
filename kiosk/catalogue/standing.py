"""Where this kiosk stands, by the list of places: a setting that names none of them is told.

Nothing is bent: 'Digipunt-Centrum' is no id, and the kiosk would show no offer of that place. So it is said.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from typing import Literal

from kiosk.wire.catalogue import Place

_REMARK = re.compile(r"\s+(?:#|;|//).*")
_AROUND = " \t\"'“”„‘’«»`,;"


def is_a_place(here: str, places: Sequence[Place]) -> bool:
    """Say whether `here` is the id of one of `places`; of an empty list nobody can tell."""
    return not places or any(place.id == here for place in places)


def place_meant(here: str, places: Sequence[Place]) -> str:
    """Return the id that was probably meant; the nearest one where none is near, nothing of an empty list.

    A remark behind it, quotes, spaces, capitals and the name instead of the id do not hide what was meant.
    """
    plain = _plain(_REMARK.sub("", here))
    spelled = {_plain(name): place.id for place in places for name in (place.name, place.id)}
    near = difflib.get_close_matches(plain, spelled, n=1, cutoff=0)
    return spelled.get(plain) or (spelled[near[0]] if near else "")


def place_health(here: str, places: Sequence[Place]) -> tuple[Literal["ok", "warn", "broken"], str]:
    """Return in one line where this kiosk stands, for `kiosk doctor`."""
    if not here:
        return "ok", "it moves about (neither KIOSK_PLACE nor [stands] at is set)"
    if not places:
        return "warn", f"{here!r}: no place is known yet, so nobody can tell whether it is right"
    if is_a_place(here, places):
        return "ok", here
    odd = "is no place of the list, so nothing of today can be checked in for"
    return "broken", f"{here!r} {odd}; did you mean {place_meant(here, places)!r}?"


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "-", text.strip(_AROUND).casefold()).strip("-")
