"""What kiosks know of the seats that are left: published now and then, not at every sign-up."""

from __future__ import annotations

import pytest

from central.catalogue.models import Publication
from central.catalogue.publishing import KEPT, publish, publish_what_changed
from kiosk.wire.catalogue import CatalogueAnswer
from kiosk.wire.document import read_document
from tests.central.conftest import an_offer
from tests.central.kiosks import a_record

pytestmark = pytest.mark.django_db


def seats() -> dict[str, tuple[int | None, int | None]]:
    answer = read_document(CatalogueAnswer, bytes(Publication.objects.first().body), "the catalogue")
    return {offer.id: (offer.seats_left, offer.waiting) for offer in answer.catalogue.offers}


def test_three_who_sign_up_for_two_seats_leave_none_and_one_waits(kiosk, arrives, de_kring, praattafel):
    an_offer(de_kring, "repair", "Repair café")
    publish(de_kring)
    assert seats() == {"praattafel": (2, 0), "repair": (None, None)}
    arrives(kiosk, *[a_record(offer="praattafel") for _ in range(3)])
    assert seats()["praattafel"] == (2, 0)
    assert publish_what_changed() == 1
    assert seats()["praattafel"] == (0, 1)


def test_while_nothing_changes_nothing_is_published(kiosk, de_kring, praattafel):
    publish(de_kring)
    before = Publication.objects.values().get()
    assert publish_what_changed() == 0
    assert Publication.objects.values().get() == before


def test_old_catalogues_go_and_the_revision_goes_on(kiosk, arrives, de_kring, praattafel):
    publish(de_kring)
    for _ in range(KEPT + 3):
        arrives(kiosk, a_record(offer="praattafel"))
        publish_what_changed()
    assert Publication.objects.count() == KEPT + 1
    assert Publication.objects.first().revision == KEPT + 4


def test_an_organisation_that_never_published_is_left_alone(de_kring, praattafel):
    assert publish_what_changed() == 0
