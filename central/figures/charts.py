"""Charts as SVG drawn by us: the same on a page, behind a link and on paper; with a title and what it shows.

Nobody needs colours to read one: every bar has its number behind it, and too few to tell is hatched. Beside
each chart stands the same as a table. No page here and no database.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from central.figures.table import FEW, Count

FEW_WORDS = "minder dan 5"
INK, SOFT, LINE = "#1E2A32", "#52616B", "#CFC7B8"
FONT = "Noto Sans, Kiosk, sans-serif"
WIDE, ROW, BAR = 360, 34, 12  # units, which are pixels on a telephone
NUMBER = 96  # room behind the longest bar for 'minder dan 5'
LETTERS = 46  # of a label; longer ones are whole in the table


@dataclass(frozen=True)
class Colours:
    """Of an organisation, as its site says."""

    accent: str = "#0B5F5A"
    tint: str = "#DDEFEA"
    on_accent: str = "#FFFFFF"


@dataclass(frozen=True)
class Bar:
    """One line of a chart. `of`: a mark further on, such as a goal."""

    label: str
    n: Count
    of: int | None = None


def in_words(n: Count) -> str:
    """Return a count as people read it: 'minder dan 5', and 1.250 with its point."""
    return FEW_WORDS if n == FEW else f"{n:,}".replace(",", ".")


def bars(key: str, title: str, rows: Sequence[Bar], colours: Colours = Colours()) -> str:
    """Return bars below each other. `key`: sets its ids apart from those of another chart on the page."""
    most = max([1, *(size for row in rows for size in (_size(row.n), row.of or 0))])
    told = "; ".join(f"{row.label}: {in_words(row.n)}{_of(row)}" for row in rows)
    lines = [_bar(key, number, row, most, colours) for number, row in enumerate(rows)]
    return (
        begin(key, title, told or "Nog niets.", WIDE, ROW * max(1, len(rows)), colours) + "".join(lines) + END
    )


END = "</svg>"


def begin(key: str, title: str, told: str, width: int, height: int, colours: Colours) -> str:
    """Return the start of a drawing, with its title, what it shows in words, and the hatch it may use."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" font-family="{FONT}" aria-labelledby="{key}-t {key}-d">'
        f'<title id="{key}-t">{escape(title)}</title><desc id="{key}-d">{escape(told)}</desc>'
        f'<defs><pattern id="{key}-h" width="5" height="5" patternUnits="userSpaceOnUse">'
        f'<rect width="5" height="5" fill="#FFFFFF"/>'
        f'<path d="M-1 6L6 -1M-1 1L1 -1M4 6L6 4" stroke="{colours.accent}" stroke-width="1.2"/>'
        "</pattern></defs>"
    )


def text(x: float, y: float, said: str, size: int = 13, **more: str) -> str:
    """Return a line of letters. `more`: attributes, with _ for -."""
    rest = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in more.items())
    fill = "" if "fill" in more else f' fill="{INK}"'
    return f'<text x="{x:g}" y="{y:g}" font-size="{size}"{fill}{rest}>{escape(said)}</text>'


def short(label: str, letters: int = LETTERS) -> str:
    return label if len(label) <= letters else label[: letters - 1].rstrip() + "…"


def _size(n: Count) -> int:
    return (
        3 if isinstance(n, str) else n
    )  # drawn as if in the middle of one to four; hatched, so not read off


def _of(row: Bar) -> str:
    return "" if row.of is None else f" van {in_words(row.of)}"


def _bar(key: str, number: int, row: Bar, most: int, colours: Colours) -> str:
    top, room = number * ROW, WIDE - NUMBER
    long = room * _size(row.n) / most
    long = max(long, 2) if row.n else 0
    fill = f"url(#{key}-h)" if row.n == FEW else colours.accent
    parts = [text(0, top + 12, short(row.label))]
    y = top + 17
    if row.of is not None:
        goal = room * row.of / most
        parts.append(
            f'<rect x="0.5" y="{y}" width="{goal:.1f}" height="{BAR}" fill="{colours.tint}" stroke="{INK}" '
            f'stroke-width="1"/>'
        )
    if long:
        parts.append(
            f'<rect x="0" y="{y}" width="{long:.1f}" height="{BAR}" fill="{fill}" stroke="{colours.accent}"/>'
        )
    behind = max(long, room * row.of / most if row.of is not None else 0)
    said = in_words(row.n) + _of(row)
    parts.append(text(behind + 6, y + BAR - 1, said, 13, font_weight="600"))
    return "".join(parts)


def rod(row: Bar, most: int, colours: Colours = Colours()) -> str:
    """Return one bar without letters, for a line of a table; its title says its number."""
    long = 100 * _size(row.n) / max(1, most)
    title = escape(f"{row.label}: {in_words(row.n)}")
    shape = f'<rect width="{long:.1f}" height="10" fill="{colours.accent}"/>' if row.n else ""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 100 10" width="100" height="10" '
        f'preserveAspectRatio="none"><title>{title}</title>'
        f'<rect y="9" width="100" height="1" fill="{LINE}"/>{shape}</svg>'
    )
