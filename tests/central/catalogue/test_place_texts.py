"""/plekken/…/talen/: staff write the way to a place in other languages, and people read it in theirs."""

from __future__ import annotations

import pytest

from central.catalogue.keeping import keep_place
from central.catalogue.models import Place
from central.catalogue.publishing import publish_what_changed, published
from kiosk.wire.catalogue import CatalogueAnswer
from kiosk.wire.document import read_document
from kiosk.wire.place_words import way_in
from tests.central.conftest import an_offer
from tests.central.forms import fill_in

pytestmark = pytest.mark.django_db
DUTCH, ARABIC, FRENCH = (
    "Bel aan bij het buurthuis.",
    "اضغط على جرس بيت الحي.",
    "Sonnez à la maison de quartier.",
)


@pytest.fixture
def wijk(de_kring) -> Place:
    entry = {"id": "wijk", "name": "De Wijk", "address": "Kaai 3", "postcode": "9900"}
    entry |= {"how_to_get_there": DUTCH, "texts": {"fr": {"how_to_get_there": FRENCH}}}
    return Place.objects.create(organisation=de_kring, slug="wijk", name="De Wijk", entry=entry)


def page(client, place: Place) -> str:
    return " ".join(client.get(f"/plekken/{place.id}/talen/").content.decode().split())


def write(client, place: Place, code: str, way: str):
    return fill_in(client, f"/plekken/{place.id}/talen/?taal={code}", "", how_to_get_there=way)


def as_read(place: Place, schema: str = "") -> CatalogueAnswer:
    newest = published(place.organisation)
    body = newest.older[schema]["body"].encode() if schema else bytes(newest.body)
    return read_document(CatalogueAnswer, body, "the catalogue")


def test_staff_see_in_which_languages_the_way_is_missing_and_write_it(as_an, wijk):
    assert f'href="/plekken/{wijk.id}/talen/"' in as_an.get(f"/plekken/{wijk.id}/").content.decode()
    assert page(as_an, wijk).count("1 van 1") == 1
    form = as_an.get(f"/plekken/{wijk.id}/talen/?taal=ar").content.decode()
    assert DUTCH in form and 'dir="rtl"' in form
    assert write(as_an, wijk, "ar", ARABIC).status_code == 302
    assert page(as_an, wijk).count("1 van 1") == 2


def test_what_staff_wrote_reaches_kiosks_that_read_it_and_older_ones_get_the_dutch(as_an, de_kring, wijk):
    an_offer(de_kring, "les", "Les", place="wijk")
    published(de_kring)
    write(as_an, wijk, "ar", ARABIC)
    assert publish_what_changed() == 1
    answer = as_read(wijk)
    [place] = answer.catalogue.places
    assert answer.catalogue.needs == 4
    assert [way_in(place, code) for code in ("ar", "fr", "uk")] == [
        (ARABIC, "ar"), (FRENCH, "fr"), (DUTCH, "nl"),
    ]  # fmt: skip
    [older] = as_read(wijk, "3").catalogue.places
    assert (older.texts, older.how_to_get_there) == ({}, DUTCH)


def test_a_translation_of_the_way_of_before_leads_nobody_astray(as_an, an, wijk):
    write(as_an, wijk, "ar", ARABIC)
    keep_place(wijk.organisation, {"id": "wijk", "how_to_get_there": "Neem de deur aan de speelplaats."}, an)
    wijk.refresh_from_db()
    assert "texts" not in wijk.newest, "the French of the site's file said the old way too"
    assert fill_in(as_an, "/publiceren/", "").status_code == 302
    wijk.refresh_from_db()
    assert wijk.all_texts() == {}
    shown = page(as_an, wijk)
    assert "Het Nederlands is veranderd" in shown and "1 van 1" not in shown


def test_where_nobody_wrote_the_way_there_is_nothing_to_translate_and_the_page_says_so(as_an, wijk):
    wijk.entry |= {"how_to_get_there": "", "texts": {}}
    wijk.save()
    assert "Schrijf dat eerst in het Nederlands" in page(as_an, wijk)


def test_the_preview_shows_the_way_in_the_language_or_says_above_it_that_it_is_dutch(as_an, wijk):
    shown = as_an.get(f"/plekken/{wijk.id}/voorbeeld/?taal=ar").content.decode()
    assert shown.index("بالهولندية:") < shown.index(DUTCH)
    write(as_an, wijk, "ar", ARABIC)
    shown = as_an.get(f"/plekken/{wijk.id}/voorbeeld/?taal=ar").content.decode()
    assert ARABIC in shown and DUTCH not in shown
