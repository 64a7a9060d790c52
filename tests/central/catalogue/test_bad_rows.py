"""What an older version left in our own tables is named when it is wrong, and everybody else goes on."""

from __future__ import annotations

import logging
import shutil
import sqlite3
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from central.catalogue.models import Offer, Place, Publication
from central.catalogue.publishing import publish, publish_what_changed
from central.commands import work
from kiosk.wire.catalogue import CatalogueAnswer
from kiosk.wire.document import read_document
from tests.central.conftest import an_offer
from tests.central.kiosks import a_record
from tests.central.running import Service

pytestmark = pytest.mark.django_db

WRONG = [
    ({"opening_hours": "di 14u"}, "opening_hours", "de openingsuren zijn niet te begrijpen"),
    ({"place": "weg"}, "place", "bestaat niet of staat zelf niet op de kiosken"),
    ({"seats": "tien"}, "seats", "seats"),
    ({"starts": "morgen"}, "starts", "het begin is geen dag met een uur"),
    ({"ends": "9999-12-31T23:59:59Z"}, "ends", "het einde klopt niet"),
    ({"starts": "0001-01-01T00:00:00+14:00"}, "starts", "het begin is geen dag met een uur"),
    ({"texts": {"fr": {"titel": "x"}}}, "texts", "texts"),
    ({"vroeger": 1}, "vroeger", "vroeger"),
]


def spoil(offer: Offer, **said: Any) -> None:
    Offer.objects.filter(id=offer.id).update(entry=offer.entry | said)


def shown(organisation: Any) -> list[str]:
    body = bytes(Publication.objects.filter(organisation=organisation).first().body)
    catalogue = read_document(CatalogueAnswer, body, "the catalogue").catalogue
    return [offer.id for offer in catalogue.offers]


@pytest.fixture
def yoga(de_kring):
    return an_offer(de_kring, "yoga", "Stoelyoga")


@pytest.mark.parametrize(("said", "key", "dutch"), WRONG)
def test_one_wrong_offer_leaves_the_others_on_every_kiosk_and_staff_read_which(
    de_kring, praattafel, yoga, as_an, caplog, said, key, dutch
):
    publish(de_kring)
    spoil(praattafel, **said)
    with caplog.at_level(logging.WARNING, "central.worker"):
        assert publish_what_changed() == 1
        assert publish_what_changed() == 0
    assert shown(de_kring) == ["yoga"]
    lines = [line for line in caplog.messages if "praattafel" in line]
    assert len(lines) == 1, "once, not at every pass"
    assert "\n" not in lines[0]
    page = as_an.get("/aanbod/").content.decode()
    assert "Praattafel staat niet op de kiosken" in page
    assert dutch in page


@pytest.mark.parametrize("entry", [[], [None], "oud", 3, {}, {"id": 3}])
def test_an_entry_that_is_none_at_all_stops_nobody(de_kring, praattafel, yoga, as_an, entry):
    Offer.objects.filter(id=praattafel.id).update(entry=entry)
    publish(de_kring)
    assert shown(de_kring) == ["yoga"]
    assert "Praattafel staat niet op de kiosken" in as_an.get("/aanbod/").content.decode()
    assert as_an.get(f"/aanbod/{praattafel.id}/").status_code == 200
    assert "Stoelyoga" in Client().get("/start").content.decode()


@pytest.mark.parametrize(("said", "key", "dutch"), WRONG)
def test_staff_still_open_the_page_of_an_offer_that_is_wrong(praattafel, as_an, said, key, dutch):
    spoil(praattafel, **said)
    assert "Praattafel" in as_an.get(f"/aanbod/{praattafel.id}/").content.decode()
    assert Client().get("/o/praattafel").status_code in (200, 404)


@pytest.mark.parametrize("texts", [{"fr": {"title": "x"}}, {"fr": "x"}, [1], {"fr": {"title": ["a"]}}])
def test_translations_of_an_older_version_stop_nobody(de_kring, praattafel, yoga, texts):
    Offer.objects.filter(id=praattafel.id).update(texts=texts)
    publish(de_kring)
    assert shown(de_kring) == ["yoga"]
    assert "Stoelyoga" in Client().get("/start").content.decode()


def test_with_a_place_that_is_wrong_its_offers_are_named_too(de_kring, yoga, as_an):
    entry = {"id": "bib", "name": "Bib", "address": "Markt", "postcode": "9900", "opening_hours": "altijd"}
    Place.objects.create(organisation=de_kring, slug="bib", name="De bib", entry=entry)
    an_offer(de_kring, "lezen", "Leesclub", place="bib")
    publish(de_kring)
    assert shown(de_kring) == ["yoga"]
    page = as_an.get("/aanbod/").content.decode()
    assert "De bib staat niet op de kiosken: de openingsuren zijn niet te begrijpen." in page
    assert "Leesclub staat niet op de kiosken" in page


def test_an_organisation_that_cannot_be_published_at_all_holds_up_no_other(
    de_kring, welzijnshuis, praattafel, as_an, caplog
):
    an_offer(welzijnshuis, "koken", "Koken")
    publish(de_kring)
    publish(welzijnshuis)
    de_kring.closed = {"11 juli": True}
    de_kring.save()
    an_offer(welzijnshuis, "naaien", "Naaien")
    assert publish_what_changed() == 1
    assert shown(de_kring) == ["praattafel"], "its kiosks keep the list they have"
    assert shown(welzijnshuis) == ["koken", "naaien"]
    assert [line for line in caplog.messages if "be.eeklo.de-kring was not published" in line]
    assert "kan niet naar de kiosken" in as_an.get("/aanbod/").content.decode()


def test_people_of_another_organisation_are_not_told_of_it(de_kring, praattafel, as_bart):
    spoil(praattafel, opening_hours="di 14u")
    assert "Praattafel" not in as_bart.get("/aanbod/").content.decode()


def test_who_waits_for_a_mail_gets_it_though_another_offer_cannot_be_read(
    kiosk, arrives, praattafel, yoga, settings, caplog
):
    settings.MAIL_FROM = "in@dekring.example"
    people = [
        a_record(offer=slug, person={"name": name, "reach": {"by": "email", "value": f"{name}@voorbeeld.be"}})
        for slug, name in (("praattafel", "fatima"), ("yoga", "karel"))
    ]
    arrives(kiosk, *people)
    spoil(praattafel, seats="tien")
    work.tell()
    assert [letter.to for letter in mail.outbox] == [["karel@voorbeeld.be"]]
    assert [line for line in caplog.messages if "a mail could not be written" in line]
    assert not [line for line in caplog.messages if "fatima" in line]


def test_whatever_breaks_in_one_part_of_the_work_the_rest_is_done(monkeypatch, caplog):
    from central.catalogue import publishing
    from central.mail import mails

    def breaks() -> int:
        raise ZeroDivisionError("Fatima, 0471 12 34 56")

    monkeypatch.setattr(publishing, "publish_what_changed", breaks)
    monkeypatch.setattr(mails, "send_confirmations", lambda: 2)
    assert work.tell() == 2
    (line,) = [one for one in caplog.messages if "did not work" in one]
    assert "ZeroDivisionError at " in line
    assert "Fatima" not in line


def test_the_worker_says_once_which_file_of_a_site_is_wrong(settings, tmp_path, caplog):
    shutil.copytree(settings.CONFIG, tmp_path / "config")
    settings.CONFIG = tmp_path / "config"
    path = settings.CONFIG / "sites/eeklo/catalogue.toml"
    good = path.read_text(encoding="utf-8")
    work.tell()
    path.write_text(good.replace("bib-eeklo", "bib-eklo", 1), encoding="utf-8")
    work.tell()
    work.tell()
    assert len([line for line in caplog.messages if "catalogue.toml:13: there is no place" in line]) == 1


def test_a_worker_that_meets_an_offer_at_a_place_that_is_gone_goes_on_opening(tmp_path):
    """The process itself, as systemd runs it."""
    service = Service(tmp_path / "state")
    service.set_up()
    sql = "update catalogue_offer set entry = json_set(entry, '$.place', 'weg')"
    with sqlite3.connect(service.folder / "db.sqlite3") as database:
        database.execute(sql)
    said = service.run("work", "--once")
    assert "looked at 0" in said.stdout
    left_out = "left out of the catalogue of be.eeklo.de-kring: offer 'praattafel': there is no place 'weg'"
    assert left_out in said.stderr
