"""Whoever hands something in today is called before the end of which day."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.words.calendar import weekday_in_words
from kiosk.words.working_days import working_day_after


@pytest.mark.parametrize(
    ("came", "called"),
    [
        (date(2026, 11, 23), date(2026, 11, 26)),  # Monday: Tuesday, Wednesday, Thursday
        (date(2026, 11, 26), date(2026, 12, 1)),  # Thursday: over the weekend
        (date(2026, 11, 28), date(2026, 12, 2)),  # Saturday waits for Monday to begin
        (date(2026, 11, 29), date(2026, 12, 2)),  # and so does Sunday
        (date(2026, 12, 23), date(2026, 12, 29)),  # Christmas is a Friday
        (date(2027, 3, 26), date(2027, 4, 1)),  # Easter Monday moves, and is found
        (date(2026, 12, 31), date(2027, 1, 6)),  # over New Year
    ],
)
def test_who_comes_is_called_within_three_working_days(came: date, called: date) -> None:
    assert working_day_after(came, 3) == called


def test_the_closing_days_of_the_organisation_do_not_count() -> None:
    closed = ['2026 Dec 24-2027 Jan 03 off "kerstvakantie"', 'Jul 11 off "feestdag"']
    assert working_day_after(date(2026, 12, 22), 3, closed) == date(2027, 1, 5)
    assert working_day_after(date(2028, 7, 10), 1, closed) == date(2028, 7, 12)  # a Tuesday every year


def test_who_closes_in_school_holidays_counts_those_of_its_community() -> None:
    autumn = date(2026, 10, 16)  # French-speaking schools begin their autumn holiday on the 19th
    assert working_day_after(autumn, 1, ["SH off"], "Flemish") == date(2026, 10, 19)
    assert working_day_after(autumn, 1, ["SH off"], "French") == date(2026, 11, 3)


def test_who_promises_nothing_or_is_closed_for_good_names_no_day() -> None:
    assert working_day_after(date(2026, 11, 23), 0) is None
    assert working_day_after(date(2026, 11, 23), 1, ["2026 Nov 01-2028 Jan 01 off"]) is None


def test_the_day_is_said_with_its_name_and_without_a_year() -> None:
    assert weekday_in_words(date(2026, 12, 3), "nl") == "donderdag 3 december"
    assert weekday_in_words(date(2026, 12, 3), "fr") == "jeudi 3 décembre"
    assert weekday_in_words(date(2026, 12, 3), "rom") is None  # CLDR has no Romani
