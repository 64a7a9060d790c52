"""A person touches 'listen' and hears the screen, until they touch again."""

from __future__ import annotations

import gc
import logging
import os
import signal
import weakref
from array import array
from pathlib import Path

import pytest

from kiosk.devices.speech import child as speech_child
from kiosk.devices.speech.sinks import FileSink
from kiosk.devices.speech.speech import LOUDEST, NORMAL, Said, Silence
from tests.devices.speech.loudspeaker import LONG, bare, children, heard, instead_of, silent, voice_in
from tests.waiting import when

REAL = "/usr/bin/espeak-ng"


@pytest.fixture
def voice(tmp_path):
    voice = voice_in(tmp_path)
    yield voice
    voice.close()
    assert not children("espeak-ng")


def loudness(samples: bytes) -> float:
    values = array("h", samples)
    return (sum(value * value for value in values) / len(values)) ** 0.5


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Waarmee helpen we je?"),
        ("fr", "Comment pouvons-nous vous aider ?"),
        ("en", "How can we help you?"),
        ("ar", "كيف نساعدك؟"),
        ("tr", "Size nasıl yardım edebiliriz?"),
        ("uk", "Чим вам допомогти?"),
        ("ru", "Чем вам помочь?"),
        ("fa", "چگونه می‌توانیم کمک کنیم؟"),
        ("ro", "Cu ce vă putem ajuta?"),
        ("bg", "С какво да ви помогнем?"),
        ("pl", "W czym możemy pomóc?"),
    ],
)
def test_a_person_hears_every_sample_of_a_sentence_in_their_language(tmp_path, voice, language, text) -> None:
    assert voice.can(language)
    voice.say([Said(text, language)])
    assert silent(voice)
    assert heard(tmp_path) == bare(text, language)


def test_a_language_that_nobody_can_speak_has_no_button(voice) -> None:
    assert not voice.can("ps")
    assert not voice.can("xx")
    assert not voice.can_say(Said("سلام", "ps"))


def test_the_screen_can_light_up_each_part_while_it_is_heard(tmp_path) -> None:
    voice = voice_in(tmp_path, speed=2)
    seen = []
    voice.say([Said("Eén.", "nl"), Said("سلام", "ps"), Said("😀", "nl"), Said("Twee.", "nl")])
    assert voice.speaking
    assert voice.part == -1

    def watched() -> bool:
        if not seen or seen[-1] != voice.part:
            seen.append(voice.part)
        return not voice.speaking

    assert when(watched)
    voice.close()
    # Nobody speaks Pashto here and nothing can be said of a smile: they are passed over.
    assert [part for part in seen if part >= 0] == [0, 3]
    assert voice.part == -1
    assert heard(tmp_path) == bare("Eén.", "nl") + bare("Twee.", "nl")


def test_a_touch_makes_it_silent_and_it_stays_silent(tmp_path) -> None:
    voice = voice_in(tmp_path, speed=1)
    voice.say([Said(LONG, "nl")])
    assert when(lambda: voice.part == 0)
    voice.stop()
    after = len(heard(tmp_path))
    assert not voice.speaking
    assert voice.part == -1
    assert when(lambda: not children("espeak-ng"))
    voice.say([Said("Ja", "nl")])  # what was stopped does not come back behind it
    assert silent(voice)
    voice.close()
    assert (
        len(heard(tmp_path)) - after <= len(bare("Ja", "nl")) + 882
    )  # one block may be on its way to the file


def test_of_two_touches_in_a_row_only_the_second_is_said(tmp_path) -> None:
    voice = voice_in(tmp_path, speed=2)
    first, second = "Wat mag je betalen?", "Waar woon je?"
    voice.say([Said(first, "nl"), Said(first, "nl")])
    voice.say([Said(second, "nl")])
    assert silent(voice)
    voice.close()
    samples = heard(tmp_path)
    assert samples.endswith(bare(second, "nl"))
    assert bare(first, "nl") not in samples


def test_saying_nothing_is_the_same_as_stopping(tmp_path) -> None:
    voice = voice_in(tmp_path, speed=1)
    voice.say([Said(LONG, "nl")])
    voice.say([])
    assert not voice.speaking
    voice.close()


def test_who_hears_badly_makes_it_louder_and_the_next_person_finds_it_normal(tmp_path, voice) -> None:
    def said_at_once() -> float:
        (tmp_path / "heard.wav").unlink(missing_ok=True)
        voice.say([Said("Kom maar binnen.", "nl")])
        assert silent(voice)
        return loudness(heard(tmp_path))

    normal = said_at_once()
    voice.louder()
    voice.louder()
    assert voice.volume == LOUDEST
    assert said_at_once() > 1.4 * normal
    for _ in range(5):
        voice.softer()
    assert voice.volume == 0
    assert said_at_once() < 0.6 * normal
    voice.reset_volume()
    assert voice.volume == NORMAL
    assert said_at_once() == normal


def test_a_sentence_whose_speaker_was_killed_is_said_again_whole(tmp_path, caplog) -> None:
    voice = voice_in(tmp_path, speed=4)
    voice.say([Said(LONG.strip(), "nl", "home.long"), Said("Ja", "nl")])
    assert when(lambda: voice.part == 0 and children("espeak-ng"))
    [pid] = children("espeak-ng")
    os.kill(pid, signal.SIGKILL)
    assert when(lambda: children("espeak-ng") not in ([], [pid]))
    assert silent(voice)
    voice.close()
    assert heard(tmp_path).endswith(bare(LONG.strip(), "nl") + bare("Ja", "nl"))
    assert "home.long" in caplog.text


def test_a_speaker_that_hangs_is_given_up_and_the_rest_is_said(tmp_path, monkeypatch, caplog) -> None:
    monkeypatch.setattr(speech_child, "STALLED_SECONDS", 3.0)  # the real one begins well within
    script = f'read text; case "$text" in *hang*) sleep 600;; esac; echo "$text" | exec {REAL} "$@"'
    instead_of(
        tmp_path / "bin",
        "espeak-ng",
        f'case "$1" in --voices) exec {REAL} "$@";; esac\n{script}',
        monkeypatch,
    )
    voice = voice_in(tmp_path)
    voice.say([Said("hang nu", "nl", "home.hangs"), Said("Ja", "nl")])
    assert silent(voice)
    voice.close()
    assert heard(tmp_path) == bare("Ja", "nl")
    assert caplog.text.count("home.hangs") == 1
    assert "hang nu" not in caplog.text


def test_a_speaker_that_babbles_without_end_is_cut_off(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("kiosk.devices.speech.sources.MOST_SPOKEN_SECONDS", 2.0)
    head = f'case "$1" in --voices) exec {REAL} "$@";; esac; echo Ja | {REAL} -v nl --stdout | head -c 44'
    instead_of(tmp_path / "bin", "espeak-ng", f"{head}; exec cat /dev/zero", monkeypatch)
    voice = voice_in(tmp_path)
    voice.say([Said("Hallo", "nl")])
    assert silent(voice)
    voice.close()
    assert len(heard(tmp_path)) == 2 * 2 * 22_050


@pytest.mark.parametrize("last", ["exit 3", "echo no sound at all", "kill -9 $$", "printf RIFF"])
def test_a_speaker_that_only_fails_leaves_the_kiosk_silent_and_alive(tmp_path, monkeypatch, last) -> None:
    instead_of(
        tmp_path / "bin", "espeak-ng", f'case "$1" in --voices) exec {REAL} "$@";; esac; {last}', monkeypatch
    )
    voice = voice_in(tmp_path)
    voice.say([Said("Hallo", "nl"), Said("Dag", "nl")])
    assert silent(voice)
    assert not heard(tmp_path)
    (tmp_path / "bin" / "espeak-ng").unlink()
    voice.say([Said("Dag", "nl")])  # repaired: the next person hears it
    assert silent(voice)
    voice.close()
    assert heard(tmp_path) == bare("Dag", "nl")


def test_without_espeak_and_recordings_there_is_no_button_anywhere(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    voice = voice_in(tmp_path)
    assert not any(voice.can(language) for language in ("nl", "fr", "ar", "ps"))
    voice.say([Said("Hallo", "nl")])
    assert silent(voice)
    voice.close()
    assert not heard(tmp_path)


def test_what_a_person_typed_is_in_no_argument_log_or_file_and_is_forgotten(tmp_path, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    voice = voice_in(tmp_path, speed=1)
    said = Said("Xantippe Quackelbos. " * 20, "nl")
    gone = weakref.ref(said)
    voice.say([said])
    assert when(lambda: voice.part == 0 and children("espeak-ng"))
    told = b"".join(
        (Path("/proc") / str(pid) / name).read_bytes()
        for pid in children("espeak-ng")
        for name in ("cmdline", "environ")
    )
    assert b"--stdin" in told
    assert b"Quackelbos" not in told
    assert "Quackelbos" not in repr(said)
    del said
    voice.stop()
    assert when(lambda: gc.collect() is not None and gone() is None)
    voice.close()
    assert "Quackelbos" not in caplog.text
    assert [path.name for path in tmp_path.rglob("*")] == ["heard.wav"]


def test_what_was_said_to_its_end_is_forgotten_too(tmp_path, voice) -> None:
    said = Said("Quackelbos", "nl")
    gone = weakref.ref(said)
    voice.say([said])
    del said
    assert silent(voice)
    assert when(lambda: gc.collect() is not None and gone() is None)


def test_nonsense_from_a_screen_costs_one_line_and_not_the_voice(tmp_path, voice, caplog) -> None:
    voice.say([Said(None, "nl")])
    assert silent(voice)
    assert "not spoken: " in caplog.text
    voice.say([Said("Ja", "nl")])
    assert silent(voice)
    assert heard(tmp_path) == bare("Ja", "nl")


def test_a_loudspeaker_that_cannot_be_reached_costs_one_line_and_not_the_voice(
    tmp_path, voice, caplog
) -> None:
    (tmp_path / "heard.wav").mkdir()
    voice.say([Said("Ja", "nl"), Said("Nee", "nl")])
    assert silent(voice)
    assert caplog.text.count("nothing is heard") == 1
    (tmp_path / "heard.wav").rmdir()
    voice.say([Said("Ja", "nl")])
    assert silent(voice)
    assert heard(tmp_path) == bare("Ja", "nl")


def test_a_closed_voice_says_nothing_more(tmp_path) -> None:
    voice = voice_in(tmp_path)
    voice.close()
    voice.close()
    assert not heard(tmp_path)


def test_headphones_are_as_the_loudspeaker_tells(tmp_path, voice) -> None:
    assert not voice.headphones()
    assert FileSink(tmp_path / "other.wav", headphones=True).headphones()


def test_a_device_without_a_voice_answers_everything(caplog) -> None:
    voice = Silence()
    voice.say([Said("Ja", "nl")])
    for touched in (voice.stop, voice.louder, voice.softer, voice.reset_volume, voice.close):
        touched()
    assert not (voice.can("nl") or voice.can_say(Said("Ja", "nl")) or voice.speaking or voice.headphones())
    assert (voice.part, voice.volume) == (-1, NORMAL)
