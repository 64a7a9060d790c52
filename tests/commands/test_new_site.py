"""Whoever makes a sixth site: ten minutes from nothing to a kiosk that works, and a list of what is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.catalogue.seed import load_seed
from kiosk.cli import main
from kiosk.commands import site as command
from kiosk.site.load import load_site, read_site
from kiosk.site.translations import Dutch, standing

HOUSE = ("--house", "Huis van Assenede", "--short", "Het Huis", "--postcode", "9960")


def new(folder: Path, *more: str, name: str = "assenede") -> int:
    return main(["site", "new", name, "--in", str(folder), *more])


@pytest.fixture
def assenede(tmp_path: Path) -> Path:
    """Return the folder of a site that was just made."""
    assert new(tmp_path, *HOUSE, "--offer", "Praatcafé", "--offer", "Fiets & meer") == 0
    return tmp_path / "assenede"


def test_a_new_site_is_whole_and_valid_and_says_what_comes_next(tmp_path: Path, capsys) -> None:
    assert new(tmp_path, *HOUSE) == 0
    told = capsys.readouterr().out
    assert "made: " in told and "kiosk doctor --public --site" in told and "kiosk tour" in told
    site = load_site(tmp_path / "assenede")
    assert site.file.organisation.name == "Huis van Assenede" and site.file.near[0] == "9960"
    assert site.file.organisation.phone == "", "what nobody knows is not shown"


def test_what_a_new_site_says_is_translated_from_the_start(assenede: Path) -> None:
    site = read_site(assenede)
    dutch = Dutch.of(site)
    assert not dutch.own, "all of it is said in words that every site shares"
    for code in site.file.languages[1:]:
        assert standing(site, code, dutch).complete, code
    whole = load_site(assenede)
    for code in whole.file.languages:
        assert "Het Huis" in whole.texts.get(code, "site.notice.line.2"), "the name of the house, in each"


def test_its_offers_can_be_signed_up_for(assenede: Path) -> None:
    offers = load_seed(assenede, read_site(assenede).file.organisation).offers
    assert [(one.id, one.title, one.sign_up) for one in offers] == [
        ("praatcafe", "Praatcafé", True),
        ("fiets-meer", "Fiets & meer", True),
    ]


def test_a_name_with_quotes_or_on_two_lines_is_kept_as_one_text(tmp_path: Path) -> None:
    assert new(tmp_path, "--house", 'Huis "Het\nAnker"\\') == 0
    assert read_site(tmp_path / "assenede").file.organisation.name == 'Huis "Het Anker"\\'


@pytest.mark.parametrize(
    ("name", "more", "said"),
    [
        ("Assenede", (), "no name of a folder"),
        ("../weg", (), "no name of a folder"),
        ("assenede", ("--journeys", "referal"), "did you mean 'referral'?"),
        ("assenede", ("--languages", "nl,xx"), "'xx'"),
        ("assenede", ("--accent", "#88FF88"), "on_accent"),
        ("assenede", ("--accent", "groen"), "accent"),
        ("assenede", ("--postcode", "99000"), "near"),
        ("assenede", ("--offer", "Les", "--offer", "les!"), "two offers are called 'Les'"),
    ],
)
def test_what_cannot_be_is_said_in_one_line_and_nothing_is_left_behind(
    tmp_path: Path, capsys, name: str, more: tuple[str, ...], said: str
) -> None:
    assert new(tmp_path, *more, name=name) == 1
    told = capsys.readouterr()
    assert said in told.err and len(told.err.splitlines()) == 1 and not told.out
    assert not list(tmp_path.iterdir())


def test_a_site_that_is_there_stays_as_it_is(assenede: Path, capsys) -> None:
    before = (assenede / "site.toml").read_text(encoding="utf-8")
    assert new(assenede.parent) == 1
    assert "is there already" in capsys.readouterr().err
    assert (assenede / "site.toml").read_text(encoding="utf-8") == before


def test_on_a_terminal_it_asks_what_no_option_says(tmp_path: Path, monkeypatch, capsys) -> None:
    answers = iter(["", "Huis van Assenede", "9960", "public_task", "Praatcafé, Les", "", "Het Huis", "", ""])
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(command.sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", answer)
    assert new(tmp_path) == 0
    file = read_site(tmp_path / "assenede").file
    assert (file.name, file.notice.ground, file.organisation.id) == ("Assenede", "public_task", "be.assenede")
    assert file.organisation.short == "Het Huis" and len(asked) == 9
