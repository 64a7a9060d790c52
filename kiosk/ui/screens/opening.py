"""Places and offers in words: 'open tot 17 uur', 'nu gesloten: kerstvakantie', '3 van de 10 vrij'."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from kiosk.catalogue.said import marked
from kiosk.wire.catalogue import Offer, Place
from kiosk.words.calendar import day_names
from kiosk.words.clock import clock, time_in_words
from kiosk.words.days import day_after, in_belgium
from kiosk.words.opening import State, Status
from kiosk.words.remarks import asked_first
from kiosk.words.rules import MIDNIGHT

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
APART = "  ·  "  # between two things on one line


def day_word(t: Callable[..., str], at: datetime, now: datetime) -> str:
    """Return 'vandaag', 'morgen', the name of the day, or the date when it is a week or more away."""
    days = (at.date() - in_belgium(now).date()) // timedelta(days=1)
    if days >= 7:
        return f"{t(f'day.{DAYS[at.weekday()]}')} {at.day}/{at.month}"
    return t("day.today" if days == 0 else "day.tomorrow" if days == 1 else f"day.{DAYS[at.weekday()]}")


def status_lines(
    t: Callable[..., str], place: Place, status: Status, now: datetime, language: str
) -> tuple[str, ...]:
    """Return what is so at a place now, and when it opens next: one line, or two.

    Plain words among its exceptions are no part of it: they stand by themselves beside it.
    """
    if not place.opening_hours:
        return (t("places.call_first", phone=place.phone) if place.phone else t("places.unknown"),)
    why = "" if status.why in place.exceptions else status.why
    opens = (opening(t, status.next, now),) if status.next and not status.is_open else ()
    match status.state:
        case State.OPEN:
            return (marked(_until(t, status.closes, now, language), why),)
        case State.APPOINTMENT:
            return asked_first(why, t), *opens
        case State.UNKNOWN:
            return t("home.unsure_why", why=why) if why else t("home.unsure"), *opens
        case State.CLOSED:
            if why:
                return t("home.closed_why", why=why), *opens
            return opens or (t("home.closed"),)


def strip_line(t: Callable[..., str], place: Place, status: Status, now: datetime, language: str) -> str:
    """Return a place and what matters most of it, for a line among others; open without an end: its name."""
    name = shown_name(t, place)
    if status.is_open and status.closes is None:
        return f"{name}: {t('home.open_now')}"
    lines = status_lines(t, place, status, now, language)
    soon = lines[-1:] if status.state is State.CLOSED else lines
    return f"{name}: {APART.join(soon)}"


def opening(t: Callable[..., str], at: datetime, now: datetime) -> str:
    """Return when it opens: 'open morgen om 9 uur'."""
    return t("home.opens", day=day_word(t, at, now), time=clock(at, t))


def _until(t: Callable[..., str], closes: datetime | None, now: datetime, language: str) -> str:
    """Return until when it is open, with the day where that is not today; the end of today is 24 uur.

    The day by its plain name: `day.saturday` is what goes with 'open' ('в субботу').
    """
    if closes is None:
        return t("home.open_now")
    if closes == day_after(now):
        return t("home.open_until", time=time_in_words(MIDNIGHT, t))
    if closes.date() == in_belgium(now).date():
        return t("home.open_until", time=clock(closes, t))
    days, names = (closes.date() - in_belgium(now).date()).days, day_names(language)
    if days == 1 or names is None:
        day = day_word(t, closes, now)
    else:
        day = names[closes.weekday()] + (f" {closes.day}/{closes.month}" if days >= 7 else "")
    return t("home.open_until_day", day=day, time=clock(closes, t))


def shown_name(t: Callable[..., str], place: Place) -> str:
    """The name, marked where it is only an example."""
    return marked(place.name, t("ui.example") if place.example else "")


def seats_line(t: Callable[..., str], offer: Offer) -> str:
    """How many seats there are, as central counted last; nothing where nobody counts."""
    if offer.seats is None or not offer.sign_up:
        return ""
    if offer.seats_left is None:
        return t("offer.seats_all", count=offer.seats)
    if offer.seats_left == 0:
        return t("offer.full")
    return t("offer.seats_left", count=offer.seats_left, all=offer.seats)
