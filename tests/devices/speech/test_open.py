"""The voice of a device, and what the installer is told of it over the telephone."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk.devices.speech.open import open_voice, speech_health, voice_folders
from kiosk.devices.speech.sinks import SpeechSetting
from kiosk.devices.speech.speech import Said, Silence
from kiosk.devices.speech.taking import take
from kiosk.site.load import load_site
from tests.devices.speech.loudspeaker import bare, heard, ogg, silent, tone


@pytest.fixture
def site(tmp_path):
    """The site that ships, as if it stood in a folder of its own and spoke Pashto too."""
    site = load_site()
    file = site.file.model_copy(update={"languages": ("nl", "ps")})
    folder = tmp_path / "site"
    folder.mkdir()
    return dataclasses.replace(site, folder=folder, file=file)


@pytest.fixture
def state(tmp_path, monkeypatch):
    state = tmp_path / "state"
    state.mkdir()
    monkeypatch.setenv("KIOSK_SPEECH", "file:heard.wav?speed=50")
    return state


def test_the_voice_of_a_device_speaks_where_its_settings_say(state, site) -> None:
    voice = open_voice(state, site)
    voice.say([Said("Ja", "nl", "ui.yes")])
    assert silent(voice)
    voice.close()
    assert heard(state) == bare("Ja", "nl")
    assert (state / "heard.wav").stat().st_mode & 0o077 == 0


def test_a_recording_of_the_site_is_heard(state, site, tmp_path) -> None:
    take(voice_folders(site)[1], "nl", "ui.yes", "Ja", ogg(tmp_path / "a.ogg", tone(1)))
    voice = open_voice(state, site)
    voice.say([Said("Ja", "nl", "ui.yes")])
    assert silent(voice)
    voice.close()
    assert len(heard(state)) > 44_100


@pytest.mark.parametrize("setting", ["none", "loud"])
def test_a_device_told_to_be_silent_or_told_wrong_works_without_a_voice(
    state, site, monkeypatch, caplog, setting
) -> None:
    monkeypatch.setenv("KIOSK_SPEECH", setting)
    assert isinstance(open_voice(state, site), Silence)
    assert ("no loudspeaker" in caplog.text) == (setting == "loud")


def test_the_installer_hears_which_languages_are_silent(state, site) -> None:
    assert speech_health(state, site) == (
        "ok",
        "file:heard.wav?speed=50, in 1 languages; silent in ps (docs/read-aloud.md)",
    )


def test_a_loudspeaker_that_was_asked_for_and_is_not_there_is_broken(state, site, monkeypatch) -> None:
    monkeypatch.setenv("KIOSK_SPEECH", "file:/nowhere/heard.wav")
    assert speech_health(state, site)[0] == "broken"
    monkeypatch.setenv("KIOSK_SPEECH", "alsa:plughw:CARD=nosuchcard")
    assert speech_health(state, site)[0] == "broken"
    monkeypatch.setenv("KIOSK_SPEECH", "loud")
    with pytest.raises(SpeechSetting):
        speech_health(state, site)


def test_a_machine_that_cannot_speak_is_only_worth_a_look(state, site, monkeypatch, tmp_path) -> None:
    monkeypatch.delenv("KIOSK_SPEECH")
    monkeypatch.setattr("kiosk.devices.speech.alsa.AlsaSink.missing", lambda self: "no sound card is seen")
    assert speech_health(state, site) == ("warn", "nothing is read aloud: no sound card is seen")
    monkeypatch.setenv("KIOSK_SPEECH", "none")
    assert speech_health(state, site) == ("ok", "switched off in the settings: nothing is read aloud")


def test_without_espeak_the_installer_is_told_what_to_type(state, site, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found, told = speech_health(state, site)
    assert found == "broken"
    assert told == "nothing is heard: espeak-ng is not installed; type: sudo apt-get install espeak-ng"


def test_recordings_that_cannot_be_used_are_told(state, site, monkeypatch, tmp_path) -> None:
    own = voice_folders(site)[1]
    take(own, "nl", "ui.yes", "Ja", ogg(tmp_path / "a.ogg", tone(1)))
    (own / "nl" / "voices.toml").write_text("[")
    found, told = speech_health(state, site)
    assert found == "broken"
    assert "voices.toml" in told
