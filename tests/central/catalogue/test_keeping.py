"""What staff write of a place or an offer is kept by the rules of the wire, and waits to be published."""

from __future__ import annotations

import pytest

from central.accounts.models import AccessLog
from central.catalogue.keeping import NotKept, keep_offer, keep_place
from central.catalogue.models import Offer, Place
from central.catalogue.publishing import publish_what_changed, published
from tests.central.conftest import an_offer

pytestmark = pytest.mark.django_db
BIB = {"name": "Bibliotheek", "address": "Molenstraat 36", "postcode": "9900", "town": "Eeklo"}


def test_an_offer_an_writes_waits_and_no_kiosk_has_it_yet(de_kring, an):
    published(de_kring)
    place = keep_place(de_kring, BIB | {"opening_hours": "Mo-Fr 09:00-12:00"}, an)
    offer = keep_offer(de_kring, {"title": "Café in de bib", "place": place.slug, "price": "€ 2,5"}, an)
    assert (place.slug, offer.slug) == ("bibliotheek", "cafe-in-de-bib")
    assert (offer.published, offer.from_file, offer.waits) == (False, False, True)
    assert offer.newest["price"] == "2,50 euro"
    assert offer.kept_by == an
    assert publish_what_changed() == 0
    assert AccessLog.objects.filter(kind="change", user=an).count() == 2


def test_what_is_changed_stays_on_kiosks_as_it_was_and_what_is_not_named_stays(de_kring, an):
    an_offer(de_kring, "repair", "Repair café", seats=8, about="Samen herstellen.")
    offer = keep_offer(de_kring, {"id": "repair", "seats": 12}, an)
    assert (offer.seats, offer.newest["seats"], offer.newest["about"]) == (8, 12, "Samen herstellen.")
    assert keep_offer(de_kring, {"id": "repair", "seats": 8}, an).waits is False


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "a" * 201}, "title"),
        ({"title": "!!!"}, "title"),
        ({"title": "Cursus", "place": "nergens"}, "place"),
        ({"title": "Cursus", "seats": "veel"}, "seats"),
        ({"title": "Cursus", "opening_hours": "PH off; Mo-Fr 09:00-12:00"}, "opening_hours"),
        ({"title": "Cursus", "colour": "rood"}, "colour"),
        ({"title": "Cursus", "starts": "2026-12-02T10:00+01:00", "ends": "2026-12-01T10:00+01:00"}, "ends"),
    ],
)
def test_what_no_kiosk_could_show_is_refused_with_words_at_its_field(de_kring, an, said, field):
    with pytest.raises(NotKept) as refused:
        keep_offer(de_kring, said, an)
    assert list(refused.value.wrong) == [field]
    assert refused.value.wrong[field].endswith((".", "?"))
    assert not Offer.objects.exists()


def test_a_second_place_of_the_same_name_gets_an_id_of_its_own(de_kring, an):
    assert [keep_place(de_kring, BIB, an).slug for _ in range(2)] == ["bibliotheek", "bibliotheek-2"]
    with pytest.raises(NotKept, match="postcode"):
        keep_place(de_kring, BIB | {"postcode": "99"}, an)
    assert Place.objects.count() == 2
