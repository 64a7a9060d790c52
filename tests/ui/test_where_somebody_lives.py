"""The question where somebody lives: what is there to touch, and what is red."""

from __future__ import annotations

import pytest

from kiosk.tour.pictures import texts
from kiosk.ui import theme
from kiosk.ui.theme import rgba
from tests.ui.rig import Rig

pytestmark = pytest.mark.screen
NO_PLACE = "Geen adres, of zeg ik liever niet"


def at_place(kiosk: Rig) -> None:
    for action in ("begin:nl", "journey:internet-help", "next"):
        kiosk.guide.touch(action)
    kiosk.guide.type("An")
    for action in ("next", "option:phone"):
        kiosk.guide.touch(action)
    kiosk.guide.type("0471123456")
    kiosk.guide.touch("next")
    assert kiosk.visit.ask.id == "place"


def offered(kiosk: Rig) -> dict[str, bool]:
    """Return the tiles above the keyboard, and whether each is chosen."""
    tiles = kiosk.app.screens["typed"].offers
    return {tile.label: tile.selected for tile in tiles if tile.parent is not None}


def colour_of_the_line(kiosk: Rig) -> list[float]:
    return list(kiosk.app.screens["typed"].content.ids.line.color)


def test_the_town_of_the_kiosk_and_the_way_out_are_there_at_once(kiosk: Rig) -> None:
    at_place(kiosk)
    assert offered(kiosk) == {"9900 Eeklo": False, NO_PLACE: False}


def test_who_has_no_address_touches_it_sees_it_chosen_and_goes_on(kiosk: Rig) -> None:
    at_place(kiosk)
    kiosk.guide.touch("offer:1")
    assert offered(kiosk) == {"9900 Eeklo": False, NO_PLACE: True}
    assert NO_PLACE in texts(kiosk.app.root)
    kiosk.guide.touch("next")
    assert kiosk.visit.ask.id == "about"


def test_a_whole_postcode_of_one_place_has_chosen_it(kiosk: Rig) -> None:
    at_place(kiosk)
    kiosk.guide.type("9900")
    assert offered(kiosk) == {"9900 Eeklo": True}


def test_half_a_postcode_is_red_and_a_choice_of_villages_is_not(kiosk: Rig) -> None:
    at_place(kiosk)
    kiosk.guide.type("1")
    kiosk.guide.touch("next")
    assert "Een postcode heeft 4 cijfers." in texts(kiosk.app.root)
    assert colour_of_the_line(kiosk) == list(rgba(theme.STOP))
    kiosk.visit.registration.entry.choose("9880")
    kiosk.guide.touch("next")
    assert colour_of_the_line(kiosk) == list(rgba(theme.INK))


def test_while_nothing_is_said_going_on_is_grey(kiosk: Rig) -> None:
    at_place(kiosk)
    assert kiosk.guide.find("next") is None


def test_who_sits_finds_the_own_town_and_the_way_out_beside_the_number_pad(kiosk: Rig) -> None:
    kiosk.visit.access = kiosk.visit.access.turned("seated")
    at_place(kiosk)
    screen = kiosk.app.screens["typed"]
    town, out = (tile for tile in screen.offers if tile.parent is not None)
    keys = [key for key in screen.keyboard.children if key.parent is not None]
    assert town.right < min(key.x for key in keys) and max(key.right for key in keys) < out.x
    reach = theme.REACH * kiosk.app.root_layout.height
    assert max(town.top, out.top) <= reach
    place = tuple(out.pos)
    kiosk.guide.type("1")
    kiosk.guide.touch("next")
    [left] = [tile for tile in screen.offers if tile.parent is not None]
    assert (left.label, tuple(left.pos)) == (NO_PLACE, place), "it stays where it was"
    kiosk.guide.touch("offer:0")
    kiosk.guide.touch("next")
    assert kiosk.visit.registration.answers["place"] == "none"


def test_who_sits_with_the_biggest_letters_finds_both_beside_the_number_pad_too(kiosk: Rig) -> None:
    kiosk.visit.access = kiosk.visit.access.turned("seated").turned("biggest")
    at_place(kiosk)
    offers = kiosk.app.screens["typed"].offers
    assert [tile.label for tile in offers if tile.parent is not None] == ["9900 Eeklo", NO_PLACE]
    kiosk.guide.touch("offer:1")
    kiosk.guide.touch("next")
    assert kiosk.visit.registration.answers["place"] == "none"
