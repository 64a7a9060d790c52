"""Files that Notepad saved are read as any other: a mark before the first letter is no letter."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.devices.printer.models import printer_models
from kiosk.devices.settings.settings import printer_settings, scanner_settings, speech_settings, standing
from kiosk.devices.speech.recordings import read_manifest
from kiosk.machine.folders import config_dir
from kiosk.site.load import load_site

MARK = b"\xef\xbb\xbf"


@pytest.fixture
def saved_by_notepad(tmp_path: Path) -> Path:
    """The whole config/, every file with a mark and lines that end as on Windows."""
    folder = tmp_path / "config"
    shutil.copytree(config_dir(), folder)
    for path in [path for path in folder.rglob("*") if path.suffix in (".toml", ".po")]:
        path.write_bytes(MARK + path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    return folder


def test_a_site_that_notepad_saved_says_the_same_in_every_language(saved_by_notepad: Path) -> None:
    ours, theirs = load_site(None), load_site(saved_by_notepad / "sites" / "eeklo")
    assert theirs.file == ours.file
    for code in ours.file.languages:
        for key in tuple(ours.texts.keys()):
            assert theirs.texts.get(code, key) == ours.texts.get(code, key), (code, key)


def test_the_printers_that_notepad_saved_are_the_same(saved_by_notepad: Path) -> None:
    assert printer_models(saved_by_notepad / "printers.toml") == printer_models()


def test_the_settings_of_the_device_that_notepad_saved_are_read(tmp_path: Path) -> None:
    text = (
        '[printer]\r\naddress = "none"\r\nwidth = 58\r\n[stands]\r\nat = "hal"\r\n'
        '[speech]\r\nsink = "none"\r\n[scanner]\r\ndevice = ""\r\n'
    )
    (tmp_path / "device.toml").write_bytes(MARK + text.encode())
    assert printer_settings(tmp_path, {}).width == 58
    assert standing(tmp_path, {}).at == "hal"
    assert speech_settings(tmp_path, {}).sink == "none"
    assert scanner_settings(tmp_path, {}).device == ""


def test_a_list_of_recordings_that_notepad_saved_is_read(tmp_path: Path) -> None:
    (tmp_path / "voices.toml").write_bytes(
        MARK + f'["home.title"]\nsha256 = "{"0" * 64}"\ntext = "Dag"\n'.encode()
    )
    assert read_manifest(tmp_path / "voices.toml")["home.title"].text == "Dag"
