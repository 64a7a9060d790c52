"""Two soft tones, for who is near: somebody at this kiosk asked for help. Made here: no file, no program."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator

RATE = 22_050
BLOCK = RATE // 50  # 20 ms, as of everything that is spoken
TONES = ((880.0, 0.0), (659.3, 0.35))  # hertz, and after how many seconds it begins
SECONDS = 1.4
LOUD = 0.3  # of full, each; a spoken sentence reaches 0.9
ATTACK, DECAY = 0.01, 0.35  # seconds


def chime() -> Iterator[bytes]:
    """Yield 16-bit samples of one channel, 20 ms at a time."""
    for start in range(0, int(SECONDS * RATE), BLOCK):
        yield array("h", (_sample(number / RATE) for number in range(start, start + BLOCK))).tobytes()


def _sample(at: float) -> int:
    return round(32_767 * sum(_tone(at - begin, hertz) for hertz, begin in TONES))


def _tone(at: float, hertz: float) -> float:
    if at < 0:
        return 0.0
    return LOUD * min(at / ATTACK, 1.0) * math.exp(-at / DECAY) * math.sin(2 * math.pi * hertz * at)
