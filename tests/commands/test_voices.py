"""`kiosk voices`: a volunteer reads sentences in and sees which are still missing."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.devices.speech.recordings import Recordings
from kiosk.machine.folders import config_dir
from kiosk.site.load import load_site
from tests.devices.speech.loudspeaker import instead_of, ogg, tone


@pytest.fixture(autouse=True)
def config(tmp_path, monkeypatch) -> Path:
    """A copy of config/, so that nothing is recorded into the project."""
    config = tmp_path / "config"
    shutil.copytree(config_dir(), config, ignore=shutil.ignore_patterns("voices"))
    monkeypatch.setenv("KIOSK_CONFIG", str(config))
    monkeypatch.delenv("KIOSK_SITE", raising=False)
    return config


@pytest.fixture
def recording(tmp_path) -> str:
    return str(ogg(tmp_path / "mine.ogg", tone(1)))


def listed(capsys, *more: str) -> tuple[int, dict[str, dict[str, str]]]:
    code = main(["voices", "--json", *more])
    told = json.loads(capsys.readouterr().out)
    return code, {line["key"]: line for line in told["sentences"] if line["language"] == "nl"}


def test_before_anybody_read_anything_all_is_missing_and_the_machine_says_it(capsys) -> None:
    code, lines = listed(capsys)
    assert code == 0
    assert {line["recording"] for line in lines.values()} == {"missing"}
    assert lines["home.title"]["spoken"] == "espeak-ng"
    assert lines["home.title"]["text"] == load_site().texts.get("nl", "home.title")


def test_what_changes_every_time_is_not_asked_for(capsys) -> None:
    _, lines = listed(capsys)
    texts = load_site().texts
    keys = set(texts.keys())
    same = {key for key in keys if "{" not in texts.get("nl", key)}
    assert same - set(lines) == {"spoken.letters"}, "no sentence: names that are said letter by letter"
    assert set(lines) <= same
    assert set(lines) < keys


def test_a_sentence_is_read_in_and_counted(capsys, config, recording) -> None:
    assert main(["voices", "--add", "nl", "home.title", recording]) == 0
    assert "recorded nl home.title, 1.0 s" in capsys.readouterr().out
    kept = config / "voices" / "nl" / "home.title.ogg"
    assert kept.read_bytes() == Path(recording).read_bytes()
    code, lines = listed(capsys)
    assert code == 0
    assert (lines["home.title"]["recording"], lines["home.title"]["spoken"]) == ("ok", "recording")
    main(["voices"])
    out = capsys.readouterr().out
    assert f"nl       {len(lines)} texts: 1 recorded, {len(lines) - 1} not recorded" in out
    assert f"espeak-ng {len(lines) - 1}, recording 1" in out


def test_another_program_is_told_what_was_recorded(capsys, config, recording) -> None:
    assert main(["voices", "--json", "--add", "nl", "home.title", recording]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {
        "language": "nl",
        "key": "home.title",
        "path": str(config / "voices" / "nl" / "home.title.ogg"),
        "seconds": 1.0,
    }


def test_a_site_that_stands_on_its_own_keeps_its_own_recordings(tmp_path, capsys, config, recording) -> None:
    elsewhere = tmp_path / "elsewhere" / "site"
    shutil.copytree(config / "sites" / "eeklo", elsewhere)
    assert main(["voices", "--site", str(elsewhere), "--add", "nl", "home.title", recording]) == 0
    assert Recordings((elsewhere / "voices",)).get("nl", "home.title")
    assert not (config / "voices").exists()


def test_a_text_that_was_changed_since_is_stale(capsys, config, recording) -> None:
    main(["voices", "--add", "nl", "home.title", recording])
    words = config / "texts" / "screen.nl.toml"
    before = load_site().texts.get("nl", "home.title")
    words.write_text(words.read_text().replace(before, "Wat zoek je?"))
    capsys.readouterr()
    code, lines = listed(capsys)
    assert code == 0
    assert (lines["home.title"]["recording"], lines["home.title"]["spoken"]) == ("stale", "espeak-ng")
    main(["voices"])
    assert f"home.title  says: {before}" in capsys.readouterr().out


def test_a_recording_cut_in_half_is_broken_and_so_is_the_exit_code(capsys, config, recording) -> None:
    main(["voices", "--add", "nl", "home.title", recording])
    kept = config / "voices" / "nl" / "home.title.ogg"
    kept.write_bytes(kept.read_bytes()[:2000])
    capsys.readouterr()
    code, lines = listed(capsys)
    assert code == 1
    assert (lines["home.title"]["recording"], lines["home.title"]["spoken"]) == ("broken", "espeak-ng")


def test_a_list_that_cannot_be_read_is_named(capsys, config, recording) -> None:
    main(["voices", "--add", "nl", "home.title", recording])
    (config / "voices" / "nl" / "voices.toml").write_text("[")
    capsys.readouterr()
    assert main(["voices"]) == 1
    assert "voices.toml" in capsys.readouterr().out
    assert main(["voices", "--add", "nl", "ui.yes", recording]) == 1  # and nothing is written over it
    assert (config / "voices" / "nl" / "voices.toml").read_text() == "["


def test_where_nobody_speaks_a_language_the_list_says_nobody(capsys, tmp_path, monkeypatch) -> None:
    instead_of(tmp_path / "bin", "espeak-ng", "exit 1", monkeypatch)
    _, lines = listed(capsys)
    assert {line["spoken"] for line in lines.values()} == {"nobody"}


def test_every_sentence_of_one_language_is_listed_for_who_reads_them_in(capsys) -> None:
    assert main(["voices", "--lang", "nl"]) == 0
    assert "  missing  espeak-ng  nl home.title  " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--lang", "xx"], "unknown language 'xx'"),
        (["--add", "xx", "home.title", "FILE"], "unknown language 'xx'"),
        (["--add", "nl", "home.titel", "FILE"], "home.title"),
        (["--add", "nl", "../../etc", "FILE"], "unknown text"),
        (["--add", "nl", "ui.progress", "FILE"], "only espeak-ng can say it"),
        (["--add", "nl", "home.title", "/nowhere.ogg"], "cannot be read: No such file"),
        (["--add", "nl", "home.title", os.devnull], "this is not OGG"),
    ],
)
def test_a_mistake_is_told_in_one_line(capsys, config, recording, arguments, said) -> None:
    assert main(["voices", *(recording if word == "FILE" else word for word in arguments)]) == 1
    error = capsys.readouterr().err
    assert said in error
    assert len(error.splitlines()) == 1
    assert not (config / "voices").exists()


def test_a_voice_message_of_a_telephone_is_told_apart(capsys, tmp_path) -> None:
    message = tmp_path / "message.ogg"
    message.write_bytes(b"OggS" + bytes(24) + b"OpusHead" + bytes(500))
    assert main(["voices", "--add", "nl", "home.title", str(message)]) == 1
    assert "this is Opus in OGG; make it OGG Vorbis" in capsys.readouterr().err


def test_a_folder_nobody_may_write_in_is_told(capsys, config, recording) -> None:
    (config / "voices").write_text("a file is in the way")
    assert main(["voices", "--add", "nl", "home.title", recording]) == 1
    assert "voices.toml: Not a directory\n" in capsys.readouterr().err
