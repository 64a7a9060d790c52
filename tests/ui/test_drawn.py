"""What is drawn: the ground under every icon, before and after a screen was out of sight."""

from __future__ import annotations

import pytest

from kiosk.ui import theme
from kiosk.ui.reading_order import seen
from tests.ui.rig import Rig
from tests.ui.walks import walk_to_review

pytestmark = pytest.mark.screen

FLAT = 0.06  # of the side, in the middle of it: inside the ground, beside the icon


def grounds(kiosk: Rig) -> dict[str, tuple[int, int, int]]:
    """Return the colour seen at the left edge of every icon's ground on the screen, by icon."""
    from kivy.core.window import Window

    from kiosk.tour.pictures import at_rest

    picture, found = at_rest(), {}
    for widget in seen(kiosk.app.root):
        emblem = getattr(widget, "emblem", None)
        if emblem is None or not emblem.drawn or emblem._back is None:
            continue
        (x, y), (width, height) = emblem._back.pos, emblem._back.size
        at = widget.to_window(x + max(2, width * FLAT), y + height / 2)
        name = getattr(widget, "name", "") or widget.icon
        found[name] = picture.getpixel((round(at[0]), round(Window.height - at[1])))[:3]
    return found


def tint() -> tuple[int, ...]:
    return tuple(round(255 * part) for part in theme.rgba(theme.TINT)[:3])


def test_every_icon_stands_on_its_ground_also_when_the_screen_comes_back(kiosk: Rig) -> None:
    kiosk.guide.touch("begin:nl")
    kiosk.guide.touch("journey:internet-help")
    before = grounds(kiosk)
    assert len(before) == 4
    assert set(before.values()) == {tint()}
    kiosk.guide.touch("back")
    assert not grounds(kiosk), "the large pictures of home stand on their tile"
    kiosk.guide.touch("journey:internet-help")
    assert grounds(kiosk) == before


def test_the_tick_at_the_end_stands_on_green(kiosk: Rig) -> None:
    walk_to_review(kiosk.guide, "An", "0471123456")
    kiosk.guide.touch("send")
    green = tuple(round(255 * part) for part in theme.rgba(theme.GOOD_TINT)[:3])
    assert grounds(kiosk)["check"] == green


def test_a_screen_out_of_sight_keeps_no_picture(kiosk: Rig) -> None:
    from kiosk.ui.widgets.pictured import pictured

    kiosk.guide.touch("begin:nl")
    home = kiosk.app.screens["home"]
    kiosk.guide.touch("journey:internet-help")
    kiosk.step(0.1)
    held = [one for one in pictured(home) if getattr(getattr(one, "writing", None), "_words", None)]
    held += [one for one in pictured(home) if getattr(one, "emblem", None) and one.emblem.drawn]
    assert not held
