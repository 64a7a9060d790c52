"""The map as a drawing: one tile per municipality in its place, read without a colour. No database here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from central.figures.charts import END, INK, LINE, SOFT, Colours, begin, in_words, text
from central.figures.table import FEW, Count
from central.figures.tiles import squares, window

WIDE, HIGH, GAP = 104, 80, 5  # of a tile, in units
STEPS = (0.10, 0.20, 0.32)  # how much of the accent is mixed into white: dark letters are read on each
LETTERS = 14  # of a name on one line of a tile


@dataclass(frozen=True)
class Tile:
    """One municipality: people who asked something, and what is on offer there."""

    nis: str
    name: str
    n: Count
    offers: int

    @property
    def asked(self) -> bool:
        """Say whether anybody may have asked something: of FEW nobody can tell."""
        return self.n != 0

    @property
    def is_gap(self) -> bool:
        return isinstance(self.n, int) and self.n > 0 and not self.offers

    @property
    def is_plenty(self) -> bool:
        """Say whether there is much for few."""
        return self.offers >= 3 and (self.n == FEW or self.n == 0)

    @property
    def words(self) -> str:
        """What strikes the eye here, in words; '' for nothing."""
        if self.is_gap:
            return "gat: wel vragen, geen aanbod"
        return "veel aanbod, weinig vragen" if self.is_plenty else ""

    @property
    def weight(self) -> int:
        return 2 if isinstance(self.n, str) else self.n


def drawn_map(key: str, tiles: Sequence[Tile], names: Mapping[str, str], colours: Colours) -> str:
    """Return the map; '' where none of these municipalities is known.

    `names`: of every municipality, so that the ones around stand in their place too.
    """
    of = {one.nis: one for one in tiles}
    part = window(
        {nis: one.weight for nis, one in of.items()}, [nis for nis, one in of.items() if one.offers]
    )
    if part is None:
        return ""
    most = max([1, *(one.weight for one in tiles)])
    drawn, told = [], []
    for nis, square in sorted(squares().items(), key=lambda one: (one[1][1], one[1][0])):
        if not part.holds(square):
            continue
        x = (square[0] - part.left) * (WIDE + GAP) + GAP
        y = (square[1] - part.top) * (HIGH + GAP) + GAP
        tile = of.get(nis)
        drawn.append(_tile(key, tile, x, y, most, colours) if tile else _around(names.get(nis, ""), x, y))
        if tile:
            told.append(f"{tile.name}: {in_words(tile.n)} mensen, {tile.offers} aanbod")
    width = part.columns * (WIDE + GAP) + GAP
    height = part.rows * (HIGH + GAP) + GAP
    start = begin(key, "Kaart: mensen en aanbod per gemeente", "; ".join(told) + ".", width, height, colours)
    return start + "".join(drawn) + END


def outside_of(tiles: Sequence[Tile]) -> list[Tile]:
    """Return those that fall outside the map: they stand in the table alone."""
    of = {one.nis: one for one in tiles}
    part = window(
        {nis: one.weight for nis, one in of.items()}, [nis for nis, one in of.items() if one.offers]
    )
    known = squares()
    return [one for one in tiles if part is None or one.nis not in known or not part.holds(known[one.nis])]


def _tile(key: str, tile: Tile, x: int, y: int, most: int, colours: Colours) -> str:
    fill = f"url(#{key}-h)" if tile.n == FEW else _shade(tile.weight, most, colours.accent)
    edge = (
        f'stroke="{INK}" stroke-width="3" stroke-dasharray="7 4"'
        if tile.is_gap
        else f'stroke="{colours.accent}" stroke-width="{2 if tile.offers else 1}"'
    )
    parts = [
        f"<g><title>{escape(tile.name)}</title>"
        f'<rect x="{x}" y="{y}" width="{WIDE}" height="{HIGH}" rx="8" fill="{fill}" {edge}/>'
    ]
    if tile.n == FEW:  # letters are not read on stripes
        parts.append(
            f'<rect x="{x + 7}" y="{y + 5}" width="{WIDE - 14}" height="{HIGH - 10}" rx="5" fill="#FFFFFF"/>'
        )
    lines = _lines(tile.name)
    parts += [text(x + 10, y + 20 + 14 * row, line, 12, font_weight="700") for row, line in enumerate(lines)]
    people = "1 mens" if tile.n == 1 else f"{in_words(tile.n)}" + ("" if tile.n == FEW else " mensen")
    parts.append(text(x + 10, y + 54, people, 13))
    parts.append(text(x + 10, y + 70, _offers(tile.offers), 12, font_weight="700" if tile.is_gap else "400"))
    return "".join(parts) + "</g>"


def _around(name: str, x: int, y: int) -> str:
    """A municipality of which nothing is told: only so that one finds the way."""
    lines = "".join(
        text(x + 10, y + 20 + 14 * row, line, 11, fill=SOFT) for row, line in enumerate(_lines(name))
    )
    return f'<rect x="{x}" y="{y}" width="{WIDE}" height="{HIGH}" rx="8" fill="none" stroke="{LINE}"/>{lines}'


def _offers(number: int) -> str:
    return "geen aanbod" if not number else f"{number} × aanbod"


def _lines(name: str) -> Iterable[str]:
    """Return a name in at most two lines, parted where it has a mark or a space."""
    if len(name) <= LETTERS:
        return [name]
    cut = max(name.rfind("-", 0, LETTERS), name.rfind(" ", 0, LETTERS))
    cut = cut + 1 if cut > 0 else LETTERS - 1
    rest = name[cut:].strip()
    return [name[:cut].strip(), rest if len(rest) <= LETTERS else rest[: LETTERS - 1] + "…"]


def _shade(n: int, most: int, accent: str) -> str:
    """Return white for nobody, else one of three shades, each for a third of the largest."""
    if not n:
        return "#FFFFFF"
    part = STEPS[min(2, 3 * (n - 1) // most)]
    mixed = (round(255 + (int(accent[at : at + 2], 16) - 255) * part) for at in (1, 3, 5))
    return "#" + "".join(f"{one:02X}" for one in mixed)
