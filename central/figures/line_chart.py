"""Lines over the quarters as SVG: one field for each answer, below each other, on one scale.

A line of its own for each needs no colours and no key: it stands under its name, each point with its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from central.figures.charts import END, INK, LINE, SOFT, WIDE, Colours, begin, in_words, short, text
from central.figures.quarters import Quarter

FIELD = 84  # of one answer: its name, the numbers, the line
NAME, FOOT = 14, 74  # in a field: where the name stands, and the line of nobody
RISE = 34  # the most that a line rises above it
AXIS = 34  # below the last field
DOT = 4
TOO_FEW = "te weinig"
Counts = Sequence[int | None]


def lines(
    key: str,
    title: str,
    quarters: Sequence[Quarter],
    fields: Sequence[tuple[str, Counts]],
    colours: Colours,
) -> str:
    """Return each answer over the quarters. `key`: sets its ids apart from those of another chart."""
    most = max([1, *(n for _, counts in fields for n in counts if n)])
    drawn = [_field(at * FIELD, name, counts, most, colours) for at, (name, counts) in enumerate(fields)]
    high = FIELD * len(fields) + AXIS
    told = "; ".join(f"{name}: {_told(quarters, counts)}" for name, counts in fields)
    axis = _axis(FIELD * len(fields), quarters)
    return begin(key, title, told or "Nog niets.", WIDE, high, colours) + "".join(drawn) + axis + END


def quarter_short(quarter: Quarter) -> str:
    """'K3 2026': a quarter where there is little room."""
    return f"K{quarter.number} {quarter.year}"


def _told(quarters: Sequence[Quarter], counts: Counts) -> str:
    said = (TOO_FEW if n is None else in_words(n) for n in counts)
    return ", ".join(f"{quarter_short(one)} {n}" for one, n in zip(quarters, said, strict=True))


def _across(at: int, of: int) -> float:
    return (at + 0.5) * WIDE / of


def _field(top: int, name: str, counts: Counts, most: int, colours: Colours) -> str:
    foot = top + FOOT
    parts = [text(0, top + NAME, short(name), font_weight="600")]
    parts.append(f'<path d="M0 {foot}H{WIDE}" stroke="{LINE}" stroke-width="1"/>')
    points = [
        None if n is None else (_across(at, len(counts)), foot - RISE * n / most)
        for at, n in enumerate(counts)
    ]
    for there, run in groupby(points, key=lambda point: point is not None):
        if there:  # a quarter in which too few answered breaks the line
            way = " ".join(f"{point[0]:.1f},{point[1]:.1f}" for point in run if point)
            parts.append(f'<polyline points="{way}" fill="none" stroke="{colours.accent}" stroke-width="2"/>')
    for at, (n, point) in enumerate(zip(counts, points, strict=True)):
        if n is None or point is None:
            parts.append(text(_across(at, len(counts)), foot - 4, "–", fill=SOFT, text_anchor="middle"))
            continue
        x, y = point
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{DOT}" fill="{colours.accent}" stroke="#FFFFFF"/>'
        )
        parts.append(text(round(x, 1), round(y - 8, 1), in_words(n), 12, text_anchor="middle"))
    return "".join(parts)


def _axis(top: int, quarters: Sequence[Quarter]) -> str:
    parts = []
    for at, one in enumerate(quarters):
        x = _across(at, len(quarters))
        parts.append(text(x, top + 14, f"K{one.number}", 12, text_anchor="middle", fill=INK))
        if at == 0 or one.number == 1:
            parts.append(text(x, top + 29, str(one.year), 12, text_anchor="middle", fill=SOFT))
    return "".join(parts)
