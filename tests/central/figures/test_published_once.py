"""A quarter is published once, whole and when it is over; and what a file says is what a page shows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from central.cases.models import Case
from central.figures import frozen
from central.figures.frozen import freeze_what_ended, outside, outside_kept
from central.figures.keeping import count_what_changed
from central.figures.models import Frozen
from central.figures.quarters import NotAPeriod, NotWholeQuarters, quarter_of, read_quarter, whole_quarters
from central.figures.table import FEW
from tests.central.figures.counted import as_rows

TODAY = timezone.localdate()
LAST = quarter_of(TODAY).before


@pytest.fixture
def came(kiosk, a_case):
    """So many people came in the quarter before this one."""

    def came(number, **said):
        for _ in range(number):
            case = a_case(kiosk, **said)
            at = timezone.now() - timedelta(days=(TODAY - LAST.start).days - 20)
            Case.objects.filter(id=case.id).update(received_at=at)
        count_what_changed()

    return came


@pytest.mark.django_db
def test_what_was_published_stays_whatever_is_corrected_afterwards(de_kring, came):
    came(6)
    before = outside("reach", de_kring, LAST.start, LAST.end, TODAY)
    assert as_rows(before)["channel", "flyer"] == 5
    came(9)
    Case.objects.update(channel="friend")
    count_what_changed()
    assert outside("reach", de_kring, LAST.start, LAST.end, TODAY) == before
    assert outside_kept("reach", de_kring, LAST.start, LAST.end, TODAY) == before


@pytest.mark.django_db
def test_of_two_who_publish_at_once_the_first_holds_for_both(de_kring, came, monkeypatch):
    came(6)
    first, counted = [], frozen.figure

    def while_a_colleague_is_quicker(*asked):
        monkeypatch.setattr(frozen, "figure", counted)
        first.append(outside("reach", de_kring, LAST.start, LAST.end, TODAY))
        came(9)  # and something comes in between the two
        return counted(*asked)

    monkeypatch.setattr(frozen, "figure", while_a_colleague_is_quicker)
    assert [outside("reach", de_kring, LAST.start, LAST.end, TODAY)] == first
    assert first[0].total == 5 and Frozen.objects.get(figure="reach").quarter == str(LAST)


@pytest.mark.django_db
def test_a_page_writes_nothing_and_shows_what_the_night_kept(de_kring, came):
    came(6)
    assert outside_kept("reach", de_kring, LAST.start, LAST.end, TODAY) is None
    assert freeze_what_ended(TODAY) > 5
    assert freeze_what_ended(TODAY) == 0
    assert outside_kept("reach", de_kring, LAST.start, LAST.end, TODAY).total == 5
    assert not Frozen.objects.filter(quarter=str(quarter_of(TODAY))).exists()


@pytest.mark.django_db
def test_two_quarters_stand_beside_each_other_and_are_not_counted_together(de_kring, came):
    came(6)
    year = outside("reach", de_kring, LAST.before.start, LAST.end, TODAY)
    assert year.dimensions == ("quarter", "by", "value")
    assert as_rows(year)[str(LAST), "channel", "flyer"] == 5
    assert as_rows(year)[str(LAST.before), "channel", "flyer"] == FEW
    said = {tuple(year.said(row)) for row in year.rows}
    assert (LAST.in_words, "Kent ons van", "Flyer of brief") in said


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [
        (date(2026, 1, 1), date(2026, 6, 29), NotWholeQuarters),
        (date(2026, 1, 2), date(2026, 3, 31), NotWholeQuarters),
        (date(2026, 10, 1), date(2026, 12, 31), NotWholeQuarters),
        (date(2026, 4, 1), date(2026, 3, 31), NotAPeriod),
        (date(1999, 1, 1), date(1999, 3, 31), NotAPeriod),
    ],
)
def test_nothing_but_whole_quarters_that_are_over_leaves(start, end, why):
    with pytest.raises(why):
        whole_quarters(start, end, date(2026, 11, 30))


@given(st.dates(date(2000, 4, 1), date(2090, 1, 1)))
def test_a_day_lies_in_one_quarter_and_its_quarters_follow_each_other(day):
    quarter = quarter_of(day)
    assert quarter.start <= day <= quarter.end
    assert quarter.next.before == quarter
    assert read_quarter(str(quarter)) == quarter
    assert whole_quarters(quarter.before.start, quarter.end, date(2100, 1, 1)) == [quarter.before, quarter]
