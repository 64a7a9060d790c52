"""When a record was really made, also on a kiosk that woke up in the past."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from central.cases.clock import true_time

pytestmark = pytest.mark.django_db
WOKE = datetime.now(UTC) - timedelta(hours=2)


def made(wall: datetime, synced: bool, ms: int, boot: str = "boot-a") -> dict:
    return {"wall": wall.isoformat(), "clock_synced": synced, "boot_id": boot, "monotonic_ms": ms}


@pytest.fixture
def before_the_network(kiosk, a_case):
    """Made ten minutes after the boot, when the clock still said 2020."""
    return a_case(kiosk, made=made(datetime(2020, 1, 1, tzinfo=UTC), False, 600_000))


def test_a_clock_that_was_right_is_believed(kiosk, a_case):
    case = a_case(kiosk, made=made(WOKE, True, 1))
    assert true_time(case) == case.made_at


def test_without_anything_to_go_by_nothing_is_claimed(before_the_network):
    assert true_time(before_the_network) is None


def test_a_later_record_of_the_same_boot_tells_the_time_of_the_first(before_the_network, kiosk, a_case):
    a_case(kiosk, made=made(WOKE + timedelta(hours=1), True, 3_600_000))
    assert true_time(before_the_network) == WOKE + timedelta(minutes=10)


def test_another_boot_tells_nothing(before_the_network, kiosk, a_case):
    a_case(kiosk, made=made(WOKE, True, 3_600_000, boot="boot-b"))
    assert true_time(before_the_network) is None


def test_a_time_after_it_came_in_is_not_believed(before_the_network, kiosk, a_case):
    a_case(kiosk, made=made(WOKE + timedelta(days=400), True, 3_600_000))
    assert true_time(before_the_network) is None


def test_a_counter_that_cannot_be_is_no_error(kiosk, a_case):
    case = a_case(kiosk, made=made(WOKE, False, 2**62))
    a_case(kiosk, made=made(WOKE, True, 1))
    assert true_time(case) is None


def beat(kiosk, boot: str, ms: int) -> None:
    body = kiosk.heartbeat(boot_id=boot, monotonic_ms=ms, clock_synced=False)
    headers = kiosk.request_headers("POST", "/api/v1/heartbeat", body)
    Client().post("/api/v1/heartbeat", body, content_type="application/json", headers=headers)


# A synchronised clock in the past is believed: nothing here can tell.
@pytest.mark.parametrize(("year", "synced"), [(1970, False), (2106, False), (2106, True)])
def test_a_kiosk_whose_clock_never_was_right_still_tells_when_things_happened(kiosk, a_case, year, synced):
    case = a_case(kiosk, made=made(datetime(year, 1, 1, tzinfo=UTC), synced, 600_000))
    beat(kiosk, "boot-a", 600_000 + 7_200_000)  # two hours after the record
    found = true_time(case)
    assert found is not None
    assert abs(found - (datetime.now(UTC) - timedelta(hours=2))) < timedelta(minutes=1)


def test_a_heartbeat_of_another_boot_or_of_none_tells_nothing(before_the_network, kiosk):
    beat(kiosk, "boot-b", 1_000_000)
    beat(kiosk, "unknown", 1_000_000)
    assert true_time(before_the_network) is None


def test_the_first_heartbeat_of_a_boot_counts(before_the_network, kiosk):
    beat(kiosk, "boot-a", 700_000)
    first = true_time(before_the_network)
    beat(kiosk, "boot-a", 99_000_000)
    assert true_time(before_the_network) == first
