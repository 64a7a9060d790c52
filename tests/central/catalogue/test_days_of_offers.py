"""On which days an offer is, and what is otherwise at its place: told on phone, in the mail and to staff."""

from __future__ import annotations

import re
import shutil
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from central.catalogue.models import Place
from central.mail.mails import send_confirmations, send_papers
from tests.central.conftest import an_offer
from tests.central.kiosks import a_record
from tests.central.mail.test_mails import asks_by_mail

pytestmark = pytest.mark.django_db
WEEKLY = {
    "place": "wijk",
    "opening_hours": "Mo 14:00-16:00",
    "starts": "2099-01-12T14:00:00+01:00",
    "ends": "2099-06-29T16:00:00+02:00",
}


@pytest.fixture(autouse=True)
def mail_is_set_up(settings):
    settings.MAIL_FROM = "De Kring <inschrijven@dekring.example>"


@pytest.fixture
def wijk(de_kring):
    """A place with something otherwise in the days of the course, and later."""
    from kiosk.wire.catalogue import Place as WirePlace

    entry = WirePlace(
        id="wijk", name="De Wijk", address="Laan 20", postcode="9900", town="Eeklo",
        exceptions=('2099 Apr 06-2099 Apr 19 off "paasvakantie"', '2099 Jul 01-2099 Jul 31 off "zomer"'),
        how_to_get_there="Bel aan bij het buurthuis.", accessible="yes",
    ).model_dump(mode="json")  # fmt: skip
    return Place.objects.create(organisation=de_kring, slug="wijk", name="De Wijk", entry=entry)


def read(client, path: str) -> str:
    """Return the words of a page."""
    page = client.get(path).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page).replace("\u2066", "").replace("\u2069", "").split())


def test_who_scans_reads_first_and_last_day_and_what_is_otherwise_meanwhile(nobody, de_kring, wijk):
    an_offer(de_kring, "les", "Les", **WEEKLY)
    page = read(nobody, "/o/les?l=nl")
    assert "Eerste keer: maandag 12 januari 2099, 14 tot 16 uur" in page
    assert "Laatste dag: 29 juni 2099" in page
    assert "Volgende keer" not in page, "it is the first one, and said"
    assert "Let op 6 april 2099 – 19 april 2099: gesloten (paasvakantie)" in page
    assert "zomer" not in page, "after the last lesson"


def test_who_scans_reads_how_to_get_there_and_whether_a_wheelchair_gets_in(nobody, de_kring, wijk):
    an_offer(de_kring, "les", "Les", **WEEKLY)
    assert "Hoe kom je er? Bel aan bij het buurthuis. Je kan binnen met een rolstoel." in read(
        nobody, "/o/les?l=nl"
    )
    assert "On peut entrer en fauteuil roulant." in read(nobody, "/o/les?l=fr")


def test_in_another_language_the_days_are_in_it_and_the_way_there_says_that_it_is_dutch(
    nobody, de_kring, wijk
):
    an_offer(de_kring, "les", "Les", **WEEKLY)
    page = read(nobody, "/o/les?l=fr")
    assert "Première fois : lundi 12 janvier 2099, de 14 h à 16 h" in page
    assert "6 avril 2099 – 19 avril 2099: fermé (paasvakantie)" in page
    assert "En néerlandais : Bel aan bij het buurthuis." in page
    wijk.texts = {
        "fr": {"how_to_get_there": ["Bel aan bij het buurthuis.", "Sonnez à la maison de quartier."]}
    }
    wijk.save()
    page = read(nobody, "/o/les?l=fr")
    assert "Sonnez à la maison de quartier." in page
    assert "Bel aan" not in page and "En néerlandais" not in page


def test_what_nobody_knows_of_the_place_is_not_said(nobody, de_kring, wijk):
    wijk.entry |= {"accessible": "unknown", "how_to_get_there": ""}
    wijk.save()
    an_offer(de_kring, "les", "Les", **WEEKLY)
    page = read(nobody, "/o/les?l=nl")
    assert "rolstoel" not in page
    assert "Hoe kom je er?" not in page


def test_the_list_of_all_offers_says_from_when(nobody, de_kring, wijk):
    an_offer(de_kring, "les", "Les", **WEEKLY)
    assert "Maandag: 14 tot 16 uur Eerste keer: maandag 12 januari 2099, 14 tot 16 uur" in read(
        nobody, "/start?l=nl"
    )


def test_staff_read_hours_in_words_not_in_code(as_an, de_kring, wijk):
    offer = an_offer(de_kring, "les", "Les", **WEEKLY)
    for path in ("/aanbod/", f"/aanbod/{offer.id}/"):
        page = read(as_an, path)
        assert "Maandag: 14 tot 16 uur" in page
        assert "Eerste keer: maandag 12 januari 2099, 14 tot 16 uur" in page
        assert "Mo 14:00" not in page


def test_the_mailed_paper_of_a_sign_up_says_the_days_in_both_languages(kiosk, arrives, de_kring, wijk):
    an_offer(de_kring, "les", "Les", **WEEKLY)
    record = asks_by_mail(language="fr", offer="les", person={"language": "fr"})
    arrives(kiosk, record)
    send_confirmations()
    french, dutch = mail.outbox[0].body.split("----- Nederlands -----")
    assert "Lundi: de 14 h à 16 h" in french
    assert "Première fois : lundi 12 janvier 2099, de 14 h à 16 h" in french
    assert "Eerste keer: maandag 12 januari 2099, 14 tot 16 uur" in dutch


def test_who_is_mailed_a_place_reads_from_when_until_when_and_what_is_otherwise(
    kiosk, arrives, de_kring, wijk
):
    an_offer(de_kring, "les", "Les", **WEEKLY)
    reach = {"by": "email", "value": "fatima@voorbeeld.be"}
    arrives(kiosk, a_record(offer="les", person={"name": "Fatima", "reach": reach, "language": "fr"}))
    send_confirmations()
    letter = mail.outbox[0].body
    for line in (
        "Première fois : lundi 12 janvier 2099, de 14 h à 16 h",
        "Dernier jour : 29 juin 2099",
        "6 avril 2099",
    ):
        assert line in letter


def test_the_mailed_paper_says_the_hours_of_the_organisation_in_words(kiosk, arrives, settings, tmp_path):
    shutil.copytree(settings.CONFIG, tmp_path / "config")
    settings.CONFIG = tmp_path / "config"
    file = settings.CONFIG / "sites" / "eeklo" / "site.toml"
    text = file.read_text(encoding="utf-8")
    told = 'phone = "09 376 71 70"\nhours = "Mo-Fr 09:00-12:00; PH off"\n'
    file.write_text(text.replace('phone = "09 376 71 70"\n', told, 1), encoding="utf-8")
    arrives(kiosk, asks_by_mail(language="ar", person={"language": "ar"}))
    send_papers()
    arabic, dutch = mail.outbox[0].body.split("----- Nederlands -----")
    assert "Maandag–vrijdag: 9 tot 12 uur" in dutch
    assert "الاثنين–الجمعة" in arabic
    assert "Mo-Fr" not in arabic + dutch
    assert "PH off" not in arabic + dutch


def test_of_what_is_over_no_next_time_is_named(nobody, de_kring, wijk):
    ended = (timezone.now() - timedelta(days=2)).isoformat()
    an_offer(de_kring, "les", "Les", place="wijk", opening_hours="Mo 14:00-16:00", ends=ended)
    page = read(nobody, "/o/les?l=nl")
    assert "Volgende keer" not in page
    assert "Laatste dag" not in page
