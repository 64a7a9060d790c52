"""Somebody exports the calendar of a hall: Outlook, Google, and what they do with zones and repetitions."""

from __future__ import annotations

import pytest

from central.catalogue.standards.found import FileRefused
from central.catalogue.standards.from_calendar import read_calendar
from kiosk.wire.catalogue import Offer
from kiosk.wire.place_hours import next_times
from tests.central.catalogue.standards.files import NOW, calendar, event, known, rows


def one(*events: str):
    [row] = rows("a.ics", calendar(*events))
    return row


def test_an_event_of_outlook_comes_in_on_belgian_time():
    row = one(event("Infoavond", "20261214T190000", "20261214T210000", "LOCATION:Bibliotheek"))
    assert (row.state, row.reason) == ("good", "")
    assert (row.entry["starts"], row.entry["ends"]) == (
        "2026-12-14T19:00:00+01:00",
        "2026-12-14T21:00:00+01:00",
    )
    assert row.entry["place"] == "bib"


@pytest.mark.parametrize(
    ("zone", "starts", "state", "says"),
    [
        ('TZID="(UTC+01:00) Brussels, Copenhagen, Madrid, Paris"', "14:00:00+01:00", "good", ""),
        ("TZID=/freeassociation.sourceforge.net/Europe/Brussels", "14:00:00+01:00", "good", ""),
        ("TZID=W. Europe Standard Time", "14:00:00+01:00", "good", ""),
        ("TZID=Europe/London", "15:00:00+01:00", "good", ""),
        ("", "14:00:00+01:00", "good", "geen tijdzone bij de uren: we lezen ze als Belgische"),
        ("TZID=Mars/Phobos", "14:00:00+01:00", "doubtful", "'Mars/Phobos' kennen we niet"),
    ],
)
def test_each_way_to_name_a_zone_is_read_or_said(zone, starts, state, says):
    row = one(event("Les", "20261214T140000", "20261214T160000", zone=zone))
    assert row.entry["starts"] == f"2026-12-14T{starts}"
    assert row.state == state
    assert says in row.reason


def test_a_zone_that_the_file_describes_itself_is_ours_when_its_hours_are():
    from tests.central.catalogue.standards.files import ZONE

    zone = ZONE.replace("Romance Standard Time", "Onze tijd")
    text = calendar(event("Les", "20261214T140000", "20261214T160000", zone="TZID=Onze tijd"), zone=zone)
    [row] = rows("a.ics", text)
    assert (row.state, row.entry["starts"]) == ("good", "2026-12-14T14:00:00+01:00")


@pytest.mark.parametrize(
    ("rule", "hours"),
    [
        ("FREQ=WEEKLY;BYDAY=WE", "We 14:00-16:00"),
        ("FREQ=WEEKLY;BYDAY=WE,FR", "We,Fr 14:00-16:00"),
        ("FREQ=WEEKLY", "We 14:00-16:00"),
        ("FREQ=DAILY", "Mo-Su 14:00-16:00"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "2026 Dec 02+/14 14:00-16:00"),
        ("FREQ=MONTHLY;BYDAY=1WE", "We[1] 14:00-16:00"),
        ("FREQ=MONTHLY;BYDAY=WE;BYSETPOS=1", "We[1] 14:00-16:00"),
        ("FREQ=WEEKLY;COUNT=4;BYDAY=WE", "We 14:00-16:00"),
        ("FREQ=WEEKLY;UNTIL=20261223T130000Z;BYDAY=WE", "We 14:00-16:00"),
    ],
)
def test_a_repetition_is_told_as_opening_hours(rule, hours):
    row = one(event("Digiuur", "20261202T140000", "20261202T160000", f"RRULE:{rule}"))
    assert (row.state, row.entry["opening_hours"]) == ("good", hours), row.reason


def test_the_last_time_is_said_and_what_has_no_end_says_so():
    row = one(event("A", "20261202T140000", "20261202T160000", "RRULE:FREQ=WEEKLY;COUNT=4"))
    assert "laatste keer is woensdag 23 december 2026" in row.reason
    assert row.entry["ends"] == "2026-12-23T16:00:00+01:00"
    row = one(event("A", "20261202T140000", "20261202T160000", "RRULE:FREQ=WEEKLY"))
    assert "geen einde" in row.reason
    assert "ends" not in row.entry


def test_an_end_without_an_hour_counts_that_day_and_says_so():
    row = one(event("A", "20261202T140000", "20261202T160000", "RRULE:FREQ=WEEKLY;UNTIL=20261230"))
    assert row.state == "doubtful"
    assert "laatste keer is woensdag 30 december 2026" in row.reason


def test_a_time_that_was_moved_and_one_that_was_cancelled_are_where_they_went():
    zone = 'TZID="Romance Standard Time"'
    row = one(
        event(
            "A", "20261202T140000", "20261202T160000", "RRULE:FREQ=WEEKLY", f"EXDATE;{zone}:20261209T140000"
        ),
        event("A", "20261217T150000", "20261217T170000", f"RECURRENCE-ID;{zone}:20261216T140000"),
        event(
            "A",
            "20261230T140000",
            "20261230T160000",
            f"RECURRENCE-ID;{zone}:20261230T140000",
            "STATUS:CANCELLED",
        ),
    )
    assert row.state == "good"
    offer = Offer.model_validate(row.entry, strict=False)
    days, at = [], NOW
    for _ in range(4):
        times = next_times(offer, at)
        days.append(f"{times.begin:%d/%m %H}")
        at = times.begin
    assert days == ["02/12 14", "17/12 15", "23/12 14", "06/01 14"]


@pytest.mark.parametrize(
    ("lines", "state", "why"),
    [
        (("RRULE:FREQ=SECONDLY",), "refused", "per uur of per minuut"),
        (("RRULE:FREQ=HOURLY;COUNT=3",), "refused", "per uur of per minuut"),
        (("RRULE:FREQ=WEEKLY;BYHOUR=9,10,11",), "refused", "per uur of per minuut"),
        (("RRULE:FREQ=SOMETIMES",), "refused", ""),
        (("RRULE:FREQ=WEEKLY;UNTIL=ooit",), "refused", ""),
        (("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=9",), "good", "laatste keer"),
        (("RRULE:FREQ=MONTHLY;BYMONTHDAY=2",), "doubtful", "dag per dag"),
        (("RRULE:FREQ=YEARLY",), "doubtful", ""),
        (("STATUS:CANCELLED",), "refused", "geannuleerd"),
        (("CLASS:PRIVATE",), "refused", "privé"),
        (("STATUS:TENTATIVE",), "doubtful", "nog niet vast"),
        (("RRULE:FREQ=WEEKLY", "EXRULE:FREQ=MONTHLY;BYDAY=1WE"), "refused", "wat wegvalt"),
        (("DESCRIPTION:<p>Kom <b>langs</b></p>",), "doubtful", "opmaak"),
        (("DESCRIPTION:https://zoom.us/j/1 wachtwoord 55",), "doubtful", "wachtwoord van een vergadering"),
        (("RECURRENCE-ID:20261202T130000Z",), "doubtful", "de reeks zelf staat niet in dit bestand"),
        (("RECURRENCE-ID:20261202T130000Z", "STATUS:CANCELLED"), "refused", "één keer van een reeks"),
        (("RRULE:FREQ=WEEKLY", "EXDATE:20261209T150000Z"), "doubtful", "op een ander uur"),
    ],
)
def test_what_a_kiosk_cannot_say_is_doubtful_or_refused_with_the_reason(lines, state, why):
    row = one(event("A", "20261202T140000", "20261202T160000", *lines))
    assert row.state == state, row.reason
    assert why in row.reason


def test_of_one_event_that_is_written_twice_the_last_change_counts_and_it_is_said():
    newer = event("A", "20261203T140000", "20261203T160000", "SEQUENCE:3")
    row = one(newer, event("A", "20261202T140000", "20261202T160000", "SEQUENCE:2"))
    assert (row.state, row.entry["starts"]) == ("doubtful", "2026-12-03T14:00:00+01:00")
    assert "2 keer in het bestand" in row.reason
    assert one(newer, newer).state == "good"


def test_a_calendar_of_the_last_century_is_refused_before_its_letters_are_misread():
    old = calendar(event("Caf=C3=A9", "20261202T130000Z", "20261202T150000Z", zone=""))
    with pytest.raises(FileRefused, match=r"vCalendar 1\.0"):
        rows("a.ics", old.replace("VERSION:2.0", "VERSION:1.0"))


def test_what_follows_a_changed_time_and_is_not_read_is_said():
    zone = 'TZID="Romance Standard Time"'
    row = one(
        event("A", "20261202T140000", "20261202T160000", "RRULE:FREQ=WEEKLY;COUNT=4"),
        event(
            "A",
            "20261209T100000",
            "20261209T120000",
            f"RECURRENCE-ID;RANGE=THISANDFUTURE;{zone}:20261209T140000",
        ),
    )
    assert (row.state, "ook al wat volgt" in row.reason) == ("doubtful", True)


@pytest.mark.parametrize(
    "event",
    [
        "UID:x\nSUMMARY:Feest\nDTSTART;VALUE=DATE:20261214\nDTEND;VALUE=DATE:20261215",
        event("Feest", "20261214T000000", "20261215T000000"),  # as Outlook writes it
    ],
)
def test_a_whole_day_is_doubtful_because_nobody_knows_the_hours(event):
    row = one(event)
    assert (row.state, "hele dag" in row.reason) == ("doubtful", True)


def test_days_at_a_stretch_and_a_title_that_hides_what_it_is_are_doubtful():
    row = one(event("Bezet", "20261202T090000", "20261204T170000"))
    assert row.state == "doubtful"
    assert "meer dan een dag aan één stuk" in row.reason
    assert "zegt niet wat het is" in row.reason


def test_a_calendar_that_calls_off_takes_off_and_never_a_series_for_one_of_its_times():
    text = calendar(event("A", "20261202T140000", "20261202T160000"))
    [first] = rows("a.ics", text)
    there = known(Offer.model_validate(first.entry, strict=False))
    off = text.replace("VERSION:2.0", "VERSION:2.0\r\nMETHOD:CANCEL")
    assert rows("a.ics", off, there)[0].would == "off"
    once = off.replace("SUMMARY", "RECURRENCE-ID:20261202T130000Z\r\nSUMMARY")
    assert rows("a.ics", once, there)[0].state == "refused"


def test_a_calendar_that_is_cut_off_says_so():
    cut = calendar(event("A", "20261202T140000", "20261202T160000"))[:-40]
    with pytest.raises(FileRefused, match="niet volledig"):
        rows("a.ics", cut)


def test_hours_in_world_time_that_come_back_are_doubtful():
    row = one("UID:x\nSUMMARY:Les\nDTSTART:20261214T130000Z\nDTEND:20261214T150000Z\nRRULE:FREQ=WEEKLY")
    assert (row.state, "14.00 uur" in row.reason) == ("doubtful", True)
    assert row.entry["opening_hours"] == "Mo 14:00-16:00"


def test_one_broken_event_does_not_take_the_others_along():
    found = rows(
        "a.ics",
        calendar("UID:x\nSUMMARY:Kapot\nDTSTART:gisteren", event("A", "20261202T140000", "20261202T160000")),
    )
    assert [(row.title, row.state) for row in found] == [("Kapot", "refused"), ("A", "good")]


def test_the_same_calendar_again_changes_nothing_and_a_cancelled_event_leaves_the_list():
    text = calendar(event("A", "20261202T140000", "20261202T160000", "DESCRIPTION:Kom\\, vrij"))
    [first] = rows("a.ics", text)
    there = known(Offer.model_validate(first.entry, strict=False))
    [again] = rows("a.ics", text, there)
    assert (again.would, again.slug) == ("same", first.slug)
    [gone] = rows("a.ics", text.replace("SUMMARY", "STATUS:CANCELLED\r\nSUMMARY"), there)
    assert (gone.would, gone.state) == ("off", "good")


def test_the_names_of_who_was_invited_are_not_read():
    text = calendar(
        event("A", "20261202T140000", "20261202T160000", "ATTENDEE;CN=Fatima:mailto:f@example.be")
    )
    assert "Fatima" not in repr(read_calendar(text.encode(), NOW))
