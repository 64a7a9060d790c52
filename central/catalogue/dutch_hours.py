"""Hours as staff write them, a line for each thing they would say, made into the hours of the catalogue.

What comes out is read by the one reader of hours (kiosk.words.opening), which judges it and says it back;
the lines that `as_lines` gives for hours are the very words people read. Their order does not matter here:
what is closed wins over what is open, and a day of the calendar over a day of every week.
"""

from __future__ import annotations

import re
from functools import partial
from typing import NamedTuple

from central.catalogue.hours_lines import Line, read_line
from central.catalogue.hours_tokens import DAYS, NotUnderstood
from central.catalogue.hours_words import EXAMPLE, hours_wrong
from kiosk.words.hours import DUTCH, days_in_words, reading_in_words
from kiosk.words.opening import BadHours, check_closing, check_hours, read_days, read_hours
from kiosk.words.reading import read
from kiosk.words.rules import Reading

LONGEST = 400  # of opening hours, as the wire has them
_DAY = r"(?:ma(?:andag)?|di(?:nsdag)?|wo(?:ensdag)?|do(?:nderdag)?|vr(?:ijdag)?|za(?:terdag)?|zo(?:ndag)?)\b"
# 'di 14-16, do 18-20': where a day follows an hour, another line begins; behind words, such as
# 'op afspraak, do 9-12', where it has an hour too.
_AFTER_HOURS = re.compile(rf"(?i)(?:(?<=\d)|(?<=\du)|(?<=uur))\s*(?:[,;]|\ben\b)?\s*(?={_DAY})")
_AFTER_WORDS = re.compile(rf"(?i)[,;]\s*(?={_DAY}\s+\d{{1,2}}[^/\d])")


class HoursRefused(ValueError):
    """Lines that say no hours; the message is Dutch and says what to write."""


class ReadBack(NamedTuple):
    """What was understood: as it goes over the wire, and in words."""

    expression: str
    words: tuple[str, ...]


def say(key: str, **values: object) -> str:
    """Return a text of hours in Dutch."""
    return DUTCH[key].format(**values)


def hours_from(written: str) -> ReadBack:
    """Return the hours that lines of Dutch say; nothing for nothing. Raises HoursRefused."""
    lines = [line for one in written.splitlines() if one.strip() for line in _lines(one)]
    if not lines:
        return ReadBack("", ())
    _refuse_twice(lines)
    elses = [one.rule for one in lines if one.kind == "else"]
    rules = [one.rule for one in sorted(lines, key=lambda one: one.order) if one.kind != "else"]
    expression = "; ".join(rules) + (f" || {elses[0]}" if elses else "")
    if not rules and elses:
        expression = elses[0]
    if len(expression) > LONGEST:
        raise HoursRefused("Dit is te lang. Zet dagen met dezelfde uren op één lijn.")
    try:
        check_hours(expression)
        return ReadBack(expression, in_words(read_hours(expression).reading))
    except BadHours as error:
        raise HoursRefused(hours_wrong(str(error))) from None


def days_from(written: str, closing: bool = False) -> ReadBack:
    """Return one exception of a place, or with `closing` a closing day of an organisation.

    What comes back each year is fine; a day of every week is not. Raises HoursRefused.
    """
    line = _line(written)
    try:
        rules = read_days(line.rule)
        if closing:
            check_closing(line.rule)
    except BadHours as error:
        raise HoursRefused(hours_wrong(str(error))) from None
    return ReadBack(line.rule, tuple(days_in_words(rules, "nl", say) or ()))


def as_lines(expression: str) -> str:
    """Return hours as lines that `hours_from` reads as the same; else the rules as they stand in the wire."""
    if not expression:
        return ""
    try:
        reading = read_hours(expression).reading
        lines = "\n".join(in_words(reading))
        back = read_hours(hours_from(lines).expression).reading
        if _same(back, reading):
            return lines
    except (BadHours, HoursRefused):
        pass
    return "\n".join(part.strip() for part in expression.split(";") if part.strip())


def in_words(reading: Reading) -> tuple[str, ...]:
    """Return hours in Dutch, as kiosk, paper and phone say them."""
    return reading_in_words(reading, "nl", say) or ()


def closing_in_words(rule: str) -> str:
    """Return a closing day in Dutch; as it stands where it cannot be read."""
    try:
        return " · ".join(days_in_words(read_days(rule), "nl", say) or (rule,))
    except BadHours:
        return rule


def _lines(written: str) -> list[Line]:
    """Return what a line says; several days of the week with their own hours may stand on one."""
    for apart in (_AFTER_HOURS, _AFTER_WORDS):
        parts = apart.split(written)
        try:
            lines = [_line(part) for part in parts] if len(parts) > 1 else []
        except HoursRefused:
            continue
        if lines and all(line.kind == "week" for line in lines):
            return lines
    return [_line(written)]


def _line(written: str) -> Line:
    try:
        return read_line(written)
    except NotUnderstood as error:
        raw = written.strip().rstrip(";")
        try:
            read(raw)
        except BadHours:
            pass
        else:
            return Line("raw", raw)
        cure = error.cure or f"‘{error.word}’ begrijpen we niet. Schrijf bijvoorbeeld: {EXAMPLE}."
        raise HoursRefused(f"‘{written.strip()[:60]}’: {cure}") from None


def _refuse_twice(lines: list[Line]) -> None:
    """Two lines for the same day of the week would say two things: their times belong on one line."""
    seen: set[int] = set()
    for line in lines:
        if line.kind == "week":
            if twice := sorted(seen & line.days):
                day = DAYS[twice[0]]
                raise HoursRefused(
                    f"{day.capitalize()} staat er twee keer. Zet alle uren van een dag op één lijn: "
                    f"{day} 9-12, 13-16."
                )
            seen |= line.days
    if sum(line.kind == "else" for line in lines) > 1:
        raise HoursRefused("‘Op andere momenten’ staat er twee keer. Schrijf het één keer.")


def _same(one: Reading, other: Reading) -> bool:
    """Say whether two readings mean the same, in whatever order their rules were written."""
    return in_words(one) == in_words(other) and _states(one) == _states(other)


def _states(reading: Reading) -> set[object]:
    key = partial(map, lambda rule: (rule.days, rule.dates, rule.spans, rule.state, rule.remark.casefold()))
    return set(key((*reading.rules, *([reading.else_] if reading.else_ else []))))
