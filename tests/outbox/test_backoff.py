"""How long a kiosk waits before it knocks again."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.outbox.backoff import LONGEST_ASKED, asked_delay, delay, patience
from kiosk.outbox.queue import LONGEST_WAIT


@given(st.integers(0, 10_000), st.integers())
def test_a_wait_is_never_longer_than_a_quarter_of_an_hour(failures: int, seed: int) -> None:
    assert 0 <= delay(failures, random.Random(seed)) <= 900


def test_the_first_wait_is_at_most_five_seconds_and_it_doubles() -> None:
    chance = random.Random(1)
    assert max(delay(1, chance) for _ in range(300)) <= 5
    assert 15 < max(delay(3, chance) for _ in range(300)) <= 20


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "120"}, 120),
        ({"retry-after": "999999999999999"}, 3600),
        ({"Retry-After": "-5"}, None),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "²"}, None),
        ({}, None),
        # By central's own clock, whatever ours says:
        ({"Retry-After": "Fri, 01 Jan 1971 00:02:00 GMT", "Date": "Fri, 01 Jan 1971 00:00:00 GMT"}, 120),
        ({"Retry-After": "Fri, 01 Jan 1971 00:00:00 GMT", "Date": "Fri, 01 Jan 2100 00:00:00 GMT"}, 0),
        ({"Retry-After": "Fri, 01 Jan 2100 00:00:00 GMT"}, None),
        ({"Retry-After": f"Fri, {'9' * 400} Jan 2100 00:00:00 GMT", "Date": "now"}, None),
    ],
)
def test_central_may_ask_for_patience_within_an_hour(headers: dict[str, str], seconds: float | None) -> None:
    assert asked_delay(headers) == seconds


@given(st.text(), st.text())
def test_no_header_makes_a_kiosk_fall_over(after: str, date: str) -> None:
    found = asked_delay({"Retry-After": after, "Date": date})
    assert found is None or 0 <= found <= 3600


def test_a_hundred_kiosks_that_were_asked_for_the_same_hour_do_not_come_back_together() -> None:
    waits = sorted(patience(3600, random.Random(seed)) for seed in range(100))
    assert waits[0] >= 3600
    assert waits[-1] - waits[0] > 300
    assert patience(0) <= 5
    assert patience(LONGEST_ASKED) < LONGEST_WAIT, "or the queue would take it for a lying clock"
