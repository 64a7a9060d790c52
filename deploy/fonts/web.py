"""Cut the kiosk's face for pages: per weight one compressed file per script; a browser takes what it needs.

    python deploy/fonts/web.py [--to FOLDER]

A page in Dutch loads the Latin part alone (three weights, 183 KB instead of 1.66 MB); a name in Arabic or
Cyrillic loads its part when it is shown (`unicode-range` in central/static/central/look.css). Needs fontTools
and brotli. Run it again when assets/fonts changes; tests/central/pages/test_weight.py says so.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "assets" / "fonts"
OUT = ROOT / "central" / "static" / "central" / "fonts"
WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700}
# Each letter of the face is in exactly one part.
PARTS = {
    "latin": [(0x0000, 0x036F), (0x1E00, 0x1EFF), (0x2000, 0x2BFF)],
    "cyrillic": [(0x0400, 0x052F), (0x1C80, 0x1C8F), (0xA640, 0xA69F)],
    "arabic": [(0x0600, 0x06FF), (0x0750, 0x077F), (0xFD00, 0xFDFF)],
}
REST = "other"


def part_of(letter: int) -> str:
    """Return the part that holds this letter."""
    for name, ranges in PARTS.items():
        if any(first <= letter <= last for first, last in ranges):
            return name
    return REST


def cut(weight: str, folder: Path) -> None:
    """Write the parts of one weight."""
    source = FONTS / f"KioskSans-{weight}.ttf"
    letters = sorted(TTFont(source).getBestCmap())
    for name in [*PARTS, REST]:
        options = subset.Options(flavor="woff2", layout_features=["*"], hinting=False, notdef_outline=True)
        font = subset.load_font(str(source), options)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=[letter for letter in letters if part_of(letter) == name])
        cutter.subset(font)
        subset.save_font(font, str(folder / f"{weight}-{name}.woff2"), options)


def css() -> str:
    """Return the rules that name the parts; they stand at the top of look.css."""
    lines = []
    rest = "U+0370-03FF, U+0530-05FF, U+0700-074F, U+0780-1C7F, U+1C90-1DFF, U+1F00-1FFF, "
    rest += "U+2C00-A63F, U+A6A0-FCFF, U+FE00-FFFF"
    for weight, number in WEIGHTS.items():
        for name in [*PARTS, REST]:
            ranges = ", ".join(f"U+{a:04X}-{b:04X}" for a, b in PARTS.get(name, [])) or rest
            lines.append(
                f'@font-face {{ font-family: "Noto Sans"; font-weight: {number}; font-display: swap; '
                f'src: url("fonts/{weight}-{name}.woff2") format("woff2"); unicode-range: {ranges}; }}'
            )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--to", type=Path, default=OUT, metavar="FOLDER")
    folder = parser.parse_args().to
    folder.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        cut(weight, folder)
    print(css())


if __name__ == "__main__":
    main()
