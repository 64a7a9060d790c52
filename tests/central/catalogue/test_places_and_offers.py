"""/plekken/, /aanbod/nieuw/, /publiceren/: staff write places and offers, look at them and publish them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from central.catalogue.models import Offer, Place
from central.catalogue.publishing import publish_what_changed
from kiosk.wire.catalogue import KNOWN, CatalogueAnswer
from kiosk.wire.document import read_document
from kiosk.wire.older_readers import READS
from kiosk.wire.signing import CATALOGUE_PATH
from tests.central.conftest import a_colleague, an_offer
from tests.central.forms import fill_in, hidden_fields

pytestmark = pytest.mark.django_db
BIB = {
    "name": "Bibliotheek",
    "kind": "place",
    "address": "Molenstraat 36",
    "postcode": "9900",
    "town": "Eeklo",
    "opening_hours": "ma, wo 9u-12u, 13u30-17u\nvrijdag 9-12\nfeestdagen gesloten",
    "exceptions": "",
    "phone": "",
    "how_to_get_there": "Langs het plein.",
    "accessible": "yes",
    "closing_days": "on",
}
CLASS = {
    "title": "Smartphone voor beginners",
    "kind": "course",
    "about": "Je leert bellen en berichten sturen.",
    "for_whom": "senioren",
    "place": "",
    "opening_hours": "2, 9 en 16 december 2099: 14-16",
    "when": "",
    "starts": "",
    "ends": "",
    "seats": "8",
    "price": "2,5",
    "closing_days": "on",
    "sign_up": "on",
}


def catalogue(kiosk):
    headers = kiosk.request_headers("GET", CATALOGUE_PATH, b"") | {READS: str(KNOWN)}
    answer = Client().get(CATALOGUE_PATH, headers=headers)
    return read_document(CatalogueAnswer, answer.content, "the catalogue").catalogue


def write_place(client, **said):
    return fill_in(client, "/plekken/nieuw/", "", **{**BIB, **said})


def write_offer(client, **said):
    return fill_in(client, "/aanbod/nieuw/", "", **{**CLASS, **said})


def publish(client):
    return fill_in(client, "/publiceren/", "")


def test_a_place_and_an_offer_there_reach_the_kiosk_once_somebody_publishes(as_an, kiosk):
    catalogue(kiosk)
    assert write_place(as_an).status_code == 302
    place = Place.objects.get()
    page = as_an.get(f"/plekken/{place.id}/").content.decode()
    assert "Maandag, woensdag: 9 tot 12 uur, 13.30 tot 17 uur" in page
    assert write_offer(as_an, place=place.slug).status_code == 302
    assert publish_what_changed() == 0
    page = as_an.get("/publiceren/").content.decode()
    assert "Smartphone voor beginners" in page
    assert "2,50 euro" in page
    assert publish(as_an).status_code == 302
    found = catalogue(kiosk)
    assert found.places[0].opening_hours == "Mo,We 09:00-12:00,13:30-17:00; Fr 09:00-12:00; PH off"
    [offer] = found.offers
    assert (offer.place, offer.price, offer.seats) == ("bibliotheek", "2,50 euro", 8)
    assert offer.for_whom == "senioren"
    assert "Er wacht niets" in as_an.get("/publiceren/").content.decode()


def test_what_is_published_is_shown_field_by_field_old_and_new(as_an, de_kring):
    offer = an_offer(de_kring, "repair", "Repair café", seats=8, kind="repair")
    said = {
        **CLASS,
        "title": "Repair café",
        "kind": "repair",
        "seats": "12",
        "price": "gratis",
        "for_whom": "",
    }
    answer = fill_in(as_an, f"/aanbod/{offer.id}/wijzig/", "", **said)
    assert answer.status_code == 302
    page = as_an.get("/publiceren/").content.decode()
    assert "<del>8</del>" in page
    assert "<ins>12</ins>" in page
    assert "<ins>gratis</ins>" in page


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("ma 9-12\nma 13-16", "Maandag staat er twee keer"),
        ("zomer 9-12", "zomer"),
        ("9-12", "Schrijf er de dag bij"),
        ("feestdagen gesloten", "nergens wanneer het open is"),
        ("woensdag 3 december 2026 14-16", "is een donderdag"),
        ("31 februari 2027 14-16", "op geen kalender"),
    ],
)
def test_hours_that_cannot_be_said_whole_are_refused_with_what_would_be_right(as_an, de_kring, hours, said):
    answer = write_place(as_an, opening_hours=hours)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Place.objects.exists()


def test_kijk_eerst_na_says_back_and_keeps_nothing(as_an, de_kring):
    answer = write_place(as_an, kijk="1")
    assert "Maandag, woensdag: 9 tot 12 uur" in answer.content.decode()
    assert "De komende vier weken" in answer.content.decode()
    assert not Place.objects.exists()


def test_two_who_write_at_once_the_second_is_told_and_overwrites_nothing(as_an, de_kring):
    write_place(as_an)
    place = Place.objects.get()
    other = Client()
    other.force_login(a_colleague(de_kring, "Bea", "worker"))
    form = other.get(f"/plekken/{place.id}/").content.decode()
    fill_in(as_an, f"/plekken/{place.id}/", "", **{**BIB, "phone": "09 111 11 11"})
    answer = other.post(f"/plekken/{place.id}/", hidden_fields(form, "") | BIB | {"phone": "09 222 22 22"})
    assert answer.status_code == 409
    assert "Nu staat er: 09 111 11 11" in answer.content.decode()
    place.refresh_from_db()
    assert place.newest["phone"] == "09 111 11 11"


def test_two_who_publish_at_once_the_second_is_told(as_an, de_kring):
    write_place(as_an)
    old = as_an.get("/publiceren/").content.decode()
    write_offer(as_an)
    answer = as_an.post("/publiceren/", hidden_fields(old, ""))
    assert "een collega veranderde net iets" in as_an.get(answer["Location"]).content.decode()
    assert not Place.objects.get().published


def test_what_belongs_to_another_organisation_is_not_there(as_an, as_bart, de_kring):
    write_place(as_an)
    write_offer(as_an)
    place, offer = Place.objects.get(), Offer.objects.get()
    for path in (f"/plekken/{place.id}/", f"/aanbod/{offer.id}/wijzig/", f"/aanbod/{offer.id}/voorbeeld/"):
        assert as_bart.get(path).status_code == 404
        assert as_bart.post(path, BIB).status_code in (404, 405)


def test_more_seats_move_up_who_waits_and_another_hour_is_to_be_told_to_all(as_an, de_kring, kiosk, arrives):
    from central.sign_ups.models import SignUp
    from tests.central.kiosks import a_record

    offer = an_offer(de_kring, "les", "Les", seats=1, opening_hours="We 14:00-16:00")
    arrives(kiosk, a_record(offer="les"), a_record(offer="les"))
    SignUp.objects.update(to_confirm=False)
    said = {**CLASS, "title": "Les", "seats": "2", "opening_hours": "woensdag 15-17"}
    fill_in(as_an, f"/aanbod/{offer.id}/wijzig/", "", **said)
    assert SignUp.objects.filter(state="waiting").count() == 1
    publish(as_an)
    assert list(SignUp.objects.values_list("state", "to_confirm")) == [("place", True)] * 2
    page = as_an.get(f"/aanbod/{offer.id}/").content.decode()
    assert "Te vertellen" in page
    assert "de uren zijn veranderd" in page


def test_a_day_that_does_not_go_on_is_closed_with_its_reason(as_an, de_kring):
    day = timezone.localdate() + timedelta(days=(2 - timezone.localdate().weekday()) % 7 + 7)
    offer = an_offer(de_kring, "les", "Les", opening_hours="We 14:00-16:00")
    answer = fill_in(
        as_an, f"/aanbod/{offer.id}/wijzig/", f"/aanbod/{offer.id}/dag-weg/", dag=day.isoformat()
    )
    assert answer.status_code == 302
    offer.refresh_from_db()
    assert offer.newest["opening_hours"] == (
        f'We 14:00-16:00; {day.year} {day:%b} {day:%d} off "gaat niet door"'
    )


def test_a_place_where_something_is_held_does_not_stop(as_an, de_kring):
    write_place(as_an)
    place = Place.objects.get()
    write_offer(as_an, place=place.slug)
    publish(as_an)
    fill_in(as_an, f"/plekken/{place.id}/", f"/plekken/{place.id}/stopt/")
    place.refresh_from_db()
    assert not place.leaves
    offer = Offer.objects.get()
    fill_in(as_an, f"/aanbod/{offer.id}/wijzig/", f"/aanbod/{offer.id}/stopt/")
    fill_in(as_an, f"/plekken/{place.id}/", f"/plekken/{place.id}/stopt/")
    publish(as_an)
    assert not Place.objects.get().published
    assert not Offer.objects.get().published


def test_what_nobody_looked_at_is_asked_about_and_then_hidden_until_somebody_says_it_is_right(
    as_an, kiosk, de_kring
):
    old = (date.today() - timedelta(days=400)).isoformat()
    an_offer(de_kring, "oud", "Oude cursus", assured_date=old)
    an_offer(de_kring, "nieuw", "Nieuwe cursus", assured_date=date.today().isoformat())
    assert [one.id for one in catalogue(kiosk).offers] == ["nieuw"]
    page = as_an.get("/nog-juist/").content.decode()
    assert "Oude cursus" in page
    assert "Nieuwe cursus" not in page
    offer = Offer.objects.get(slug="oud")
    fill_in(as_an, "/nog-juist/", f"/aanbod/{offer.id}/nog-juist/")
    publish_what_changed()
    assert {one.id for one in catalogue(kiosk).offers} == {"nieuw", "oud"}


def test_a_closing_day_holds_for_all_hours_and_reaches_the_kiosks(as_an, kiosk, de_kring):
    write_place(as_an)
    publish(as_an)
    said = {"first": "2027-05-07", "last": "", "reason": "brugdag"}
    assert fill_in(as_an, "/sluitingsdagen/", "", **said).status_code == 302
    publish_what_changed()
    assert catalogue(kiosk).closed == ('2027 May 07 off "brugdag"',)
    page = as_an.get("/sluitingsdagen/").content.decode()
    assert "7 mei 2027: gesloten (brugdag)" in page
    answer = fill_in(as_an, "/sluitingsdagen/", "", first="2027-05-07", last="2027-05-01", reason="")
    assert "De laatste dag is voor de eerste" in answer.content.decode()


@pytest.mark.parametrize("language", ["nl", "fr", "ar"])
def test_an_offer_is_shown_as_the_kiosk_and_its_paper_will_show_it(as_an, de_kring, language):
    write_place(as_an)
    write_offer(as_an, place=Place.objects.get().slug)
    offer = Offer.objects.get()
    page = as_an.get(f"/aanbod/{offer.id}/voorbeeld/?taal={language}").content.decode()
    assert ("Smartphone voor beginners (Nederlands)" in page) == (language != "nl")
    assert "Smartphone voor beginners" in page
    assert "senioren" in page
    assert "Molenstraat 36, 9900 Eeklo" in page
    assert as_an.get(f"/plekken/{Place.objects.get().id}/voorbeeld/?taal={language}").status_code == 200
