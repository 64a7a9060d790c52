"""Whatever a place writes and we take: what is said and whether it is open come from the same rules."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.words.days import BELGIUM
from kiosk.words.hours import DUTCH, reading_in_words
from kiosk.words.opening import BadHours, State, read_hours
from tests.words.oracle import so_at

DAYS = st.sampled_from(
    [
        "Mo",
        "Tu",
        "We",
        "Mo-Fr",
        "Sa,Su",
        "Fr-Mo",
        "Sa[1]",
        "We[-1]",
        "Tu[2,4]",
        "PH",
        "SH",
        "Su,PH",
        "SH Mo-Fr",
        "",
    ]
)
DATES = st.sampled_from(
    [
        "",
        "",
        "",
        "Jul-Aug",
        "Sep 01-Jun 30",
        "2026 Sep 01-2027 Jun 30",
        "2026 Dec 24-2027 Jan 03",
        "2026 Nov 11",
        "2026 Dec 02+/14",
        "2026 Sep 02-2027 Jun 30/21",
        "2027 Jan 04+",
        "Dec 25",
        "2026 Jul-2026 Aug",
        "Feb 29",
        "2027 Feb 29",
    ]
)
TIMES = st.sampled_from(
    [
        "09:00-12:00",
        "9:00 - 12:00,13:00-16:30",
        "14:00+",
        "22:00-02:00",
        "00:00-24:00",
        "24:00-02:00",
        "13:30-17:00",
    ]
)
ENDS = st.sampled_from(["", "", "", "", ' "op afspraak"', " unknown", ' open "zijdeur"'])
CLOSED = st.sampled_from(["off", "closed", 'off "verlof"'])
RULE = st.one_of(
    st.builds(
        lambda *parts: " ".join(filter(None, parts)), DATES, DAYS, st.builds("{}{}".format, TIMES, ENDS)
    ),
    st.builds(lambda *parts: " ".join(filter(None, parts)), DATES, DAYS, CLOSED),
)
HOURS = st.builds(
    lambda rules, apart, rest: apart.join(rules) + rest,
    st.lists(RULE, min_size=1, max_size=4),
    st.sampled_from(["; ", "; ", ", "]),
    st.sampled_from(["", "", "", ' || "op afspraak"']),
)
MOMENTS = st.datetimes(datetime(2026, 9, 1), datetime(2027, 9, 30))


def say(key: str, **values: str) -> str:
    return DUTCH[key].format(**values)


@settings(max_examples=400, deadline=None)
@given(HOURS, st.lists(MOMENTS, min_size=1, max_size=8))
def test_a_person_is_told_what_the_rules_say(expression: str, moments: list[datetime]) -> None:
    try:
        hours = read_hours(expression)
    except BadHours as error:
        assert "\n" not in str(error)
        return
    assert reading_in_words(hours.reading, "nl", say)
    for moment in moments:
        at = moment.replace(second=0, microsecond=0, tzinfo=BELGIUM)
        at = at.astimezone(UTC).astimezone(BELGIUM)  # half past two is no moment of the night of 28 March
        status = hours.status(at)
        assert (status.state, status.why) == so_at(hours.reading.rules, hours.reading.else_, at), (
            expression,
            at,
        )
        if status.closes:
            after = status.closes.astimezone(BELGIUM)
            assert so_at(hours.reading.rules, hours.reading.else_, after) != (status.state, status.why)
        if status.next:
            assert so_at(hours.reading.rules, hours.reading.else_, status.next)[0] is State.OPEN
