"""What people must understand is shown as a picture, large, where a tile has room; else as an icon."""

from __future__ import annotations

from collections import Counter

import pytest

from kiosk.ui import theme
from kiosk.ui.widgets.drawing import _coloured
from kiosk.visit.access import Access
from tests.ui.rig import Rig

pytestmark = pytest.mark.screen


def tiles(kiosk: Rig) -> list:
    kiosk.guide.at_rest()
    return kiosk.app.room.current_screen.content.ids.tiles.tiles


def pixels(tile: object) -> Counter:
    """Return how often each colour stands in the picture of a tile."""
    texture = tile.emblem._shape.texture
    raw = texture.pixels
    return Counter(raw[at : at + 3] for at in range(0, len(raw), 4) if raw[at + 3] == 255)


def colour(name: str) -> bytes:
    return bytes(round(part * 255) for part in theme.rgba(name)[:3])


def asked(kiosk: Rig) -> list:
    kiosk.guide.touch("begin:nl")
    kiosk.guide.touch("journey:internet-check")
    return tiles(kiosk)


def strengthen(kiosk: Rig, switch: str) -> None:
    kiosk.visit.access = Access().turned(switch)
    kiosk.app.render()


def test_each_answer_shows_its_picture_all_as_large_as_each_other(kiosk: Rig) -> None:
    sides = {tile.emblem.place[1] for tile in asked(kiosk)}
    assert len(sides) == 1
    assert sides.pop()[0] >= theme.px(116)


def test_a_picture_is_in_the_colours_of_the_site_and_in_strong_ones_for_who_asked(kiosk: Rig) -> None:
    drawn = pixels(asked(kiosk)[1])
    wanted = [colour(name) for name in (theme.ACCENT, theme.TINT, theme.INK, theme.CARD)]
    assert all(drawn[one] > 50 for one in wanted)
    strengthen(kiosk, "contrast")
    strong = pixels(tiles(kiosk)[1])
    assert colour(theme.INK) == b"\xff\xff\xff"
    assert strong[colour(theme.INK)] > 50 < strong[colour(theme.ACCENT)]
    assert not strong[wanted[0]], "nothing is left of the green"


def test_with_the_biggest_letters_no_picture_makes_the_words_beside_it_too_small(kiosk: Rig) -> None:
    asked(kiosk)
    strengthen(kiosk, "biggest")
    least = theme.LEAST_CHOICE[theme.tokens.access.letters]
    beside_a_picture = [min(tile.words.writing.size, least) for tile in tiles(kiosk)]
    for tile in tiles(kiosk):
        tile.picture = ""
    assert beside_a_picture == [min(tile.words.writing.size, least) for tile in tiles(kiosk)]


def test_a_touched_answer_keeps_its_picture(kiosk: Rig) -> None:
    before = pixels(asked(kiosk)[0])
    kiosk.guide.touch("option:none")
    kiosk.guide.touch("back")
    assert tiles(kiosk)[0].selected
    assert pixels(tiles(kiosk)[0]) == before


def test_a_picture_keeps_away_from_the_edge_of_its_tile(kiosk: Rig) -> None:
    asked(kiosk)
    for _ in range(4):
        for tile in tiles(kiosk):
            (_, y), (_, high) = tile.emblem.place
            assert y - tile.y >= theme.px(theme.INSIDE) - 1 <= tile.top - y - high
        if kiosk.guide.find("option:unknown") is None:
            break
        kiosk.guide.touch("option:unknown")


def test_home_draws_each_picture_once_and_none_for_who_stands_there_longer(kiosk: Rig) -> None:
    """A picture takes ten times as long as all else on a tile: none is drawn to see whether it would fit."""
    _coloured.cache_clear()
    kiosk.guide.touch("begin:nl")
    shown = tiles(kiosk)
    drawn = _coloured.cache_info().misses
    assert len({tile.emblem._shape.texture for tile in shown}) == len(shown), "each has its own"
    assert drawn <= len(shown)
    for _ in range(3):
        kiosk.app.render()
        kiosk.step(0.3)
    assert _coloured.cache_info().misses == drawn
