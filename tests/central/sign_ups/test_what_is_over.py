"""What is over: on no list, nobody signs up for it or is told of a place in it. And its calendar file."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.utils import timezone

from central.cases.models import Case
from central.catalogue.models import Offer
from central.catalogue.moments import next_moment
from central.catalogue.said import said
from central.mail.mails import send_confirmations, send_papers
from central.mail.models import PaperMail
from central.phone.agenda import calendar_file, end_of
from central.sign_ups import sign_ups
from central.sign_ups.models import SignUp
from central.written.site_words import site_of, words_in
from kiosk.wire.place_hours import Times
from tests.central.conftest import an_offer
from tests.central.kiosks import a_record, an_amendment
from tests.central.mail.test_mails import BY_MAIL, asks_by_mail
from tests.central.phone.test_phone_page import SAID, form_of, opened

pytestmark = pytest.mark.django_db
BELGIUM = ZoneInfo("Europe/Brussels")
OVER = "Dit is voorbij."


def over_ones() -> list[dict[str, str]]:
    past = timezone.now() - timedelta(hours=1)
    return [
        {"starts": "2026-09-07T14:00:00+02:00"},
        {"starts": "2026-09-07T14:00:00+02:00", "ends": past.isoformat()},
        {"ends": past.isoformat()},
        {"opening_hours": "Mo 14:00-16:00", "ends": past.isoformat()},
        {"opening_hours": "Mo 14:00-16:00", "starts": "2026-01-05T14:00:00+01:00", "ends": past.isoformat()},
    ]


@pytest.fixture(params=range(5))
def les(request, de_kring):
    """A course that is over, written in each way."""
    return an_offer(de_kring, "les", "Les", seats=5, **over_ones()[request.param])


def test_nobody_with_a_phone_is_led_to_a_course_that_is_over(nobody, les, praattafel):
    start = opened(nobody, "/start?l=nl")
    assert "Praattafel" in start
    assert "/o/les" not in start
    page = opened(nobody, "/o/les?l=nl")
    assert OVER in page
    assert "<form" not in page
    assert "plaatsen vrij" not in page
    answer = nobody.post("/o/les?l=nl", SAID | form_of(opened(nobody)))
    assert answer.status_code == 410
    assert OVER in answer.content.decode()
    assert not Case.objects.exists()
    assert nobody.get("/o/les/agenda.ics").status_code == 404


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_it_is_said_in_the_language_of_the_person(nobody, de_kring, language):
    an_offer(de_kring, "les", "Les", starts="2026-09-07T14:00:00+02:00")
    page = opened(nobody, f"/o/les?l={language}")
    assert words_in(language, site_of(de_kring)).say("phone.over") in page
    assert OVER not in page


def test_who_fills_in_the_form_while_the_course_ends_is_told_so(nobody, praattafel):
    form = form_of(opened(nobody))
    praattafel.entry["ends"] = timezone.now().isoformat()
    praattafel.save()
    assert OVER in nobody.post("/o/praattafel?l=nl", SAID | form).content.decode()
    assert not SignUp.objects.exists()


def test_a_course_that_is_still_to_come_or_runs_is_offered(nobody, de_kring):
    soon = (timezone.now() + timedelta(hours=1)).isoformat()
    an_offer(de_kring, "les", "Les", starts=soon)
    an_offer(de_kring, "reeks", "Reeks", starts="2026-01-05T14:00:00+01:00", opening_hours="Mo 14:00-16:00")
    an_offer(de_kring, "vandaag", "Vandaag", starts=timezone.now().isoformat())
    start = opened(nobody, "/start?l=nl")
    assert all(f"/o/{slug}" in start for slug in ("les", "reeks", "vandaag"))


# --- mails


@pytest.fixture
def waits(kiosk, arrives, praattafel, settings):
    """An has the one place, Fatima waits and chose mail; then it is over."""
    settings.MAIL_FROM = "De Kring <inschrijven@dekring.example>"
    praattafel.entry["seats"] = 1
    praattafel.save()
    an = a_record(offer="praattafel", person={"name": "An"})
    arrives(kiosk, an, asks_by_mail(offer="praattafel", journey="offer-sign-up"))
    Offer.objects.filter(id=praattafel.id).update(
        entry=praattafel.entry | {"ends": (timezone.now() - timedelta(hours=1)).isoformat()}
    )
    return an


def test_nobody_is_mailed_a_place_or_a_number_once_it_is_over(kiosk, arrives, waits, as_an):
    an = Case.objects.get(name="An")
    as_an.post(f"/mensen/{an.id}/status/", {"status": "withdrawn"})
    assert sign_ups.refill_all() == 0
    assert send_confirmations() == 0
    assert mail.outbox == []
    assert SignUp.objects.get(case__name="Fatima").state == "waiting"


def test_the_paper_of_who_signed_up_still_goes_and_names_no_place_in_what_is_over(waits):
    assert (send_papers(), PaperMail.objects.count()) == (1, 0)
    [letter] = mail.outbox
    assert "Praattafel" not in letter.subject + letter.body


def test_a_kiosk_that_brings_a_sign_up_too_late_makes_nobody_hear_of_a_place(kiosk, arrives, waits):
    arrives(kiosk, a_record(offer="praattafel", person=BY_MAIL | {"name": "Els"}))
    assert send_confirmations() == 0
    assert not Case.objects.get(name="Els").sign_ups.exists()


def test_staff_are_not_asked_to_call_for_what_is_over(waits, as_an, praattafel):
    page = as_an.get(f"/aanbod/{praattafel.id}/").content.decode()
    assert "Voorbij." in page
    assert "Te bevestigen" not in page
    menu = as_an.get("/aanbod/").content.decode()
    assert "voorbij" in menu
    assert 'class="status late"' not in menu


def test_the_paper_that_stops_frees_nothing_for_anybody_in_what_is_over(kiosk, arrives, waits):
    arrives(kiosk, an_amendment(waits))
    assert SignUp.objects.get(case__name="An").state == "withdrawn"
    assert send_confirmations() == 0


# --- the calendar file


def file_of(offer: Offer, moment: Times) -> dict[str, str]:
    told = said(offer, words_in("nl", site_of(offer.organisation)))
    lines = calendar_file(offer, told, moment, "", timezone.now()).decode().split("\r\n")
    return {line.split(":")[0].split(";")[0]: line for line in lines[lines.index("BEGIN:VEVENT") :]}


def at(*when: int, fold: int = 0) -> datetime:
    return datetime(*when, tzinfo=BELGIUM, fold=fold)


@pytest.mark.parametrize(
    ("entry", "begin", "end"),
    [
        ({}, at(2030, 1, 14, 9), at(2030, 1, 14, 10)),
        ({"ends": "2030-01-14T11:30:00+01:00"}, at(2030, 1, 14, 9), at(2030, 1, 14, 11, 30)),
        ({"ends": "2030-01-15T17:00:00+01:00"}, at(2030, 1, 14, 9), at(2030, 1, 15, 17)),
        ({"opening_hours": "Mo 09:00-12:00"}, at(2030, 1, 14, 9), at(2030, 1, 14, 12)),
        (
            {"opening_hours": "Mo 09:00-12:00", "ends": "2030-02-18T12:00:00+01:00"},
            at(2030, 1, 14, 9),
            at(2030, 1, 14, 12),
        ),
        (
            {"opening_hours": "Mo 09:00-12:00", "ends": "2030-01-14T11:00:00+01:00"},
            at(2030, 1, 14, 9),
            at(2030, 1, 14, 11),
        ),
        ({"opening_hours": "Tu 13:00-14:00"}, at(2030, 1, 14, 9), at(2030, 1, 14, 10)),
        ({"opening_hours": "Mo 09:00+"}, at(2030, 1, 14, 9), at(2030, 1, 14, 10)),
        ({}, at(2030, 3, 31, 1, 30), at(2030, 3, 31, 3, 30)),
    ],
)
def test_who_puts_it_in_a_calendar_sees_how_long_it_lasts(de_kring, entry, begin, end):
    offer = an_offer(de_kring, "les", "Les", starts=begin.isoformat(), **entry)
    moment = next_moment(offer, begin - timedelta(minutes=1))
    assert moment.begin == begin and end_of(moment) == end
    assert file_of(offer, moment)["DTEND"] == f"DTEND;TZID=Europe/Brussels:{end:%Y%m%dT%H%M%S}"


def test_an_hour_in_the_night_that_comes_twice_is_not_a_time_of_zero_minutes(de_kring):
    offer = an_offer(de_kring, "nacht", "Nacht", starts="2030-10-27T02:30:00+02:00")
    moment = Times(at(2030, 10, 27, 2, 30), None)
    lines = file_of(offer, moment)
    assert lines["DTSTART"] == "DTSTART;TZID=Europe/Brussels:20301027T023000"
    assert lines["DTEND"] == "DTEND:20301027T013000Z"  # 2.30 again, in winter time
    assert end_of(moment) == datetime(2030, 10, 27, 1, 30, tzinfo=UTC)


def test_an_offer_with_a_start_only_has_a_length_on_the_phone(nobody, de_kring):
    an_offer(de_kring, "les", "Les", starts="2030-01-14T09:00:00+01:00")
    text = nobody.get("/o/les/agenda.ics").content.decode()
    assert "DTEND;TZID=Europe/Brussels:20300114T100000" in text


def test_a_series_does_not_go_on_after_its_end(nobody, de_kring):
    soon = timezone.now() + timedelta(hours=2)
    far = timezone.now() + timedelta(days=30)
    day = (timezone.localtime() + timedelta(days=3)).strftime("%a")[:2]
    an_offer(de_kring, "kort", "Kort", opening_hours=f"{day} 09:00-12:00", ends=soon.isoformat())
    an_offer(de_kring, "lang", "Lang", opening_hours=f"{day} 09:00-12:00", ends=far.isoformat())
    assert nobody.get("/o/kort/agenda.ics").status_code == 404
    assert "agenda.ics" not in opened(nobody, "/o/kort?l=nl")
    text = nobody.get("/o/lang/agenda.ics").content.decode()
    assert re.search(r"DTEND;TZID=Europe/Brussels:\d{8}T120000", text)
