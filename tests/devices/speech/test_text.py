"""Whatever stands on the screen, the voice comes to an end."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.speech.speech import Said
from kiosk.devices.speech.text import LONGEST_WORD, MOST_LETTERS, speakable
from tests.devices.speech.loudspeaker import heard, silent, voice_in

BAD = {
    "400 letters": "a" * 400,
    "400 letters of another script": "ш" * 400,
    "400 Arabic letters": "ا" * 400,
    "400 digits": "1" * 400,
    "20,000 words": "woord " * 20_000,
    "only emoji": "😀🚀👩‍👩‍👧‍👦🇧🇪",
    "emoji between words": "Hallo 😀 daar 👍🏽!",
    "control characters": "Dag\x00\x01 50P\x02\x1b[2J\x7f allemaal",
    "phonemes and commands": "[[h@'loU]] <voice name='x'/> _^_EN dag",
    "mixed directions": "شركة Telenet وهاتف 09 377 12 34 مرحبا \u202ejan\u202c Jan",
    "accents upon accents": "Z" + "\u0301\u0317" * 500 + "algo",
    "lines": "Een.\n\n\nTwee.\r\nDrie.\u2028Vier.",
    "half a character": "dag \ud83d jan",
    "nothing": "",
    "spaces": " \n\t\u00a0\u200b",
    "only signs": "… — !?",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("language", ["nl", "ar", "uk"])
def test_no_text_keeps_the_voice_busy_for_ever(tmp_path, text, language) -> None:
    voice = voice_in(tmp_path, speed=500)
    voice.say([Said(text, language)])
    assert silent(voice)
    voice.close()
    assert len(heard(tmp_path)) <= 30.1 * 44_100


@given(st.text(max_size=2000))
def test_what_is_spoken_is_short_and_holds_nothing_to_obey(text) -> None:
    said = speakable(text)
    assert len(said) <= MOST_LETTERS
    assert all(len(word) <= LONGEST_WORD for word in said.split())
    assert not set("[]\n\r\x01\x1b") & set(said)
    assert not any(unicodedata.category(letter) in ("Cc", "Cs", "So") for letter in said)
    said.encode()


@pytest.mark.parametrize(
    "text",
    [
        "Waarmee helpen we je?",
        "€ 19,50 per maand (dat is 3 % minder)",
        "می‌توانید با ما تماس بگیرید",
        "l'été à Gand : ça va ?",
        "voornaam.achternaam@telenet.be",
    ],
)
def test_a_plain_text_is_spoken_as_it_stands(text) -> None:
    assert speakable(text) == text


def test_what_only_an_eye_can_see_is_left_out() -> None:
    assert speakable("Hallo 😀 daar") == "Hallo daar"
    assert speakable("a\u202eb\u2066c") == "abc"
    assert speakable("😀 … !") == ""
