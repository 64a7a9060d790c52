"""The first picture of a start: there at once, true, and never of somebody."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from kiosk.app.door import FILE, Door
from kiosk.machine.folders import default_site
from tests.ui.real_kiosk import PATIENCE, RealKiosk

pytestmark = [pytest.mark.screen, pytest.mark.slow]
SIZE = (1280, 800)


def test_at_the_second_start_the_picture_of_the_first_is_there_before_the_kiosk_is_ready(
    tmp_path: Path,
) -> None:
    with RealKiosk(tmp_path) as kiosk:
        kiosk.wait_until_ready()
        door = kiosk.state / FILE
        kiosk.panel.wait_for(door.exists, PATIENCE, pause=0.1)
        with Image.open(door) as kept:
            picture = kept.convert("RGB")
        assert picture.tobytes() == kiosk.panel.picture(SIZE).tobytes(), "it is what people see"
        assert kiosk.end()[0] == 0

        kiosk.process = kiosk.start()
        kiosk.panel.wait_for(lambda: kiosk.panel.picture(SIZE).tobytes() == picture.tobytes(), PATIENCE)
        kiosk.wait_until_ready()
        assert kiosk.panel.picture(SIZE).tobytes() == picture.tobytes(), "nothing jumps"
        assert kiosk.end() == (0, "", "")


def test_a_kiosk_that_is_out_of_order_takes_its_old_invitation_away(tmp_path: Path) -> None:
    with RealKiosk(tmp_path, enrolled=False) as kiosk:
        mark = Door(kiosk.state, None, SIZE).mark
        _save(kiosk.state / FILE, mark)
        kiosk.wait_until_ready()
        kiosk.panel.wait_for(lambda: not (kiosk.state / FILE).exists(), PATIENCE, pause=0.1)
        assert kiosk.end()[0] == 0


def test_a_picture_of_another_site_or_size_or_that_is_torn_is_not_shown(tmp_path: Path) -> None:
    door = Door(tmp_path, None, SIZE)
    assert not door.fits
    _save(tmp_path / FILE, door.mark)
    assert door.fits
    assert not Door(tmp_path, None, (800, 1280)).fits
    assert not Door(tmp_path, default_site().parent, SIZE).fits
    whole = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(whole[: len(whole) // 2][:60])
    assert not door.fits


def test_a_change_of_the_site_makes_the_picture_unfit(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "site.toml").write_text("a = 1\n")
    _save(tmp_path / FILE, Door(tmp_path, site, SIZE).mark)
    assert Door(tmp_path, site, SIZE).fits
    (site / "site.toml").write_text("a = 12\n")
    assert not Door(tmp_path, site, SIZE).fits


def _save(path: Path, mark: str) -> None:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("kiosk-door", mark)
    Image.new("RGB", SIZE, "white").save(path, pnginfo=info)
