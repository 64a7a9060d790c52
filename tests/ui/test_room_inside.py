"""What stands in a tile or a button keeps away from its edge: 16 px of the design, where there is room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.ui import theme
from tests.ui.rig import Rig

pytestmark = pytest.mark.screen

LINE = (0.05, 0.25)  # parts of its size that a line has below its lowest and above its highest letter


def away(kiosk: Rig, kind: type) -> Iterator[tuple[str, float]]:
    """Return the label of each `kind` on the screen and how near to its edge anything in it comes."""
    from kiosk.ui.reading_order import seen

    for widget in seen(kiosk.app.root):
        if not isinstance(widget, kind) or not widget.enabled:
            continue
        boxes = [
            (*shape.pos, *shape.size)
            for emblem in widget.emblems
            for shape in (emblem._back, emblem._shape)
            if shape is not None
        ]
        for line in widget.lines:
            (x, y, width, height), size = line.writing.place_of_words, line.writing.size
            if width:
                boxes.append((x, y + LINE[0] * size, width, height - sum(LINE) * size))
        yield (
            widget.label,
            min(
                min(x - widget.x, widget.right - x - width, y - widget.y, widget.top - y - height)
                for x, y, width, height in boxes
            ),
        )


def near_now(kiosk: Rig, kind: type) -> list[tuple[str, float]]:
    return [one for one in away(kiosk, kind) if one[1] < theme.px(theme.INSIDE) - 0.6]


def near(kiosk: Rig, kind: type) -> list[tuple[str, float]]:
    kiosk.guide.at_rest()
    assert list(away(kiosk, kind))
    return near_now(kiosk, kind)


def test_the_words_and_the_picture_of_an_answer_keep_away_from_its_edge(kiosk: Rig) -> None:
    from kiosk.ui.widgets.tile import Tile

    kiosk.guide.touch("begin:nl")
    kiosk.guide.touch("journey:internet-check")
    assert near(kiosk, Tile) == []
    tile = kiosk.app.room.current_screen.content.ids.tiles.tiles[0]
    tile.words.writing._words.pos = tile.x + 10, tile.words.writing._words.pos[1]
    assert [label for label, _ in near_now(kiosk, Tile)] == [tile.label]


@pytest.mark.parametrize("language", ["nl", "uk", "ar", "fr"])
def test_the_words_of_a_button_in_the_bar_keep_away_from_its_edge_in_a_long_language(
    kiosk: Rig, language: str
) -> None:
    from kiosk.ui.widgets.buttons import BarButton

    kiosk.guide.touch(f"begin:{language}")
    assert near(kiosk, BarButton) == []
    kiosk.guide.touch("journey:internet-check")
    assert near(kiosk, BarButton) == []
