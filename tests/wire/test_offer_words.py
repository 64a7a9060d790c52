"""An offer in the words of one person: theirs where there are any, Dutch that says so elsewhere."""

from __future__ import annotations

from datetime import datetime

import pytest

from kiosk.wire.catalogue import Catalogue, Offer
from kiosk.wire.document import read_document
from kiosk.wire.offer_words import left_in_dutch, offer_in
from kiosk.words.hours import hours_in_words
from tests.wire.test_record import EXAMPLES

COURSE = Offer.model_validate(
    {
        "id": "les",
        "title": "Eerste stappen",
        "about": "Je leert op je eigen tempo.",
        "when": "Op maandag, 6 keer",
        "starts": datetime.fromisoformat("2027-01-11T08:00:00+00:00"),
        "price": "gratis",
        "texts": {"tr": {"title": "İlk adımlar", "price": "ücretsiz"}, "pl": {"price": "gratis"}},
    }
)


def test_a_person_reads_the_offer_in_their_language_and_dutch_goes_with_its_name() -> None:
    said = offer_in(COURSE, "tr", "")
    assert said.title == ("İlk adımlar", "tr")
    assert said.about == ("Je leert op je eigen tempo.", "nl")
    assert offer_in(COURSE, "nl", "").title == ("Eerste stappen", "nl")
    assert all(one.language == "nl" for one in offer_in(COURSE, "uk", "").parts)


def test_hours_that_come_back_weekly_are_written_where_nobody_translated_them() -> None:
    weekly = COURSE.model_copy(update={"opening_hours": "We 13:00-17:00; PH off"})
    assert offer_in(weekly, "fr", "Fermé.").when == ("Mercredi: 13 tot 17 uur; Fermé", "fr")
    assert offer_in(weekly, "nl", "Gesloten.").when == ("Op maandag, 6 keer", "nl")


@pytest.mark.parametrize(
    "hours", ["", "PH off; Mo-Fr 09:00-12:00", "week 01-53/2 Mo 09:00-12:00", "9 tot 12"]
)
def test_hours_that_cannot_be_said_whole_are_not_said(hours: str) -> None:
    assert hours_in_words(hours, "fr", "Fermé.") is None


def test_a_language_that_nobody_knows_gets_no_hours_of_another() -> None:
    assert hours_in_words("Mo 09:00-12:00", "xx", "") is None


def test_dutch_is_left_where_the_language_has_another_word_or_none() -> None:
    assert left_in_dutch(COURSE, "tr", "gratis")
    assert left_in_dutch(COURSE, "uk", "gratis")
    assert not left_in_dutch(COURSE, "pl", "gratis")
    assert not left_in_dutch(COURSE, "tr", "İlk adımlar")
    assert not left_in_dutch(COURSE, "tr", "")


def test_an_older_catalogue_is_read_and_one_without_texts_is_read_by_older_devices() -> None:
    old = read_document(Catalogue, (EXAMPLES / "catalogue.json").read_bytes(), "the catalogue")
    plain = [offer for offer in old.offers if not offer.texts]
    assert plain
    assert all("texts" not in offer.model_dump(mode="json") for offer in plain)
