"""Build the kiosk's own face: Debian's Noto Sans, with the Arabic letters and a few signs of its sisters.

    python deploy/fonts/build.py [--from FOLDER] [--to FOLDER] [WEIGHT…]

Kivy draws a text with one font and has no fallback, so one file must hold every letter of every language.
Needs fontTools (a development dependency) and the Debian packages fonts-noto-core and fonts-noto-ui-core, for
SemiBold also fonts-noto-extra and fonts-noto-ui-extra, all 20201225-1. Other versions of a face are refused
by their sums, because the outcome would be other bytes. The same faces give the same bytes.

The Arabic comes from Noto Sans Arabic UI: the same letters as Noto Sans Arabic, drawn to stay within the line
of Noto Sans (1069 above, 293 below the baseline; the other reaches 548 below), so that no line grows.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import logging
import sys
from pathlib import Path

from fontTools import merge, subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.reorderGlyphs import reorderGlyphs

FACES = Path("/usr/share/fonts/truetype/noto")
OUT = Path(__file__).resolve().parents[2] / "assets" / "fonts"
SUMS = Path(__file__).with_name("faces.sha256")
WEIGHTS = ("Regular", "SemiBold", "Bold")
FAMILY, VERSION = "Kiosk Sans", "1.000"
BORN = 1608854400  # 25 December 2020, the release of the faces: no date of the day of building goes in
EPOCH_1904 = 2082844800  # seconds between the epoch of font files and that of Unix

ARABIC = (*range(0x600, 0x700), *range(0x750, 0x780), 0xFDF2, 0xFDFC)
# Signs of phoneticians, of old manuscripts and of mathematicians: nobody here writes with them.
UNUSED = (
    *range(0x363, 0x370), *range(0x1AB0, 0x1B00), *range(0x1D00, 0x1E00), *range(0x1F00, 0x2000),
    *range(0x2DE0, 0x2E00), *range(0xA700, 0xA720), *range(0x1D400, 0x1D800),
)  # fmt: skip


# What is drawn all day in Arabic, Persian and Pashto, for `arranged`.
COMMON = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي،؛؟ًّپچژکگیۀټډړږښګڼېۍځڅ"
DRAWER, FREE = 256, 34  # how many shapes SDL_ttf keeps of a font; the first ids are punctuation and digits


class OtherFaces(Exception):
    """A face on this machine is not the one the font was made from."""


def sources(weight: str) -> list[tuple[str, set[int] | None]]:
    """Return the faces of one weight and what is taken of each; None is all but `UNUSED`."""
    return [
        (f"NotoSans-{weight}.ttf", None),
        (f"NotoSansArabicUI-{weight}.ttf", set(ARABIC)),
        (f"NotoSansSymbols-{weight}.ttf", set(map(ord, "←↑→↓"))),
        ("NotoSansMath-Regular.ttf", set(map(ord, "−≤≥"))),
        ("NotoSansSymbols2-Regular.ttf", set(map(ord, "✓✗☎★□■"))),
    ]


def expected() -> dict[str, str]:
    """Return the sum that each face must have."""
    lines = SUMS.read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split() for line in lines)}


def cut(path: Path, wanted: set[int] | None) -> io.BytesIO:
    """Return the face with only the wanted characters, their shaping rules and no signature."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != expected()[path.name]:
        raise OtherFaces(f"{path} is not the face of Debian 12 (its sum is {digest})")
    font = TTFont(path, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.glyph_names = True  # `arranged` finds shapes by their names
    options.drop_tables += ["DSIG", "MATH"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=set(font.getBestCmap()) - set(UNUSED) if wanted is None else wanted)
    cutter.subset(font)
    kept = io.BytesIO()
    font.save(kept, reorderTables=False)
    kept.seek(0)
    return kept


def named(font: TTFont, weight: str) -> None:
    """Give the font a name of its own; who made the letters and under which licence stays."""
    bold = weight == "Bold"
    texts = {
        0: "Copyright 2010-2020 Google Inc., Google LLC",
        1: FAMILY if weight in ("Regular", "Bold") else f"{FAMILY} {weight}",
        2: "Bold" if bold else "Regular",
        3: f"{VERSION};KioskSans-{weight}",
        4: f"{FAMILY} {weight}",
        5: f"Version {VERSION}; merged from Noto Sans 2.004 and Noto Sans Arabic UI 2.005",
        6: f"KioskSans-{weight}",
        16: FAMILY,
        17: weight,
    }
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in (8, 9, 11, 12, 13, 14)]
    for number, text in texts.items():
        table.setName(text, number, 3, 1, 0x409)


def arranged(font: TTFont, arabic: Path) -> TTFont:
    """Return the font with the common Arabic shapes beside each other.

    SDL_ttf keeps one shape for each remainder of its number by 256: of two with the same remainder in one
    word, each throws out the other. Such a word took 42 µs to measure instead of 5.
    """
    face = TTFont(arabic)
    options = subset.Options()
    options.layout_features = ["init", "medi", "fina", "isol", "rlig", "ccmp"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=map(ord, COMMON))
    cutter.subset(face)
    kept = io.BytesIO()
    font.save(kept)
    font = TTFont(kept, recalcTimestamp=False)
    order = font.getGlyphOrder()
    latin = order.index(".notdef.1")  # where the second face begins
    shapes = set(face.getGlyphOrder())
    together = [name for name in order[latin:] if name in shapes]
    others = [name for name in order[latin:] if name not in shapes]
    before = (FREE - latin) % DRAWER
    reorderGlyphs(font, order[:latin] + others[:before] + together + others[before:])
    return font


def build(weight: str, faces: Path = FACES) -> bytes:
    """Return the file of one weight. Raises OtherFaces, FileNotFoundError."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    parts = [cut(faces / name, wanted) for name, wanted in sources(weight)]
    line = TTFont(faces / f"NotoSans-{weight}.ttf")
    font = arranged(merge.Merger().merge(parts), faces / f"NotoSansArabicUI-{weight}.ttf")
    named(font, weight)
    for field in ("ascent", "descent", "lineGap"):
        setattr(font["hhea"], field, getattr(line["hhea"], field))
    for field in ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"):
        setattr(font["OS/2"], field, getattr(line["OS/2"], field))
    for field in ("usWeightClass", "fsSelection"):
        setattr(font["OS/2"], field, getattr(line["OS/2"], field))
    font["head"].created = font["head"].modified = BORN + EPOCH_1904
    font["head"].fontRevision = float(VERSION)
    font["post"].formatType = 3.0  # without names of glyphs: nobody reads them
    font.recalcTimestamp = False
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Build KioskSans-WEIGHT.ttf from Debian's Noto faces.")
    parser.add_argument("--from", dest="faces", type=Path, default=FACES, metavar="FOLDER")
    parser.add_argument("--to", type=Path, default=OUT, metavar="FOLDER")
    parser.add_argument("weights", nargs="*", default=WEIGHTS, metavar="WEIGHT")
    asked = parser.parse_args(argv)
    for weight in asked.weights:
        made = build(weight, asked.faces)
        path = asked.to / f"KioskSans-{weight}.ttf"
        path.write_bytes(made)
        print(f"{hashlib.sha256(made).hexdigest()}  {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
