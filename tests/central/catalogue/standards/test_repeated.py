"""What a calendar repeats, beside what another program makes of the same rule."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from central.catalogue.standards.found import Wrong
from central.catalogue.standards.repeated import days_of, read_rule

START = date(2026, 12, 2)
LIMIT = START + timedelta(days=800)
days = st.lists(
    st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1, max_size=3, unique=True
)
nth = st.lists(
    st.builds("{}{}".format, st.sampled_from([1, 2, 3, 4, 5, -1, -2]), st.sampled_from(["MO", "WE", "SU"])),
    min_size=1,
    max_size=3,
    unique=True,
)
interval = st.integers(1, 5).map("INTERVAL={}".format)
months = st.lists(st.integers(1, 12), min_size=1, max_size=3, unique=True).map(
    lambda found: f"BYMONTH={','.join(map(str, found))}"
)
month_days = st.lists(
    st.sampled_from([1, 2, 15, 28, 30, 31, -1, -3]), min_size=1, max_size=3, unique=True
).map(lambda found: f"BYMONTHDAY={','.join(map(str, found))}")
position = st.sampled_from(["BYSETPOS=1", "BYSETPOS=-1", "BYSETPOS=2"])
by_day = days.map(lambda found: f"BYDAY={','.join(found)}")
by_nth = nth.map(lambda found: f"BYDAY={','.join(found)}")


def rules(frequency: str, *parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    chosen = [st.just("") | part for part in parts]
    return st.tuples(*chosen).map(lambda said: ";".join([f"FREQ={frequency}", *filter(None, said)]))


@settings(max_examples=150, deadline=None)
@given(
    rules("DAILY", interval, months, by_day)
    | rules("WEEKLY", interval, by_day, months, st.sampled_from(["WKST=SU", "WKST=MO"]))
    | rules("MONTHLY", interval, by_day | by_nth, months)
    | rules("MONTHLY", interval, month_days)
    | rules("MONTHLY", interval, by_day, position)
    | rules("YEARLY", interval, months, by_nth)
    | rules("YEARLY", months, month_days)
)
def test_any_rule_names_the_days_that_dateutil_names(said):
    if "BYSETPOS" in said and "BYDAY" not in said:
        return  # dateutil refuses a position in nothing
    ours = list(days_of(read_rule(said), START, LIMIT))
    theirs = rrulestr(f"{said};UNTIL={LIMIT:%Y%m%d}", dtstart=datetime.combine(START, datetime.min.time()))
    assert ours == [one.date() for one in theirs]


@pytest.mark.parametrize(
    "said", ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;INTERVAL=9999999;BYDAY=MO"]
)
def test_a_rule_that_finds_nothing_comes_to_an_end(said):
    assert list(days_of(read_rule(said), START, LIMIT)) == []


@pytest.mark.parametrize(
    "said",
    [
        "",
        "FREQ=",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=MONTHLY;BYWEEKNO=3",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=3",
    ],
)
def test_what_is_no_rule_of_days_is_refused(said):
    with pytest.raises(Wrong):
        read_rule(said)
