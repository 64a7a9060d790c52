"""By which day somebody hears from us, and what to do when they did not: on screen, paper and mail."""

from __future__ import annotations

from datetime import date

from kiosk.receipts.facts import RecordFacts, ToCall, Words
from kiosk.receipts.model import direction_of
from kiosk.words.calendar import weekday_in_words

_OPEN, _CLOSE = "\u2068", "\u2069"  # first-strong isolate


def promised(
    call: ToCall, answer_by: date | None, language: str, words: Words, promise: str = "whole"
) -> tuple[str, ...]:
    """Return the promise as lines; none where nothing is promised.

    `promise` is that of the journey (kiosk.journeys.model): 'none' where news may take a year, 'day' where
    the one who asked is not the one who hears from us.
    """
    if answer_by is None or promise == "none":
        return ()
    day = weekday_in_words(answer_by, language) or f"{answer_by.day}/{answer_by.month}/{answer_by.year}"
    by = words("paper.next.by", date=day)
    if promise == "day":
        return (by,)
    if call.phone:
        unheard = words("paper.next.unheard_phone", phone=apart(call.phone, language))
    elif (near := call.nearby) and near.phone and not near.hours:  # nobody knows when the door is open
        phone = f"{apart(near.phone, language)} ({apart(near.name, language)})"
        unheard = words("paper.next.unheard_phone", phone=phone)
    else:
        near = call.nearby
        where = f"{near.name}, {near.address}" if near else call.organisation
        unheard = words("paper.next.unheard", organisation=apart(where, language))
    return by, unheard


def call_if_unheard(call: ToCall, language: str, words: Words) -> str:
    """Return whom to call in one short line, for letters so big that no more is said; empty without one."""
    phone = call.phone or (call.nearby.phone if call.nearby else "")
    return words("paper.next.unheard_phone", phone=apart(phone, language)) if phone else ""


def promise_of(record: RecordFacts, words: Words) -> tuple[str, ...]:
    """Return what is promised to who takes this record home, as `promised` does."""
    return promised(record.call, record.answer_by, record.language, words, record.promise)


def apart(text: str, language: str) -> str:
    """Return a Latin name or a number so that it keeps its shape inside Arabic."""
    return f"{_OPEN}{text}{_CLOSE}" if direction_of(language) == "rtl" else text
