"""Who was there stands on the day they were there, also where the kiosk had no network and no clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from central.sign_ups.models import Attendance
from tests.central.cases.test_last_said import LONG_AGO, at, beat, since, without_a_clock
from tests.central.kiosks import a_record, an_amendment
from tests.central.sign_ups.test_offer_export import as_csv

pytestmark = pytest.mark.django_db
MINUTE = 60_000
THREE_DAYS_AGO = datetime.now(UTC) - timedelta(days=3)
THAT_DAY = timezone.localdate(THREE_DAYS_AGO)


@pytest.fixture
def record(kiosk, arrives, praattafel):
    record = a_record(offer="praattafel")
    arrives(kiosk, record)
    return record


def here(record, made) -> dict[str, object]:
    return an_amendment(record, action="check-in", offer="praattafel", made=made)


@pytest.mark.parametrize("beat_first", [True, False])
def test_who_came_three_days_ago_stands_on_that_day_once_a_heartbeat_tells(
    kiosk, arrives, record, beat_first
):
    def beats() -> None:
        beat(kiosk, MINUTE + since(THREE_DAYS_AGO))

    if beat_first:
        beats()
    arrives(kiosk, here(record, without_a_clock(MINUTE)))
    if not beat_first:
        unsure = Attendance.objects.get()
        assert (unsure.on, unsure.sure) == (timezone.localdate(), False)
        beats()
    there = Attendance.objects.get()
    assert (there.on, there.sure) == (THAT_DAY, True)


def test_a_record_of_the_same_boot_with_a_right_clock_tells_the_day_too(kiosk, arrives, record):
    arrives(kiosk, here(record, without_a_clock(MINUTE)))
    assert not Attendance.objects.get().sure
    arrives(kiosk, a_record(made=at(THREE_DAYS_AGO + timedelta(hours=1), "b1", 61 * MINUTE)))
    assert (Attendance.objects.get().on, Attendance.objects.get().sure) == (THAT_DAY, True)


def test_without_anything_that_tells_it_is_the_day_it_came_in_and_staff_see_that_it_is_not_sure(
    kiosk, arrives, record, praattafel, as_an
):
    arrives(kiosk, here(record, without_a_clock(MINUTE)))
    page = as_an.get(f"/aanbod/{praattafel.id}/").content.decode()
    assert "de dag is niet zeker" in page
    head, row = as_csv(as_an, praattafel)
    assert head[-1] == timezone.localdate().isoformat()
    assert row[-1] == "ja, dag niet zeker"


def test_two_visits_of_one_boot_become_two_days_when_the_time_is_known(kiosk, arrives, record, praattafel):
    a_day = 24 * 60 * MINUTE
    arrives(kiosk, here(record, without_a_clock(MINUTE)), here(record, without_a_clock(MINUTE + a_day)))
    beat(kiosk, MINUTE + since(THREE_DAYS_AGO))
    found = Attendance.objects.order_by("on").values_list("on", "sure")
    assert list(found) == [(THAT_DAY, True), (THAT_DAY + timedelta(days=1), True)]


def test_who_was_ticked_by_staff_on_that_day_already_stands_there_once(kiosk, arrives, record, as_an):
    from central.sign_ups.models import SignUp

    arrives(kiosk, here(record, without_a_clock(MINUTE)))
    as_an.post(f"/inschrijving/{SignUp.objects.get().id}/aanwezig/", {"dag": THAT_DAY.isoformat()})
    beat(kiosk, MINUTE + since(THREE_DAYS_AGO))
    assert list(Attendance.objects.values_list("on", "sure")) == [(THAT_DAY, True)]


def test_a_clock_that_says_2106_is_no_day_at_all(kiosk, arrives, record):
    arrives(kiosk, here(record, at(datetime(2106, 1, 1, tzinfo=UTC), "b1", MINUTE)))
    assert not Attendance.objects.get().sure
    beat(kiosk, MINUTE + since(THREE_DAYS_AGO))
    assert Attendance.objects.get().on == THAT_DAY


def test_just_after_midnight_in_belgium_is_the_new_day(kiosk, arrives, record):
    night = timezone.localtime(THREE_DAYS_AGO).replace(hour=0, minute=30)
    arrives(kiosk, here(record, at(night.astimezone(UTC))))
    assert Attendance.objects.get().on == night.date()


def test_a_wall_of_1970_is_not_believed_even_where_nothing_else_is_known(kiosk, arrives, record):
    arrives(kiosk, here(record, at(LONG_AGO, "unknown", 5, synced=False)))
    assert (Attendance.objects.get().on, Attendance.objects.get().sure) == (timezone.localdate(), False)
