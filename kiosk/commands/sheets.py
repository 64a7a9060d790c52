"""`kiosk sheets`: one A4 page to hang beside the kiosk, as a PDF: how people begin, what a helper does.

Writes SITE-CODE.pdf. The upper half greets in every language of the site, the lower half speaks one.
"""

from __future__ import annotations

import argparse
import io
from functools import partial
from pathlib import Path

from PIL import Image, ImageDraw

from kiosk.devices.paper.file import write_whole
from kiosk.devices.paper.lettering import Lettering
from kiosk.problems import Problem
from kiosk.site.load import Site, load_site
from kiosk.site.whom_to_call import LOGO

DPI, WIDTH, HEIGHT = 200, 1654, 2339  # A4, dots
SIDE, TOP, FOOT = 118, 110, 90
INK, SOFT, PAPER = "#1E2A32", "#414E57", "#FFFFFF"
SIZES = (56, 52, 48, 44, 40)  # of the steps, dots: the largest that fits is taken
STEPS = ("begin", "open", "paper", "network", "wrong", "close")
TILES = ("open", "trial", "health", "close", "off")


class SheetStopped(Problem):
    """The folder cannot be written, or the site does not speak the language."""

    code = "bad-input"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the pages go")
    parser.add_argument("--site", type=Path, metavar="DIR", help="site folder (default: that of this device)")
    parser.add_argument("--lang", metavar="CODE", help="of the lower half (default: the site's first one)")


def run(args: argparse.Namespace) -> int:
    """Write the page. Raises Problem."""
    site = load_site(args.site)
    language = args.lang or site.file.languages[0]
    if language not in site.file.languages:
        raise SheetStopped(f"site {site.id!r} speaks {', '.join(site.file.languages)}, not {language!r}")
    path = args.out / f"{site.id}-{language}.pdf"
    try:
        args.out.mkdir(parents=True, exist_ok=True)
        write_whole(path, pdf(sheet(site, language)))
    except OSError as error:
        raise SheetStopped(f"cannot write {path}: {error.strerror}") from None
    print(path)
    return 0


def pdf(page: Image.Image) -> bytes:
    """Return a page as PDF, in its true size."""
    out = io.BytesIO()
    page.save(out, "PDF", resolution=DPI, quality=92)
    return out.getvalue()


def sheet(site: Site, language: str) -> Image.Image:
    """Return the page of a site, its lower half in `language`. Raises SheetStopped where it has no room."""
    for size in SIZES:
        page = _Page(site.languages[language].direction == "rtl")
        _head(page, site)
        _greetings(page, site)
        _helper(page, site, language, size)
        if page.y <= HEIGHT - FOOT:
            return page.image
    raise SheetStopped(f"the words of {language!r} do not fit on one page; shorten the texts sheet.*")


class _Page:
    """A sheet that is filled from the top; `y` is where the next line begins."""

    def __init__(self, rtl: bool) -> None:
        self.image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
        self.rtl, self.y = rtl, TOP

    def write(
        self, text: str, letters: Lettering, colour: str, left: int, width: int, rtl: bool | None = None
    ) -> None:
        """Write `text` in lines between `left` and `left + width`."""
        turned = self.rtl if rtl is None else rtl
        for line in letters.lines(text, width, rtl=turned):
            high = letters.step(text)
            ink = Image.new("L", (width + 40, high * 2), 0)
            x = width - letters.line_width(line) if turned else 0
            letters.draw_line(ImageDraw.Draw(ink), x, letters.rise, line, 255)
            self.image.paste(colour, (left, self.y), ink)
            self.y += high


def _head(page: _Page, site: Site) -> None:
    logo, accent = site.folder / LOGO, site.file.colours.accent
    if logo.is_file():
        with Image.open(logo) as picture:
            fitting = picture.convert("RGB")
            fitting.thumbnail((600, 160))
        page.image.paste(fitting, (SIDE, page.y))
        page.y += fitting.height + 30
    page.write(site.file.organisation.name, Lettering("SemiBold", 52), accent, SIDE, WIDTH - 2 * SIDE, False)
    page.y += 10


def _greetings(page: _Page, site: Site) -> None:
    """Greet in every language, in two columns on the ground of the site."""
    codes, say = site.file.languages, site.texts.get
    first = codes[0]
    page.write(say(first, "site.attract.title"), Lettering("Bold", 130), INK, SIDE, WIDTH - 2 * SIDE, False)
    if site.file.attract.line:
        page.write(
            say(first, "site.attract.line"), Lettering("Regular", 50), SOFT, SIDE, WIDTH - 2 * SIDE, False
        )
    page.y += 24
    letters, row, column = Lettering("SemiBold", 38), 88, (WIDTH - 2 * SIDE - 40) // 2
    rows = -(-len(codes) // 2)
    ImageDraw.Draw(page.image).rounded_rectangle(
        (SIDE - 30, page.y, WIDTH - SIDE + 30, page.y + rows * row + 40), 30, fill=site.file.colours.tint
    )
    top = page.y + 24
    for index, code in enumerate(codes):
        page.y = top + index % rows * row
        left = SIDE + index // rows * (column + 40)
        rtl = site.languages[code].direction == "rtl"
        page.write(say(code, "sheet.touch"), letters, INK, left, column, rtl)
    page.y = top + rows * row + 50


def _helper(page: _Page, site: Site, language: str, size: int) -> None:
    """Say what a helper does, in steps, and whom to call."""
    say, of = partial(site.texts.get, language), site.file.organisation
    wide, accent = WIDTH - 2 * SIDE, site.file.colours.accent
    tiles = {name: f"«{say(f'desk.tile.{name}')}»" for name in TILES}
    page.write(say("sheet.title"), Lettering("Bold", 68), accent, SIDE, wide)
    page.y += 14
    number, words = Lettering("Bold", size), Lettering("Regular", size)
    for step, name in enumerate(STEPS, 1):
        before = page.y
        page.write(f"{step}", number, accent, WIDTH - SIDE - 60 if page.rtl else SIDE, 60)
        page.y = before
        page.write(say(f"sheet.{name}", **tiles), words, INK, SIDE if page.rtl else SIDE + 80, wide - 80)
        page.y += 30
    page.y += 16
    page.write(say("sheet.call", organisation=of.short), Lettering("SemiBold", 56), INK, SIDE, wide)
    if of.phone:
        page.write(of.phone, Lettering("Bold", 84), accent, SIDE, wide)
        return
    page.y += 90  # nobody told us: an empty line to write on is honest
    ImageDraw.Draw(page.image).line((SIDE, page.y, WIDTH - SIDE, page.y), fill=INK, width=4)
    page.write(say("sheet.fill_in"), Lettering("Regular", 32), SOFT, SIDE, wide)
