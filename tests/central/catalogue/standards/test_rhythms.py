"""Dates that come back: what is said of them is exactly them, in hours and in calendars."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from central.catalogue.standards.as_calendar import Stamp, Told, as_calendar
from central.catalogue.standards.rhythm import LOOKED_AHEAD, Occurrence, joined, rhythms_of
from central.catalogue.standards.rhythm_hours import hours_of_occurrences, open_times
from kiosk.wire.catalogue import Offer
from kiosk.wire.place_hours import PLAIN
from kiosk.words.days import BELGIUM
from kiosk.words.opening import read_hours
from tests.central.catalogue.standards.files import HERE, LIBRARY, NOW

FIRST = date(2026, 12, 1)
UNTIL = FIRST + LOOKED_AHEAD
HOURS = (
    "We 13:00-17:00; PH off",
    "Mo,We 09:00-12:00,13:00-17:00; Fr 09:00-12:00; PH off",
    "Sa[1] 10:00-13:00; PH off",
    "We[2,4] 14:00-16:00",
    "Fr[-1] 14:00-16:00",
    "2026 Dec 02+/14 14:00-16:00",
    "2026 Sep 02-2027 Jun 30/14 14:00-16:00",
    "Mo,Tu 09:00-12:00, Tu 13:00-17:00",
    "Fr 22:00-02:00",
    "Mo-Fr 09:00-12:00; Jul-Aug Mo-Fr 10:00-11:00; PH off",
    "2026 Dec 24,2026 Dec 31 10:00-12:00",
    "SH Mo-Fr 10:00-12:00",
)


@pytest.mark.parametrize("hours", HOURS)
def test_opening_hours_as_rhythms_are_open_at_the_same_times(hours):
    times = open_times(read_hours(hours), FIRST, UNTIL)
    assert times
    told = [
        Occurrence(datetime.combine(day, rhythm.begin), datetime.combine(day, rhythm.begin) + rhythm.length)
        for rhythm in rhythms_of(times, True, UNTIL)
        for day in rhythm.days(UNTIL)
    ]
    assert sorted(told) == times


@pytest.mark.parametrize("hours", HOURS)
def test_another_program_reads_the_same_times_in_our_calendar(hours):
    offer = Offer(id="les", title="Les", opening_hours=hours)
    body = as_calendar([Told(offer, LIBRARY, HERE, PLAIN)], Stamp(1, NOW), NOW, "Aanbod")
    begin, end = datetime(2026, 12, 1, tzinfo=BELGIUM), datetime(2027, 11, 1, tzinfo=BELGIUM)
    events = recurring_ical_events.of(Calendar.from_ical(body)).between(begin, end)
    read = sorted(
        (one["DTSTART"].dt.replace(tzinfo=None), one["DTEND"].dt.replace(tzinfo=None)) for one in events
    )
    ours = open_times(read_hours(hours), FIRST, date(2027, 10, 31))
    assert read == [tuple(one) for one in ours]


days = st.dates(FIRST, UNTIL)
times = st.builds(
    lambda day, hour, length: Occurrence(
        datetime.combine(day, time(hour)), datetime.combine(day, time(hour)) + timedelta(hours=length)
    ),
    days,
    st.integers(8, 20),
    st.integers(1, 3),
)
weekly = st.builds(
    lambda first, hour, every, number: [
        Occurrence(
            datetime.combine(first, time(hour)) + timedelta(days=7 * every * step),
            datetime.combine(first, time(hour + 2)) + timedelta(days=7 * every * step),
        )
        for step in range(number)
    ],
    days,
    st.integers(8, 20),
    st.integers(1, 3),
    st.integers(3, 20),
)


@settings(max_examples=80, deadline=None)
@given(weekly, st.lists(times, max_size=4), st.sets(st.integers(0, 19), max_size=3))
def test_what_is_said_of_any_dates_is_open_at_exactly_those(series, others, left_out):
    kept = [one for number, one in enumerate(series) if number not in left_out]
    real = joined([*kept, *others])
    if not real:
        return
    last = real[-1].begin.date()
    rhythms = rhythms_of(real, False, last)
    told = sorted(datetime.combine(day, rhythm.begin) for rhythm in rhythms for day in rhythm.days(last))
    assert told == [one.begin for one in real]
    said = hours_of_occurrences(real, False, last)
    if said is not None:
        assert open_times(read_hours(said), real[0].begin.date(), last) == real


def test_every_other_week_goes_on_over_a_year_of_53_weeks():
    begin = datetime(2026, 12, 2, 14)
    real = [
        Occurrence(begin + timedelta(days=14 * n), begin + timedelta(days=14 * n, hours=2)) for n in range(20)
    ]
    until = real[-1].begin.date()
    assert hours_of_occurrences(real, True, until) == "2026 Dec 02+/14 14:00-16:00"


def test_what_lasts_longer_than_a_day_is_not_said_as_hours():
    begin = datetime(2026, 12, 2, 14)
    assert hours_of_occurrences([Occurrence(begin, begin + timedelta(days=2))], False, begin.date()) is None
