"""`kiosk texts`: whoever translates sees how far it is, and gets the files brought up to today's Dutch."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.site.po import read_po
from tests.site.folders import SCREEN, SITE, Config
from tests.site.translating import HEADER, entry, translate_all


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config.copied_to(tmp_path)


def texts(config: Config, *more: str) -> int:
    return main(["texts", "--site", str(config.site), *more])


def line(printed: str, code: str) -> str:
    return next(line for line in printed.splitlines() if line.startswith(f"{code} "))


def test_every_language_has_a_line_with_how_far_it_is(config: Config, capsys) -> None:
    translate_all(config)
    assert texts(config) == 0
    shown = capsys.readouterr().out
    french, polish = line(shown, "fr").split(), line(shown, "pl").split()
    wanted = french[4]
    assert french[1:9] == ["Frans", wanted, "of", wanted, "0", "0", "0", "draft"]
    assert polish[1:8] == ["Pools", "0", "of", wanted, wanted, "0", "0"]
    assert int(wanted) > 300
    assert not [line for line in shown.splitlines() if line.startswith("nl ")]


def test_a_translator_sees_which_texts_are_not_right(config: Config, capsys) -> None:
    translate_all(config)
    config.change(SCREEN, 'next = "Verder"', 'next = "Ga verder"')
    config.change("texts/fr.po", 'msgctxt "ui.back"', 'msgctxt "ui.bak"')
    assert texts(config, "fr") == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[-3:] == ["fr missing: ui.back", "fr stale: ui.next", "fr unknown: ui.bak"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (SCREEN, 'next = "Verder"', 'next = "Ga verder"'),
        ("texts/fr.po", 'msgstr "Verder"', 'msgstr ""'),
        ("texts/fr.po", '\nmsgctxt "ui.next"', '\n#, fuzzy\nmsgctxt "ui.next"'),
        ("sites/eeklo/texts/fr.po", 'msgctxt "site.attract.title"', 'msgctxt "site.attract.titel"'),
    ],
)
def test_the_check_fails_for_a_language_of_the_screen_that_is_not_whole(
    config: Config, name, old, new, capsys
) -> None:
    translate_all(config)
    config.speak("nl", "fr")
    assert texts(config, "--check") == 0
    config.change(name, old, new)
    assert texts(config, "--check") == 1
    assert capsys.readouterr().err == "kiosk texts: not up to date: fr\n"
    config.speak("nl")
    assert texts(config, "--check") == 0
    assert texts(config, "--check", "fr") == 1


def test_the_files_are_brought_up_to_date_and_then_stay_as_they_are(config: Config, capsys) -> None:
    translate_all(config)
    shared, own = config.folder / "texts" / "fr.po", config.site / "texts" / "fr.po"
    before = shared.read_bytes(), own.read_bytes()
    assert texts(config, "--update") == 0
    assert (shared.read_bytes(), own.read_bytes()) == before
    assert "written" not in capsys.readouterr().out
    config.change(SCREEN, 'next = "Verder"', 'next = "Ga verder"')
    config.change(SCREEN, "[ui]\n", '[ui]\nbrand_new = "Nieuw"\n')
    config.change(SITE, 'title = "Kom maar binnen."', 'title = "Kom gerust binnen."')
    assert texts(config, "--update", "fr") == 0
    assert capsys.readouterr().out.count("written: ") == 2
    entries = {one.key: one for one in (*read_po(shared), *read_po(own))}
    assert (entries["ui.brand_new"].dutch, entries["ui.brand_new"].text) == ("Nieuw", "")
    assert (entries["ui.next"].dutch, entries["ui.next"].text, entries["ui.next"].fuzzy) == (
        "Ga verder", "Verder", True,
    )  # fmt: skip
    assert entries["site.attract.title"].fuzzy
    config.speak("nl", "fr")
    assert config.load().texts.get("fr", "ui.next") == "Ga verder"  # what is not sure is shown in Dutch
    assert texts(config, "--update") == 0
    assert "written" not in capsys.readouterr().out.partition("language ")[0]


def test_a_language_begins_with_files_that_ask_for_everything(config: Config, capsys) -> None:
    assert texts(config, "--update") == 0
    assert not list(config.folder.rglob("*.po"))
    assert texts(config, "uk", "--update") == 0
    general = read_po(config.folder / "texts" / "uk.po")
    assert {"ui.next", "paper.title", "scheme.be.sociaal-internetaanbod.name"} <= {one.key for one in general}
    assert {one.text for one in general} == {""}
    assert "site.attract.title" in {one.key for one in read_po(config.site / "texts" / "uk.po")}
    assert '"X-Review: draft\\n"' in config.text("texts/uk.po")


def test_who_reviewed_it_is_written_in_the_head_of_the_files(config: Config) -> None:
    translate_all(config)
    config.change("texts/fr.po", '"Language: fr\\n"', '"Language: fr\\n"\n"X-Review: draft\\n"')
    review = "reviewed by An on 2026-12-01"
    config.change("languages.toml", '"Frans", review = "draft"', f'"Frans", review = "{review}"')
    assert texts(config, "--update") == 0
    assert f'"X-Review: {review}\\n"' in config.text("texts/fr.po")
    assert "X-Review" not in config.text("sites/eeklo/texts/fr.po")


@pytest.mark.parametrize("wrong", ["xx", "nl"])
def test_a_language_nobody_knows_is_told(config: Config, capsys, wrong: str) -> None:
    assert texts(config, wrong, "--update") == 1
    assert f"unknown language {wrong!r}" in capsys.readouterr().err
    assert not list(config.folder.rglob("*.po"))


def test_a_slip_of_a_translator_is_told_in_one_line(config: Config, capsys) -> None:
    path = config.write("texts/fr.po", HEADER + entry("ui.next", "Verder", "Suite {x}"))
    assert texts(config) == 1
    told = capsys.readouterr().err
    assert f"{path}:7:" in told and "'ui.next'" in told
    assert told.count("\n") == 1


def test_files_that_cannot_be_written_are_told_and_stay(config: Config, capsys, monkeypatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    path = config.write("texts/fr.po", HEADER)
    monkeypatch.setattr("kiosk.commands.texts.replace_file", full)
    assert texts(config, "--update") == 1
    assert "cannot be written (No space left on device)" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == HEADER
