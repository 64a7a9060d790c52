"""/aanbod/…/talen/: staff write an offer in other languages, and people read it in theirs."""

from __future__ import annotations

import pytest

from central.catalogue.models import Offer
from central.catalogue.publishing import publish_what_changed, published
from central.mail.mails import letter
from central.sign_ups.models import SignUp
from kiosk.wire.catalogue import CatalogueAnswer
from kiosk.wire.document import read_document
from kiosk.wire.offer_words import offer_in
from tests.central.conftest import an_offer
from tests.central.forms import fill_in
from tests.central.kiosks import a_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def repair(de_kring) -> Offer:
    return an_offer(
        de_kring,
        "repair",
        "Repair café",
        about="We maken het samen weer goed.",
        when="Elke eerste zaterdag",
        price="gratis",
        texts={"fr": {"title": "Café réparation", "price": "gratuit"}},
    )


def write(client, offer: Offer, code: str, **said: str):
    return fill_in(client, f"/aanbod/{offer.id}/talen/?taal={code}", "", **said)


def test_staff_see_what_is_missing_in_which_language_and_write_it(as_an, repair):
    page = as_an.get(f"/aanbod/{repair.id}/talen/").content.decode()
    assert "2 van 4" in page
    assert "0 van 4" in page
    form = as_an.get(f"/aanbod/{repair.id}/talen/?taal=fr").content.decode()
    assert 'value="Café réparation"' in form
    assert "We maken het samen weer goed." in form
    said = {"title": "Repair café", "about": "On répare ensemble.", "when": "", "price": "gratuit"}
    assert write(as_an, repair, "fr", **said).status_code == 302
    assert "3 van 4" in as_an.get(f"/aanbod/{repair.id}/talen/").content.decode()


def test_what_staff_wrote_reaches_the_kiosks_signed_with_the_rest(as_an, repair):
    before = published(repair.organisation).revision
    write(as_an, repair, "ar", title="مقهى التصليح")
    assert publish_what_changed() == 1
    newest = published(repair.organisation)
    assert newest.revision == before + 1
    answer = read_document(CatalogueAnswer, bytes(newest.body), "the catalogue")
    [offer] = [one for one in answer.catalogue.offers if one.id == "repair"]
    assert offer_in(offer, "ar", "").title == ("مقهى التصليح", "ar")
    assert offer_in(offer, "ar", "").about == ("We maken het samen weer goed.", "nl")
    assert offer_in(offer, "fr", "").price == ("gratuit", "fr")


def test_a_translation_of_yesterdays_dutch_is_shown_to_nobody_and_staff_hear_of_it(as_an, repair):
    write(as_an, repair, "ar", when="السبت الأول")
    repair.refresh_from_db()
    repair.entry = {**repair.entry, "when": "Elke tweede zaterdag"}
    repair.save()
    assert offer_in(repair.in_words(), "ar", "").when == ("Elke tweede zaterdag", "nl")
    assert "Het Nederlands is veranderd" in as_an.get(f"/aanbod/{repair.id}/talen/").content.decode()


def test_too_long_for_a_kiosk_is_told_and_bart_writes_nothing_for_de_kring(as_an, as_bart, repair):
    assert write(as_an, repair, "fr", title="a" * 201).status_code == 200
    answer = as_bart.post(f"/aanbod/{repair.id}/talen/?taal=fr", {"title": "Bonjour"})
    assert answer.status_code == 404
    repair.refresh_from_db()
    assert repair.texts == {}


def test_a_phone_shows_the_offer_in_its_language_and_says_what_is_dutch(nobody, repair):
    page = nobody.get("/o/repair?l=fr").content.decode()
    assert '<h1 lang="fr" dir="ltr">Café réparation' in page
    assert 'lang="fr" dir="ltr">gratuit</dd>' in page
    assert (
        '<p lang="nl" dir="ltr">We maken het samen weer goed. <span class="soft">(Nederlands)</span>'
    ) in page
    assert "(Nederlands)" not in nobody.get("/o/repair?l=nl").content.decode()
    assert "Café réparation" in nobody.get("/start?l=fr").content.decode()


def test_days_and_hours_are_written_in_the_language_of_the_phone(nobody, de_kring):
    an_offer(de_kring, "uur", "Digispreekuur", when="Elke woensdag", opening_hours="We 13:00-17:00")
    page = nobody.get("/o/uur?l=fr").content.decode()
    assert "Mercredi: de 13 h à 17 h" in page
    assert "Elke woensdag" not in page


def test_the_mail_names_the_offer_in_the_language_of_the_person(kiosk, arrives, repair):
    person = {"name": "An", "language": "fr", "reach": {"by": "email", "value": "an@example.org"}}
    arrives(kiosk, a_record(offer="repair", person=person))
    assert "Café réparation" in letter(SignUp.objects.get()).subject


def test_who_writes_in_a_language_that_left_the_site_meanwhile_hears_that_it_is_not_kept(as_an, repair):
    answer = as_an.post(f"/aanbod/{repair.id}/talen/?taal=tr", {"title": "Tamir kafesi"})
    assert "Wat je typte, is niet bewaard." in answer.content.decode()
    repair.refresh_from_db()
    assert repair.texts == {}
