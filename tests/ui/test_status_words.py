"""Whether a place is open, as the first screen and the card of the place say it."""

from __future__ import annotations

import pytest

from kiosk.site.load import load_site
from kiosk.ui.screens.opening import status_lines, strip_line
from kiosk.wire.catalogue import Place
from kiosk.wire.place_hours import status_of
from kiosk.words.days import in_belgium
from tests.wire.test_offer_days import at

TEXTS = load_site(None).texts
TUESDAY, NIGHT = "2026-12-01 10:00", "2026-12-02 03:00"


def place(hours: str, *exceptions: str) -> Place:
    return Place(
        id="x", name="Punt", address="A 1", postcode="9900", opening_hours=hours, exceptions=exceptions
    )


def said(hours: str, when: str, *exceptions: str, language: str = "nl") -> tuple[str, ...]:
    one, now = place(hours, *exceptions), in_belgium(at(when))
    return status_lines(
        lambda key, **values: TEXTS.get(language, key, **values), one, status_of(one, now), now, language
    )


@pytest.mark.parametrize(
    ("hours", "when", "lines"),
    [
        ("Mo-Fr 09:00-17:00", TUESDAY, ("open tot 17 uur",)),
        ("Mo-Fr 00:00-24:00", TUESDAY, ("open tot zaterdag 0 uur",)),
        ("Mo-Fr 00:00-24:00", "2026-12-04 10:00", ("open tot 24 uur",)),
        ("Tu 20:00-02:00", "2026-12-01 23:00", ("open tot morgen 2 uur",)),
        ("Tu 20:00-02:00", "2026-12-02 01:00", ("open tot 2 uur",)),
        ("2026 Dec 01-2026 Dec 14 00:00-24:00", TUESDAY, ("open tot dinsdag 15/12 0 uur",)),
        ("24/7", TUESDAY, ("Nu open",)),
        ("Tu 09:00+", TUESDAY, ("Nu open",)),
        ("\"op afspraak\"", NIGHT, ("op afspraak",)),
        ("\"op afspraak\"", TUESDAY, ("op afspraak",)),
        ("Mo-Fr 09:00-12:00 \"op afspraak: bel 09 376 71 70\"", TUESDAY, ("op afspraak: bel 09 376 71 70",)),
        ("Mo-Fr 09:00-12:00 || \"op afspraak\"", "2026-12-02 14:00", ("op afspraak", "open morgen om 9 uur")),
        ("Tu 14:00-16:00", TUESDAY, ("open vandaag om 14 uur",)),
        ("Tu 14:00-16:00", "2026-12-01 17:00", ("open dinsdag 8/12 om 14 uur",)),
        ("", TUESDAY, ("Vraag de uren aan een medewerker",)),
        ("Mo-Fr 09:00-12:00 unknown \"bel eerst\"", TUESDAY, ("uren niet zeker: bel eerst",)),
    ],
)  # fmt: skip
def test_a_person_reads_what_is_so_now_and_never_a_time_that_is_not_today_without_its_day(
    hours: str, when: str, lines: tuple[str, ...]
) -> None:
    assert said(hours, when) == lines


def test_a_person_before_a_closed_door_reads_why_and_when_it_opens() -> None:
    closed = '2026 Dec 21-2027 Jan 03 off "kerstvakantie"'
    lines = said("Tu,Th 13:30-16:30; PH off", "2026-12-29 14:00", closed)
    assert lines == ("nu gesloten: kerstvakantie", "open dinsdag 5/1 om 13.30 uur")


def test_while_plain_words_stand_beside_the_hours_nobody_is_promised_that_it_is_open() -> None:
    plain = "Dicht in de kerstvakantie."
    assert said("Tu,Th 13:30-16:30", "2026-12-29 14:00", plain) == ("uren niet zeker",)
    assert said("Tu,Th 13:30-16:30", "2026-12-30 14:00", plain) == ("nu gesloten",), "no opening is promised"


@pytest.mark.parametrize(
    ("language", "line"), [("ru", "открыто до: суббота, 0:00"), ("pl", "otwarte do: sobota, 0:00"),
                           ("uk", "відчинено до: субота, 0:00"), ("fr", "ouvert jusqu’à samedi 0 h")],
)  # fmt: skip
def test_the_name_of_the_day_is_not_bent_where_nothing_bends_it(language: str, line: str) -> None:
    assert said("Mo-Fr 00:00-24:00", TUESDAY, language=language) == (line,)


def test_the_strip_says_by_appointment_and_the_next_opening_on_one_line() -> None:
    one, now = place('Mo-Fr 09:00-12:00 || "op afspraak"'), at("2026-12-02 14:00")
    line = strip_line(lambda key, **v: TEXTS.get("nl", key, **v), one, status_of(one, now), now, "nl")
    assert line == "Punt: op afspraak  ·  open morgen om 9 uur"
