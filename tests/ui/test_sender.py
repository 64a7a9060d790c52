"""Whose kiosk it is stands on the first screens, with a logo or without one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk.machine.folders import config_dir
from kiosk.tour.pictures import texts
from tests.ui.rig import Rig

pytestmark = pytest.mark.screen
NAME = "Wijkcentrum De Kring"


def put_nothing(path: Path) -> None:
    """This site has no logo."""


def put_logo(path: Path) -> None:
    Image.new("RGB", (600, 200), "black").save(path)


def put_rubbish(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n and then the card was full")


@pytest.fixture(params=[put_nothing, put_logo, put_rubbish])
def sender(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Rig]:
    site = shutil.copytree(config_dir() / "sites" / "eeklo", tmp_path / "site")
    request.param(site / "logo.png")
    site_toml = site / "site.toml"
    said = site_toml.read_text(encoding="utf-8").replace('address = "Eeklo"', "")
    site_toml.write_text(said, encoding="utf-8")
    rig = Rig(tmp_path, site)
    rig.has_logo = request.param is put_logo
    yield rig
    rig.close()


def test_who_comes_near_and_who_chooses_reads_whose_machine_it_is(sender: Rig) -> None:
    sender.start_over()
    attract = sender.app.screens["attract"]
    assert NAME in texts(sender.app.root)
    assert (attract.content.ids.sign.name == "") is sender.has_logo
    sender.guide.touch("begin:ar")
    assert NAME in texts(sender.app.root)
    home = sender.app.screens["home"]
    beside = [type(one).__name__ for one in home.content.ids.whose.children]
    assert ("Logo" in beside) is sender.has_logo


def test_the_volunteer_still_finds_the_desk_behind_the_sign(sender: Rig) -> None:
    sender.start_over()
    sign = sender.app.screens["attract"].content.ids.sign
    assert sign.width >= 100
    assert sign.height >= 100
