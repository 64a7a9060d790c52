"""Nobody is sent to a closed door: what is called open is open, and what is refused says what to write."""

from __future__ import annotations

from datetime import datetime

import pytest

from kiosk.words.days import BELGIUM
from kiosk.words.hours import hours_in_words
from kiosk.words.opening import BadHours, State, Status, read_days, read_hours


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=BELGIUM)


def status(expression: str, moment: str, *apart: str) -> Status:
    return read_hours(expression, "Flemish", apart).status(at(moment))


def said(expression: str) -> tuple[str, ...] | None:
    return hours_in_words(expression, "nl", "Gesloten op feestdagen.")


@pytest.mark.parametrize("moment", ["2026-12-02T03:00", "2026-12-02T10:00"])
@pytest.mark.parametrize(
    "hours",
    [
        '"op afspraak"',
        '"Op afspraak: bel 09 111 22 33"',
        '"bel eerst"',
        'Mo-Fr "op afspraak"',
        'unknown "bel eerst"',
    ],
)
def test_who_has_to_ask_first_is_never_told_that_it_is_open(hours: str, moment: str) -> None:
    found = status(hours, moment)
    assert found.state in (State.APPOINTMENT, State.UNKNOWN) and not found.is_open
    assert found.why


def test_a_person_hears_that_it_is_by_appointment_and_how() -> None:
    found = status('Mo-Fr 09:00-12:00 "op afspraak: bel 09 111 22 33"', "2026-12-02T10:00")
    assert found == Status(State.APPOINTMENT, why="op afspraak: bel 09 111 22 33")
    assert said('Mo-Fr 09:00-12:00 "enkel op afspraak (09 111 22 33)"') == (
        "Maandag–vrijdag: 9 tot 12 uur (op afspraak: 09 111 22 33)",
    )
    assert said('"op afspraak"') == ("Op afspraak",)


def test_who_comes_after_noon_hears_when_it_opens_and_that_an_appointment_helps_before() -> None:
    found = status('Mo-Fr 09:00-12:00 || "op afspraak"', "2026-12-02T14:00")
    assert found == Status(State.APPOINTMENT, next=at("2026-12-03T09:00"), why="op afspraak")
    assert said('Mo-Fr 09:00-12:00 || "op afspraak"') == (
        "Maandag–vrijdag: 9 tot 12 uur",
        "Op andere momenten: op afspraak",
    )


@pytest.mark.parametrize(
    "hours", ["Mo-Fr 09:00-12:00; SH off", "Mo-Fr 09:00-12:00; PH,SH off", "Mo-Fr 09:00-12:00; SH closed"]
)
@pytest.mark.parametrize("holiday", ["2026-12-29", "2027-07-13", "2026-11-03", "2027-02-10", "2027-04-07"])
def test_in_a_school_holiday_nobody_is_sent_there(hours: str, holiday: str) -> None:
    assert status(hours, f"{holiday}T10:00").state is State.CLOSED
    assert status(hours, "2026-12-02T10:00").is_open


def test_only_in_school_holidays_means_not_in_school_weeks() -> None:
    assert not status("SH Mo-Fr 09:00-12:00", "2026-12-02T10:00").is_open
    assert status("SH Mo-Fr 09:00-12:00", "2026-12-29T10:00").is_open
    assert said("SH Mo-Fr 09:00-12:00") == ("Schoolvakanties, maandag–vrijdag: 9 tot 12 uur",)


def test_the_french_community_has_other_weeks() -> None:
    french = read_hours("Mo-Fr 09:00-12:00; SH off", "French")
    assert (
        french.status(at("2027-02-10T10:00")).is_open
        and french.status(at("2027-02-24T10:00")).state is State.CLOSED
    )


def test_what_nobody_knows_yet_is_not_called_open() -> None:
    assert status("Mo-Fr 09:00-12:00; SH off", "2101-03-02T10:00").state is State.UNKNOWN


@pytest.mark.parametrize(
    ("hours", "cure"),
    [
        ("PH off; Mo-Fr 09:00-12:00", "write 'Mo-Fr 09:00-12:00' first"),
        ("SH off; Mo-Fr 09:00-12:00", "first"),
        ("2026 Dec 24-2027 Jan 3 off; Mo-Fr 09:00-12:00", "first"),
        ("Sa[1] 10:00-12:00; Sa 09:00-11:00", "first"),
        ("Mo-Fr 09:00-12:00; 13:00-16:00", "comma between times"),
        ("Mo,Tu 09:00-12:00; Mo-Fr 13:00-16:00", "comma between times"),
        ("Mo-Fr 09:00-12:00, PH off", "put ; in front"),
        ("week 01-53/2 We 14:00-16:00", "every 14 days"),
        ("Ma,Wo 09:00-12:00", "Mo Tu We"),
        ("Mo-Fr 9.00-12.00", "colon"),
        ("Mo-Fr sunrise-12:00", "times of the clock"),
        ("Mo-Fr", "say when"),
        ("Mo-Fr 09:00-09:00", "00:00-24:00"),
        ("Mo-Fr 09:00-25:00", "24:00"),
        ("2026 Feb 30 10:00-12:00", "no calendar"),
        ("2026 Dec 24-2026 Jan 03 off; Mo 09:00-10:00", "year on both sides"),
        ("Sa[5] 10:00-12:00", "1st to 4th"),
        ("We off", "when it is open"),
        ("Dec 25 off", "when it is open"),
        ("PH Off", "when it is open"),
        ("Mo-Fr 09:00-12:00; Mo 10:00-11:00 off", "hours that are left"),
        ("Mo-Fr 09:00-12:00;;; Xx", "write"),
        ("", "write"),
    ],
)
def test_hours_that_would_mislead_somebody_are_refused_with_what_to_write(hours: str, cure: str) -> None:
    with pytest.raises(BadHours, match=cure) as refused:
        read_hours(hours)
    assert "\n" not in str(refused.value)
    assert said(hours) is None


def test_a_second_rule_for_a_day_takes_its_place_in_what_is_said_too() -> None:
    hours = "Mo-Fr 09:00-12:00; We 13:00-17:00"
    assert status(hours, "2026-12-02T10:00").state is State.CLOSED
    assert said(hours) == ("Maandag, dinsdag, donderdag, vrijdag: 9 tot 12 uur", "Woensdag: 13 tot 17 uur")


@pytest.mark.parametrize(
    ("hours", "moment", "closes"),
    [
        ("We 14:00+", "2026-12-02T15:00", None),
        ("Fr 18:00+", "2026-12-04T19:00", None),
        ("Mo-Fr 09:00-12:00,14:00+", "2026-12-02T15:00", None),
        ("24/7", "2026-12-02T15:00", None),
        ("Mo-Fr 00:00-24:00", "2026-12-01T10:00", "2026-12-05T00:00"),
        ("We-Su 00:00-24:00", "2026-12-02T10:00", "2026-12-07T00:00"),
        ("Mo-Fr 09:00-12:00,14:00+", "2026-12-02T10:00", "2026-12-02T12:00"),
        ("Fr 22:00-02:00", "2026-12-04T23:00", "2026-12-05T02:00"),
        ("Fr 22:00-02:00; Sa 10:00-12:00", "2026-12-05T01:00", "2026-12-05T02:00"),
        ("Mo 09:00-12:00, Mo 12:00-14:00", "2026-12-07T10:00", "2026-12-07T14:00"),
    ],
)
def test_a_closing_time_is_told_where_one_is_known_with_its_day(
    hours: str, moment: str, closes: str | None
) -> None:
    found = status(hours, moment)
    assert found.is_open
    assert found.closes == (at(closes) if closes else None)


def test_the_night_after_a_closed_evening_is_closed_too() -> None:
    assert status("Fr 22:00-02:00; PH off", "2026-12-26T00:30").state is State.CLOSED  # Friday was Christmas
    assert status("Fr 22:00-02:00; PH off", "2026-12-19T00:30").is_open


@pytest.mark.parametrize(
    ("hours", "line"),
    [
        ("Mo 09:00-12:00, We 13:00-16:00", "Maandag: 9 tot 12 uur"),
        ("Mo-Fr 9:00-12:00", "Maandag–vrijdag: 9 tot 12 uur"),
        ("mo-fr 09:00-12:00", "Maandag–vrijdag: 9 tot 12 uur"),
        ("Mo-Fr 09:00-12:00;PH closed", "Maandag–vrijdag: 9 tot 12 uur"),
        ("09:00 - 12:00", "Maandag–zondag: 9 tot 12 uur"),
        ("Mo–Fr 09:00–12:00", "Maandag–vrijdag: 9 tot 12 uur"),
        ("Su,PH 10:00-12:00", "Zondag: 10 tot 12 uur"),
        ("Sa[1] 10:00-13:00; PH off", "Eerste zaterdag van de maand: 10 tot 13 uur"),
        ("We[2,4] 10:00-13:00", "Tweede woensdag van de maand, vierde woensdag van de maand: 10 tot 13 uur"),
        ("Fr[-1] 10:00-13:00", "Laatste vrijdag van de maand: 10 tot 13 uur"),
        ("24/7", "Maandag–zondag: de hele dag"),
        ("We 14:00+", "Woensdag: vanaf 14 uur"),
        ("2026 Dec 02+/14 14:00-16:00", "Woensdag, om de 2 weken, vanaf 2 december 2026: 14 tot 16 uur"),
        ("2026 Sep 01-2027 Jun 30 Mo 09:00-12:00", "1 september 2026 – 30 juni 2027, maandag: 9 tot 12 uur"),
        ("Jul-Aug Mo-Fr 09:00-12:00", "Juli–augustus, maandag–vrijdag: 9 tot 12 uur"),
        ('Mo 10:00-12:00 open "langs de zijdeur"', "Maandag: 10 tot 12 uur (langs de zijdeur)"),
        ("Mo unknown", "Maandag: niet zeker"),
        ('off "verbouwing"', "Gesloten (verbouwing)"),
    ],
)
def test_whatever_is_taken_is_said(hours: str, line: str) -> None:
    words = said(hours)
    assert words and words[0] == line


def test_every_other_week_counts_from_the_first_day_also_over_a_year_of_53_weeks() -> None:
    hours = "2026 Dec 02+/14 14:00-16:00"
    on = ["2026-12-02", "2026-12-16", "2026-12-30", "2027-01-13", "2028-01-12", "2036-05-07"]
    off = ["2026-11-18", "2026-12-09", "2027-01-06", "2027-01-20"]
    assert [day for day in on if not status(hours, f"{day}T15:00").is_open] == []
    assert [day for day in off if status(hours, f"{day}T15:00").is_open] == []


def test_closing_days_of_the_organisation_and_an_exception_close_a_place_and_say_why() -> None:
    closed = (
        'Jul 11 off "feest van de Vlaamse Gemeenschap"',
        'Nov 02 off "Allerzielen"',
        '2027 May 07 off "brugdag"',
    )
    hours = "Mo-Fr 09:00-12:00; PH off"
    assert status(hours, "2027-05-07T10:00", *closed) == Status(
        State.CLOSED, next=at("2027-05-10T09:00"), why="brugdag"
    )
    assert status(hours, "2026-11-02T10:00", *closed).why == "Allerzielen"
    with_exception = (*closed, '2026 Dec 21-2027 Jan 03 off "kerstvakantie"')
    assert status(hours, "2026-12-29T10:00", *with_exception).why == "kerstvakantie"
    assert status(hours, "2026-12-29T10:00", *with_exception).next == at("2027-01-04T09:00")


def test_a_closing_day_that_names_no_day_is_refused() -> None:
    with pytest.raises(BadHours, match="names no days"):
        read_days("Mo-Fr 09:00-12:00")
    with pytest.raises(BadHours):
        read_days("Dicht in de kerstvakantie.")


@pytest.mark.parametrize("night", ["2026-10-25T02:30", "2027-03-28T03:30"])
def test_on_the_night_the_clock_changes_what_is_kept_of_a_moment_is_not_used_for_another(night: str) -> None:
    hours = read_hours("Mo-Su 01:00-05:00")
    first = hours.status(at(night))
    assert first.is_open and first.closes == at(night[:11] + "05:00")
    assert not hours.status(at(night[:11] + "05:00")).is_open
