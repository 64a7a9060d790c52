"""What the kiosk brings along to look right without a network."""

import pytest
from PIL import Image

from kiosk.machine.folders import assets_dir

ICONS, FONTS = assets_dir() / "icons", assets_dir() / "fonts"
PICTURES = sorted(ICONS.glob("*.png"))


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


def test_each_borrowed_thing_stands_beside_its_licence():
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text()
    assert "MIT License" in (ICONS / "svg" / "LICENSE").read_text()
