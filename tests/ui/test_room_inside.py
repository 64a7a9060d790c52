"""What stands in a tile or a button keeps away from its edge: 16 px of the design, where there is room."""

from __future__ import annotations

import pytest

from tests.ui.rig import Rig

pytestmark = pytest.mark.screen


def near_now(kiosk: Rig) -> list[str]:
    from kiosk.tour.checks import defects

    return [line for line in defects(kiosk.app.root_layout) if line.startswith("little room inside")]


def near(kiosk: Rig) -> list[str]:
    kiosk.guide.at_rest()
    return near_now(kiosk)


def test_the_words_and_the_picture_of_an_answer_keep_away_from_its_edge(kiosk: Rig) -> None:
    kiosk.guide.touch("begin:nl")
    kiosk.guide.touch("journey:internet-check")
    assert near(kiosk) == []
    tile = kiosk.app.room.current_screen.content.ids.tiles.tiles[0]
    tile.words.writing._words.pos = tile.x + 10, tile.words.writing._words.pos[1]
    (told,) = near_now(kiosk)
    assert told.startswith(f"little room inside: {tile.action} {tile.label!r}")


def test_a_picture_on_the_edge_of_a_button_of_the_bar_is_told(kiosk: Rig) -> None:
    kiosk.guide.touch("begin:nl")
    assert near(kiosk) == []
    button = kiosk.guide.find("help")
    button.put_picture(button.width / 2, button.height - 50, 48)
    (told,) = near_now(kiosk)
    button.place()
    assert told.startswith("little room inside: help")


@pytest.mark.parametrize("language", ["nl", "uk", "ar", "fr"])
def test_the_words_of_a_button_in_the_bar_keep_away_from_its_edge_in_a_long_language(
    kiosk: Rig, language: str
) -> None:
    kiosk.guide.touch(f"begin:{language}")
    assert near(kiosk) == []
    kiosk.guide.touch("journey:internet-check")
    assert near(kiosk) == []
