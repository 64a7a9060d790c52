"""Who signed up for an offer in a made-up year, and who was there: by the product's own functions."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from math import ceil
from random import Random
from typing import NamedTuple

from django.utils import timezone

from central.accounts.models import Organisation, User
from central.cases.models import Case
from central.catalogue.models import Offer
from central.catalogue.moments import calendar_at, place_of
from central.commands.year_in_the_past import Past
from central.commands.year_of_days import YEAR, at_noon
from central.sign_ups import attendance, sign_ups
from central.sign_ups.models import SignUp
from kiosk.wire.place_hours import is_on
from kiosk.words.days import midnight

SIGN_UP, WALK_IN = 0.35, 0.1  # of those who came, for something that asks for a sign-up or not
CAME, CAME_AGAIN, LET_GO = 0.75, 0.55, 0.4  # of those with a place; of who never came
AT_MOST = 5  # days on which somebody was there
WAITING = 3  # so many more than there are seats
ANNOUNCED = timedelta(days=90)  # before its first day


class Held(NamedTuple):
    """An offer, and the days of the last year on which it was held."""

    offer: Offer
    starts: datetime | None
    days: tuple[date, ...]

    @property
    def asks(self) -> bool:
        return bool(self.offer.entry.get("sign_up"))

    def has_room(self, at: datetime, now: datetime) -> bool:
        """Say whether somebody could sign up then; seats of what goes on all year fill up over the year."""
        if self.starts and self.starts > now:
            return self.starts - ANNOUNCED < at and self._signed_up() < (self.offer.seats or 10) + WAITING
        part = 1 - (now - at) / timedelta(days=YEAR)
        return self.offer.seats is None or self._signed_up() < ceil((self.offer.seats + WAITING) * part)

    def _signed_up(self) -> int:
        return SignUp.objects.filter(offer=self.offer).exclude(state=SignUp.State.WITHDRAWN).count()


def held(organisation: Organisation, now: datetime) -> list[Held]:
    """Return what an organisation offers, with its days; what says no hours is on one day of each week."""
    known = Offer.objects.filter(organisation=organisation, published=True).order_by("slug")
    calendar, today = calendar_at(organisation), timezone.localdate(now)
    found = []
    for number, offer in enumerate(one for one in known if not one.over and one.is_whole):
        said, place = offer.in_words(), place_of(offer)
        days = [today - timedelta(days=ago) for ago in range(YEAR, 0, -1)]
        if said.opening_hours or said.starts:
            on = [day for day in days if is_on(said, midnight(day), calendar, place)]
        else:
            on = [day for day in days if day.weekday() == 1 + number % 4]
        found.append(Held(offer, said.starts, tuple(on)))
    return found


def took_part(
    chance: Random, case: Case, by: User, offers: list[Held], now: datetime, past: Past, to_confirm: bool
) -> None:
    """Let somebody sign up for an offer on the day they came, or just come by, and be there or not."""
    at = case.received_at
    asking = [one for one in offers if one.asks and one.has_room(at, now)]
    others = [one for one in offers if not one.asks]
    if asking and chance.random() < SIGN_UP:
        one = chance.choice(asking)
        signed_up = sign_ups.sign_up(case, one.offer, to_confirm=to_confirm)
        past.at(at)
        if signed_up.state != SignUp.State.PLACE:
            return
        later = [day for day in one.days if day > timezone.localdate(at)]
        if later and chance.random() < CAME:
            _was_there(chance, case, by, one.offer, later, past)
        elif later and chance.random() < LET_GO:
            sign_ups.withdraw(signed_up, by)
            past.at(at_noon(later[0]))
    elif others and chance.random() < WALK_IN:
        one = chance.choice(others)
        if later := [day for day in one.days if day > timezone.localdate(at)]:
            _was_there(chance, case, by, one.offer, later, past)


def _was_there(chance: Random, case: Case, by: User, offer: Offer, days: list[date], past: Past) -> None:
    for number, day in enumerate(days[:AT_MOST]):
        if number == 0 or chance.random() < CAME_AGAIN:
            attendance.note_presence(case, offer, day, by)
            past.at(at_noon(day))
