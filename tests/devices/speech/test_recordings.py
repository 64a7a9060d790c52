"""A neighbour read the sentences: heard as long as they are whole and say what the screen shows."""

from __future__ import annotations

import os
from array import array
from itertools import pairwise

import pytest

from kiosk.devices.speech.recordings import Recordings
from kiosk.devices.speech.speech import Said
from kiosk.devices.speech.taking import RecordingRefused, take
from tests.devices.speech.loudspeaker import bare, heard, instead_of, ogg, put_in, silent, tone, voice_in

TEXT = "Waarmee helpen we je?"
WELCOME = Said(TEXT, "nl", "home.title")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "voices"


@pytest.fixture
def recording(tmp_path):
    return ogg(tmp_path / "mine.ogg", tone(1))


def is_tone(samples: bytes) -> bool:
    values = array("h", samples[4_000:40_000])
    crossings = sum((a < 0) != (b < 0) for a, b in pairwise(values))
    return abs(crossings / (len(values) / 22_050) - 2 * 440) < 10


def said(tmp_path, folder, *parts: Said) -> bytes:
    voice = voice_in(tmp_path, recordings=folder)
    voice.say(parts)
    assert silent(voice)
    voice.close()
    return heard(tmp_path)


def test_a_person_hears_the_recording_instead_of_the_machine(tmp_path, folder, recording) -> None:
    taken = take(folder, "nl", "home.title", TEXT, recording)
    assert taken.seconds == pytest.approx(1, abs=0.01)
    samples = said(tmp_path, folder, WELCOME)
    assert is_tone(samples)
    assert len(samples) / 44_100 == pytest.approx(1.25, abs=0.05)  # and a breath before the next


def test_the_kiosk_may_read_what_somebody_with_a_strict_mask_recorded(folder, recording) -> None:
    mask = os.umask(0o077)
    try:
        taken = take(folder, "nl", "home.title", TEXT, recording)
    finally:
        os.umask(mask)
    assert taken.path.stat().st_mode & 0o777 == 0o644
    assert taken.path.parent.stat().st_mode & 0o777 == 0o755


def test_a_recording_of_a_studio_is_heard_at_the_same_pitch(tmp_path, folder) -> None:
    file = ogg(tmp_path / "studio.ogg", tone(1, 48_000, 2), 48_000, 2)
    take(folder, "nl", "home.title", TEXT, file)
    assert is_tone(said(tmp_path, folder, WELCOME))


def test_recordings_and_the_machine_take_turns(tmp_path, folder) -> None:
    take(folder, "nl", "home.title", TEXT, ogg(tmp_path / "a.ogg", tone(1, 44_100), 44_100))
    samples = said(tmp_path, folder, Said("Ja", "nl"), WELCOME, Said("Nee", "nl"))
    assert samples.startswith(bare("Ja", "nl"))
    assert samples.endswith(bare("Nee", "nl"))
    assert is_tone(samples[len(bare("Ja", "nl")) :])


def test_a_language_the_machine_does_not_speak_is_heard_where_somebody_read_it(
    tmp_path, folder, recording
) -> None:
    take(folder, "ps", "home.title", "سلام", recording)
    voice = voice_in(tmp_path, recordings=folder)
    assert voice.can("ps")
    assert voice.can_say(Said("سلام", "ps", "home.title"))
    assert not voice.can_say(Said("سلام", "ps", "home.other"))
    voice.say([Said("نه", "ps", "ui.no"), Said("سلام", "ps", "home.title")])
    assert silent(voice)
    voice.close()
    assert is_tone(heard(tmp_path))


def broken(content: bytes, kind: str) -> bytes:
    return {
        "cut in half": content[: len(content) // 2],
        "empty": b"",
        "one bit turned": content[:900] + bytes([content[900] ^ 1]) + content[901:],
        "another file": b"RIFF" + content,
    }[kind]


@pytest.mark.parametrize("kind", ["cut in half", "empty", "one bit turned", "another file"])
def test_a_recording_that_is_not_whole_is_spoken_by_the_machine(
    tmp_path, folder, recording, caplog, kind
) -> None:
    path = take(folder, "nl", "home.title", TEXT, recording).path
    path.write_bytes(broken(path.read_bytes(), kind))
    assert said(tmp_path, folder, WELCOME, WELCOME) == 2 * bare(TEXT, "nl")
    assert [line for line in caplog.messages if "home.title" in line] == caplog.messages[-1:]


def test_a_recording_that_is_gone_is_spoken_by_the_machine(tmp_path, folder, recording, caplog) -> None:
    take(folder, "nl", "home.title", TEXT, recording).path.unlink()
    assert said(tmp_path, folder, WELCOME) == bare(TEXT, "nl")
    assert caplog.text.count("home.title") == 1


@pytest.mark.parametrize(
    "content", [b"MP3 or what", b"OggS" + bytes(60), b"OggS" + bytes(24) + b"\x01vorbis" + bytes(99)]
)
def test_what_is_no_ogg_is_spoken_by_the_machine_even_when_its_sum_is_right(
    tmp_path, folder, caplog, content
) -> None:
    put_in(folder, "nl", "home.title", TEXT, content)
    assert said(tmp_path, folder, WELCOME) == bare(TEXT, "nl")
    assert caplog.text.count("home.title") == 1


def test_a_recording_of_yesterdays_words_is_not_played(tmp_path, folder, recording) -> None:
    take(folder, "nl", "home.title", "Wat zoek je?", recording)
    assert said(tmp_path, folder, WELCOME) == bare(TEXT, "nl")


def test_words_without_a_key_are_never_taken_from_a_recording(tmp_path, folder, recording) -> None:
    take(folder, "nl", "home.title", TEXT, recording)
    assert said(tmp_path, folder, Said(TEXT, "nl")) == bare(TEXT, "nl")


def test_without_a_decoder_that_works_the_machine_speaks(tmp_path, folder, recording, monkeypatch) -> None:
    take(folder, "nl", "home.title", TEXT, recording)
    instead_of(tmp_path / "bin", "oggdec", "exit 127", monkeypatch)
    assert said(tmp_path, folder, WELCOME) == bare(TEXT, "nl")


@pytest.mark.parametrize(
    ("manifest", "named"),
    [
        ('["home.title"\n', "voices.toml"),
        ('["home.title"]\nsha256 = "abc"\ntext = "x"\n', "sha256"),
        ('["home.title"]\ntext = "x"\n', "sha256"),
        ("\ufeff\x00", "voices.toml"),
        ("x = " + "[" * 9999, "voices.toml"),
        ("x = " + "9" * 9999, "voices.toml"),
    ],
)
def test_a_broken_list_of_recordings_is_named_and_the_machine_speaks(
    tmp_path, folder, recording, manifest, named
) -> None:
    take(folder, "nl", "home.title", TEXT, recording)
    (folder / "nl" / "voices.toml").write_text(manifest)
    recordings = Recordings((folder,))
    assert named in recordings.problems[0]
    assert not recordings.has("nl")
    assert said(tmp_path, folder, WELCOME) == bare(TEXT, "nl")


def test_a_site_may_have_its_own_voice(tmp_path, folder, recording) -> None:
    own = tmp_path / "site" / "voices"
    take(folder, "nl", "home.title", TEXT, recording)
    take(folder, "nl", "ui.yes", "Ja", recording)
    take(own, "nl", "home.title", TEXT, recording)
    recordings = Recordings((folder, own))
    assert recordings.of(WELCOME).path.is_relative_to(own)
    assert recordings.of(Said("Ja", "nl", "ui.yes")).path.is_relative_to(folder)


@pytest.mark.parametrize("text", ['Zeg "ja" of nee.', "Een \\ streep\nen een regel", "مرحبا 😀 \x7f"])
def test_any_text_survives_the_list(folder, recording, text) -> None:
    take(folder, "nl", "home.title", text, recording)
    assert Recordings((folder,)).of(Said(text, "nl", "home.title")) is not None


@pytest.mark.parametrize(
    ("samples", "why"),
    [
        (tone(0.1), "lasts 0.1 s"),
        (tone(61), "lasts 61"),
        (tone(1, level=0.005), "too soft"),
        (bytes(44_100), "too soft"),
        (tone(1, level=0.9), "too loud"),
    ],
)
def test_a_recording_nobody_could_follow_is_refused_with_what_would_be_right(
    tmp_path, folder, samples, why
) -> None:
    with pytest.raises(RecordingRefused, match=why):
        take(folder, "nl", "home.title", TEXT, ogg(tmp_path / "a.ogg", samples))
    assert not folder.exists()


def test_a_refused_recording_leaves_the_one_before_it(tmp_path, folder, recording) -> None:
    take(folder, "nl", "home.title", TEXT, recording)
    half = tmp_path / "half.ogg"
    half.write_bytes(b"OggS" + recording.read_bytes()[4:200])
    for file in (half, tmp_path / "nowhere.ogg", tmp_path):
        with pytest.raises(RecordingRefused):
            take(folder, "nl", "home.title", TEXT, file)
    assert is_tone(said(tmp_path, folder, WELCOME))
