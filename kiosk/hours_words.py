"""Where other programs find opening hours in words; they are said in `kiosk.words.hours`."""

from kiosk.words.hours import hours_in_words

__all__ = ["hours_in_words"]
