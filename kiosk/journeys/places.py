"""Belgian postcodes, place names and municipalities, searched while a person types.

Pure: the rows come from outside (`kiosk.journeys.place_table` reads them from a text). About 3,000 names are
walked through for every key, in well under 2 ms; no index to keep.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from kiosk.journeys.place_typed import folded, parts

_FAR = 10_000
_WORDS, _LEAST_NAME = 12, 3  # looked at to find a name among other words; 'la' and 'on' are names, too
# How a name holds what was typed, and whose name it is: the order in which places are suggested.
_SAME, _BEGINS, _WORD_BEGINS, _SOMEWHERE = range(4)
_OWN, _OTHER, _TOWN = range(3)
_ORDER = {
    (_SAME, _OWN): 0, (_SAME, _OTHER): 1, (_BEGINS, _OWN): 2, (_BEGINS, _OTHER): 3,
    (_SAME, _TOWN): 4, (_BEGINS, _TOWN): 5,
    (_WORD_BEGINS, _OWN): 6, (_WORD_BEGINS, _OTHER): 7, (_WORD_BEGINS, _TOWN): 8,
    (_SOMEWHERE, _OWN): 9, (_SOMEWHERE, _OTHER): 10, (_SOMEWHERE, _TOWN): 11,
}  # fmt: skip


class Municipality(NamedTuple):
    """One of today: its NIS code, its name as people there write it, its name in another language."""

    nis: str
    name: str
    also: tuple[str, ...] = ()


class KnownPlace(NamedTuple):
    """One row: a postcode, the name as shown, the province, other names people use ("Gand").

    `municipality` is that of today, `formerly` what it was called before it merged ("Zomergem").
    """

    postcode: str
    name: str
    province: str = ""
    also: tuple[str, ...] = ()
    municipality: Municipality | None = None
    formerly: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """As it is kept and shown: `9900 Eeklo`."""
        return f"{self.postcode} {self.name}"

    @property
    def is_town(self) -> bool:
        """Whether its municipality is called after it."""
        return self.municipality is not None and self.municipality.name == self.name

    @property
    def towns(self) -> tuple[str, ...]:
        """Every name of the municipality it lies in, the former ones last."""
        today = (self.municipality.name, *self.municipality.also) if self.municipality else ()
        return (*today, *self.formerly)


def split_place(answer: str) -> tuple[str, str]:
    """Return postcode and name of a kept answer such as `9900 Eeklo`."""
    postcode, _, name = answer.partition(" ")
    return postcode, name


def place_in_words(postcode: str, name: str, municipality: str) -> str:
    """Say a kept place with its municipality: `Aalter (9880 Poeke)`, or `9900 Eeklo` where both are one."""
    place = f"{postcode} {name}".strip()
    if not municipality or folded(municipality) == folded(name):
        return place
    return f"{municipality} ({place})" if place else municipality


class PlaceIndex:
    """All places, in an order that never changes for the same rows and the same `near`.

    `near` holds postcodes, or beginnings of them ("99"), of the region of the site: they come first. Among
    those that are equally near, towns come before the villages that joined them. A whole postcode in front is
    that of the town the kiosk stands in (`home`).
    """

    def __init__(self, rows: Iterable[KnownPlace], near: Sequence[str] = ()) -> None:
        self._by_postcode: dict[str, list[KnownPlace]] = {}
        # Folded name → the places that have it, by whose name it is: their own, another one, the town's.
        self._by_name: tuple[dict[str, list[KnownPlace]], ...] = ({}, {}, {})
        ordered: list[tuple[int, bool, str, str, KnownPlace]] = []
        far: dict[str, int] = {}
        for row in sorted(set(rows)):
            if row.postcode not in far:
                far[row.postcode] = _distance(row.postcode, near)
                self._by_postcode[row.postcode] = []
            self._by_postcode[row.postcode].append(row)
            ordered.append((far[row.postcode], not row.is_town, folded(row.name), row.postcode, row))
        ordered.sort(key=lambda entry: entry[:4])
        self._rows = [entry[4] for entry in ordered]
        self._names = [(row, name, _OWN) for _, _, name, _, row in ordered]
        self.home = self._home(near[0]) if near else None
        folded_towns: dict[tuple[str, ...], dict[str, None]] = {}  # of 600; many places say the same ones
        for row, own, _ in self._names[:]:
            self._by_name[_OWN].setdefault(own, []).append(row)
            for name in dict.fromkeys(map(folded, row.also)):
                self._names.append((row, name, _OTHER))
                self._by_name[_OTHER].setdefault(name, []).append(row)
            towns = row.towns
            if towns not in folded_towns:
                folded_towns[towns] = dict.fromkeys(map(folded, towns))
            for name in folded_towns[towns]:
                self._by_name[_TOWN].setdefault(name, []).append(row)

    @property
    def places(self) -> Sequence[KnownPlace]:
        """All of them, the nearest first."""
        return self._rows

    def _home(self, postcode: str) -> KnownPlace | None:
        """Return the town of a whole postcode, or its only place."""
        here = self._by_postcode.get(postcode, [])
        return next((row for row in here if row.is_town), here[0] if len(here) == 1 else None)

    def __len__(self) -> int:
        return len(self._rows)

    def suggest(self, typed: str, limit: int = 4) -> list[KnownPlace]:
        """Return the places that `typed` may become, the best match first.

        A row's own name before its other ones and those of its municipality, perhaps former; then the region.
        """
        postcode, wanted = parts(typed)
        if not postcode and not wanted:
            return []
        if not wanted:
            return [row for row in self._rows if row.postcode.startswith(postcode)][:limit]
        exact = self.exact(typed)[:limit]
        best = self._holding(postcode, wanted, limit) or exact
        if (
            best and not exact and len(postcode) == 4
        ):  # '9820 Melle': in Merelbeke-Melle, and not that village
            best = _first_few(chain(self._by_name[_OWN].get(wanted, [])[: limit - 1], best), limit)
        return best or self._beside(postcode, wanted, limit) or self._written_as_one(wanted, limit)

    def exact(self, typed: str) -> list[KnownPlace]:
        """Return the places `typed` names in full: a postcode, a name, or both. Empty: none does.

        Other names count only where no place has it as its own: "Aalter" is Aalter, not all that joined it;
        with a postcode of those, "9910 Aalter", it is one of them. "Poeke (Aalter)" is Poeke.
        """
        postcode, name = parts(typed)
        if postcode and not name:
            return list(self._by_postcode.get(postcode, []))
        for names in self._by_name:
            found = [row for row in names.get(name, []) if not postcode or row.postcode == postcode]
            if found:
                return found
        both = (row for row, own, _ in self._names if own in name and _are_both(own, row.towns, name))
        return list(dict.fromkeys(row for row in both if row.postcode.startswith(postcode)))

    def municipality(self, postcode: str, name: str) -> Municipality | None:
        """Return where a place lies; for a name that is not known, where all of its postcode lies, or None.

        None as well for what no name decides: 1040 is of Etterbeek and of the city of Brussels.
        """
        rows = self.exact(f"{postcode} {name}") or self._by_postcode.get(postcode, [])
        lies_in = {row.municipality for row in rows}
        return lies_in.pop() if len(lies_in) == 1 else None

    def _holding(self, postcode: str, wanted: str, limit: int) -> list[KnownPlace]:
        """Return the places with a name that holds `wanted`, the best first."""
        found: list[list[KnownPlace]] = [[] for _ in _ORDER]
        for row, name, whose in self._names:
            if wanted in name:
                found[_ORDER[_rank(name, wanted), whose]].append(row)
        for name, rows in self._by_name[_TOWN].items():
            if wanted in name:
                found[_ORDER[_rank(name, wanted), _TOWN]].extend(rows)
        return _first_few((row for row in chain(*found) if row.postcode.startswith(postcode)), limit)

    def _beside(self, postcode: str, wanted: str, limit: int) -> list[KnownPlace]:
        """Return the places named among other words, as in 'Markt 34, 9900 Eeklo' or 'Eeklo, België'.

        Where postcode and name do not belong together, those of both: only the person knows which is right.
        """
        named = self._named_in(wanted)
        if here := [row for row in named if postcode and row.postcode.startswith(postcode)]:
            return _first_few(here, limit)
        coded = self.suggest(postcode, limit) if postcode else []
        return _first_few(chain(named[: limit - 1] if coded else named, coded), limit)

    def _named_in(self, wanted: str) -> list[KnownPlace]:
        """Return the places whose whole name stands in `wanted`, of the longest such name."""
        words = wanted.split()[:_WORDS]
        for length in range(len(words), 0, -1):
            spelled = [" ".join(words[at : at + length]) for at in range(len(words) - length + 1)]
            for names in self._by_name:
                found = [row for part in spelled if len(part) >= _LEAST_NAME for row in names.get(part, [])]
                if found:
                    return found
        return []

    def _written_as_one(self, wanted: str, limit: int) -> list[KnownPlace]:
        """Return the places that `wanted` holds when no space counts: 'sintniklaas', "'sgravenwezel"."""
        one = wanted.replace(" ", "")
        own = (row for row, name, _ in self._names if one in name.replace(" ", ""))
        towns = (rows for name, rows in self._by_name[_TOWN].items() if one in name.replace(" ", ""))
        return _first_few(chain(own, *towns), limit)


def _first_few(rows: Iterable[KnownPlace], limit: int) -> list[KnownPlace]:
    """Return the first `limit` different rows."""
    few: dict[tuple[str, str], KnownPlace] = {}
    for row in rows:
        few[row.postcode, row.name] = row
        if len(few) >= limit:
            break
    return list(few.values())


def _are_both(own: str, towns: Iterable[str], name: str) -> bool:
    """Say whether `name` is a place with its municipality behind or in front of it."""
    return any(name in (f"{own} {town}", f"{town} {own}") for town in map(folded, towns))


def _rank(name: str, wanted: str) -> int:
    """Say how a name holds `wanted`: it is the same, begins so, a later word begins so, or somewhere."""
    if name.startswith(wanted):
        return _SAME if name == wanted else _BEGINS
    return _WORD_BEGINS if f" {wanted}" in name else _SOMEWHERE


def _distance(postcode: str, near: Sequence[str]) -> int:
    return next((place for place, start in enumerate(near) if postcode.startswith(start)), _FAR)
