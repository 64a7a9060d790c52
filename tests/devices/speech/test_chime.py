"""Two soft tones: whoever is near a kiosk hears that somebody asked for help there."""

from __future__ import annotations

from array import array

import pytest

from kiosk.devices.speech.speech import Said
from tests.devices.speech.loudspeaker import bare, heard, silent, voice_in
from tests.waiting import when

SENTENCE = Said("Waarmee helpen we je?", "nl")


@pytest.fixture
def voice(tmp_path):
    voice = voice_in(tmp_path)
    yield voice
    voice.close()


def test_two_tones_are_heard_and_count_as_nothing_being_said(tmp_path, voice) -> None:
    voice.chime()
    assert not voice.speaking
    assert when(lambda: len(heard(tmp_path)) >= 2 * 22_050)
    samples = array("h", heard(tmp_path)[: 2 * 22_050])
    assert 2_000 < max(samples) < 20_000, "heard, and not to be frightened by"
    voice.say([SENTENCE])
    assert silent(voice)
    assert heard(tmp_path).endswith(bare(SENTENCE.text, "nl"))


def test_the_tones_do_not_cut_off_what_somebody_is_hearing(tmp_path, voice) -> None:
    voice.say([SENTENCE])
    voice.chime()
    assert silent(voice)
    assert heard(tmp_path) == bare(SENTENCE.text, "nl")
