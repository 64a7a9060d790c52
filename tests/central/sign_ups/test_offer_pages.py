"""/aanbod/: per offer who has a place, who waits, who must still hear it, and who was there."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from django.utils import timezone

from central.sign_ups.models import Attendance, SignUp
from tests.central.forms import fill_in
from tests.central.kiosks import a_record, an_amendment

pytestmark = pytest.mark.django_db
ACTS = ("bevestigd", "stop", "terug", "aanwezig")


@pytest.fixture
def three(kiosk, arrives, praattafel):
    """An and Bo have the two seats, Cas waits; all signed up at the kiosk."""
    for name in ("An", "Bo", "Cas"):
        arrives(kiosk, a_record(offer="praattafel", person={"name": name}, answers={"come_along": "yes"}))
    return SignUp.objects.order_by("number")


def page_of(client, offer, query: str = "") -> str:
    answer = client.get(f"/aanbod/{offer.id}/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def act(client, sign_up, what: str, **said: str):
    page = f"/aanbod/{sign_up.offer_id}/" + (f"?dag={said['dag']}" if "dag" in said else "")
    return fill_in(client, page, f"/inschrijving/{sign_up.id}/{what}/", vraag="", **said)


def test_the_list_says_how_full_everything_is_and_who_must_still_hear(as_an, three):
    page = as_an.get("/aanbod/").content.decode()
    assert "Praattafel" in page
    assert "2 van 2" in page
    assert '<span class="status late">3</span>' in page


def test_the_page_shows_places_waiting_list_and_how_to_reach_people(as_an, praattafel, three):
    page = page_of(as_an, praattafel)
    places, waiting = page.split("Wachtlijst <span")
    assert "An</a>" in places
    assert "Cas</a>" in waiting
    assert "0471 12 34 56" in places
    assert "wil dat iemand meegaat" in places
    assert "Nummer 1" in waiting


def test_bart_finds_no_offer_no_list_and_nobody_of_de_kring(as_bart, praattafel, three):
    assert "Praattafel" not in as_bart.get("/aanbod/").content.decode()
    for path in ("", "lijst.csv", "lijst.xlsx"):
        assert as_bart.get(f"/aanbod/{praattafel.id}/{path}").status_code == 404
    for what in ACTS:
        assert as_bart.post(f"/inschrijving/{three[0].id}/{what}/").status_code == 404
    assert {one.state for one in three} == {"place", "waiting"}
    assert not Attendance.objects.exists()


def test_the_day_behind_an_arabic_name_is_not_pulled_into_it(as_an, kiosk, arrives, praattafel):
    """Without a wall around the name a browser shows '26 محمد november'."""
    record = a_record(person={"name": "محمد"})
    arrives(kiosk, record, an_amendment(record, action="check-in", offer="praattafel"))
    assert "<bdi>محمد</bdi>" in page_of(as_an, praattafel)


@pytest.mark.parametrize("day", ["0026-11-26", "0001-01-01", "9999-12-31", "1970-01-01", "2062-11-26"])
def test_who_types_26_for_2026_ticks_nobody_off_in_the_year_26(as_an, praattafel, three, day):
    act(as_an, three[0], "aanwezig", dag=day)
    assert not Attendance.objects.exists()
    assert "Kijk het jaar na." in page_of(as_an, praattafel)
    act(as_an, three[0], "aanwezig", dag="2026-11-26")
    assert Attendance.objects.get().on == date(2026, 11, 26)


@pytest.mark.parametrize("what", ACTS)
def test_what_is_not_there_is_not_found(as_an, what):
    assert as_an.post(f"/inschrijving/{uuid.uuid4()}/{what}/").status_code == 404


def test_who_told_the_person_takes_it_off_the_list(as_an, an, three):
    act(as_an, three[0], "bevestigd")
    one = SignUp.objects.get(number=1)
    assert (one.to_confirm, one.confirmed_by) == (False, an)


def test_who_is_struck_off_makes_room_for_the_first_who_waits(as_an, praattafel, three):
    act(as_an, three[0], "stop")
    assert SignUp.objects.get(case__name="Cas").state == "place"
    assert "(doorgeschoven)" in page_of(as_an, praattafel)
    act(as_an, SignUp.objects.get(case__name="An"), "terug")
    assert SignUp.objects.get(case__name="An").state == "waiting"


def test_staff_tick_somebody_off_on_a_day_and_take_it_back(as_an, an, praattafel, three):
    answer = act(as_an, three[0], "aanwezig", dag="2026-11-23")
    assert answer["Location"].endswith("?dag=2026-11-23")
    there = Attendance.objects.get()
    assert (there.on, there.noted_by) == (date(2026, 11, 23), an)
    assert 'aria-pressed="true"' in page_of(as_an, praattafel, "?dag=2026-11-23")
    assert 'aria-pressed="true"' not in page_of(as_an, praattafel, "?dag=2026-11-24")
    act(as_an, three[0], "aanwezig", dag="2026-11-23", weg="1")
    assert not Attendance.objects.exists()


def test_who_scanned_their_paper_at_the_door_is_there_already(as_an, kiosk, arrives, praattafel):
    record, walk_in = a_record(offer="praattafel"), a_record(person={"name": "Toevallig"})
    there = {"action": "check-in", "offer": "praattafel"}
    arrives(kiosk, record, walk_in, an_amendment(record, **there), an_amendment(walk_in, **there))
    page = page_of(as_an, praattafel)
    assert 'aria-pressed="true"' in page
    assert "Toevallig" in page.split("Was er zonder inschrijving")[1]


def test_a_day_that_is_no_day_is_today(as_an, praattafel):
    assert f'value="{timezone.localdate():%Y-%m-%d}"' in page_of(as_an, praattafel, "?dag=gisteren")
