"""From a stored record to the bytes for the printer: how long, how much, how soon."""

from __future__ import annotations

from datetime import date

from escpos.printer import Dummy
from PIL import Image

from benchmarks import Row, percentile, times_ms
from benchmarks._whole_tours import child
from kiosk.commands.papers import WIDTHS, sheets
from kiosk.commands.receipt import paper_of
from kiosk.devices.paper.image import draw
from kiosk.devices.paper.measures import DOTS_PER_MM, LONGEST_MM, PaperWidth
from kiosk.devices.printer.escpos_bytes import STRIP_ROWS, escpos_bytes
from kiosk.machine.folders import ROOT
from kiosk.receipts.model import Paper
from kiosk.site.load import Site, load_site
from kiosk.wire.document import read_document
from kiosk.wire.record import Record

TITLE = "Paper: composed, drawn, turned into ESC/POS, and how soon it is at the printer"
RUNS = 40
LIMIT_MS = 60.0
LIMIT_KB = 100.0
LIMIT_TOUCH_MS = 150.0
DAY = date(2026, 11, 21)
EXAMPLE = ROOT / "docs" / "examples" / "record-internet.json"


def measure() -> list[Row]:
    """Measure the paper of the example record, then the worst of all languages, journeys and widths."""
    site = load_site(None)
    record = read_document(Record, EXAMPLE.read_bytes(), "the record")

    def ours() -> bytes:
        return escpos_bytes(draw(paper_of(site, record, "nl")))

    size = draw(paper_of(site, record, "nl")).size
    took = times_ms(ours, runs=RUNS)
    floor = times_ms(lambda: _nothing_drawn(size), runs=RUNS)
    peer = "empty picture of that size through python-escpos"
    return [
        Row(
            "record to bytes, median",
            percentile(took, 0.5),
            "ms",
            peer=percentile(floor, 0.5),
            peer_name=peer,
            at_most=LIMIT_MS,
            runs=RUNS,
            note=f"{size[0]}×{size[1]} dots, {round(size[1] / 8)} mm of 80 mm paper",
        ),
        Row(
            "bytes for the printer",
            len(ours()) / 1000,
            "kB",
            peer=len(_nothing_drawn(size)) / 1000,
            peer_name=peer,
            at_most=LIMIT_KB,
        ),
        *_worst(site),
        *_at_the_printer(),
    ]


def _worst(site: Site) -> list[Row]:
    """Measure every paper of the site: the slowest, the largest and the longest of them."""
    # Ways of contact differ in one line; that each of them keeps the limit of bytes is a test.
    every = sheets(site, DAY, site.file.languages)
    kinds = [sheet for sheet in every if not sheet.name.endswith(("-email", "-phone"))]
    took, large, long_ = [], [], []
    for sheet, width in ((sheet, width) for sheet in kinds for width in WIDTHS):
        name = f"{sheet.name}, {sheet.language}, {width} mm"
        picture = draw(sheet.paper, width)
        large.append((len(escpos_bytes(picture, width)) / 1000, name))
        if width == 80:
            long_.append((picture.height / DOTS_PER_MM, name))
        took.append((_drawn_in(sheet.paper, width, 1, 1), name, sheet.paper, width))
    slow = max(took, key=lambda one: one[0])
    median = _drawn_in(slow[2], slow[3], RUNS)
    return [
        Row(
            "slowest paper of all, to bytes, median", median, "ms", at_most=LIMIT_MS, runs=RUNS, note=slow[1]
        ),
        Row("largest paper of all", max(large)[0], "kB", at_most=LIMIT_KB, note=max(large)[1]),
        Row("longest paper of 80 mm", max(long_)[0], "mm", at_most=float(LONGEST_MM), note=max(long_)[1]),
    ]


def _drawn_in(paper: Paper, width: PaperWidth, runs: int, warm_up: int = 3) -> float:
    """Return how many ms one paper takes, median of `runs`."""
    took = times_ms(lambda: escpos_bytes(draw(paper, width), width), runs, warm_up)
    return percentile(took, 0.5)


def _at_the_printer() -> list[Row]:
    """Measure from a touch on the real screen to the first byte at a printer that is another process."""
    told = child("benchmarks._touch_to_printer", "walk")
    floor = percentile(sorted(told["floor"]), 0.5)
    what = {
        "send": "touch 'send' (sealed and stored first) to the printer's first byte, median",
        "again": "touch 'again' to the printer's first byte, median",
    }
    return [
        Row(
            name,
            percentile(sorted(told[touch]), 0.5),
            "ms",
            peer=floor,
            peer_name="a connection and one write, nothing else",
            at_most=LIMIT_TOUCH_MS,
            runs=len(told[touch]),
            note=f"slowest {max(told[touch]):.0f} ms",
        )
        for touch, name in what.items()
    ]


def _nothing_drawn(size: tuple[int, int]) -> bytes:
    """Return what python-escpos makes of a white picture: its floor for a raster receipt."""
    press = Dummy(profile="TM-T20II")
    press.image(Image.new("1", size, 255), impl="bitImageRaster", fragment_height=STRIP_ROWS)
    press.cut()
    return bytes(press.output)
