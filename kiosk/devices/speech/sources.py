"""Where the sound of a text comes from: its recording, or else espeak-ng."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress

from kiosk.devices.speech.child import Child
from kiosk.devices.speech.recordings import Recording, Recordings
from kiosk.devices.speech.speech import Said
from kiosk.devices.speech.text import speakable

ESPEAK = "espeak-ng"
OGGDEC = "oggdec"
# As people speak here; another language has the voice of its own code, where espeak-ng knows it.
REGIONAL = {"fr": "fr-be", "en": "en-gb"}
WORDS_PER_MINUTE = 150  # its own 175 is quick for who is learning the language
MOST_SPOKEN_SECONDS = 30.0  # a text of 600 letters takes as long; only rubbish that it spells takes longer
BETWEEN_SECONDS = 0.25  # after a recording; espeak-ng leaves as much by itself
MOST_RECORDED_SECONDS = 61.0  # `kiosk voices --add` takes 60
LIST_SECONDS = 3.0

_LINE = re.compile(r"^\s*\d+\s+(\S+)\s")


Spoken = Callable[[str, str], str]  # a text and its language → what is to be read out for it


def as_it_stands(text: str, language: str) -> str:
    """Return the text itself, where nobody knows better what is read out for its signs."""
    return text


class Sources:
    """Finds who can say a text. `spoken` is asked for what espeak-ng is given: a recording needs no help."""

    def __init__(self, recordings: Recordings, spoken: Spoken = as_it_stands) -> None:
        self.recordings = recordings
        self.spoken = spoken
        self.voices = espeak_voices()
        self.plays = shutil.which(OGGDEC) is not None

    def can(self, language: str) -> bool:
        return self._voice(language) is not None or (self.plays and self.recordings.has(language))

    def can_say(self, said: Said) -> bool:
        return any(True for _ in self.tries(said))

    def tries(self, said: Said) -> Iterator[Callable[[], Child]]:
        """Yield ways to say a text, best first; the next one is for when one raises SourceFailed.

        espeak-ng comes twice: when somebody or something killed it, it does it well the second time.
        """
        recording = self.recordings.of(said)
        if recording and self.plays:
            yield lambda: play(recording, BETWEEN_SECONDS)
        voice = self._voice(said.language)
        words = speakable(self.spoken(said.text, said.language))
        if voice and words:
            yield lambda: speak(words, voice)
            yield lambda: speak(words, voice)

    def _voice(self, language: str) -> str | None:
        voice = REGIONAL.get(language, language)
        return voice if voice in self.voices else None


def play(recording: Recording, pause: float = 0.0) -> Child:
    """Start decoding a recording, with a pause after it. Raises SourceFailed for a file that changed."""
    with recording.open() as file:
        return Child((OGGDEC, "--quiet", "--output", "-", "-"), file, MOST_RECORDED_SECONDS, pause)


def speak(words: str, voice: str) -> Child:
    """Start espeak-ng on some words, in UTF-8 (-b 1), all at once so that its melody fits the sentence."""
    command = (ESPEAK, "-v", voice, "-s", str(WORDS_PER_MINUTE), "-b", "1", "--stdin", "--stdout")
    return Child(command, words.encode(), MOST_SPOKEN_SECONDS)


def espeak_voices() -> frozenset[str]:
    """Return the voices espeak-ng has here; none when it is not installed or does not answer."""
    with suppress(OSError, subprocess.SubprocessError):
        done = subprocess.run(
            (ESPEAK, "--voices"),
            capture_output=True,
            timeout=LIST_SECONDS,
            stdin=subprocess.DEVNULL,
            check=True,
        )
        lines = done.stdout.decode(errors="replace").splitlines()
        return frozenset(found[1] for line in lines if (found := _LINE.match(line)))
    return frozenset()
