"""What the kiosk brings along to look right without a network."""

import re

import pytest
from PIL import Image

from kiosk.machine.folders import assets_dir

ICONS, FONTS = assets_dir() / "icons", assets_dir() / "fonts"
DRAWN = assets_dir() / "pictures"
PICTURES, OURS = sorted(ICONS.glob("*.png")), sorted(DRAWN.glob("*.png"))


def test_every_icon_has_its_drawing_and_every_drawing_its_icon():
    assert len(PICTURES) > 90
    assert {path.stem for path in PICTURES} == {path.stem for path in (ICONS / "svg").glob("*.svg")}


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_an_icon_is_white_on_nothing_so_that_the_screen_can_tint_it(path):
    with Image.open(path) as icon:
        assert icon.size == (128, 128)
        assert icon.mode == "RGBA"
        pixels = icon.get_flattened_data() if hasattr(icon, "get_flattened_data") else icon.getdata()
    drawn = {pixel[:3] for pixel in pixels if pixel[3] > 0}
    assert min(min(colour) for colour in drawn) >= 250


def test_every_picture_has_its_drawing_and_every_drawing_its_picture():
    assert len(OURS) > 40
    assert {path.stem for path in OURS} == {path.stem for path in (DRAWN / "svg").glob("*.svg")}


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_a_picture_is_made_of_the_colours_a_site_can_change_and_keeps_inside_its_frame(path):
    with Image.open(path) as picture:
        assert (picture.size, picture.mode) == ((480, 480), "RGBA")
        alpha = picture.getchannel("A")
        shares = [one.point(lambda share: share > 200) for one in picture.split()[:3]]
        (left, top, right, bottom), edge = alpha.getbbox(), 3
    drawn = (DRAWN / "svg" / f"{path.stem}.svg").read_text()
    assert set(re.findall("#[0-9A-Fa-f]{6}", drawn)) <= {"#0B5F5A", "#DDEFEA", "#1E2A32", "#FFFFFF"}
    accent, _, ink = (share.getbbox() for share in shares)
    assert accent and ink, "one line of ink, and something in the colour of the site"
    assert left >= edge and top >= edge and right <= 480 - edge and bottom <= 480 - edge


def test_each_borrowed_thing_stands_beside_its_licence():
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text()
    assert "MIT License" in (ICONS / "svg" / "LICENSE").read_text()
