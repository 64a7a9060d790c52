"""/logo/ORGANISATION.png: whose page it is, as a picture."""

from __future__ import annotations

import re
import shutil
from io import BytesIO

import pytest
from PIL import Image

from tests.central.phone.test_phone_page import opened

pytestmark = pytest.mark.django_db


def test_the_logo_of_the_organisation_stands_on_top_and_the_page_is_whole_without(
    nobody, praattafel, settings, tmp_path
):
    assert "<img" not in opened(nobody)
    shutil.copytree(settings.CONFIG, tmp_path / "config")
    settings.CONFIG = tmp_path / "config"
    drawn = settings.CONFIG / "sites" / "eeklo" / "logo.png"
    Image.new("RGBA", (900, 300), (0, 0, 0, 90)).save(drawn)
    [address] = re.findall(r'<img src="([^"]+)" width="168" height="56" alt="">', opened(nobody))
    picture = Image.open(BytesIO(nobody.get(address).content)).convert("RGB")
    assert picture.size == (336, 112)
    assert picture.getpixel((0, 0)) == (165, 165, 165), "on white"
    drawn.write_bytes(b"\x89PNG\r\n\x1a\n and then nothing")
    assert "<img" not in opened(nobody)
    assert "De Kring" in opened(nobody)
    assert nobody.get(address).status_code == 404
