"""What reads aloud is at hand while somebody types, and never beside what ends the visit."""

from __future__ import annotations

import pytest

from kiosk.ui.reading_order import seen
from kiosk.ui.widgets.buttons import BarButton
from kiosk.visit.stage import Stage
from tests.ui.listening import Listener
from tests.ui.rig import UPRIGHT, WIDE, Rig
from tests.ui.stages import stand_at

pytestmark = [pytest.mark.screen, pytest.mark.slow]

LANGUAGES = ("nl", "fr", "en", "ar", "tr", "uk", "ru", "fa", "ps", "ro", "bg", "pl")


@pytest.fixture(scope="module")
def voice() -> Listener:
    return Listener()


@pytest.fixture(scope="module", params=[WIDE, UPRIGHT], ids=["wide", "upright"])
def window_size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return request.param


def row(kiosk: Rig) -> list[str]:
    kiosk.step(0.2)
    return [one.action for one in kiosk.app.frame.bar.shown]


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_cannot_read_hears_what_is_to_be_typed_with_one_touch(kiosk: Rig, language: str) -> None:
    for touch in (f"begin:{language}", "journey:internet-help", "next"):
        kiosk.guide.touch(touch)
    kiosk.step(0.2)
    if kiosk.app.root_layout.width < kiosk.app.root_layout.height and "listen" not in row(kiosk):
        kiosk.guide.touch("more")
    assert kiosk.guide.find("listen") is not None


def test_what_opens_behind_more_leaves_the_way_on_where_it_is(kiosk: Rig) -> None:
    for touch in ("begin:nl", "journey:internet-help", "next"):
        kiosk.guide.touch(touch)
    kiosk.guide.type("Zo")
    kiosk.step(0.2)
    place, stop = kiosk.place_of("next"), kiosk.place_of("stop")
    found: list[str] = []
    while kiosk.guide.find("more") is not None:
        kiosk.guide.touch("more")
        found += row(kiosk)
        assert kiosk.place_of("next") == pytest.approx(place, abs=15)
        assert kiosk.place_of("stop") == pytest.approx(stop, abs=15)
    assert not found or {"language", "away", "access"} <= set(found)
    kiosk.guide.touch("next")
    assert kiosk.guide.screen() != "step-name"


@pytest.mark.parametrize("speaks", [False, True])
@pytest.mark.parametrize("stage", [Stage.HOME, Stage.QUESTION, Stage.STEP, Stage.HELP, Stage.DONE])
def test_a_hand_that_trembles_beside_listen_never_ends_the_visit(
    kiosk: Rig, stage: Stage, speaks: bool
) -> None:
    stand_at(kiosk, stage)
    kiosk.step(0.2)
    if speaks and kiosk.guide.find("listen"):
        kiosk.guide.touch("listen")
        kiosk.step(0.2)
    boxes = {one.action: one for one in seen(kiosk.app.frame.bar) if isinstance(one, BarButton)}
    listen, stop = boxes.get("listen"), boxes.get("stop")
    if listen is None or stop is None:
        return
    left, right = sorted((listen, stop), key=lambda one: one.x)
    assert listen.y != stop.y or right.x - left.right > kiosk.app.frame.bar.small["stop"].width / 2


def test_in_the_warning_stop_is_far_from_what_reads_aloud_and_from_what_stays(kiosk: Rig) -> None:
    kiosk.guide.touch("begin:nl")
    warning = kiosk.app.warning if hasattr(kiosk.app, "warning") else kiosk.app.frame.warning
    warning.size = kiosk.app.root_layout.size
    warning.show(20)
    assert warning.listen.parent is not None
    gap = max(warning.stop.x, warning.listen.x) - min(warning.stop.right, warning.listen.right)
    assert gap >= 100
    assert warning.stay.y >= warning.stop.top or warning.stay.x - warning.stop.right >= 100
