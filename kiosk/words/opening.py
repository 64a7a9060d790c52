"""Whether something is opening hours: asked wherever hours are written down, on the kiosk and at central."""

from __future__ import annotations

from functools import lru_cache

from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]

from kiosk.words.days import BELGIUM

COUNTRY = "BE"
EXAMPLE = "Mo-Fr 09:00-12:00,13:00-16:00; PH off"
_FAR_AWAY = 400  # days; without a limit 'Mo-Su 00:00-24:00' is walked up to the year 9999, for 2.6 s


class BadHours(ValueError):
    """Not opening hours; the message says where the expression stops making sense."""


def check_hours(expression: str) -> None:
    """Raise BadHours when `expression` is no opening hours in OSM syntax. Empty means: not known."""
    if expression:
        try:
            parse(expression)
        except ParserError as error:
            raise BadHours(_in_one_line(expression, str(error))) from None


@lru_cache(maxsize=4096)
def parse(expression: str) -> OpeningHours:
    return OpeningHours(expression, timezone=BELGIUM, country=COUNTRY, max_interval_days=_FAR_AWAY)


def _in_one_line(expression: str, message: str) -> str:
    """The parser draws a picture of several lines with a ^ under the place; say the same in one line."""
    arrow = next((line for line in message.splitlines() if line.strip(" |").startswith("^")), "")
    column = arrow.find("^") - arrow.find("|") - 2 if arrow else 0
    rest = expression[max(column, 0) :][:20]
    what = f"from {rest!r}" if rest else "at its end"
    return f"opening hours {expression[:60]!r} are not understood {what}; write {EXAMPLE!r} for instance"
