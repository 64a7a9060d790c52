"""What is said in words and whether it is open never contradict each other; what would is refused."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import pytest

from kiosk.words.calendar import day_ahead_in_words
from kiosk.words.days import BELGIUM
from kiosk.words.hours import DUTCH, hours_in_words
from kiosk.words.opening import BadHours, State, check_closing, read_days, read_hours

ROOT = Path(__file__).resolve().parents[2]


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=BELGIUM)


def said(expression: str) -> tuple[str, ...] | None:
    return hours_in_words(expression, "nl", "Gesloten op feestdagen.")


@pytest.mark.parametrize(
    "later",
    [
        "Jul-Aug Mo-Fr 09:00-12:00",
        "SH Mo-Fr 09:00-12:00",
        "We[3] 09:00-12:00",
        "2027 Jul 07/14 09:00-12:00",
        "2027 Jul 01-2027 Jul 31 09:00-12:00",
        'Jul-Aug We "op afspraak"',
    ],
)
def test_nobody_reads_closed_on_holidays_beside_hours_that_open_on_one(later: str) -> None:
    with pytest.raises(BadHours, match=r"write .* first"):
        read_hours(f"Mo-Fr 13:30-16:30; PH off; {later}")
    national_day = read_hours(f"Mo-Fr 13:30-16:30; {later}; PH off").status(at("2027-07-21T10:00"))
    assert national_day.state is State.CLOSED


@pytest.mark.parametrize(
    ("hours", "moment"),
    [
        ("Mo-Su 09:00-12:00; PH off; Dec 25 10:00-11:00", "2026-12-25T10:30"),
        ("Mo-Fr 09:00-12:00; Dec 24-Jan 2 off; Dec 28 09:00-12:00", "2026-12-28T10:00"),
        ("Mo-Fr 13:30-16:30; SH off; Jul-Aug Mo-Fr 09:00-12:00", "2027-07-20T10:00"),
    ],
)
def test_a_day_that_is_named_may_be_open_among_closed_ones(hours: str, moment: str) -> None:
    assert read_hours(hours).status(at(moment)).is_open


@pytest.mark.parametrize(
    "hours",
    [
        "Mo-Fr 09:00-12:00; Dec 24-Jan 2 off; Dec 01-31 09:00-12:00",
        "Mo-Fr 09:00-12:00; Dec 24-Jan 2 off; SH 09:00-12:00",
        "Mo-Fr 09:00-12:00; Dec 28 10:00-12:00; Dec 24-Jan 2 off",
    ],
)
def test_two_rules_for_one_day_that_say_open_and_closed_are_refused(hours: str) -> None:
    with pytest.raises(BadHours, match="first"):
        read_hours(hours)


@pytest.mark.parametrize(
    ("hours", "day"),
    [
        ("2026 Dec 02+/14 Th 14:00-16:00", "We"),
        ("2026 Dec 02+/14 We,Fr 14:00-16:00", "We"),
        ("2026 Dec 25 We 10:00-12:00", "Fr"),
    ],
)
def test_a_person_is_never_told_a_day_of_the_week_that_does_not_come(hours: str, day: str) -> None:
    with pytest.raises(BadHours, match=f"is a {day}"):
        read_hours(hours)
    assert read_hours("2026 Dec 02+/14 We 14:00-16:00").status(at("2026-12-16T15:00")).is_open


def test_days_of_the_week_and_holidays_are_not_read_as_those_days_within_the_holidays() -> None:
    assert said("Mo-Fr,SH 09:00-12:00") == ("Maandag–vrijdag: 9 tot 12 uur", "Schoolvakanties: 9 tot 12 uur")
    assert said("SH Mo-Fr 09:00-12:00") == ("Schoolvakanties, maandag–vrijdag: 9 tot 12 uur",)
    assert said("Mo-Fr 09:00-12:00; Sa,PH off") == (
        "Maandag–vrijdag: 9 tot 12 uur",
        "Zaterdag: gesloten",
        "Gesloten op feestdagen.",
    )


@pytest.mark.parametrize("hours", ["PH Mo-Fr 09:00-12:00", "Mo 09:00-12:00; 2026 Dec 25 PH off"])
def test_some_of_the_public_holidays_cannot_be_said_and_are_refused(hours: str) -> None:
    with pytest.raises(BadHours, match="some public holidays"):
        read_hours(hours)


@pytest.mark.parametrize(
    "hours",
    ['open "op afspraak"', 'Mo-Fr 09:00-12:00 open "enkel op afspraak"', 'Mo-Fr open "sur rdv"'],
)
def test_by_appointment_is_never_open_also_behind_the_word_open(hours: str) -> None:
    assert read_hours(hours).status(at("2026-12-02T10:00")).state is State.APPOINTMENT


@pytest.mark.parametrize(
    ("remark", "certain"),
    [
        ("niet in schoolvakanties", False),
        ("even weken", False),
        ("19 november niet", False),
        ("vanaf september", False),
        ("sauf en août", False),
        ("ook in de vakantie", True),
        ("enkel zaal 2", True),
        ("vanaf 18 jaar", True),
    ],
)
def test_a_door_with_days_taken_away_behind_it_is_never_called_open(remark: str, certain: bool) -> None:
    found = read_hours(f'Mo-Fr 09:00-12:00 open "{remark}"').status(at("2026-12-02T10:00"))
    assert (found.is_open, found.why) == (certain, remark)


@pytest.mark.parametrize(
    ("hours", "cure"),
    [
        ("2027 Feb 29 09:00-12:00", "in no calendar"),
        ("Mo 09:00-12:00; 2026 Feb 20-2026 Feb 29 off", "in no calendar"),
        ("2100 Feb 29+/14 09:00-12:00", "in no calendar"),
        ("Mo 24:00-02:00", "begins at 00:00 of the next day"),
        ("Mo 24:00+", "begins at 00:00 of the next day"),
        ('"Mo-Fr 09:00-12:00"', "without quotes"),
        ('Mo-Fr 09:00-12:00 "PH off"', "without quotes"),
        ('Mo-Fr 09:00-12:00; Dec "gesloten"', "write off for closed"),
        ("gesloten", "write 'off' for closed"),
        ("op afspraak", "between double quotes"),
        ("'op afspraak'", "between double quotes"),
        ("Mo-Fr 9u-12u30", "hours and minutes, such as 09:00"),
        ("Maandag 09:00-12:00", "Mo Tu We Th Fr Sa Su"),
        ("Lu-Ve 09:00-12:00", "Mo Tu We Th Fr Sa Su"),
        ("Mon-Fri 09:00-12:00", "Mo Tu We Th Fr Sa Su"),
    ],
)
def test_who_writes_hours_by_hand_reads_what_to_write(hours: str, cure: str) -> None:
    with pytest.raises(BadHours) as refused:
        read_hours(hours)
    assert cure in str(refused.value)


@pytest.mark.parametrize("remark", ["by appointment only", "op afspraak!", "op\u200b afspraak", "Sur rdv."])
def test_a_remark_about_an_appointment_is_said_in_the_language_of_the_reader(remark: str) -> None:
    assert said(f'Mo 09:00-12:00 "{remark}"') == ("Maandag: 9 tot 12 uur (op afspraak)",)


def test_an_exception_in_school_holidays_of_one_month_does_not_close_all_year() -> None:
    with pytest.raises(BadHours, match="write the days themselves"):
        read_days("2026 Dec 01-05 SH off")
    with pytest.raises(BadHours, match="put ; in front"):
        read_days('2026 Dec 29 off "feest", 2026 Dec 29 10:00-11:00')


def test_a_closing_day_closes() -> None:
    check_closing('Jul 11 off "feestdag"')
    with pytest.raises(BadHours, match="would open every place"):
        check_closing("Dec 26 10:00-12:00")


def test_a_person_who_reads_pashto_is_not_sent_in_the_first_week_instead_of_the_first_saturday() -> None:
    week = "اونۍ"
    line = hours_in_words("Sa[1] 10:00-13:00", "ps", lambda key: DUTCH.get(key, ""))
    assert line == ("Eerste شنبه van de maand: 10 tot 13 uur",)
    saturday = day_ahead_in_words(date(2026, 12, 5), date(2026, 11, 30), "ps")
    assert "شنبه" in saturday and week not in saturday


def test_all_that_the_docs_say_can_be_written_is_read_and_said() -> None:
    table = (ROOT / "docs" / "opening-hours.md").read_text(encoding="utf-8")
    rows = [line.split(" | ", 1)[1] for line in table.splitlines() if line.startswith("| ")][1:]
    hours = [one.replace("\\|", "|") for row in rows for one in re.findall(r"`([^`]+)`", row)]
    assert len(hours) > 12
    assert all(said(one) for one in hours), [one for one in hours if not said(one)]
