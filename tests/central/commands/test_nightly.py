"""The worker's night: people whose time is over go once, and only while everybody sleeps."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from central.commands import nightly
from central.retention.models import Run

pytestmark = pytest.mark.django_db
HERE = ZoneInfo("Europe/Brussels")


@pytest.fixture
def at(monkeypatch):
    def at(*moment: int) -> int:
        monkeypatch.setattr(nightly.timezone, "now", lambda: datetime(*moment, tzinfo=HERE))
        return nightly.at_night()

    return at


def test_by_day_nothing_goes(at, de_kring):
    at(2028, 6, 15, 14)
    assert not Run.objects.exists()


def test_at_night_it_is_done_once(at, de_kring):
    at(2028, 6, 15, 2, 10)
    at(2028, 6, 15, 3, 10)
    assert Run.objects.count() == 1
    at(2028, 6, 16, 2, 10)
    assert Run.objects.count() == 2


def test_the_night_in_which_the_clock_goes_back_has_one(at, de_kring):
    at(2028, 10, 29, 2, 30)
    at(2028, 10, 29, 3, 30)
    assert Run.objects.count() == 1
