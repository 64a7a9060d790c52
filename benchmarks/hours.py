"""What opening hours cost on a home screen: 200 places and offers, their status and their words."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from opening_hours import OpeningHours

from benchmarks import Row, percentile
from kiosk.site.load import load_site
from kiosk.wire.catalogue import Place
from kiosk.wire.place_hours import Calendar, hours_lines, status_of
from kiosk.words.days import BELGIUM

TITLE = "Opening hours of 200 places and offers: status and words of one home screen"
PLACES = 200
SCREENS = 60
HOME_MS = 5.0
TIMES_THE_LIBRARY = 3.0
# What the library knows by itself; it is asked the same for these.
KNOWN = (
    "Mo-Fr {0}:00-12:00,13:00-16:{1:02d}; PH off",
    "Tu,Th {0}:30-16:{1:02d}; PH off",
    "Sa[1] {0}:00-13:{1:02d}; PH off",
    "Sep 01-Jun 30 Mo-Fr {0}:00-17:{1:02d}; Jul-Aug Mo-Fr {0}:00-12:{1:02d}; PH off",
    "Mo-Su {0}:00-21:{1:02d}",
)
OURS = (
    "We {0}:00-17:{1:02d}; SH off; PH off",
    'Mo-Fr {0}:00-12:{1:02d} || "op afspraak: bel 09 111 22 33"',
    "2026 Dec 02+/14 {0}:00-16:{1:02d}; PH off",
    'Mo,Th {0}:00-12:{1:02d} "op afspraak"; We 14:00+; PH,SH off',
    "Fr {0}:00-02:{1:02d}; PH off",
)
CLOSED = Calendar(('Jul 11 off "feestdag"', 'Nov 02 off "Allerzielen"', '2027 May 07 off "brugdag"'))
MORNING = datetime(2026, 12, 2, 8, 30, tzinfo=BELGIUM)


def measure() -> list[Row]:
    """Show a home screen every seven minutes of a day in Arabic, then ask the library what we ask it."""
    site = load_site(None)
    say = partial(site.texts.get, "ar")
    every, known = _places((*KNOWN, *OURS)), _places(KNOWN)
    moments = [MORNING + timedelta(minutes=7 * number) for number in range(SCREENS)]

    def home(at: datetime) -> None:
        for place in every:
            status_of(place, at, CLOSED)
            hours_lines(place, "ar", say)

    first = _ms(home, moments[:1])
    later = _ms(home, moments[1:])
    ask = [
        OpeningHours(place.opening_hours, timezone=BELGIUM, country="BE", max_interval_days=400)
        for place in known
    ]

    def ours(at: datetime) -> None:
        for place in known:
            status_of(place, at)

    def library(at: datetime) -> None:
        """Open or not, until when, and from when again."""
        for hours in ask:
            hours.is_open(at)
            change = hours.next_change(at)
            if change is not None:
                hours.next_change(change)

    ours(moments[0])
    same = _ms(ours, moments[1:]), _ms(library, moments[1:])
    return [
        Row(
            "one home screen, status and words, median",
            percentile(later, 0.5),
            "ms",
            at_most=HOME_MS,
            runs=len(later),
            note=f"{PLACES} places, ten patterns, three closing days, Arabic",
        ),
        Row("the same, slowest", max(later), "ms", runs=len(later), note="when many open or close"),
        Row("the first one after start", first[0], "ms", note="each expression is read for the first time"),
        Row(
            "status of 200 places whose patterns the library knows, median",
            percentile(same[0], 0.5),
            "ms",
            peer=percentile(same[1], 0.5),
            peer_name="opening-hours-py alone",
            ratio_at_most=TIMES_THE_LIBRARY,
            runs=len(later),
            note="open, until when, from when again",
        ),
    ]


def _places(patterns: tuple[str, ...]) -> list[Place]:
    """Return places with different hours each, all patterns in turn."""
    return [
        Place(
            id=f"plek-{number}",
            name=f"Plek {number}",
            address="Laan 1",
            postcode="9900",
            opening_hours=patterns[number % len(patterns)].format(9 + number % 3, number % 60),
        )
        for number in range(PLACES)
    ]


def _ms(work: Callable[[datetime], None], moments: list[datetime]) -> list[float]:
    taken = []
    for at in moments:
        began = time.perf_counter()
        work(at)
        taken.append(1000 * (time.perf_counter() - began))
    return taken
