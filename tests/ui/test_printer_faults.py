"""Whatever is wrong with the printer, the person has the number and the volunteer a word about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.devices.printer.cable import Limits
from kiosk.devices.printer.cable_simulated import FAULTS
from kiosk.devices.printer.printer import open_printer
from kiosk.devices.printer.simulated import SimulatedPrinter
from kiosk.receipts.code import shown
from kiosk.site.paper import paper_url
from kiosk.tour.pictures import texts
from kiosk.ui.theme import px
from kiosk.visit.stage import Stage
from tests.ui.rig import Rig
from tests.ui.test_without_paper import photo
from tests.ui.walks import walk_to_review

pytestmark = [pytest.mark.screen, pytest.mark.slow]

# Fault → how the paper ends, and what the desk is worried about after it.
ENDS = {
    "none": ("printed", ""),
    "off": ("failed", "printer-unreachable"),
    "no-paper": ("failed", "printer-no-paper"),
    "low-paper": ("printed", "printer-low-paper"),
    "roll-ends": ("failed", "printer-no-paper"),
    "cover-open": ("failed", "printer-open"),
    "cover-opens": ("failed", "printer-open"),
    "offline": ("failed", "printer-offline"),
    "mute": ("printed", ""),
    "slow": ("printed", ""),
    "stuck": ("failed", "printer-unreachable"),
    "drop-mid": ("failed", "printer-unreachable"),
    "busy": ("printed", ""),
}
IMPATIENT = Limits(connect=2, answer=0.5, stall=2, whole=30)


@pytest.fixture
def broken(kiosk: Rig, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Rig]:
    """The kiosk, with a printer on the network that has this fault."""
    worker = kiosk.kiosk.press.worker
    before = worker._printer
    with SimulatedPrinter(tmp_path / "papers", fault=request.param) as there:
        worker._printer = open_printer(there.address, limits=IMPATIENT)
        yield kiosk
    worker._printer = before


def test_every_fault_of_the_simulated_printer_is_tried() -> None:
    assert set(ENDS) == set(FAULTS)


@pytest.mark.parametrize(
    ("broken", "fault"), [(one, one) for one in ENDS], indirect=["broken"], ids=list(ENDS)
)
def test_the_number_is_large_on_the_screen_and_the_desk_says_what_is_wrong(
    broken: Rig, fault: str, tmp_path: Path
) -> None:
    kiosk, (ends, worry) = broken, ENDS[fault]
    heard = datetime.now(UTC).isoformat(timespec="seconds")
    kiosk.kiosk.desk.room.outbox.state.set("last-contact", heard, "sync")  # or that is what to look at
    walk_to_review(kiosk.guide, "An", "0471123456")
    kiosk.guide.touch("send")
    assert kiosk.visit.stage is Stage.DONE, "the last screen waits for no printer"
    kiosk.guide.wait(kiosk.paper_ended, "the paper neither came nor failed")
    kiosk.step(0.3)
    assert kiosk.visit.ticket.state == ends
    code = kiosk.app.screens["done"].code
    assert (code.code, code.opacity) == (shown(kiosk.visit.kept.code), 1)
    assert code.height >= px(150)
    if ends == "failed":
        assert photo(tmp_path) == paper_url(kiosk.site, kiosk.visit.kept.token), "the square is there instead"

    kiosk.guide.touch("done")
    kiosk.guide.touch("next")  # how it went is passed over
    kiosk.visit.knock()
    kiosk.visit.enter_desk()
    kiosk.app.render()
    kiosk.step(0.3)
    words = kiosk.site.texts
    said = " ".join(texts(kiosk.app.root))
    assert (words.get("nl", "desk.about.worry") in said) == bool(worry)
    kiosk.kiosk.desk.page = "health"  # as the printer was heard last: nobody asks it anew
    kiosk.app.render()
    kiosk.step(0.3)
    said = " ".join(texts(kiosk.app.root))
    assert not worry or words.get("nl", f"problem.{worry}.do") in said
