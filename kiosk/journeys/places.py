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
        self._by_other_name: dict[str, list[KnownPlace]] = {}
        ordered: list[tuple[int, str, str, KnownPlace]] = []
        for row in sorted(set(rows)):
            name = folded(row.name)
            self._by_shown[f"{row.postcode} {name}"] = row
            self._by_postcode.setdefault(row.postcode, []).append(row)
            self._by_name.setdefault(name, []).append(row)
            ordered.append((_distance(row.postcode, near), name, row.postcode, row))
        ordered.sort(key=lambda entry: entry[:3])
        self._rows = [entry[3] for entry in ordered]
        self._names = [(row, name, False) for _, name, _, row in ordered]
        for row in self._rows:
            for name in dict.fromkeys(folded(other) for other in row.also):
                self._names.append((row, name, True))
                self._by_other_name.setdefault(name, []).append(row)

    def __len__(self) -> int:
        return len(self._rows)

    def suggest(self, typed: str, limit: int = 4) -> list[KnownPlace]:
        """Return the places that `typed` may become.

        Best match first, a row's own name before its other names; then the region, then by name.
        """
        postcode, wanted = _parts(typed)
        if not postcode and not wanted:
            return []
        if not wanted:
            return [row for row in self._rows if row.postcode.startswith(postcode)][:limit]
        found: list[list[KnownPlace]] = [[] for _ in range(8)]
        for row, name, is_other in self._names:
            if wanted in name and row.postcode.startswith(postcode):
                found[2 * _rank(name, wanted) + is_other].append(row)
        best = _first_few((row for rank in found for row in rank), limit)
        return self.suggest(postcode, limit) if postcode and not best else best

    def exact(self, typed: str) -> list[KnownPlace]:
        """Return the places `typed` names in full: a postcode, a name, or both. Empty: none does.

        Other names count only where no place has it as its own: "Aalter" is Aalter, not all that joined it.
        """
        postcode, name = _parts(typed)
        if postcode and f"{postcode} {name}" in self._by_shown:
            return [self._by_shown[f"{postcode} {name}"]]
        if postcode and not name:
            return list(self._by_postcode.get(postcode, []))
        found = self._by_name.get(name) or self._by_other_name.get(name, [])
        return [row for row in found if not postcode or row.postcode == postcode]


def _first_few(rows: Iterable[KnownPlace], limit: int) -> list[KnownPlace]:
    """Return the first `limit` different rows."""
    few: dict[KnownPlace, None] = {}
    for row in rows:
        few[row] = None
        if len(few) >= limit:
            break
    return list(few)


def _parts(typed: str) -> tuple[str, str]:
    """Split what was typed into the postcode (in front or behind, perhaps half of it) and a folded name."""
    text = ascii_digits(clean(typed[:200]))
    digits = re.search(r"\d+", text)
    if digits is None:
        return "", folded(text)
    name = text[: digits.start()] + " " + text[digits.end() :]
    return digits[0], folded(re.sub(r"^\s*BE?\s*-", " ", name, flags=re.IGNORECASE))  # B-9900


def _rank(name: str, wanted: str) -> int:
    """Rank a name that holds `wanted`: 0 the same, 1 begins so, 2 a later word begins so, 3 somewhere."""
    if name.startswith(wanted):
        return 0 if name == wanted else 1
    return 2 if f" {wanted}" in name else 3


def _distance(postcode: str, near: Sequence[str]) -> int:
    return next((place for place, start in enumerate(near) if postcode.startswith(start)), _FAR)
