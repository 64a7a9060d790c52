"""All pictures of a tour side by side: what looks home-made is seen there first.

python -m kiosk.tour.sheet TOUR-FOLDER SHEET.png
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PIL import Image

COLUMNS = 6
WIDTH = 400  # pixels of one picture on the sheet
GAP, GROUND = 10, "#6B7680"


def sheet(tour: Path) -> Image.Image:
    """Return every screen of the tour in `tour`, each once, in the order it was met."""
    steps = json.loads((tour / "tour.json").read_text(encoding="utf-8"))["steps"]
    firsts = {step["screen"]: step["picture"] for step in reversed(steps)}
    pictures = [tour / name for name in sorted(firsts.values(), key=_number)]
    with Image.open(pictures[0]) as first:
        height = round(first.height * WIDTH / first.width)
    rows = -(-len(pictures) // COLUMNS)
    made = Image.new("RGB", (COLUMNS * (WIDTH + GAP) + GAP, rows * (height + GAP) + GAP), GROUND)
    for place, path in enumerate(pictures):
        row, column = divmod(place, COLUMNS)
        with Image.open(path) as picture:
            small = picture.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS)
        made.paste(small, (GAP + column * (WIDTH + GAP), GAP + row * (height + GAP)))
    return made


def _number(picture: str) -> int:
    return int(picture.partition("-")[0])


if __name__ == "__main__":
    sheet(Path(sys.argv[1])).save(sys.argv[2])
