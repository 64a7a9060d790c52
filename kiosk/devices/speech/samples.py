"""Samples on their way to the loudspeaker: 16 bits, one channel, as long as nobody needs two."""

from __future__ import annotations

import math
import struct
from array import array

GAINS = (0.5, 1.0, 1.6)  # soft, normal, loud; what a volume of `speech.Voice` stands for
FULL = 32_767
# Louder than this is rounded off: espeak-ng alone reaches 0.9 of full, 1.6 times that would crackle.
KNEE = 0.75 * FULL


class NotWave(Exception):
    """What came is no WAV of 16 bits with one or two channels."""


class Loudness:
    """Makes samples softer or louder by a table, so that each costs one look-up."""

    def __init__(self) -> None:
        self._tables: dict[float, array[int]] = {}

    def apply(self, samples: bytes, gain: float) -> bytes:
        if gain == 1.0:
            return samples
        table = self._tables.get(gain)
        if table is None:
            table = self._tables[gain] = _table(gain)
        # A negative sample looks up from the end of the table, which is where its value stands.
        return array("h", map(table.__getitem__, array("h", samples))).tobytes()


def _table(gain: float) -> array[int]:
    positive = [_rounded(sample * gain) for sample in range(FULL + 2)]
    return array("h", positive[:-1] + [-FULL - 1] + [-value for value in positive[FULL:0:-1]])


def _rounded(value: float) -> int:
    if value <= KNEE:
        return round(value)
    return round(KNEE + (FULL - KNEE) * math.tanh((value - KNEE) / (FULL - KNEE)))


def one_channel(samples: bytes, channels: int) -> bytes:
    """Return the mean of two channels; one channel as it is."""
    if channels == 1:
        return samples
    both = array("h", samples)
    return array("h", ((a + b) // 2 for a, b in zip(both[::2], both[1::2], strict=True))).tobytes()


def at_rate(samples: bytes, rate: int, wanted: int) -> bytes:
    """Return the samples at another rate by straight lines: good enough for a file that a test listens to."""
    if rate == wanted or not samples:
        return samples
    before = array("h", samples)
    last = len(before) - 1
    places = (index * rate / wanted for index in range(len(before) * wanted // rate))
    return array("h", (_between(before, place, last) for place in places)).tobytes()


def _between(samples: array[int], place: float, last: int) -> int:
    left = int(place)
    right = min(left + 1, last)
    return round(samples[left] + (samples[right] - samples[left]) * (place - left))


def wave_start(head: bytes) -> tuple[int, int, int] | None:
    """Return rate, channels and where the samples start; None when more of the head is needed.

    The lengths in the head are not believed: whoever writes to a pipe does not know them. Raises NotWave.
    """
    if len(head) < 12:
        return None
    if head[:4] != b"RIFF" or head[8:12] != b"WAVE":
        raise NotWave("no RIFF/WAVE at the start")
    place, found = 12, None
    while len(head) >= place + 8:
        name, size = struct.unpack_from("<4sI", head, place)
        place += 8
        if name == b"data":
            if found is None:
                raise NotWave("samples before their format")
            return (*found, place)
        if name == b"fmt ":
            if len(head) < place + 16:
                return None
            found = _format(head, place)
        place += size + size % 2
    if place > 4096:
        raise NotWave("no samples in the first 4 kB")
    return None


def _format(head: bytes, place: int) -> tuple[int, int]:
    kind, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", head, place)
    if kind not in (1, 0xFFFE) or bits != 16 or channels not in (1, 2) or not 8_000 <= rate <= 192_000:
        raise NotWave(f"{bits} bits, {channels} channels, {rate} samples a second")
    return rate, channels


def wave_head(rate: int, length: int = 0) -> bytes:
    """Return the 44 bytes before `length` bytes of samples."""
    return struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF",
        36 + length,
        b"WAVE",
        b"fmt ",
        16,
        1,
        1,
        rate,
        2 * rate,
        2,
        16,
        b"data",
        length,
    )
