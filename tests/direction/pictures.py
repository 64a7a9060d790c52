"""One line of text as ink: drawn by our screen, by our paper and by Pango, from the same font file."""

from __future__ import annotations

import os
import subprocess
from functools import cache
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from kiosk.devices.paper.lettering import Lettering
from kiosk.machine.folders import assets_dir
from kiosk.ui.kivy_settings import prepare
from tests.waiting import HANG

SIZE = 48  # pixels
GAP = 2  # blank columns between two parts: letters that do not join
DRIFT = 4  # pixels by which rounding may move a part


class Sheet:
    """Takes the place of a texture: no window is needed to look at ink."""

    def blit_data(self, data: object) -> None:
        self.ink = Image.frombytes("RGBA", (data.width, data.height), data.data).getchannel("A")


@cache
def fonts_registered() -> None:
    """Let Kivy know our fonts; no window is opened."""
    prepare(1280, 800, windowed=True)
    from kiosk.ui import theme

    theme.register_fonts(assets_dir() / "fonts")


def screen(text: str, *, rtl: bool, turning: bool = True) -> Image.Image:
    """Return what the screen draws; not `turning`: what Kivy draws without our runs."""
    fonts_registered()
    from kiosk.ui.text.pens import Pen, pen_for

    options = {"font_name": "Regular", "font_size": SIZE}
    pen = pen_for(text, rtl, **options) if turning else Pen(text=text, **options)
    pen.lay()
    pen.texture = Sheet()
    pen.fill()
    return cropped(pen.texture.ink)


def paper(text: str, *, rtl: bool) -> Image.Image:
    """Return what the paper shows, before it is made black and white."""
    letters = Lettering("Regular", SIZE)
    sheet = Image.new("L", (round(letters.width(text)) + 40, 120), 0)
    letters.draw(ImageDraw.Draw(sheet), 20, 70, text, rtl=rtl, fill=255)
    return cropped(sheet)


def pango(text: str, *, rtl: bool, folder: Path) -> Image.Image:
    """Return what pango-view draws."""
    settings, out = folder / "fonts.conf", folder / "out.png"
    settings.write_text(
        f"<fontconfig><dir>{assets_dir() / 'fonts'}</dir><cachedir>{folder}/cache</cachedir></fontconfig>"
    )
    looks = (
        "--pixels",
        f"--font=Kiosk Sans {SIZE}px",
        "--hinting=full",
        "--hint-metrics=on",
        "--antialias=gray",
    )
    way = ("--no-auto-dir", "--single-par", *(["--rtl"] if rtl else []))
    subprocess.run(
        ["pango-view", "--no-display", *way, *looks, f"--output={out}", f"--text={text}"],
        env={**os.environ, "FONTCONFIG_FILE": str(settings)},
        check=True,
        timeout=HANG,
    )
    with Image.open(out) as picture:
        return cropped(ImageChops.invert(picture.convert("L")))


def cropped(ink: Image.Image) -> Image.Image:
    """Return only the ink, black or white."""
    return ink.crop(ink.getbbox()).point(lambda grey: 255 * (grey > 100))


def parts(ink: Image.Image) -> list[tuple[int, int]]:
    """Return from where to where there is ink: letters, or as many as join."""
    columns = ink.resize((ink.width, 1), Image.Resampling.BOX).tobytes()
    filled = [n for n, grey in enumerate(columns) if grey]
    found = [[filled[0], filled[0]]]
    for n in filled[1:]:
        if n - found[-1][1] > GAP:
            found.append([n, n])
        found[-1][1] = n
    return [(left, right + 1) for left, right in found]


def share_alike(ours: Image.Image, theirs: Image.Image) -> float:
    """Return which share of the parts of `ours` stands in `theirs` where it should, stroke for stroke.

    Each part is looked for where the one before it was found: widths are rounded letter by letter, and who
    rounds differently ends some pixels further.
    """
    if abs(ours.width - theirs.width) > 0.03 * theirs.width + DRIFT or abs(ours.height - theirs.height) > 3:
        return 0.0
    found, shift = 0, 0
    whole = parts(ours)
    for left, right in whole:
        moved = _moved(ours.crop((left, 0, right, ours.height)), left + shift, theirs)
        if moved is not None:
            found += 1
            shift += moved
    return found / len(whole)


def _moved(part: Image.Image, left: int, theirs: Image.Image) -> int | None:
    """Return how many pixels from `left` a part stands; None when it is not there."""
    for dx in sorted(range(-DRIFT, DRIFT + 1), key=abs):
        for dy in (0, -1, 1):
            box = (left + dx, dy, left + dx + part.width, dy + part.height)
            if _alike(part, theirs.crop(box)):
                return dx
    return None


def _alike(one: Image.Image, other: Image.Image) -> bool:
    """Say whether nearly all ink of each lies on, or a pixel beside, ink of the other."""
    return _within(one, other) > 0.97 and _within(other, one) > 0.97


def _within(ink: Image.Image, other: Image.Image) -> float:
    spread = other.filter(ImageFilter.MaxFilter(3))
    whole = ink.histogram()[255]
    return ImageChops.multiply(ink, spread).histogram()[255] / whole if whole else 0.0
