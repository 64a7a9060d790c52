"""What becomes of a call: it rings where somebody has duty, somebody comes, or nobody does.

A call of which the kiosk no longer asks anything is gone: its screen was left without a word, or its network
is. Each change is one UPDATE that only succeeds from the state before, so that two who touch 'Ik kom' at once
are one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from math import ceil
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from central.accounts.models import Organisation, User
from central.duty.models import Call, OnDuty
from central.intake.models import Device
from central.pages.text import storable
from kiosk.wire.help_call import MOST_MINUTES, HelpCall, Standing

ASKED_WITHIN = timedelta(seconds=30)  # a kiosk asks every two seconds; a short hole in its network is no end
DUTY_WITHIN = timedelta(seconds=20)  # a page asks every three seconds
NOTED_AGAIN = timedelta(seconds=6)
LONGEST = timedelta(minutes=30)  # after that a call is over, whatever the kiosk says


def hear(device: Device, told: HelpCall, now: datetime) -> Call:
    """Keep what a kiosk says of its call; the first time it begins to ring."""
    mine = {"organisation": device.organisation, "device": device, "number": told.id}
    if told.over and not Call.objects.filter(**mine).exists():  # nobody ever heard of it: it is no call
        return Call(**mine, called_at=now, asked_at=now, over_at=now)
    try:
        with transaction.atomic():
            call, _ = Call.objects.get_or_create(
                **mine, defaults={"called_at": now, "asked_at": now, "language": storable(told.language)}
            )
    except IntegrityError:  # the same call twice at once
        call = Call.objects.get(**mine)
    if call.over_at is None and (told.over or now - call.called_at > LONGEST):
        Call.objects.filter(id=call.id, over_at=None).update(over_at=now, asked_at=now, who="")
    else:
        rings = call.rang or anybody_on_duty(device.organisation, now)
        Call.objects.filter(id=call.id).update(asked_at=now, rang=rings, language=storable(told.language))
    return Call.objects.select_related("organisation").get(id=call.id)


def standing(call: Call, now: datetime) -> Standing:
    """Return how a call stands, as the kiosk is told."""
    if call.over_at is not None:
        return "over"
    if call.here_at is not None:
        return "here"
    if call.answered_at is not None:
        return "coming"
    return "ringing" if anybody_on_duty(call.organisation, now) else "nobody"


def minutes_left(call: Call, now: datetime) -> int:
    """Return the whole minutes until who comes is there, never below 0."""
    if call.answered_at is None:
        return 0
    left = call.answered_at + timedelta(minutes=call.minutes) - now
    return min(max(ceil(left.total_seconds() / 60), 0), MOST_MINUTES)


def open_calls(mine: Iterable[Organisation], now: datetime) -> QuerySet[Call]:
    """Return the calls that still wait or somebody is on the way to, the oldest first."""
    return (
        Call.objects.filter(
            organisation__in=mine, over_at=None, here_at=None, asked_at__gt=now - ASKED_WITHIN
        )
        .select_related("device", "organisation")
        .order_by("called_at")
    )


def come(call: Call, who: str, minutes: int, now: datetime) -> bool:
    """'Ik kom'; False when somebody else was first, or it is over."""
    first = Call.objects.filter(id=call.id, answered_at=None, over_at=None)
    said = {"who": storable(who.strip())[:40], "minutes": min(max(minutes, 0), MOST_MINUTES)}
    return first.update(answered_at=now, rang=True, **said) == 1


def arrive(call: Call, now: datetime) -> bool:
    """'Ik ben er'; False when the call is over."""
    return Call.objects.filter(id=call.id, here_at=None, over_at=None).update(here_at=now) == 1


def have_duty(user: User, mine: Iterable[Organisation], now: datetime) -> None:
    """Note that this person's page is open; not at every question, for each note is a write."""
    fresh = OnDuty.objects.filter(user=user, seen_at__gt=now - NOTED_AGAIN)
    known = set(fresh.values_list("organisation_id", flat=True))
    for organisation in mine:
        if organisation.id not in known:
            OnDuty.objects.update_or_create(organisation=organisation, user=user, defaults={"seen_at": now})


def end_duty(user: User) -> None:
    """'Mijn dienst is gedaan': from now on nothing rings for this person."""
    OnDuty.objects.filter(user=user).delete()


def anybody_on_duty(organisation: Organisation, now: datetime) -> bool:
    """Say whether somebody of this organisation hears a call now."""
    return OnDuty.objects.filter(organisation=organisation, seen_at__gt=now - DUTY_WITHIN).exists()


def on_duty(mine: Iterable[Organisation], now: datetime) -> list[str]:
    """Return the names of who has duty now, each once."""
    rows = OnDuty.objects.filter(organisation__in=mine, seen_at__gt=now - DUTY_WITHIN)
    return sorted(set(rows.values_list("user__name", flat=True)))


def call_of(mine: Iterable[Organisation], call_id: UUID) -> Call | None:
    """Return a call of one of these organisations."""
    return Call.objects.filter(organisation__in=mine, id=call_id).select_related("organisation").first()
