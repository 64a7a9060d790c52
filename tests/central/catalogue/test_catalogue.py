"""GET /api/v1/catalogue: signed, numbered, and only sent when something changed."""

from __future__ import annotations

import re
import shutil

import pytest
from django.test import Client

from central.catalogue.models import Place, Publication
from central.catalogue.publishing import publish
from central.catalogue.site_file import import_sites
from central.intake.models import Device
from central.keyring import public
from kiosk.wire.catalogue import KNOWN, CatalogueAnswer
from kiosk.wire.document import read_document
from kiosk.wire.enrolment import read_keys
from kiosk.wire.older_readers import READS
from kiosk.wire.signing import CATALOGUE, from_base64url, verify_answer
from tests.central.conftest import an_offer

pytestmark = pytest.mark.django_db
PATH = "/api/v1/catalogue"


def fetch(kiosk, **extra: str):
    return Client().get(PATH, headers=kiosk.request_headers("GET", PATH) | extra)


def test_a_stranger_gets_no_catalogue(nobody):
    assert nobody.get(PATH).status_code == 401


def test_a_device_with_another_key_gets_no_catalogue(kiosk, kiosk_elsewhere):
    kiosk_elsewhere.device_id = kiosk.device_id
    answer = fetch(kiosk_elsewhere)
    assert answer.status_code == 403
    assert answer.json()["problem"] == "bad-signature"


def test_the_places_of_the_site_reach_the_device_signed(kiosk):
    import_sites()
    answer = fetch(kiosk)
    assert answer.status_code == 200
    verify_answer(
        from_base64url(kiosk.keys.catalogue_key), answer["Central-Signature"], answer.content, CATALOGUE
    )
    said = read_document(CatalogueAnswer, answer.content, "the catalogue")
    assert [place.name for place in said.catalogue.places] == ["Bibliotheek"]
    assert [offer.title for offer in said.catalogue.offers] == ["Praattafel"]
    assert read_keys(said.keys, public.root_public_key()).serial == 1


def test_a_device_that_has_it_is_told_nothing_changed(kiosk):
    import_sites()
    first = fetch(kiosk)
    again = fetch(kiosk, **{"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again["ETag"] == first["ETag"]
    assert not again.content


def test_an_organisation_without_places_sends_keys_and_no_empty_list(kiosk):
    said = read_document(CatalogueAnswer, fetch(kiosk).content, "the catalogue")
    assert said.catalogue is None
    assert said.keys is not None


def test_the_revision_rises_with_the_content_and_only_then(kiosk, de_kring):
    import_sites()
    first = publish(de_kring)
    assert publish(de_kring).revision == first.revision
    place = Place.objects.get()
    place.entry["phone"] = "09 377 11 22"
    place.save()
    assert publish(de_kring).revision == first.revision + 1


def test_new_keys_reach_the_device_with_the_same_catalogue(kiosk, de_kring):
    from central.keyring.making import add_sealing_key, sign_lists

    import_sites()
    etag = fetch(kiosk)["ETag"]
    before = Publication.objects.get().revision
    add_sealing_key()
    sign_lists([de_kring.slug])
    publish(de_kring)
    answer = fetch(kiosk, **{"If-None-Match": etag})
    said = read_document(CatalogueAnswer, answer.content, "the catalogue")
    assert read_keys(said.keys, public.root_public_key()).serial == 2
    assert said.catalogue.revision == before


def rewrite_catalogue(settings, folder, text):
    """Give the site of Eeklo another catalogue.toml, beside a copy of the rest."""
    shutil.copytree(settings.CONFIG, folder / "config")
    settings.CONFIG = folder / "config"
    (settings.CONFIG / "sites/eeklo/catalogue.toml").write_text(text)


@pytest.mark.parametrize(
    "text", ["place = 3", "offers = ['a course']", "[place]\nid = 'bib'", "[[place]]\nid = 3"]
)
def test_a_catalogue_that_is_no_list_of_places_is_refused_in_one_line(de_kring, settings, tmp_path, text):
    rewrite_catalogue(settings, tmp_path, text)
    (refused,) = import_sites().refused
    assert re.search(r"catalogue\.toml:[12]: ", str(refused.why))
    assert not Place.objects.exists()


def test_a_place_that_left_the_site_file_is_no_longer_sent(kiosk, de_kring, settings, tmp_path):
    import_sites()
    rewrite_catalogue(settings, tmp_path, "")
    import_sites()
    assert publish(de_kring).revision == 1  # nothing was published before: the first one is without it
    assert Place.objects.get().published is False


def test_a_place_that_staff_changed_stays_as_they_made_it(de_kring):
    import_sites()
    Place.objects.update(name="De bib", from_file=False)
    import_sites()
    assert Place.objects.get().name == "De bib"


def test_the_other_organisation_sees_its_own_list_alone(kiosk, kiosk_elsewhere):
    import_sites()
    said = read_document(CatalogueAnswer, fetch(kiosk_elsewhere).content, "the catalogue")
    assert said.catalogue is None


def test_a_recorded_request_is_worth_nothing_the_second_time(kiosk):
    headers = kiosk.request_headers("GET", PATH)
    assert Client().get(PATH, headers=headers).status_code == 200
    again = Client().get(PATH, headers=headers)
    assert again.status_code == 409
    assert again.json()["problem"] == "old-counter"


def test_the_counter_only_rises(kiosk):
    high = kiosk.request_headers("GET", PATH, counter=10)
    low = kiosk.request_headers("GET", PATH, counter=9)
    assert Client().get(PATH, headers=high).status_code == 200
    assert Client().get(PATH, headers=low).status_code == 409
    assert Device.objects.get().counter == 10


def test_a_signature_for_one_address_does_not_open_another(kiosk):
    headers = kiosk.request_headers("GET", "/api/v1/heartbeat")
    assert Client().get(PATH, headers=headers).status_code == 403


def test_an_older_kiosk_and_a_newer_one_each_get_the_list_they_read(kiosk, de_kring):
    import_sites()
    an_offer(de_kring, "les", "Les", for_whom="Wie net hier woont")
    publish(de_kring)
    old, new = fetch(kiosk), fetch(kiosk, **{READS: str(KNOWN)})
    for answer in (old, new):
        key = from_base64url(kiosk.keys.catalogue_key)
        verify_answer(key, answer["Central-Signature"], answer.content, CATALOGUE)
    assert b"for_whom" not in old.content
    assert b"Voor wie: Wie net hier woont." in old.content
    assert b'"for_whom":"Wie net hier woont"' in new.content
    assert fetch(kiosk, **{"If-None-Match": old["ETag"]}).status_code == 304
    after_update = fetch(kiosk, **{READS: str(KNOWN), "If-None-Match": old["ETag"]})
    assert (after_update.status_code, after_update.content) == (200, new.content)


def test_a_kiosk_that_draws_no_map_gets_the_list_as_it_was_and_a_newer_one_where_places_lie(kiosk, de_kring):
    import_sites()
    an_offer(de_kring, "les", "Les", for_whom="Wie net hier woont")
    place = Place.objects.filter(organisation=de_kring).first()
    place.entry |= {"position": {"latitude": 51.0, "longitude": 4.0}}
    place.save()
    publish(de_kring)
    first, second, newest = (fetch(kiosk, **{READS: str(schema)}) for schema in (1, 2, KNOWN))
    for answer in (first, second, newest):
        key = from_base64url(kiosk.keys.catalogue_key)
        verify_answer(key, answer["Central-Signature"], answer.content, CATALOGUE)
    assert [b'"latitude":51.0' in answer.content for answer in (first, second, newest)] == [
        False,
        False,
        True,
    ]
    assert [b'"for_whom"' in answer.content for answer in (first, second, newest)] == [False, True, True]
    assert len({answer["ETag"] for answer in (first, second, newest)}) == 3


def test_what_an_organisation_drew_of_its_streets_goes_along_and_a_wrong_line_is_named(
    kiosk, de_kring, settings, tmp_path
):
    before = (settings.CONFIG / "sites/eeklo/catalogue.toml").read_text()
    street = '[[sketch]]\nname = "Grote Weg"\nat = [[51.0, 4.0], [51.01, 4.01]]\n'
    rewrite_catalogue(settings, tmp_path, before + street)
    import_sites()
    publish(de_kring)
    assert b"Grote Weg" in fetch(kiosk, **{READS: str(KNOWN)}).content
    assert b"Grote Weg" not in fetch(kiosk).content
    exchanged = street.replace("[51.01, 4.01]", "[4.01, 51.01]")
    (settings.CONFIG / "sites/eeklo/catalogue.toml").write_text(before + exchanged)
    (refused,) = import_sites().refused
    assert "exchanged" in str(refused.why)
    assert f"catalogue.toml:{(before + exchanged).count(chr(10))}: " in str(refused.why)
