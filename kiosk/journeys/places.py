"""Belgian postcodes and place names, searched while a person types.

Pure: the rows come from outside (`kiosk.site.postcodes` reads the file). About 3,000 rows are walked
through for every key, in well under 2 ms; no index to keep.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kiosk.journeys.typed import ascii_digits, clean

_SAINTS = frozenset(("st", "ste", "sint", "saint", "sainte"))
_FAR = 10_000


class KnownPlace(NamedTuple):
    """One row: a postcode, the name as shown, the province, other names people use ("Gand")."""

    postcode: str
    name: str
    province: str = ""
    also: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """As it is kept and shown: `9900 Eeklo`."""
        return f"{self.postcode} {self.name}"


def split_place(answer: str) -> tuple[str, str]:
    """Return postcode and name of a kept answer such as `9900 Eeklo`."""
    postcode, _, name = answer.partition(" ")
    return postcode, name


def folded(name: str) -> str:
    """Return a name as it is compared: no accents, no capitals, no hyphens, every saint a 'sint'."""
    bare = "".join(
        char for char in unicodedata.normalize("NFD", name.casefold()) if unicodedata.category(char) != "Mn"
    )
    words = re.sub(r"[\W_]+", " ", bare).split()
    return " ".join("sint" if word in _SAINTS else word for word in words)


class PlaceIndex:
    """All places, in an order that never changes for the same rows and the same `near`.

    `near` holds postcodes, or beginnings of them ("99"), of the region of the site: they come first.
    """

    def __init__(self, rows: Iterable[KnownPlace], near: Sequence[str] = ()) -> None:
        self._by_shown: dict[str, KnownPlace] = {}
        self._by_postcode: dict[str, list[KnownPlace]] = {}
        self._by_name: dict[str, list[KnownPlace]] = {}
        entries: list[tuple[int, str, str, KnownPlace, tuple[str, ...]]] = []
        for row in sorted(set(rows)):
            names = tuple(dict.fromkeys(folded(name) for name in (row.name, *row.also)))
            self._by_shown[f"{row.postcode} {names[0]}"] = row
            self._by_postcode.setdefault(row.postcode, []).append(row)
            for name in names:
                self._by_name.setdefault(name, []).append(row)
            entries.append((_distance(row.postcode, near), names[0], row.postcode, row, names))
        entries.sort(key=lambda entry: entry[:3])
        self._entries = [(entry[3], entry[4]) for entry in entries]

    def __len__(self) -> int:
        return len(self._entries)

    def suggest(self, typed: str, limit: int = 4) -> list[KnownPlace]:
        """Return the places that `typed` may become: best match first, then the region, then by name."""
        postcode, wanted = _parts(typed)
        if not postcode and not wanted:
            return []
        found: list[list[KnownPlace]] = [[], [], [], []]  # the same, begins so, a word begins so, holds it
        for row, names in self._entries:
            if postcode and not row.postcode.startswith(postcode):
                continue
            rank = min(_match(name, wanted) for name in names)
            if rank < len(found):
                found[rank].append(row)
        best = [row for rank in found for row in rank][:limit]
        return self.suggest(postcode, limit) if not best and postcode and wanted else best

    def exact(self, typed: str) -> list[KnownPlace]:
        """Return the places `typed` names in full: a postcode, a name, or both. Empty: none does."""
        postcode, name = _parts(typed)
        if postcode and name:
            by_name = [row for row in self._by_name.get(name, []) if row.postcode == postcode]
            row = self._by_shown.get(f"{postcode} {name}")
            return [row] if row else by_name
        return list(self._by_postcode.get(postcode, []) if postcode else self._by_name.get(name, []))


def _parts(typed: str) -> tuple[str, str]:
    """Split what was typed into the postcode (in front or behind, perhaps half of it) and a folded name."""
    text = ascii_digits(clean(typed[:200]))
    digits = re.search(r"\d+", text)
    if digits is None:
        return "", folded(text)
    name = text[: digits.start()] + " " + text[digits.end() :]
    return digits[0], folded(re.sub(r"^\s*BE?\s*-", " ", name, flags=re.IGNORECASE))  # B-9900


def _match(name: str, wanted: str) -> int:
    """Rank a match: 0 the same, 1 begins so, 2 a later word begins so, 3 holds it, 4 none."""
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    if f" {wanted}" in name:
        return 2
    return 3 if wanted in name else 4


def _distance(postcode: str, near: Sequence[str]) -> int:
    return next((place for place, start in enumerate(near) if postcode.startswith(start)), _FAR)
