"""How often somebody touches the glass from the first question to 'sent', on panels of every size."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.visit.stage import Stage
from tests.ui.rig import UPRIGHT, WIDE, Rig
from tests.ui.walks import TO_NAME, TO_REVIEW

pytestmark = pytest.mark.screen

SMALL = 1024, 600
MOST = 14  # beside typing, from the tile of the home screen on (newcomer: a minute and a quarter)
TYPED = {"NAME": "An", "REACH": "0470123456", "PLACE": "9900"}


@pytest.mark.parametrize("size", [WIDE, UPRIGHT, SMALL], ids=["wide", "upright", "small"])
def test_a_request_for_internet_is_sent_with_few_touches_on_every_panel(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    rig = Rig(tmp_path, size=size)
    try:
        rig.guide.touch(TO_NAME[0])  # the language
        touched: list[str] = []
        tap = rig.guide._tap
        # Turning to the page of an answer is a touch too.
        rig.guide._tap = lambda widget: (touched.append(widget.action), tap(widget))[1]
        for what in (*TO_NAME[1:], *TO_REVIEW["phone"]):
            rig.guide.type(TYPED[what]) if what in TYPED else rig.guide.touch(what)
        while rig.visit.stage is Stage.REVIEW:
            rig.guide.touch("send" if (ready := rig.guide.find("send")) and ready.enabled else "page")
        assert rig.visit.stage is Stage.DONE
        assert len([one for one in touched if not one.startswith("key:")]) <= MOST, touched
    finally:
        rig.close()
