"""What any loudspeaker promises. Those there are: the sound card (alsa), a file and none (sinks)."""

from __future__ import annotations

from typing import Protocol


class SinkFailed(Exception):
    """The sound could not be put out."""


class Stream(Protocol):
    """Sound of one rate on its way out."""

    def write(self, samples: bytes) -> None:
        """Put out 16-bit samples of one channel. Raises SinkFailed."""

    def finish(self) -> None:
        """Let what was written sound to its end. Raises SinkFailed; more than once does no harm."""

    def kill(self) -> None:
        """Be silent now; any thread, and more than once."""


class Sink(Protocol):
    """One loudspeaker."""

    speed: float  # 1 is the time that passes for a person

    def present(self) -> bool:
        """Say whether anything can be heard through it now; quick, because every screen asks."""

    def refusal(self) -> str:
        """Try it out; return in plain words why nothing is heard, empty when it works. May take seconds."""

    def headphones(self) -> bool:
        """Say whether headphones are known to be plugged in; quick too."""

    def stream(self, rate: int) -> Stream:
        """Begin to put out sound. Raises SinkFailed."""
