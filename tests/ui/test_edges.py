"""Nothing is drawn at a fraction of a pixel, on panels smaller than the design too; what is wrong is told."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PIL import Image, ImageDraw

from tests.ui.rig import Rig

pytestmark = pytest.mark.screen

SMALL = (1024, 600)  # three quarters of the design: many of its lengths are halves and quarters there


@pytest.fixture(scope="module")
def window_size() -> tuple[int, int]:
    return SMALL


@pytest.fixture
def question(kiosk: Rig) -> Iterator[Rig]:
    """The kiosk at a question with answers to touch."""
    kiosk.guide.touch("begin:nl")
    kiosk.guide.touch("journey:internet-check")
    yield kiosk
    kiosk.start_over()


def told(kiosk: Rig, picture: Image.Image | None = None) -> list[str]:
    """Return what is told of the screen that is shown."""
    from kiosk.tour.checks import defects

    return defects(kiosk.app.root, picture=picture)


def an_answer(kiosk: Rig):
    return kiosk.app.room.current_screen.content.ids.tiles.tiles[1]


def painted(tile, thick: int, for_a_part: int) -> Image.Image:
    """Return a picture of `tile` with an edge `thick`, and `for_a_part` of its left one, pixels."""
    from kivy.core.window import Window

    picture, (x, y) = Image.new("RGB", Window.size, "white"), tile.to_window(*tile.pos)
    top = Window.height - y - tile.height
    box = x, top, x + tile.width - 1, top + tile.height - 1
    ImageDraw.Draw(picture).rectangle(box, outline="black", width=thick)
    middle = top + tile.height // 2
    ImageDraw.Draw(picture).rectangle((x, middle, x + for_a_part - 1, middle + 9), fill="black")
    return picture


def test_a_screen_on_a_small_panel_is_drawn_on_whole_pixels(question: Rig) -> None:
    question.guide.at_rest()
    assert told(question) == []
    for widget in question.app.room.current_screen.walk(restrict=True):
        x, y = widget.to_window(*widget.pos)
        if hasattr(widget, "edge"):
            assert (x % 1, y % 1, widget.width % 1, widget.height % 1) == (0, 0, 0, 0)


def test_an_edge_that_is_thicker_for_a_part_of_its_length_is_told(question: Rig) -> None:
    from kiosk.tour.edges import uneven

    question.guide.at_rest()
    tile = an_answer(question)
    assert list(uneven([tile], painted(tile, 2, 2))) == []
    assert list(uneven([tile], painted(tile, 2, 3))) == [f"uneven edge, left: {tile.label!r}"]
    torn, (left, _) = painted(tile, 2, 2), tile.to_window(*tile.pos)
    torn.paste("white", (int(left), 200, int(left) + 1, 210))
    assert list(uneven([tile], torn)) == [f"uneven edge, left: {tile.label!r}"]


def test_a_picture_half_a_pixel_off_is_told_without_a_picture_of_the_screen(question: Rig) -> None:
    question.guide.at_rest()
    tile = an_answer(question)
    for moved in (tile.words.writing._words, tile.emblem._shape, tile._shape):
        right = moved.pos
        moved.pos = right[0], right[1] + 0.5
        assert any(line.startswith("between pixels") for line in told(question))
        moved.pos = right
    assert told(question) == []


def test_words_that_are_not_as_large_as_they_were_drawn_are_told(question: Rig) -> None:
    question.guide.at_rest()
    words = an_answer(question).words.writing._words
    right = words.size
    words.size = right[0] - 1, right[1]
    assert any(line.startswith("stretched") for line in told(question))
    words.size = right


def test_a_button_that_stands_a_pixel_nearer_to_its_neighbour_is_told(question: Rig) -> None:
    question.guide.at_rest()
    stop = question.guide.find("stop")
    stop.x += 1
    assert any(line.startswith("unequal gaps") for line in told(question))
    stop.x -= 1


def test_a_card_told_to_stand_between_two_pixels_takes_whole_ones(question: Rig) -> None:
    from kiosk.ui.widgets.card import Card

    card = Card(size_hint=(None, None), pos=(10.5, 0.4), size=(100.5, 60.2))
    assert (tuple(card.pos), tuple(card.size)) == ((11, 0), (101, 60))
    card.right, card.center_y = 200.25, 50.5
    assert tuple(card.pos) == (99, 21)


def test_parts_of_a_line_keep_equal_gaps_and_lose_nothing_of_the_line() -> None:
    from kiosk.ui.widgets.whole import in_line

    placed = list(in_line(36.5, [100 / 3] * 3, 14))
    assert [after[0] - one[0] - one[1] for one, after in pairwise(placed)] == [14, 14]
    assert placed[0][0] == 37
    assert placed[-1][0] + placed[-1][1] == 37 + 100 + 2 * 14
