"""Every paper as somebody else reads it: an interpreter that is not ours, and zbar for the square."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from kiosk.commands.papers import TOKEN, WIDTHS, Sheet, sheets
from kiosk.devices.paper.image import draw
from kiosk.devices.paper.measures import DOTS, DOTS_PER_MM, LONGEST_MM, QR_DOTS
from kiosk.devices.printer.escpos_bytes import escpos_bytes
from kiosk.devices.printer.status import ASK_PAPER, ASK_WHY_OFFLINE, paper_from, reach_from
from kiosk.receipts import qr
from kiosk.receipts.model import Qr
from kiosk.site.load import Site, load_site
from kiosk.site.paper import paper_url
from tests.devices.printer.interpreter import Interpreter, papers_of_others
from tests.waiting import HANG

MOST_BYTES = 100_000
SMALLEST_SQUARE_MM, SMALLEST_MODULE_MM = 25.0, 0.7  # an old phone still reads it


@cache
def eeklo() -> Site:
    return load_site(None)


@cache
def papers(code: str) -> list[Sheet]:
    """Return every kind of paper; the three ways of contact differ in one line and take turns."""
    by_kind: dict[str, list[Sheet]] = {}
    for sheet in sheets(eeklo(), date(2026, 11, 21), [code]):
        by_kind.setdefault(re.sub("-(phone|email|visit)$", "", sheet.name), []).append(sheet)
    return [group[number % len(group)] for number, group in enumerate(by_kind.values())]


def scanned(path: Path) -> str:
    command = ["zbarimg", "--quiet", "--raw", "--nodbus", str(path)]
    return subprocess.run(command, capture_output=True, text=True, timeout=HANG).stdout.strip()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("code", load_site(None).file.languages)
def test_a_paper_is_short_and_another_interpreter_prints_it_dot_by_dot_and_zbar_reads_its_square(
    tmp_path: Path, code: str, width: int
) -> None:
    scans = 0
    for sheet in papers(code):
        meant = draw(sheet.paper, width)
        data = escpos_bytes(meant, width)
        assert len(data) <= MOST_BYTES, sheet.name
        [theirs] = papers_of_others(data, DOTS[width])
        # They leave out the feed before the knife, and white rows at the end are feed to them too.
        assert theirs.crop((0, 0, *meant.size)).tobytes() == meant.tobytes(), sheet.name
        assert meant.height <= LONGEST_MM * DOTS_PER_MM, sheet.name
        for square in (block for block in sheet.paper.blocks if isinstance(block, Qr)):
            theirs.save(tmp_path / "paper.png")
            assert scanned(tmp_path / "paper.png") == square.url, sheet.name
            scans += 1
    ends_with_one = {one.id for one in eeklo().journeys.values() if one.kind in ("registration", "sign-up")}
    for sheet in papers(code):
        squares = sum(isinstance(block, Qr) for block in sheet.paper.blocks)
        journey = next((one for one in ends_with_one if sheet.name.startswith(f"{one}-")), None)
        if journey or sheet.name == "trial" or sheet.name.startswith("offer-"):
            assert squares == 1, sheet.name
    assert scans > len(ends_with_one)


def test_the_square_is_large_enough_for_an_old_phone_and_never_too_dense() -> None:
    modules = len(qr.modules(paper_url(eeklo(), TOKEN)))
    assert modules <= 17 + 4 * qr.MAX_VERSION
    assert QR_DOTS / DOTS_PER_MM >= SMALLEST_MODULE_MM
    assert (modules + 2 * qr.QUIET_ZONE) * QR_DOTS / DOTS_PER_MM >= SMALLEST_SQUARE_MM


def test_a_dot_that_is_wrong_is_seen() -> None:
    """The other interpreter must be able to say no: one dot, or a command of no printer."""
    meant = Image.new("1", (576, 40), 255)
    meant.putpixel((17, 5), 0)
    data = bytearray(escpos_bytes(meant, 80))
    [fine] = papers_of_others(bytes(data), 576)
    assert fine.tobytes() == meant.tobytes()
    data[data.index(b"\x00\x00\x40") + 2] ^= 0x01
    [other] = papers_of_others(bytes(data), 576)
    assert other.tobytes() != meant.tobytes()
    with pytest.raises(AssertionError):
        papers_of_others(b"\x1b\x7f" + bytes(data), 576)


@pytest.mark.parametrize(
    ("faults", "paper"), [((), "ok"), (("paper-near-end",), "low"), (("paper-out",), "out")]
)
def test_what_another_printer_says_of_its_paper_is_understood(faults: tuple[str, ...], paper: str) -> None:
    assert paper_from(Interpreter(faults=faults).feed(ASK_PAPER)) == paper


@pytest.mark.parametrize(
    ("faults", "reach"), [((), "ok"), (("cover-open",), "open"), (("paper-out",), "offline")]
)
def test_why_another_printer_stands_still_is_understood(faults: tuple[str, ...], reach: str) -> None:
    assert reach_from(Interpreter(faults=faults).feed(ASK_WHY_OFFLINE)) == reach
