"""A phone number stands in its groups while it is typed, and what is kept is what was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.journeys.phone_typing import in_groups


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("", ""),
        ("0", "0"),
        ("0471", "0471"),
        ("047112", "0471 12"),
        ("0471123456", "0471 12 34 56"),
        ("093771234", "09 377 12 34"),
        ("+32471123456", "+32 471 12 34 56"),
        ("0471 12 34 56", "0471 12 34 56"),  # grouped before
    ],
)
def test_a_number_reads_as_people_in_belgium_write_it(typed: str, shown: str) -> None:
    assert in_groups(typed) == shown


@pytest.mark.parametrize("typed", ["zoe@telenet.be", "0471-12", "0471/12.34", "++32", "٠٤٧١"])
def test_what_is_more_than_digits_and_a_plus_stays_as_it_was_typed(typed: str) -> None:
    assert in_groups(typed) == typed


@given(st.from_regex(r"\+?[0-9]{0,18}", fullmatch=True))
def test_nothing_is_taken_away_or_added_but_spaces(typed: str) -> None:
    shown = in_groups(typed)
    assert shown.replace(" ", "") == typed
    assert shown == " ".join(shown.split())
