"""A stand without a network is sent home by touch alone: the stick goes to the office and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.outbox.enrolment import load_enrolment
from kiosk.ui.widgets.tile import Tile
from kiosk.volunteers.pin import choose
from tests.ui.memory import word
from tests.ui.rig import Rig
from tests.ui.test_desk import PIN, come_in
from tests.volunteers.by_stick import Office, keys_kept

pytestmark = [pytest.mark.screen, pytest.mark.slow]


@pytest.fixture
def joined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Rig, Office]]:
    """A kiosk, and the office its stick goes to."""
    monkeypatch.setattr("kiosk.ui.widgets.sign.HELD", 0.5)
    with keys_kept() as keys:
        rig = Rig(tmp_path)
    choose(word(PIN), rig.state)
    yield rig, Office(keys, load_enrolment(rig.state))
    rig.close()


def line(rig: Rig) -> str:
    return rig.app.room.current_screen.content.ids.line.text


def title(rig: Rig) -> str:
    return rig.app.room.current_screen.content.ids.title.text


def explained(rig: Rig, action: str) -> str:
    """What stands under a tile."""
    tile = rig.guide.find(action)
    assert isinstance(tile, Tile)
    return str(tile.explain)


def a_closed_stand(rig: Rig) -> None:
    rig.hold_sign()
    come_in(rig)
    rig.guide.touch("desk:open")
    for touch in ("option:digipunt-centrum", "next", "option:stand", "next", "option:ligo", "next", "next"):
        rig.guide.touch(touch)
    rig.guide.type("AV")
    rig.guide.touch("next")
    rig.guide.touch("desk:close")
    for _ in range(3):
        rig.guide.touch("next")
    rig.guide.type("BK")
    rig.guide.touch("next")


def test_the_stick_comes_back_and_the_desk_says_that_the_volunteer_can_switch_off(
    joined: tuple[Rig, Office], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rig, office = joined
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setenv("KIOSK_STICK", str(stick))
    words = lambda key, **values: rig.site.texts.get("nl", key).format(**values)  # noqa: E731
    a_closed_stand(rig)
    assert title(rig) != words("desk.proof.ready_line")
    rig.guide.touch("desk:stick")
    rig.guide.wait(lambda: line(rig) == words("desk.stick.written", count=2), "the stick to be written")
    rig.step(2)
    assert [explained(rig, tile) for tile in ("desk:send", "desk:stick")] == ["", "Op stick: 2"]
    office.read(stick)
    rig.guide.touch("desk:stick")
    rig.guide.wait(lambda: title(rig) == words("desk.proof.ready_line"), "the proof to turn green")
    rig.step(2)
    assert title(rig) == "Je kan uitschakelen."
    assert office.received, "and it is there"
    rig.guide.touch("desk:stick")
    rig.guide.wait(lambda: line(rig) == words("desk.stick.empty"), "nothing to happen twice")
