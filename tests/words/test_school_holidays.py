"""Days without school: the table a kiosk carries says what the kept library says, and no more."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path

import pytest

from kiosk.words.school_holidays import COMMUNITIES, KNOWN, school_holidays

SCRIPT = Path(__file__).resolve().parents[2] / "deploy" / "school_holidays.py"


def test_the_table_is_what_the_library_of_today_says() -> None:
    spec = importlib.util.spec_from_file_location("school_holidays_script", SCRIPT)
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.table() == script.TABLE.read_text("utf-8")


@pytest.mark.parametrize(
    ("community", "first", "last"),
    [
        ("Flemish", date(2026, 12, 21), date(2026, 12, 31)),  # until 3 January
        ("Flemish", date(2027, 1, 1), date(2027, 1, 3)),
        ("Flemish", date(2027, 2, 8), date(2027, 2, 14)),
        ("French", date(2027, 2, 22), date(2027, 3, 7)),
    ],
)
def test_a_parent_knows_these_weeks(community: str, first: date, last: date) -> None:
    assert (first, last) in (school_holidays(first.year, community) or ())  # type: ignore[arg-type]


@pytest.mark.parametrize("community", COMMUNITIES)
def test_a_year_that_nobody_worked_out_is_not_known(community: str) -> None:
    assert school_holidays(KNOWN[0] - 1, community) is None  # type: ignore[arg-type]
    assert school_holidays(KNOWN[-1] + 1, community) is None  # type: ignore[arg-type]
    assert all(school_holidays(year, community) for year in KNOWN)  # type: ignore[arg-type]
