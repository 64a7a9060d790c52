"""The screen starts anew once a night, and never while somebody is there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

import pytest

from kiosk.app.night import LONG_DAY, LONGEST, QUIET, Night, is_due

DAY = datetime(2026, 11, 30, 14, 0)
NIGHT = datetime(2026, 12, 1, 4, 10)


@pytest.mark.parametrize(
    ("now", "ran", "quiet", "was_set", "due"),
    [
        (NIGHT, LONG_DAY, QUIET, True, True),
        (DAY, LONG_DAY, QUIET, True, False),
        (NIGHT, LONG_DAY, QUIET - 1, True, False),
        (NIGHT, LONG_DAY - 1, QUIET, True, False),
        (NIGHT, LONG_DAY, QUIET, False, False),
        (DAY, LONGEST, QUIET, False, True),
        (DAY, 10 * LONGEST, 0, True, False),
    ],
)
def test_it_is_time_at_night_after_a_long_day_when_it_was_quiet(
    now: datetime, ran: float, quiet: float, was_set: bool, due: bool
) -> None:
    assert is_due(now, ran, quiet, was_set) is due


@dataclass
class Evening:
    """A visit and its clocks; `at` in seconds since the start."""

    at: float = 0.0
    untouched: bool = True
    now: object = field(default=lambda: NIGHT)
    was_set: object = field(default=lambda: True)

    def monotonic(self) -> float:
        return self.at


def test_somebody_who_stands_there_at_night_is_not_cut_off() -> None:
    evening = Evening()
    night = Night(evening, evening)  # type: ignore[arg-type]
    assert not night.look()
    evening.at, evening.untouched = LONG_DAY, False
    assert not night.look()
    evening.untouched = True
    assert not night.look(), "the quiet begins when they left"
    evening.at += QUIET
    assert night.look()
