#!/usr/bin/env python3
"""Draw our pictures as PNG that the screen can give the colours of today.

    python3 assets/pictures/render.py          # draws all of svg/*.svg again
    python3 assets/pictures/render.py letter   # only this one

An SVG uses four colours and no other: the ink, the accent and the tint of kiosk/ui/theme.py, and white for
An SVG uses four colours and no other: ink, accent and tint of kiosk/ui/theme.py, and white for what is
paper or card. In the PNG red says how much accent a point has, green how much tint, blue how much ink;
the rest is card. So one file serves every site's accent and the strong colours, soft edges included.
Needs `rsvg-convert` (Debian package librsvg2-bin).
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PIXELS = 480
SHARES = {"#0B5F5A": "#FF0000", "#DDEFEA": "#00FF00", "#1E2A32": "#0000FF", "#FFFFFF": "#000000"}


def draw(svg: Path) -> None:
    """Draw one picture; raises KeyError for a colour that is none of the four."""
    shares = re.sub(r"#[0-9A-Fa-f]{6}", lambda colour: SHARES[colour[0].upper()], svg.read_text("utf-8"))
    size = ["--width", str(PIXELS), "--height", str(PIXELS)]
    target = HERE / f"{svg.stem}.png"
    subprocess.run(["rsvg-convert", *size, "--output", target], input=shares.encode(), check=True)


def main() -> None:
    for svg in sorted((HERE / "svg").glob("*.svg")):
        if not sys.argv[1:] or svg.stem in sys.argv[1:]:
            draw(svg)


if __name__ == "__main__":
    main()
