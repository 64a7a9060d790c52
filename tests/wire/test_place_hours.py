"""A place and an offer as they hold: exceptions, closing days, a first and a last day."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from kiosk.wire.catalogue import Catalogue, Offer, Place
from kiosk.wire.catalogue_file import wrong_with
from kiosk.wire.offer_time import is_over
from kiosk.wire.place_hours import (
    Calendar,
    calendar_of,
    exception_lines,
    hours_lines,
    is_on,
    next_times,
    status_of,
)
from kiosk.words.days import BELGIUM
from kiosk.words.hours import DUTCH
from kiosk.words.opening import State, Status

CLOSED = Calendar(('Jul 11 off "feest van de Vlaamse Gemeenschap"', '2027 May 07 off "brugdag"'))


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=BELGIUM)


def say(key: str, **values: str) -> str:
    return DUTCH[key].format(**values)


def place(**told: Any) -> Place:
    return Place.model_validate(
        {"id": "wijk", "name": "De Wijk", "address": "Laan 1", "postcode": "9900"} | told
    )


def offer(**told: Any) -> Offer:
    for name in ("starts", "ends"):
        if name in told:
            told[name] = at(told[name])
    return Offer.model_validate({"id": "les", "title": "Les", "place": "wijk"} | told)


CHRISTMAS = place(
    opening_hours="Tu,Th 13:30-16:30; PH off", exceptions=('2026 Dec 21-2027 Jan 03 off "kerstvakantie"',)
)
TUESDAY = at("2026-12-29T14:00")


def test_an_exception_closes_the_place_and_says_why_and_until_when() -> None:
    found = status_of(CHRISTMAS, TUESDAY)
    assert (found.state, found.why, found.next) == (State.CLOSED, "kerstvakantie", at("2027-01-05T13:30"))
    assert status_of(CHRISTMAS, at("2026-12-15T14:00")).is_open


def test_an_exception_stands_on_the_card_until_it_is_past() -> None:
    line = "21 december 2026 – 3 januari 2027: gesloten (kerstvakantie)"
    assert [told.text for told in exception_lines(CHRISTMAS, TUESDAY, "nl", say)] == [line]
    assert exception_lines(CHRISTMAS, at("2027-01-04T09:00"), "nl", say) == ()
    assert exception_lines(CHRISTMAS, TUESDAY, "tr", say)[0].text.startswith("21 Aralık 2026 – 3 Ocak 2027")


def test_while_plain_words_may_close_it_nobody_is_told_that_it_is_open() -> None:
    wordy = place(opening_hours="Tu,Th 13:30-16:30; PH off", exceptions=("Dicht in de kerstvakantie.",))
    found = status_of(wordy, TUESDAY)
    assert (found.state, found.why, found.next) == (State.UNKNOWN, "Dicht in de kerstvakantie.", None)
    assert status_of(wordy, at("2026-12-30T14:00")).next is None  # nor sent there tomorrow
    [told] = exception_lines(wordy, TUESDAY, "fr", say)
    assert told == ("Dicht in de kerstvakantie.", "nl")


def test_closing_days_of_the_organisation_are_told_when_they_are_near() -> None:
    bib = place(opening_hours="Mo-Fr 09:00-12:00; PH off")
    assert status_of(bib, at("2027-05-07T10:00"), CLOSED).why == "brugdag"
    assert [told.text for told in exception_lines(bib, at("2027-05-01T10:00"), "nl", say, CLOSED)] == [
        "7 mei 2027: gesloten (brugdag)"
    ]
    assert exception_lines(bib, at("2027-03-01T10:00"), "nl", say, CLOSED) == ()
    elsewhere = bib.model_copy(update={"closing_days": False})  # a library with days of its own
    assert status_of(elsewhere, at("2027-05-07T10:00"), CLOSED).is_open


def test_a_course_is_not_on_before_its_first_day_nor_after_its_last() -> None:
    course = offer(opening_hours="Mo 14:00-16:00; PH off", starts="2027-01-11T14:00", ends="2027-02-15T16:00")
    on = [
        day
        for day in ("2026-11-30", "2027-01-04", "2027-01-11", "2027-02-15", "2027-02-22")
        if is_on(course, at(f"{day}T10:00"))
    ]
    assert on == ["2027-01-11", "2027-02-15"]
    assert next_times(course, at("2026-11-30T10:00")) == (at("2027-01-11T14:00"), at("2027-01-11T16:00"))
    assert next_times(course, at("2027-02-15T16:00")) is None and is_over(course, at("2027-02-15T16:00"))
    assert status_of(course, at("2026-11-30T15:00")).state is State.CLOSED


def test_what_is_on_once_is_over_the_day_after() -> None:
    once = offer(starts="2026-09-07T14:00")
    assert is_on(once, at("2026-09-07T20:00")) and not is_over(once, at("2026-09-07T23:59"))
    assert is_over(once, at("2026-09-08T00:00")) and not is_on(once, at("2026-09-08T10:00"))
    assert next_times(once, at("2026-09-01T10:00")) == (at("2026-09-07T14:00"), None)
    assert next_times(offer(starts="2026-09-07T14:00", ends="2026-09-07T16:30"), at("2026-09-01T10:00")) == (
        at("2026-09-07T14:00"),
        at("2026-09-07T16:30"),
    )


def test_what_is_held_at_a_place_that_is_closed_is_not_on() -> None:
    hour = offer(opening_hours="Tu 14:00-16:00")
    assert is_on(hour, TUESDAY) and not is_on(hour, TUESDAY, place=CHRISTMAS)
    assert next_times(hour, at("2026-12-23T10:00"), place=CHRISTMAS) == (
        at("2027-01-05T14:00"),
        at("2027-01-05T16:00"),
    )


def test_an_end_that_nobody_knows_is_none_and_not_midnight() -> None:
    evening = offer(opening_hours="We 14:00+")
    assert next_times(evening, at("2026-12-01T10:00")) == (at("2026-12-02T14:00"), None)


@pytest.mark.parametrize("hours", ["", "Ma,Wo 09:00-12:00", "PH off; Mo-Fr 09:00-12:00"])
def test_hours_that_nobody_understands_are_not_known(hours: str) -> None:
    unknown = place(opening_hours=hours)
    assert status_of(unknown, TUESDAY).state is State.UNKNOWN
    assert hours_lines(unknown, "nl", say) == ()


def test_the_catalogue_brings_what_holds_for_all_and_leaves_out_what_nobody_wrote() -> None:
    plain = Catalogue(revision=1, organisation="be.eeklo.de-kring")
    assert calendar_of(plain) == Calendar() and "closed" not in plain.model_dump(mode="json")
    french = plain.model_copy(update={"closed": CLOSED.closed, "school_holidays": "French"})
    assert calendar_of(french) == Calendar(CLOSED.closed, "French")


def wrong(**told: Any) -> str:
    found = wrong_with(place(**told), [])
    return found.why if found else ""


def test_other_hours_in_the_holidays_open_nobody_on_christmas() -> None:
    weeks = "2026 Dec 21-2027 Jan 03 10:00-12:00"
    hours = "Mo-Fr 09:00-17:00; PH off"
    assert "write 'PH off' behind it" in wrong(opening_hours=hours, exceptions=(weeks,))
    right = {"opening_hours": hours, "exceptions": (weeks, "PH off")}
    assert not wrong(**right)
    assert not status_of(place(**right), at("2026-12-25T10:30")).is_open
    assert status_of(place(**right), at("2026-12-28T10:30")).is_open
    assert not wrong(opening_hours=hours, exceptions=("2026 Dec 28-2026 Dec 30 10:00-12:00",))
    assert not wrong(opening_hours=hours, exceptions=("2026 Dec 25 10:00-12:00",))


def test_the_closing_day_of_the_organisation_holds_within_other_hours_of_a_season() -> None:
    closed = Calendar(('2027 Aug 04 off "teamdag"',))
    summer = place(opening_hours="Mo-Fr 09:00-17:00", exceptions=("2027 Jul 01-2027 Aug 31 09:00-12:00",))
    assert status_of(summer, at("2027-08-04T10:00"), closed).why == "teamdag"
    assert status_of(summer, at("2027-08-05T10:00"), closed).is_open


def test_a_place_that_opens_on_a_closing_day_is_not_called_closed_in_the_next_line() -> None:
    closed = Calendar(('Dec 29 off "feest"',))
    own = place(opening_hours="Mo-Fr 09:00-17:00", exceptions=("2026 Dec 29 13:30-16:30",))
    assert status_of(own, TUESDAY, closed).is_open
    assert [told.text for told in exception_lines(own, TUESDAY, "nl", say, closed)] == [
        "29 december 2026: 13.30 tot 16.30 uur"
    ]


@pytest.mark.parametrize("words", ["We zijn dicht in de kerstvakantie.", "Jan is ziek tot 5 januari."])
def test_plain_words_that_begin_like_a_day_are_plain_words(words: str) -> None:
    assert not wrong(opening_hours="Tu 13:30-16:30", exceptions=(words,))
    assert not status_of(place(opening_hours="Tu 13:30-16:30", exceptions=(words,)), TUESDAY).is_open


@pytest.mark.parametrize("slip", ["2026 Dec 29 gesloten", "dec 29 dicht", "Tu dicht", "off", "PH dicht", " "])
def test_an_exception_that_would_close_nothing_is_refused(slip: str) -> None:
    assert wrong(opening_hours="Tu 13:30-16:30", exceptions=(slip,))


def test_exceptions_that_take_each_other_away_are_refused() -> None:
    closed, own = "2026 Dec 21-2027 Jan 03 off", "2026 Dec 29 13:30-16:30"
    assert "first" in wrong(opening_hours="Tu 13:30-16:30", exceptions=(own, closed))
    assert not wrong(opening_hours="Tu 13:30-16:30", exceptions=(closed, own))


def test_nobody_is_sent_to_a_course_after_its_end() -> None:
    course = offer(
        starts="2027-01-11T14:00", ends="2027-01-25T15:00", opening_hours="Mo 14:00-16:00", place=None
    )
    assert status_of(course, at("2027-01-25T14:30")) == Status(State.OPEN, at("2027-01-25T15:00"))
    assert status_of(course, at("2027-01-18T17:00")).next == at("2027-01-25T14:00")
    short = offer(starts="2027-01-11T14:00", ends="2027-01-25T00:00", opening_hours="Mo 14:00-16:00")
    assert status_of(short, at("2027-01-18T17:00")).next is None
