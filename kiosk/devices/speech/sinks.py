"""Where the sound goes to, as the setting [speech] sink or KIOSK_SPEECH says.

    alsa                  the sound card; silent while there is none
    alsa:DEVICE           one of those that `aplay -L` shows, such as alsa:plughw:CARD=Headphones
    file:PATH[?speed=20]  adds to a WAV file what a person would have heard, in the time it would have taken
                          (or 20 times as fast; ?headphones=yes has them plugged in)
    none                  this kiosk never speaks

The file is the simulated twin, for demo and tests; a relative path lies in the state.
"""

from __future__ import annotations

import math
import os
import re
from pathlib import Path
from urllib.parse import parse_qs, unquote

from kiosk.devices.speech.loudspeaker import Sink, SinkFailed
from kiosk.devices.speech.samples import at_rate, wave_head
from kiosk.problems import Problem

FILE_RATE = 22_050  # what espeak-ng speaks; recordings are brought to it
KINDS = "alsa, alsa:DEVICE, file:PATH or none"


class SpeechSetting(Problem):
    """The setting of the loudspeaker is wrong."""

    code = "bad-input"


class FileSink:
    """The simulated twin: one WAV file that grows."""

    def __init__(self, path: Path, speed: float = 1.0, headphones: bool = False) -> None:
        self.path = path
        self.speed = speed
        self._headphones = headphones

    def present(self) -> bool:
        return True

    def refusal(self) -> str:
        try:
            self.stream(FILE_RATE).finish()
        except SinkFailed as problem:
            return str(problem)
        return ""

    def headphones(self) -> bool:
        return self._headphones

    def stream(self, rate: int) -> FileStream:
        return FileStream(self.path, rate)


class FileStream:
    """Adds to a WAV file. The lengths in its head are right after every write: it can be read at any time."""

    def __init__(self, path: Path, rate: int) -> None:
        self._rate = rate
        self._killed = False
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise SinkFailed(f"the sound file cannot be opened: {error.strerror}") from None

    def write(self, samples: bytes) -> None:
        if self._killed:
            return
        samples = at_rate(samples, self._rate, FILE_RATE)
        head = len(wave_head(FILE_RATE))
        try:
            end = max(os.fstat(self._file).st_size, head)
            os.pwrite(self._file, samples, end)
            os.pwrite(self._file, wave_head(FILE_RATE, end - head + len(samples)), 0)
        except OSError as error:
            raise SinkFailed(f"the sound file cannot be written: {error.strerror}") from None

    def finish(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def kill(self) -> None:
        self._killed = True


def open_sink(setting: str, state: Path) -> Sink | None:
    """Return the loudspeaker a setting names; None for none. Raises SpeechSetting."""
    kind, _, rest = setting.partition(":")
    if setting == "none":
        return None
    if setting == "" or kind == "alsa":
        from kiosk.devices.speech.alsa import AlsaSink

        if setting.endswith(":") or not re.fullmatch(r"[^\s-][^\x00-\x1f]*|", rest):
            raise SpeechSetting(f"{setting!r}: write alsa:DEVICE, one that `aplay -L` shows")
        return AlsaSink(rest)
    if kind == "file" and rest:
        return _file_sink(rest, setting, state)
    raise SpeechSetting(f"{setting!r} is no loudspeaker; write {KINDS}")


def _file_sink(rest: str, setting: str, state: Path) -> FileSink:
    name, _, options = rest.partition("?")
    chosen = {key: values[-1] for key, values in parse_qs(options).items()}
    try:
        speed = float(chosen.get("speed", "1"))
    except ValueError:
        speed = 0.0
    if not name or not speed > 0 or math.isinf(speed) or not set(chosen) <= {"speed", "headphones"}:
        raise SpeechSetting(f"{setting!r}: write file:PATH, file:PATH?speed=20 or file:PATH?headphones=yes")
    return FileSink(state / unquote(name), speed, chosen.get("headphones") == "yes")
