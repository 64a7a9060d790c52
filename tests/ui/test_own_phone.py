"""The square on the real screen: a phone reads it, in every size of panel, and finds what was said."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from kiosk.wire.begun import read_begun
from tests.ui.rig import Rig

pytestmark = [pytest.mark.screen, pytest.mark.slow]
LONG = (
    "Mijn wifi valt telkens uit als mijn dochter les heeft. Dat is al drie weken zo. Ik belde al twee keer."
)
LEAST = 3  # pixels of a module: 0.5 mm on a panel of 5.9 pixels a millimetre


@pytest.mark.parametrize(
    "size", [(1280, 800), (1024, 600), (800, 1280)], ids=lambda size: f"{size[0]}x{size[1]}"
)
@pytest.mark.parametrize("ease", ["", "biggest"])
def test_a_phone_reads_the_square_of_the_longest_talk(
    tmp_path: Path, size: tuple[int, int], ease: str
) -> None:
    kiosk = Rig(tmp_path, size=size, draws=True)
    try:
        guide, visit = kiosk.guide, kiosk.visit
        kiosk.start_over()
        if ease:
            for touch in ("access", f"ease:{ease}", "close"):
                guide.touch(touch)
        for touch in ("begin:nl", "journey:internet-help", "next"):
            guide.touch(touch)
        visit.registration.answers |= {
            "reach_by": "visit", "found_at": LONG, "place": "9900 Eeklo",
            "about": ["no_internet", "too_dear", "slow", "install", "mail_address", "other"],
        }  # fmt: skip
        guide.type("Fatima")
        guide.touch("own_phone")
        step = guide.look()
        assert step.defects == []
        read = subprocess.run(
            ["zbarimg", "-q", "--raw", str(tmp_path / step.picture)], capture_output=True, text=True
        )
        address, _, payload = read.stdout.strip().partition("#")
        assert address.startswith(f"https://{kiosk.site.file.qr_host}/v/internet-help?v=nl&")
        carried = read_begun(payload)
        assert carried.answers["name"] == "Fatima"
        assert carried.answers["found_at"] == LONG
        assert carried.minute == int(kiosk.now().timestamp()) // 60
        square = guide.app.screens["own_phone"].content.ids.square
        assert square._shape.size[0] / square._count >= LEAST
        guide.touch("went_on")
        assert square.url == ""
        assert kiosk.kiosk.outbox.status().waiting == 0
    finally:
        kiosk.close()
