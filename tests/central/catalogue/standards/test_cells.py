"""One cell as staff typed it, or as a spreadsheet gives it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from central.catalogue.standards.cells import clock, phone
from central.catalogue.standards.found import Wrong


@pytest.mark.parametrize(
    "cell", [date(1900, 1, 1), datetime(1900, 1, 1), timedelta(days=1), "PT24H00M00S", "24:00", "24u"]
)
def test_midnight_is_midnight_however_a_spreadsheet_says_24_oclock(cell):
    assert clock(cell) == time(0, 0)


def test_any_other_day_is_no_hour():
    with pytest.raises(Wrong, match="is geen uur"):
        clock(date(2026, 12, 1))


@pytest.mark.parametrize("cell", ["1712", "106", "112", "116000", 1712.0, 106])
def test_a_short_number_of_a_help_line_is_a_telephone_number(cell):
    assert phone(cell) == str(int(cell))


@pytest.mark.parametrize("cell", ["9900", "99", "12345678", 471123456])
def test_a_postcode_or_a_number_without_its_0_is_none(cell):
    with pytest.raises(Wrong):
        phone(cell)
