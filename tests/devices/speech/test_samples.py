"""Louder must not crackle, and a loudspeaker must not be fed anything but sound."""

from __future__ import annotations

import io
import wave
from array import array
from itertools import pairwise

import pytest

from kiosk.devices.speech.samples import (
    FULL,
    GAINS,
    Loudness,
    NotWave,
    at_rate,
    one_channel,
    wave_head,
    wave_start,
)
from tests.devices.speech.loudspeaker import tone

EVERY = array("h", range(-FULL - 1, FULL + 1)).tobytes()


@pytest.mark.parametrize("gain", [gain for gain in GAINS if gain != 1])
def test_no_volume_turns_a_loud_sound_into_a_crack(gain) -> None:
    after = array("h", Loudness().apply(EVERY, gain))
    assert len(after) == 65_536
    assert list(after) == sorted(after)  # a sample that wraps round or is out of order would crackle
    assert after[FULL + 1] == 0
    assert after[FULL + 1 + 1000] == round(1000 * gain)
    assert after[FULL + 1 - 1000] == -round(1000 * gain)


def test_the_normal_volume_leaves_every_sample_as_it_is() -> None:
    assert Loudness().apply(EVERY, 1.0) == EVERY


def test_two_channels_become_their_mean() -> None:
    assert array("h", one_channel(array("h", [10, 20, -5, -15]).tobytes(), 2)).tolist() == [15, -10]


def test_another_rate_is_the_same_tone() -> None:
    samples = array("h", at_rate(tone(1, rate=48_000), 48_000, 22_050))
    assert len(samples) == 22_050
    crossings = sum((a < 0) != (b < 0) for a, b in pairwise(samples))
    assert crossings == pytest.approx(2 * 440, abs=3)


def test_the_head_we_write_is_read_by_others_and_by_us() -> None:
    samples = tone(0.1)
    with wave.open(io.BytesIO(wave_head(22_050, len(samples)) + samples)) as file:
        assert (file.getframerate(), file.getnframes()) == (22_050, len(samples) // 2)
    head = wave_head(22_050)
    assert wave_start(head) == (22_050, 1, 44)
    assert [wave_start(head[:length]) for length in range(44)] == [None] * 44


def test_what_stands_between_format_and_samples_is_passed_over() -> None:
    head = wave_head(44_100)
    assert wave_start(head[:36] + b"LIST\x04\0\0\0abcd" + head[36:]) == (44_100, 1, 56)


@pytest.mark.parametrize(
    "head",
    [
        b"ID3\x03" + bytes(60),
        wave_head(22_050).replace(b"WAVE", b"AVI "),
        wave_head(22_050)[:12] + wave_head(22_050)[36:] + bytes(20),
        wave_head(100),
        wave_head(22_050)[:34] + b"\x08\0" + wave_head(22_050)[36:],
        wave_head(22_050)[:22] + b"\x06\0" + wave_head(22_050)[24:],
    ],
)
def test_what_is_no_sound_we_know_is_refused(head) -> None:
    with pytest.raises(NotWave):
        wave_start(head)
