"""From a stored record to the bytes for the printer: how long, how much, how soon."""

from __future__ import annotations

from escpos.printer import Dummy
from PIL import Image

from benchmarks import Row, percentile, times_ms
from benchmarks._whole_tours import child
from kiosk.commands.receipt import paper_of
from kiosk.devices.escpos_bytes import STRIP_ROWS, escpos_bytes
from kiosk.devices.paper_image import draw
from kiosk.site.load import load_site
from kiosk.state import ROOT
from kiosk.wire.document import read_document
from kiosk.wire.record import Record

TITLE = "Paper: composed, drawn, turned into ESC/POS, and how soon it is at the printer"
RUNS = 40
LIMIT_MS = 60.0
LIMIT_KB = 100.0
LIMIT_TOUCH_MS = 150.0
EXAMPLE = ROOT / "docs" / "examples" / "record-internet.json"


def measure() -> list[Row]:
    """Measure the paper of the example record beside an empty picture of the same size."""
    site = load_site(None)
    record = read_document(Record, EXAMPLE.read_bytes(), "the record")

    def ours() -> bytes:
        return escpos_bytes(draw(paper_of(site, record, "nl")))

    size = draw(paper_of(site, record, "nl")).size
    took = times_ms(ours, runs=RUNS)
    floor = times_ms(lambda: _nothing_drawn(size), runs=RUNS)
    drawn = times_ms(lambda: draw(paper_of(site, record, "nl")), runs=RUNS)
    about = f"{size[0]}×{size[1]} dots, {round(size[1] / 8)} mm of 80 mm paper"
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
            note=about,
        ),
        Row("composed and drawn, median", percentile(drawn, 0.5), "ms", runs=RUNS),
        Row(
            "bytes for the printer",
            len(ours()) / 1000,
            "kB",
            peer=len(_nothing_drawn(size)) / 1000,
            peer_name=peer,
            at_most=LIMIT_KB,
        ),
        *_at_the_printer(),
    ]


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
