"""`central qr`: squares for a flyer that a phone really reads."""

from __future__ import annotations

import subprocess

import pytest

from central.cli import main
from tests.central.conftest import an_offer
from tests.waiting import HANG

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def set_up(monkeypatch, de_kring):
    monkeypatch.setattr("central.service.database_fits.require_set_up", lambda: None)


def test_a_sheet_has_a_square_per_channel_and_each_is_a_file_too(tmp_path, praattafel, capsys):
    channels = ["flyer-pretbazaar", "school"]
    assert main(["qr", *channels, "--offer", "praattafel", "--out", str(tmp_path)]) == 0
    sheet = (tmp_path / "praattafel.html").read_text()
    assert sheet.count("<svg") == 2
    assert "https://dekring.example/o/praattafel?c=flyer-pretbazaar" in sheet
    assert "size: A4" in sheet
    assert {path.name for path in tmp_path.glob("*.svg")} == {
        "praattafel-flyer-pretbazaar.svg",
        "praattafel-school.svg",
    }


def test_without_an_offer_it_leads_to_everything_there_is(tmp_path):
    assert main(["qr", "letter", "--lang", "ar", "--out", str(tmp_path)]) == 0
    assert "https://dekring.example/start?l=ar&amp;c=letter" in (tmp_path / "start.html").read_text()


def test_where_two_organisations_have_the_offer_the_square_says_whose(tmp_path, praattafel, welzijnshuis):
    an_offer(welzijnshuis, "praattafel", "Praattafel")
    who = ["--organisation", "be.eeklo.de-kring", "--offer", "praattafel"]
    assert main(["qr", "flyer", *who, "--out", str(tmp_path)]) == 0
    assert "?o=be.eeklo.de-kring&amp;c=flyer" in (tmp_path / "praattafel.html").read_text()


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        (["Flyer!"], "small letters"),
        (["flyer", "--offer", "weg"], "there is: praattafel"),
        (["flyer", "--lang", "xx"], "no language 'xx'"),
        (["flyer", "--host", "h" * 120], "does not fit"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_one_line(tmp_path, praattafel, capsys, wrong, line):
    assert main(["qr", *wrong, "--out", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert line in said
    assert said.count("\n") == 1


def test_the_printed_square_is_read_by_zbar(tmp_path, praattafel):
    from playwright.sync_api import sync_playwright

    from tests.central.chromium import CHROMIUM, FLAGS

    main(["qr", "flyer", "--offer", "praattafel", "--out", str(tmp_path)])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 794, "height": 1123})
        page.goto((tmp_path / "praattafel.html").as_uri())
        page.screenshot(path=tmp_path / "sheet.png")
        browser.close()
    read = subprocess.run(
        ["zbarimg", "--quiet", "--raw", str(tmp_path / "sheet.png")],
        capture_output=True,
        text=True,
        timeout=HANG,
    )
    assert read.stdout.strip() == "https://dekring.example/o/praattafel?c=flyer"
