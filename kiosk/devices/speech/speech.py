"""Reading aloud, as the screen sees it: what is said, and the voice that says it.

A `Voice` may be called from any thread. It never raises, never makes its caller wait more than a few
milliseconds and keeps nothing of what was said once it is said, stopped or replaced.
`kiosk.devices.speech.open.open_voice` returns the one of this device, `Silence` where it has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

NORMAL = 1  # the middle one of the volumes: the loudness the site was set up with
LOUDEST = 2


@dataclass(frozen=True)
class Said:
    """One sentence or choice as it stands on the screen.

    `key` is the stable text key, such as 'home.title', when `text` is exactly that text of the catalogue in
    `language`; empty for what varies or was typed. Only a text with a key can be played from a recording.
    """

    text: str = field(repr=False)  # may be a person's own words: never in a log by accident
    language: str
    key: str = ""


class Voice(Protocol):
    """What reads aloud on this device."""

    def can(self, language: str) -> bool:
        """Say whether anything can be heard in this language now; a button is shown only where it is True.

        Changes with the loudspeaker: a sound card that is plugged in later makes it True.
        """

    def can_say(self, said: Said) -> bool:
        """Say whether this very text can be heard: some languages have only some sentences recorded."""

    def say(self, parts: Sequence[Said]) -> None:
        """Say these one after the other instead of whatever is being said; no parts is the same as `stop`.

        A part that cannot be said is passed over.
        """

    def chime(self) -> None:
        """Let two soft tones sound, unless something is being said. It counts as nothing being said."""

    def stop(self) -> None:
        """Be silent within 50 ms."""

    @property
    def speaking(self) -> bool:
        """True from `say` until the last sample was heard, or `stop`."""

    @property
    def part(self) -> int:
        """Index of the part that is being heard, to be lit up; -1 before the first sound and when silent."""

    @property
    def volume(self) -> int:
        """0 is soft, `NORMAL` and `LOUDEST`."""

    def louder(self) -> None:
        """One step up, heard at once; nothing at the loudest."""

    def softer(self) -> None:
        """One step down, heard at once; nothing at the softest."""

    def reset_volume(self) -> None:
        """Back to `usual`, after each person."""

    def set_usual(self, volume: int) -> None:
        """From now on everybody begins at this volume: a hall is louder than a library."""

    def headphones(self) -> bool:
        """True when headphones are known to be plugged in; False where that cannot be known."""

    def close(self) -> None:
        """Be silent for good and end every child process."""


class Silence:
    """The voice of a device that has none."""

    speaking = False
    part = -1
    volume = NORMAL

    def can(self, language: str) -> bool:
        return False

    def can_say(self, said: Said) -> bool:
        return False

    def say(self, parts: Sequence[Said]) -> None:
        return None

    def chime(self) -> None:
        return None

    def stop(self) -> None:
        return None

    def louder(self) -> None:
        return None

    def softer(self) -> None:
        return None

    def reset_volume(self) -> None:
        return None

    def set_usual(self, volume: int) -> None:
        return None

    def headphones(self) -> bool:
        return False

    def close(self) -> None:
        return None
