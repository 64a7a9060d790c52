"""When somebody can be helped next: the hours of what people may walk into, and of what has a free place."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from kiosk.catalogue.offered import still_offered
from kiosk.catalogue.store import Catalogue
from kiosk.wire.catalogue import Offer, Place
from kiosk.wire.place_hours import Times, next_times
from kiosk.words.days import day_after

KINDS = ("drop-in", "service")  # a course or a repair café is no answer to somebody who is stuck
MOST = 3


class HelpMoment(NamedTuple):
    """One time of an offer; `now`: it is on at this moment."""

    offer: Offer
    place: Place | None
    times: Times
    now: bool = False


def help_moments(catalogue: Catalogue, at: datetime, most: int = MOST) -> list[HelpMoment]:
    """Return the next times, the soonest first; one of what takes sign-ups, while it has a free place."""
    found: list[HelpMoment] = []
    for offer in still_offered(catalogue, at):
        if offer.kind in KINDS and not (offer.sign_up and offer.seats_left == 0):
            found += _times_of(catalogue, offer, at, 1 if offer.sign_up else most)
    return sorted(found, key=lambda one: (not one.now, one.times.begin, one.offer.id))[:most]


def _times_of(catalogue: Catalogue, offer: Offer, at: datetime, most: int) -> list[HelpMoment]:
    place = catalogue.place(offer.place) if offer.place else None
    status = catalogue.status(offer, at)
    found = []
    if status.is_open and status.closes and not offer.sign_up:
        found.append(HelpMoment(offer, place, Times(at, status.closes), now=True))
        at = status.closes
    while len(found) < most:
        times = next_times(offer, at, catalogue.calendar, place)
        if times is None or times.begin < at:
            break
        found.append(HelpMoment(offer, place, times))
        at = times.end or day_after(times.begin)
    return found
