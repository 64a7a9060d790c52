"""Is it open now, until when, and when does it open again."""

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.catalogue.store import Catalogue
from kiosk.wire import catalogue as wire
from kiosk.words.opening import BadHours, check_hours, read_hours

BRUSSELS = ZoneInfo("Europe/Brussels")
HOURS = "Mo-Fr 09:00-12:00,13:30-16:30; PH off"


def is_open(expression: str, moment: datetime) -> bool:
    return read_hours(expression).status(moment).is_open


def closes_at(expression: str, moment: datetime) -> datetime | None:
    return read_hours(expression).status(moment).closes


def next_opening(expression: str, moment: datetime) -> datetime | None:
    return read_hours(expression).status(moment).next


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=BRUSSELS)


def place(name: str, hours: str) -> wire.Place:
    return wire.Place(id=name, name=name, address="Markt 1", postcode="9900", opening_hours=hours)


@pytest.fixture
def eeklo(tmp_path):
    places = (
        place("bib", HOURS),
        place("school", "We 13:00-16:00"),
        place("altijd", "24/7"),
        place("huis", ""),
    )
    seed = wire.Catalogue(revision=1, organisation="be.eeklo.de-kring", places=places)
    return Catalogue(tmp_path / "catalogue.json", seed)


def test_a_person_on_monday_morning_sees_what_is_open_and_until_when(eeklo):
    found = {one.place.id: one.closes_at for one in eeklo.open_now(at("2026-11-23 10:00"))}
    assert found == {"bib": at("2026-11-23 12:00"), "altijd": None}


def test_a_person_in_the_evening_sees_when_it_opens_again(eeklo):
    bib, school, always, house = eeklo.places()
    evening = at("2026-11-24 20:00")
    assert eeklo.next_opening(bib, evening) == at("2026-11-25 09:00")
    assert eeklo.next_opening(school, evening) == at("2026-11-25 13:00")
    assert eeklo.next_opening(always, evening) is None
    assert eeklo.next_opening(house, evening) is None  # hours not known


@pytest.mark.parametrize("holiday", ["2026-11-11", "2026-12-25", "2026-07-21", "2027-05-06", "2027-03-29"])
def test_on_a_belgian_holiday_nothing_is_open(holiday):
    assert not is_open(HOURS, at(f"{holiday} 10:00"))


def test_after_christmas_it_opens_on_the_next_working_day():
    assert next_opening(HOURS, at("2026-12-25 10:00")) == at("2026-12-28 09:00")


def test_a_place_open_now_opens_next_after_its_break():
    assert next_opening(HOURS, at("2026-11-23 10:00")) == at("2026-11-23 13:30")


def test_at_the_minute_of_closing_it_is_closed_and_at_opening_open():
    assert is_open(HOURS, at("2026-11-23 09:00"))
    assert not is_open(HOURS, at("2026-11-23 12:00"))


def test_a_clock_in_utc_or_without_zone_is_understood():
    assert is_open(HOURS, datetime(2026, 11, 23, 8, 30, tzinfo=UTC))
    assert not is_open(HOURS, datetime(2026, 7, 20, 10, 30, tzinfo=UTC))  # 12.30 in summer
    assert is_open(HOURS, datetime(2026, 11, 23, 9, 0))
    assert closes_at(HOURS, datetime(2026, 11, 23, 8, 30, tzinfo=UTC)) == at("2026-11-23 12:00")


@pytest.mark.parametrize(
    ("night", "closing"), [("2026-03-29 01:30", "2026-03-29 05:00"), ("2026-10-25 01:30", "2026-10-25 05:00")]
)
def test_the_night_the_clock_changes_closing_stays_at_five(night, closing):
    assert closes_at("Mo-Su 01:00-05:00", at(night)) == at(closing)


def test_touching_openings_are_one_and_by_appointment_is_not_open():
    with_words = 'Mo 09:00-12:00, Mo 12:00-14:00 "op afspraak"'
    assert closes_at(with_words, at("2026-11-23 10:00")) == at("2026-11-23 12:00")
    assert not is_open(with_words, at("2026-11-23 13:00"))
    assert closes_at("Mo 09:00-12:00,12:00-14:00", at("2026-11-23 10:00")) == at("2026-11-23 14:00")
    assert not is_open("Mo 09:00-12:00 unknown", at("2026-11-23 10:00"))


def test_a_place_that_never_opens_has_no_next_opening():
    for hours in ("off", "2020 Jan-2020 Dec Mo 10:00-12:00", "Mo unknown"):
        assert next_opening(hours, at("2026-11-23 10:00")) is None


@pytest.mark.parametrize(
    "hours",
    [
        "Mo-Su 00:00-24:00",
        "2020 Jan 01-2020 Dec 31 Mo 10:00-12:00",
        "2100 Jan 01+ Mo 10:00-12:00",
        "Mo-Su 00:00-24:00; PH off",
        "Mo unknown",
    ],
)
def test_odd_hours_do_not_keep_the_screen_waiting(hours):
    check_hours(hours)
    began = time.process_time()
    closes_at(hours, at("2026-11-23 10:00"))
    next_opening(hours, at("2026-11-23 10:00"))
    assert time.process_time() - began < 0.2


@pytest.mark.parametrize(
    ("hours", "where"),
    [
        ("Ma-Vr 09:00-12:00", "Ma-Vr"),
        ("Mo-Fr 9-12", "9-12"),
        ("9u tot 12u", "9u"),
        ("Mo-", "Mo-"),
        ("[" * 300, r"\["),
    ],
)
def test_hours_that_are_none_are_refused_with_the_place_and_an_example(hours, where):
    with pytest.raises(BadHours, match=where) as refused:
        check_hours(hours)
    assert "\n" not in str(refused.value)
    assert "Mo-Fr 09:00-12:00" in str(refused.value)


def test_unknown_hours_are_fine():
    check_hours("")


@given(
    st.text(alphabet='MoTuWeFrSaSuPH0123456789:-,; [];off24/7"x', max_size=30),
    st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)),
)
def test_whatever_stands_in_the_hours_the_screen_gets_an_answer_or_the_one_refusal(hours, moment):
    moment = moment.replace(tzinfo=BRUSSELS)
    try:
        status = read_hours(hours).status(moment)
    except BadHours:
        return
    opened, closing, opening = status.is_open, status.closes, status.next
    assert opened or closing is None
    for later in (closing, opening):
        assert later is None or later > moment - timedelta(hours=2)  # the night of the clock change


def test_asking_a_hundred_places_takes_no_time(tmp_path):
    places = tuple(place(f"plek-{number}", HOURS) for number in range(100))
    seed = wire.Catalogue(revision=1, organisation="be.eeklo.de-kring", places=places)
    catalogue = Catalogue(tmp_path / "catalogue.json", seed)
    catalogue.open_now(at("2026-11-23 10:00"))
    began = time.process_time()
    assert len(catalogue.open_now(at("2026-11-23 10:00"))) == 100
    assert time.process_time() - began < 0.2
