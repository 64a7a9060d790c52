"""Places and offers in words: 'open tot 17.00', 'open morgen om 9.00', '3 van de 10 plaatsen vrij'."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from kiosk.catalogue.said import marked
from kiosk.catalogue.store import OpenPlace
from kiosk.wire.catalogue import Offer, Place

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def clock(at: datetime) -> str:
    """Return a time of day as it is written in Flanders: `9.30`."""
    return f"{at.hour}.{at.minute:02d}"


def day_word(t: Callable[..., str], at: datetime, now: datetime) -> str:
    """Return 'vandaag', 'morgen', the name of the day, or the date when it is a week or more away."""
    days = (at.date() - now.date()) // timedelta(days=1)
    if days >= 7:
        return f"{t(f'day.{DAYS[at.weekday()]}')} {at.day}/{at.month}"
    return t("day.today" if days == 0 else "day.tomorrow" if days == 1 else f"day.{DAYS[at.weekday()]}")


def closing_line(t: Callable[..., str], one: OpenPlace) -> str:
    """'Digipunt X, open tot 17.00'; without a closing time only the name."""
    name = shown_name(t, one.place)
    return f"{name}: {t('home.open_until', time=clock(one.closes_at))}" if one.closes_at else name


def opening_line(t: Callable[..., str], place: Place, at: datetime, now: datetime) -> str:
    return f"{shown_name(t, place)}: {t('home.opens', day=day_word(t, at, now), time=clock(at))}"


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
