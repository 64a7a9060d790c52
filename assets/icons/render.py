#!/usr/bin/env python3
"""Take our icons from the Tabler set and draw each as a white 128×128 PNG.

    npm pack @tabler/icons && tar xzf tabler-icons-*.tgz
    python3 assets/icons/render.py package     # copies the SVGs we use, then draws
    python3 assets/icons/render.py             # only draws svg/*.svg again

White on a transparent ground, so that the screen can tint an icon to any colour while it runs. Needs
`rsvg-convert` (Debian package librsvg2-bin).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SVG = HERE / "svg"
PIXELS = 128

OTHER_NAME = {"discount-2": "rosette-discount"}  # our name → Tabler's name, where the two differ
WANTED = """
alert-triangle ambulance apps armchair arrow-back-up arrow-down arrow-left arrow-right arrow-up
arrows-shuffle at baby-carriage backspace battery bed bell bike book books brand-chrome bread briefcase
browser building building-bank building-community building-store bulb calendar calendar-plus
calendar-time calendar-week car cash chalkboard-teacher check checkbox chevron-left chevron-right
circle-check circle-half-2 circle-x clipboard-check clipboard-list clock clock-hour-4 cloud-upload coffee
coin-euro coins confetti database device-desktop device-laptop device-laptop-off device-mobile
device-tablet devices devices-question disabled discount discount-2 door-enter dots download ear
eye-check eye-off file-text first-aid-kit flag friends gift hand-click hand-stop headphones heart
heart-handshake hearts help history home home-check home-heart home-question hourglass id id-badge
info-circle key keyboard language letter-case lifebuoy list-check lock login logout mail map map-pin
map-search message-2-heart message-circle messages minus mood-kid mood-neutral mood-sad mood-smile moon
news notebook old package-export pencil phone pig-money plant plug plug-connected-x plus power printer
qrcode question-mark receipt refresh rosette-discount-check router school search settings shield-check
shirt shopping-bag shopping-cart space speakerphone square star stethoscope sun sun-high sunrise sunset
temperature text-size tool trash usb user user-heart user-plus users users-group volume volume-off walk
wheelchair wifi wifi-off world x zoom-in
"""


def take(package: Path) -> None:
    """Copy the SVGs we use, and the licence, out of the unpacked package."""
    SVG.mkdir(exist_ok=True)
    for name in WANTED.split():
        theirs = package / "icons" / "outline" / f"{OTHER_NAME.get(name, name)}.svg"
        shutil.copyfile(theirs, SVG / f"{name}.svg")
    shutil.copyfile(package / "LICENSE", SVG / "LICENSE")


def draw(svg: Path) -> None:
    """Draw one icon; the set's `currentColor` becomes white."""
    white = svg.read_text(encoding="utf-8").replace("currentColor", "#ffffff")
    target = HERE / f"{svg.stem}.png"
    size = ["--width", str(PIXELS), "--height", str(PIXELS)]
    subprocess.run(["rsvg-convert", *size, "--output", target], input=white.encode(), check=True)


def main() -> None:
    if len(sys.argv) > 1:
        take(Path(sys.argv[1]))
    for svg in sorted(SVG.glob("*.svg")):
        draw(svg)


if __name__ == "__main__":
    main()
