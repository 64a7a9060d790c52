"""A kiosk that left service, or cannot keep anything, says so: to people kindly, to a volunteer clearly."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from kiosk.app.out_of_service import AT_ONCE, LOOK_SECONDS
from kiosk.outbox.queue import open_outbox
from kiosk.problems import TABLE
from kiosk.tour.checks import defects
from kiosk.ui.reading_order import written
from kiosk.visit.stage import Stage
from tests.ui.rig import UPRIGHT, WIDE, Rig
from tests.waiting import HANG

pytestmark = pytest.mark.screen
SMALL = 1024, 600


@pytest.mark.parametrize("size", [WIDE, UPRIGHT], ids=["wide", "upright"])
@pytest.mark.parametrize("reason", ["revoked", "stolen"])
def test_the_screen_of_a_kiosk_that_central_ended_turns_to_out_of_order(
    tmp_path: Path, size: tuple[int, int], reason: str
) -> None:
    rig = Rig(tmp_path, size=size)
    try:
        assert not rig.kiosk.service.noticed()
        with open_outbox(rig.state) as outbox:
            outbox.state.set("retired", reason, "sync")
        assert rig.kiosk.service.noticed()
        rig.app.render()
        assert rig.visit.stage is Stage.OUT_OF_ORDER
        staff = rig.app.room.current_screen.content.ids.staff.text
        row = TABLE["device-retired"]
        assert staff == f"{row.title} {row.what_to_do}"
    finally:
        rig.close()


def test_whoever_touches_a_kiosk_that_left_service_at_rest_hears_so_at_once(tmp_path: Path) -> None:
    """At rest it looks once a minute: waking up is most of what waiting costs."""
    rig = Rig(tmp_path)
    try:
        rig.step(LOOK_SECONDS + 1)  # at rest since the last look
        with open_outbox(rig.state) as outbox:
            outbox.state.set("retired", "revoked", "sync")
        rig.step(LOOK_SECONDS + 1)
        assert rig.visit.stage is Stage.ATTRACT
        with rig.guide.finger.holding(rig.guide.find("begin:nl")):
            rig.step(AT_ONCE + 0.1)
        rig.step()
        assert rig.visit.stage is Stage.OUT_OF_ORDER
    finally:
        rig.close()


def test_nobody_is_sent_away_in_the_middle_of_a_visit(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    try:
        rig.visit.begin("nl")
        with open_outbox(rig.state) as outbox:
            outbox.state.set("retired", "revoked", "sync")
        assert not rig.kiosk.service.noticed()
        assert rig.visit.stage is Stage.HOME
        rig.visit.wipe()
        assert rig.kiosk.service.noticed()
    finally:
        rig.close()


def test_a_visit_on_a_stolen_kiosk_ends_at_once_and_nothing_said_or_printed_stays(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    try:
        worker, desk = rig.kiosk.press.worker, rig.kiosk.desk
        assert worker.submit(Image.new("1", (576, 80), 255)).wait(HANG)
        assert worker.has_last
        desk.stands.note = "De rol is bijna op."
        rig.guide.touch("begin:nl")
        rig.guide.touch("journey:internet-help")
        with open_outbox(rig.state) as outbox:
            outbox.state.set("retired", "stolen", "sync")
        rig.step(LOOK_SECONDS + 1)
        assert rig.visit.stage is Stage.OUT_OF_ORDER
        assert rig.visit.registration is None
        assert not worker.has_last
        assert desk.stands.note == ""
        assert rig.app.room.current_screen.content.ids.staff.text.startswith(TABLE["device-retired"].title)
        assert not rig.kiosk.service.noticed(), "it is said once"
    finally:
        rig.close()


@pytest.mark.parametrize("size", [WIDE, UPRIGHT, SMALL], ids=["wide", "upright", "small"])
def test_a_kiosk_that_is_out_of_order_says_so_to_whoever_meets_it_in_their_own_language(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    rig = Rig(tmp_path, size=size)
    try:
        rig.visit.fail("disk-full")
        rig.app.render()
        rig.step(0.3)
        said = {one.writing.text.replace("\n", " ") for one in written(rig.app.root)}
        for code in rig.app.parts.languages:
            assert rig.site.texts.get(code, "out_of_order.title") in said, code
        assert not defects(rig.app.root_layout)
    finally:
        rig.close()
