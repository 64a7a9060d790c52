"""Two days of hours and a month of days stay, whatever the clock does; nothing else is touched."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from central.backup.keeping import DAILY, HOURLY, may_go, name_at

NOW = datetime(2026, 12, 1, 2, 15, tzinfo=UTC)
moments = st.lists(
    st.datetimes(datetime(1970, 1, 1), datetime(2106, 1, 1), timezones=st.just(UTC)), max_size=120
)


def test_after_a_year_of_hours_two_days_and_a_month_are_there():
    here: set[str] = set()
    for hour in range(90 * 24):
        here.add(name_at(NOW + timedelta(hours=hour)))
        here -= may_go(here)
    days = {name[8:16] for name in here}
    assert len(days) == DAILY
    assert len(here) == HOURLY + DAILY - 3, "the days of the last 48 hours are three, one of them begun"
    assert name_at(NOW + timedelta(hours=90 * 24 - 1)) in here


@given(moments)
def test_the_newest_always_stay_and_a_second_look_finds_nothing_more(moments):
    names = {name_at(moment) for moment in moments}
    stay = names - may_go(names)
    assert set(sorted(names)[-HOURLY:]) <= stay
    assert len(stay) <= HOURLY + DAILY
    assert not may_go(stay)
    assert {name[8:16] for name in names if name[8:16] in sorted({n[8:16] for n in names})[-DAILY:]} <= {
        name[8:16] for name in stay
    }


@given(st.sets(st.text(max_size=40), max_size=200))
def test_what_is_no_backup_of_ours_is_let_alone(names):
    assert not may_go({name for name in names if not name.endswith(".backup")})
    assert not may_go({f"{name_at(NOW)}.{n}" for n in range(100)} | {f"x{name_at(NOW)}", "vandaag"})
