"""On which days an offer is: what a person reads beside its hours, on a day of the calendar."""

from __future__ import annotations

from datetime import datetime

import pytest

from kiosk.site.load import load_site
from kiosk.wire.catalogue import Offer, Place
from kiosk.wire.offer_days import OfferDays, offer_days
from kiosk.wire.place_hours import Calendar
from kiosk.words.days import BELGIUM

TEXTS = load_site(None).texts
WIJK = Place(
    id="wijk", name="De Wijk", address="Laan 20", postcode="9900",
    exceptions=('2026 Dec 21-2027 Jan 03 off "kerstvakantie"', '2027 Jul 01-2027 Aug 31 off "zomer"'),
)  # fmt: skip


def at(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=BELGIUM)


def offer(**more: object) -> Offer:
    return Offer.model_validate({"id": "les", "title": "Les", **more}, strict=False)


def days(one: Offer, when: str, language: str = "nl", place: Place | None = None) -> OfferDays:
    return offer_days(
        one, at(when), language, lambda key, **values: TEXTS.get(language, key, **values), place=place
    )


WEEKLY = offer(opening_hours="Mo 14:00-16:00", starts=at("2027-01-11 14:00"), ends=at("2027-06-28 16:00"))


def test_a_person_reads_from_when_a_course_is_that_has_not_begun_and_its_last_day() -> None:
    told = days(WEEKLY, "2026-11-30 10:00")
    assert told.first == "Eerste keer: maandag 11 januari, 14 tot 16 uur"
    assert told.first_day == "Eerste keer: 11 januari 2027"
    assert told.next == "", "the first time is the next"
    assert told.last == "Laatste dag: 28 juni 2027"


def test_once_it_has_begun_the_first_day_is_no_news_and_the_next_time_is() -> None:
    told = days(WEEKLY, "2027-01-13 10:00")
    assert told.first == ""
    assert told.next == "Volgende keer: maandag 18 januari, 14 tot 16 uur"


def test_what_is_once_is_said_with_its_end_and_no_last_day() -> None:
    once = offer(starts=at("2027-01-11 14:00"), ends=at("2027-01-11 16:30"))
    assert days(once, "2026-11-30 10:00").lines == ("maandag 11 januari, 14 tot 16.30 uur",)


def test_an_end_at_midnight_is_twenty_four_and_of_that_day() -> None:
    night = offer(starts=at("2027-01-11 20:00"), ends=at("2027-01-12 00:00"))
    assert days(night, "2026-11-30 10:00").lines == ("maandag 11 januari, 20 tot 24 uur",)
    weeks = offer(opening_hours="Mo 14:00-16:00", ends=at("2027-01-12 00:00"))
    assert days(weeks, "2026-11-30 17:00").last == "Laatste dag: 11 januari 2027"


def test_an_end_nobody_knows_is_not_made_up() -> None:
    assert days(offer(opening_hours="We 14:00+"), "2026-11-30 10:00").next == (
        "Volgende keer: woensdag 2 december, vanaf 14 uur"
    )


def test_of_what_is_over_nothing_is_said() -> None:
    assert days(WEEKLY, "2027-06-28 16:00", place=WIJK) == OfferDays()


def test_a_person_hears_what_is_otherwise_at_its_place_within_its_days_only() -> None:
    spring = days(WEEKLY, "2027-01-13 10:00", place=WIJK)
    assert spring.otherwise == (), "the one is past, the other begins after the last lesson"
    autumn = offer(opening_hours="Mo 14:00-16:00", ends=at("2027-01-31 16:00"))
    assert [one.text for one in days(autumn, "2026-11-30 10:00", place=WIJK).otherwise] == [
        "21 december 2026 – 3 januari 2027: gesloten (kerstvakantie)"
    ]


def test_the_next_time_is_not_on_a_day_its_place_is_closed() -> None:
    weekly = offer(opening_hours="Mo 14:00-16:00")
    assert "maandag 4 januari," in days(weekly, "2026-12-20 10:00", place=WIJK).next


def test_who_is_open_on_closing_days_is_not_told_of_them() -> None:
    calendar = Calendar(('2026 Dec 02 off "brugdag"',))
    always = offer(opening_hours="We 14:00-16:00", closing_days=False)
    told = offer_days(
        always, at("2026-11-30 10:00"), "nl", lambda key, **v: TEXTS.get("nl", key, **v), calendar, WIJK
    )
    assert not any("brugdag" in one.text for one in told.otherwise)
    assert "2 december," in told.next


@pytest.mark.parametrize("language", ["fr", "en", "ar", "tr", "uk", "ru", "fa", "ps", "ro", "bg", "pl"])
def test_every_language_says_it_without_a_word_of_dutch(language: str) -> None:
    lines = (
        days(WEEKLY, "2026-11-30 10:00", language).lines + days(WEEKLY, "2027-02-01 10:00", language).lines
    )
    assert len(lines) == 5 - 1
    assert not any(word in line for line in lines for word in ("Eerste", "Laatste", "Volgende", "maandag"))
    assert all(any(char.isdigit() for char in line) for line in lines)
