"""A site that names what is not there: one line with file, line and what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from kiosk.cli import main
from tests.site.folders import SITE, Config

CATALOGUE = "sites/eeklo/catalogue.toml"
GAP = 'logo = "in te vullen"'


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (SITE, '"internet-check", ', '"internet-chek", ', "did you mean 'internet-check'?"),
        (SITE, GAP, 'offers = ["ligo-smartfoon"]', "did you mean 'ligo-smartphone'?"),
        (SITE, GAP, 'offers = ["ligo-smartphone", "ligo-smartphone"]', "twice"),
        (SITE, GAP, 'logo = "logo.png"', "there is no logo.png in eeklo/"),
        (SITE, GAP, 'logo = "logo.jpg"', "logo.png"),
        (SITE, "{organisation} leest dit", "{organistion} leest dit", "only {organisation} is"),
        (SITE, "{organisation} leest dit", "{organisation leest dit", "brace"),
        (SITE, 'short = "De Kring"', 'short = "De Kring"\nhours = "Mo-Fr 9-12u"', "hours"),
        (SITE, 'closed = "in te vullen"', "closed = ['Juli 11 off']", "closed"),
    ],
)
def test_what_a_site_names_must_be_there(config: Config, name: str, old: str, new: str, said: str) -> None:
    line = config.change(name, old, new) + new.count("\n")
    error = config.refused()
    assert (Path(error.file), error.line) == (config.folder / name, line)
    assert said in error.message


def test_a_text_that_nobody_asks_for_is_a_slip(config: Config) -> None:
    path = config.write(
        "sites/eeklo/texts/own.nl.toml", '[home]\ntitle = "Zeg het maar."\notherz = "Anders"\n'
    )
    error = config.refused()
    assert (Path(error.file), error.line) == (path, 3) and "'home.others'" in error.message


def test_a_logo_that_is_no_picture_is_told_before_a_screen_looks_empty(config: Config) -> None:
    config.change(SITE, GAP, 'logo = "logo.png"')
    (config.site / "logo.png").write_bytes(b"GIF89a")
    assert "save it as PNG" in config.refused().message
    Image.new("L", (9, 9)).save(config.site / "logo.png")
    assert config.load().file.logo == "logo.png"


def test_hours_of_an_offer_that_cannot_be_read_are_told_by_doctor(config: Config, capsys) -> None:
    line = config.change(CATALOGUE, '"We 13:00-17:00; PH off"', '"woensdag 13u"')
    main(["doctor", "--site", str(config.site)])
    (told,) = [one for one in capsys.readouterr().out.splitlines() if one.split()[1] == "site"]
    assert told.startswith("broken") and f"{CATALOGUE}:{line}: " in told


def test_an_offer_in_the_past_is_told_with_its_line_and_the_kiosk_goes_on(config: Config, capsys) -> None:
    line = config.change(
        CATALOGUE, "starts = 2027-01-11T09:00:00+01:00", "starts = 2026-01-12T09:00:00+01:00"
    )
    assert config.load().id == "eeklo"
    main(["doctor", "--site", str(config.site)])
    (told,) = [one for one in capsys.readouterr().out.splitlines() if one.split()[1] == "site"]
    assert told.startswith("warn") and f"{CATALOGUE}:{line}: offer 'ligo-smartphone' is over" in told
    assert "take it out" in told
