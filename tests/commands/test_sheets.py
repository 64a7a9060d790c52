"""The page that hangs beside the kiosk: one A4, in the words of the screens, honest about whom to call."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import ImageChops

from kiosk.cli import main
from kiosk.commands.sheets import DPI, HEIGHT, TILES, WIDTH, pdf, sheet
from kiosk.site.load import load_site
from tests.waiting import HANG

SITE = load_site(None)


def test_one_page_of_a4_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheets", "--out", str(tmp_path)]) == 0
    path = Path(capsys.readouterr().out.strip())
    body = path.read_bytes()
    assert body.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", body)) == 1
    [box] = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", body)
    assert [round(float(side) / 72 * 25.4) for side in box] == [210, 297]


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils is not installed")
def test_poppler_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(pdf(sheet(SITE, "nl")))
    told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, timeout=HANG, check=True).stdout
    assert re.search(r"^Pages:\s+1$", told, re.MULTILINE)


@pytest.mark.parametrize("language", SITE.file.languages)
def test_it_fits_in_every_language_of_the_site(language: str) -> None:
    page = sheet(SITE, language)
    assert page.size == (WIDTH, HEIGHT)
    assert round(WIDTH / DPI * 25.4) == 210


def test_a_phone_number_stands_there_and_without_one_an_empty_line() -> None:
    file = SITE.file
    known = file.organisation.model_copy(update={"phone": "09 123 45 67"})
    called = replace(SITE, file=file.model_copy(update={"organisation": known}))
    assert ImageChops.difference(sheet(SITE, "nl"), sheet(called, "nl")).getbbox() is not None


def test_it_names_the_tiles_as_the_desk_does() -> None:
    for name in TILES:
        assert SITE.texts.has(f"desk.tile.{name}")
        told = " ".join(text for key, text in SITE.texts.dutch.items() if key.startswith("sheet."))
        assert f"{{{name}}}" in told


def test_a_language_the_site_does_not_speak_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sheets", "--out", str(tmp_path), "--lang", "xx"]) == 1
    assert "speaks nl" in capsys.readouterr().err
