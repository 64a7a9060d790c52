"""Times of the clock as people say them: `13 uur`, `13.30 tot 17 uur`, `de 9 h à 12 h`.

One way for screen, paper, voice, phone and mail. How a time is written is a text of the language.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from kiosk.words.rules import MIDNIGHT

Say = Callable[..., str]  # key and values → text of one language
# `time` and `whole` are parts of the others: what stands behind every time ('uur') stands there once.
DUTCH = {
    "hours.whole": "{hour}",
    "hours.time": "{hour}.{minute}",
    "hours.span": "{start} tot {end} uur",
    "hours.from_time": "vanaf {time} uur",
}


def time_in_words(minutes: int, say: Say) -> str:
    """Return a time, in minutes after midnight; what lies after midnight is a time of the next day.

    Midnight itself is 24.
    """
    minutes = minutes if minutes <= MIDNIGHT else minutes - MIDNIGHT
    hour, minute = divmod(minutes, 60)
    if minute == 0:
        return say("hours.whole", hour=str(hour))
    return say("hours.time", hour=str(hour), minute=f"{minute:02d}")


def span_in_words(start: int, end: int | None, say: Say) -> str:
    """Return from when until when, in minutes; `end` None: nobody wrote it down."""
    if end is None:
        return say("hours.from_time", time=time_in_words(start, say))
    return say("hours.span", start=time_in_words(start, say), end=time_in_words(end, say))


def clock(at: datetime, say: Say) -> str:
    """Return the time of day of a moment, in its own zone."""
    return time_in_words(at.hour * 60 + at.minute, say)
