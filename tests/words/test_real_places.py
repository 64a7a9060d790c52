"""How digipunten and libraries in Flanders are open: each can be written, is said whole, and is right."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

import pytest

from kiosk.words.days import BELGIUM
from kiosk.words.hours import hours_in_words
from kiosk.words.opening import State, read_hours


class Place(NamedTuple):
    """Where it stood, its hours, its own closing days, moments when it is open and when it is not."""

    source: str
    hours: str
    closed: tuple[str, ...]
    open: tuple[str, ...]
    shut: tuple[str, ...]
    lines: int


PLACES = (
    Place(
        "kw.be 2023-07, digipunt in de bib van Torhout",
        "We,Sa 09:00-12:00",
        (),
        ("2026-12-02T09:00",),
        ("2026-12-02T12:00",),
        1,
    ),
    Place(
        "kw.be 2023-07, digipunt 't Centrum in Torhout",
        "Tu 15:00-18:00",
        (),
        ("2026-12-01T17:59",),
        ("2026-12-01T14:00",),
        1,
    ),
    Place(
        "kw.be 2023-04, digipunt in de bib van Wevelgem",
        "Sa 09:00-11:00",
        (),
        ("2026-12-05T10:00",),
        ("2026-12-05T11:30",),
        1,
    ),
    Place(
        "kw.be 2023, digipunt in de bib van Beernem",
        "Sa 10:00-12:00",
        (),
        ("2026-12-05T10:00",),
        ("2026-12-04T10:00",),
        1,
    ),
    Place(
        "digibankpunt Den Abeel in Mechelen",
        "Fr 10:00-12:00",
        (),
        ("2026-12-04T11:00",),
        ("2026-12-11T09:00",),
        1,
    ),
    Place(
        "kw.be 2023-03, digicafé in Dentergem: every month, the first on Sunday 23 April",
        "Su[4] 10:00-12:00",
        (),
        ("2026-12-27T11:00",),
        ("2026-12-20T11:00",),
        1,
    ),
    Place(
        "Erfgoedbibliotheek Hendrik Conscience, 2025",
        "Sep-Jun Mo-Th 10:00-18:00; Sep-Jun Fr 10:00-16:00; Sep-Jun Sa[1] 10:00-16:00; "
        "Jul-Aug Mo-Th 10:00-17:00; Jul-Aug Fr 10:00-16:00; PH off",
        ('Jan 02 off "tweede nieuwjaarsdag"', 'Jul 11 off "feest van de Vlaamse Gemeenschap"', "Dec 26 off"),
        ("2026-12-02T17:30", "2026-12-05T15:00", "2027-07-14T16:30"),
        ("2026-12-12T11:00", "2027-07-14T17:30", "2027-01-02T11:00", "2026-11-11T11:00"),
        6,
    ),
    Place(
        "bibliotheek van Zwalm, sluitingsdagen",
        "Mo-Fr 14:00-19:00; PH off",
        ("Jan 02 off", "Jul 11 off", "Nov 02 off", "Dec 26 off", 'Dec 31 off "oudejaarsavond"'),
        ("2026-12-30T15:00",),
        ("2026-12-31T15:00", "2026-11-02T15:00", "2027-03-29T15:00"),
        2,
    ),
    Place(
        "bibliotheek van Sint-Amands, 2017: three bridge days",
        "Mo,Th 18:00-20:00; We 14:00-18:00; Sa 10:00-12:00; PH off",
        ('2017 May 27 off "brugdag"', '2017 Jul 10 off "brugdag"', '2017 Aug 14 off "brugdag"', "Nov 02 off"),
        ("2017-07-13T19:00", "2017-08-16T15:00"),
        ("2017-07-10T19:00", "2017-05-27T11:00", "2017-11-02T19:00"),
        4,
    ),
    Place(
        "bibliotheek van Buggenhout, 2020: by appointment only",
        'Tu 14:00-19:00 "op afspraak"; We 10:00-12:00,14:00-16:00 "op afspraak"; '
        'Th-Sa 10:00-12:00 "op afspraak"',
        (),
        (),
        ("2026-12-01T15:00", "2026-12-02T11:00"),
        3,
    ),
    Place(
        "Permeke, kubus, 2023: longer before exams, shorter on 24 and 31 December",
        "Mo,Tu,Th 15:00-21:00; We 12:00-21:00; Fr 15:00-19:00; Sa,Su 10:00-16:00; "
        "2023 Dec 04-2023 Dec 18 Mo-Th 10:00-21:00; 2023 Dec 04-2023 Dec 18 Fr 10:00-19:00; "
        "Dec 24,Dec 31 10:00-15:00; PH off; Dec 26 off",
        (),
        ("2023-12-05T11:00", "2023-12-24T14:30", "2023-12-20T12:30"),
        ("2023-12-24T15:30", "2023-12-19T11:00", "2023-12-26T16:00"),
        9,
    ),
    Place(
        "bibliotheken van Zoersel: the afternoons of 24 and 31 December",
        "Mo-Sa 09:00-12:00,14:00-18:00; PH off; Dec 24,Dec 31 09:00-12:00",
        ("Jul 11 off", "Nov 02 off", "Dec 26 off"),
        ("2026-12-24T10:00", "2026-12-23T15:00"),
        ("2026-12-24T15:00", "2026-12-26T10:00"),
        3,
    ),
    Place(
        "bibliotheek van Lebbeke, summer of 2018: an evening more on Wednesdays",
        "Mo,Fr 14:00-20:00; We,Th 14:00-18:00; 2018 Jul 01-2018 Sep 30 We 14:00-18:00,19:00-21:00; "
        "2018 Jul 01-2018 Sep 30 Th off",
        (),
        ("2018-08-01T20:00", "2018-10-04T15:00"),
        ("2018-08-02T15:00", "2018-10-03T20:00"),
        4,
    ),
    Place(
        "bibliotheek van Zwijndrecht, closed for works from 20 September to 20 October 2021",
        'Mo-Fr 10:00-18:00; 2021 Sep 20-2021 Oct 20 off "aanpassingen"',
        (),
        ("2021-10-21T11:00",),
        ("2021-10-20T11:00",),
        2,
    ),
)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.source.split(",")[0])
def test_a_person_finds_a_real_place_as_it_is(place: Place) -> None:
    hours = read_hours(place.hours, "Flemish", place.closed)

    def state(moment: str) -> State:
        return hours.status(datetime.fromisoformat(moment).replace(tzinfo=BELGIUM)).state

    assert {moment: state(moment) for moment in place.open} == dict.fromkeys(place.open, State.OPEN)
    assert not [moment for moment in place.shut if state(moment) is State.OPEN]
    words = hours_in_words(place.hours, "nl", "Gesloten op feestdagen.")
    assert words and len(words) == place.lines
