"""What a person says last holds, whatever came here first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from central.cases.amending import settle_waiting
from central.cases.models import Amendment, Case
from central.sign_ups.models import SignUp
from tests.central.conftest import join
from tests.central.kiosks import a_record, an_amendment

pytestmark = pytest.mark.django_db
TEN = (datetime.now(UTC) - timedelta(days=1)).replace(hour=10, minute=0, second=0, microsecond=0)
ELEVEN = TEN + timedelta(hours=1)
EARLY, LATE = "+32470000001", "+32470000002"
LONG_AGO = datetime(1970, 1, 2, tzinfo=UTC)


def number(value: str) -> dict[str, str]:
    return {"by": "phone", "value": value}


def at(wall: datetime, boot: str = "4e1c", ms: int = 1000, synced: bool = True) -> dict[str, object]:
    return {"wall": wall.isoformat(), "clock_synced": synced, "boot_id": boot, "monotonic_ms": ms}


def without_a_clock(ms: int, boot: str = "b1") -> dict[str, object]:
    return at(LONG_AGO, boot, ms, synced=False)


def beat(kiosk, ms: int, boot: str = "b1") -> None:
    body = kiosk.heartbeat(boot_id=boot, monotonic_ms=ms, clock_synced=False)
    headers = kiosk.request_headers("POST", "/api/v1/heartbeat", body)
    answer = Client().post("/api/v1/heartbeat", body, content_type="application/json", headers=headers)
    assert answer.status_code == 200


def since(moment: datetime) -> int:
    return int((datetime.now(UTC) - moment).total_seconds() * 1000)


@pytest.fixture
def record(kiosk, arrives):
    record = a_record(made=at(TEN - timedelta(days=2)))
    arrives(kiosk, record)
    return record


@pytest.fixture
def elsewhere(de_kring):
    """The other kiosk of De Kring, which had no network."""
    return join(de_kring, "Tablet stand")


def the_case() -> Case:
    return Case.objects.get()


def log() -> str:
    return " | ".join(event.text for event in the_case().events.order_by("at"))


def corrects(record, made, **new):
    return an_amendment(record, action="correct", made=made, **new)


@pytest.mark.parametrize("later_first", [True, False])
def test_a_person_is_called_on_the_number_they_gave_last(
    kiosk, elsewhere, arrives, record, as_an, later_first
):
    both = [
        (kiosk, corrects(record, at(ELEVEN), reach=number(LATE))),
        (elsewhere, corrects(record, at(TEN), reach=number(EARLY))),
    ]
    for where, told in both if later_first else reversed(both):
        arrives(where, told)
    assert the_case().reach_value == LATE
    assert ("Ouder, niet toegepast: hoe we bereiken" in log()) is later_first
    page = as_an.get(f"/mensen/{the_case().id}/").content.decode()
    assert "0470 00 00 01" in page, "staff see what was not applied"
    assert ("Niet toegepast: ouder dan wat er staat" in page) is later_first


def test_the_same_kiosk_and_the_same_made_but_for_the_wall_go_by_the_wall(kiosk, arrives, record):
    arrives(kiosk, corrects(record, record["made"] | {"wall": ELEVEN.isoformat()}, reach=number(LATE)))
    arrives(kiosk, corrects(record, record["made"] | {"wall": TEN.isoformat()}, reach=number(EARLY)))
    assert the_case().reach_value == LATE


def test_field_by_field_the_last_word_counts(kiosk, elsewhere, arrives, record):
    moved = {"postcode": "9990", "name": "Maldegem"}
    arrives(kiosk, corrects(record, at(ELEVEN), reach=number(LATE)))
    arrives(elsewhere, corrects(record, at(TEN), reach=number(EARLY), name="Zoé", place=moved, said="Dank"))
    case = the_case()
    assert (case.reach_value, case.name, case.postcode) == (LATE, "Zoé", "9990")
    assert "Gewijzigd: naam, plaats." in log()
    assert "Ouder, niet toegepast: hoe we bereiken" in log()
    assert "De persoon zegt: Dank" in log()


def test_the_way_to_reach_somebody_is_never_half_old_and_half_new(kiosk, elsewhere, arrives, record):
    arrives(kiosk, corrects(record, at(ELEVEN), reach={"by": "email", "value": "zoe@voorbeeld.be"}))
    arrives(elsewhere, corrects(record, at(TEN), reach=number(EARLY)))
    assert (the_case().reach_by, the_case().reach_value) == ("email", "zoe@voorbeeld.be")


def test_what_is_said_on_a_phone_after_it_holds_against_a_kiosk_that_comes_later(elsewhere, arrives, record):
    Client().post(f"/p/{record['token']}?l=nl", {"action": "correct", "phone": "0470 00 00 02"})
    settle_waiting()
    arrives(elsewhere, corrects(record, at(TEN), reach=number(EARLY)))
    assert the_case().reach_value == LATE


def test_what_is_said_at_a_kiosk_after_a_phone_holds(elsewhere, arrives, record):
    Client().post(f"/p/{record['token']}?l=nl", {"action": "correct", "phone": "0470 00 00 01"})
    settle_waiting()
    arrives(elsewhere, corrects(record, at(datetime.now(UTC) + timedelta(seconds=5)), reach=number(LATE)))
    assert the_case().reach_value == LATE


@pytest.mark.parametrize("beat_first", [True, False])
def test_a_kiosk_without_a_clock_is_put_right_by_its_heartbeat(kiosk, elsewhere, arrives, record, beat_first):
    arrives(kiosk, corrects(record, at(ELEVEN), reach=number(LATE)))
    beats = lambda: beat(elsewhere, 60_000 + since(TEN))  # noqa: E731  at ten it had run for a minute
    told = corrects(record, without_a_clock(60_000), reach=number(EARLY))
    if beat_first:
        beats()
        arrives(elsewhere, told)
    else:
        arrives(elsewhere, told)
        assert the_case().reach_value == LATE
        assert Amendment.objects.filter(state="asked").count() == 1, "staff are asked while nothing tells"
        assert "Vraag het na" in log()
        beats()
    assert the_case().reach_value == LATE
    assert not Amendment.objects.filter(state="asked").exists()
    assert "Ouder, niet toegepast: hoe we bereiken" in log()


def test_a_kiosk_without_a_clock_that_turns_out_to_be_the_last_word_is_applied(
    kiosk, elsewhere, arrives, record
):
    arrives(kiosk, corrects(record, at(TEN), reach=number(EARLY)))
    arrives(elsewhere, corrects(record, without_a_clock(60_000), reach=number(LATE)))
    assert the_case().reach_value == EARLY
    beat(elsewhere, 60_000 + since(ELEVEN))
    assert the_case().reach_value == LATE


def test_within_one_boot_without_a_clock_its_own_counting_tells(kiosk, arrives, record):
    arrives(kiosk, corrects(record, without_a_clock(9_000), reach=number(LATE)))
    arrives(kiosk, corrects(record, without_a_clock(5_000), reach=number(EARLY)))
    assert the_case().reach_value == LATE


def test_staff_decide_where_nothing_tells(kiosk, elsewhere, arrives, record, as_an):
    arrives(kiosk, corrects(record, at(ELEVEN), reach=number(LATE)))
    arrives(elsewhere, corrects(record, without_a_clock(60_000, "unknown"), reach=number(EARLY)))
    asked = Amendment.objects.get(state="asked")
    assert "niet zeker wanneer" in as_an.get("/gevraagd/").content.decode()
    as_an.post(f"/gevraagd/{asked.id}/doen/", {"case": str(the_case().id)})
    assert the_case().reach_value == EARLY


def test_a_code_that_staff_confirm_late_does_not_undo_what_was_said_since(
    kiosk, elsewhere, arrives, record, as_an
):
    arrives(elsewhere, corrects(record, at(TEN), code=record["code"], reach=number(EARLY)))
    arrives(kiosk, corrects(record, at(ELEVEN), reach=number(LATE)))
    asked = Amendment.objects.get(state="asked")
    answer = as_an.post(f"/gevraagd/{asked.id}/doen/", {"case": str(the_case().id)}, follow=True)
    assert "later gezegd" in answer.content.decode()
    assert the_case().reach_value == LATE


# --- stopping


def test_who_changed_something_after_stopping_keeps_the_seat_until_staff_asked(
    kiosk, elsewhere, arrives, praattafel, as_an
):
    record = a_record(offer="praattafel", made=at(TEN - timedelta(days=2)))
    arrives(kiosk, record, corrects(record, at(ELEVEN), reach=number(LATE)))
    arrives(elsewhere, an_amendment(record, made=at(TEN)))
    assert the_case().status == "new"
    assert SignUp.objects.get().state == "place"
    assert "Wou stoppen op" in log()
    asked = Amendment.objects.get(state="asked")
    as_an.post(f"/gevraagd/{asked.id}/doen/", {"case": str(the_case().id)})
    assert the_case().status == "withdrawn"
    assert SignUp.objects.get().state == "withdrawn"


def test_who_stopped_last_has_stopped_and_an_older_change_brings_nobody_back(
    kiosk, elsewhere, arrives, record
):
    Case.objects.update(status="done")
    arrives(kiosk, an_amendment(record, made=at(ELEVEN)))
    arrives(elsewhere, corrects(record, at(TEN), reach=number(EARLY)))
    assert the_case().status == "withdrawn"


def test_who_changed_something_and_then_stopped_has_stopped(kiosk, arrives, record):
    arrives(kiosk, corrects(record, at(TEN), reach=number(EARLY)))
    arrives(kiosk, an_amendment(record, made=at(ELEVEN)))
    assert the_case().status == "withdrawn"
