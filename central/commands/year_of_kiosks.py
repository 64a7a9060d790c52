"""The kiosks of a made-up year, how each is doing today, and the stands where people came by.

No device has the key of one of these: nothing can be sent in their name. Their names end in 'voorbeeld'.
"""

from __future__ import annotations

import uuid
from datetime import datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from central.commands.year_of_days import some_weekday
from kiosk.words.days import BELGIUM

if TYPE_CHECKING:
    from central.accounts.models import Organisation
    from central.intake.models import Device
    from central.stands.models import StandSession
    from central.written.site_words import SiteFacts

A_STAND = 7  # people for whom there was one
HABITS, BY_HABIT = 6, 0.8  # of the stands so many are one of these
# How each of the kiosks is doing today: told, and hours since it was heard.
KIOSKS: tuple[tuple[str, dict[str, Any], int], ...] = (
    ("Kiosk onthaal, voorbeeld", {}, 0),
    ("Kiosk bibliotheek, voorbeeld", {"paper": "low"}, 1),
    ("Tablet stand, voorbeeld", {"printer": "none", "paper": "unknown"}, 20),
    ("Kiosk wijkhuis, voorbeeld", {"queue": 3}, 74),
)
PLACES = (
    "Markt, voorbeeld", "School De Regenboog, voorbeeld", "Sociaal restaurant, voorbeeld",
    "Bibliotheek, voorbeeld",
)  # fmt: skip
LEFT = (
    "Rustige voormiddag. Nog flyers bijbestellen.", "", "Veel vragen over de prijs.",
    "Papier vervangen, er is nog één rol.", "",
)  # fmt: skip


class Habit(NamedTuple):
    """An action with a partner for some groups, which is done more than once: each with its id and name."""

    action: tuple[str, str]
    partner: tuple[str, str]
    groups: list[dict[str, str]]


class AtStand(NamedTuple):
    """A stand somebody may have come to: its number, from when until when."""

    stand: uuid.UUID
    opened: datetime
    closed: datetime


def kiosks(organisation: Organisation, chance: Random, now: datetime) -> list[Device]:
    """Make the kiosks of an organisation, with what each told last."""
    from django.db.models import Max

    from central.catalogue.models import Publication
    from central.intake.models import Device, Heartbeat
    from kiosk.wire.heartbeat import Heartbeat as Told

    known = Publication.objects.filter(organisation=organisation).aggregate(newest=Max("revision"))
    made = []
    for name, told, hours in KIOSKS:
        heard = now - timedelta(hours=hours, minutes=chance.randrange(1, 9))
        device = Device.objects.create(
            organisation=organisation, name=name, public_key=chance.randbytes(32), version="0.1.0",
            profile="tablet" if name.startswith("Tablet") else "kiosk", last_contact=heard,
        )  # fmt: skip
        Device.objects.filter(id=device.id).update(enrolled_at=now - timedelta(days=380))
        usual = {
            "at": heard, "clock_synced": True, "boot_id": "demo", "clock_offset_ms": 40, "version": "0.1.0",
            "queue": 0, "printer": "ok", "paper": "ok", "storage": "ok", "storage_free_mb": 21_000,
            "power": "ok", "temperature": 47,
            "catalogue_revision": known["newest"] or 0, "monotonic_ms": chance.randrange(10**7, 10**8),
        }  # fmt: skip
        one = Told.model_validate(usual | told, strict=False)
        Heartbeat.objects.create(
            organisation=organisation, device=device, at=heard, queue=one.queue,
            oldest_unsent=heard - timedelta(hours=2) if one.queue else None,
            told=one.model_dump(mode="json", by_alias=True),
        )  # fmt: skip
        made.append(device)
    return made


def stands(
    organisation: Organisation,
    chance: Random,
    site: SiteFacts,
    devices: list[Device],
    people: int,
    now: datetime,
) -> list[StandSession]:
    """Make the stands of a year; the newest is open where it is today.

    Actions, partners and target groups are those of the site; a third of the stands is without a partner.
    Most stands are one of a few habits, so that the matrix has full cells and empty ones.
    """
    from central.stands.models import StandSession

    made = []
    actions = [(one.id, one.name) for one in site.stand.actions] or [("stand", "Stand")]
    partners = [(one.id, one.name) for one in site.stand.partners]
    partners += [("", "")] * (len(partners) // 2 + 1)
    groups = [{"id": one.id, "name": one.name} for one in site.stand.groups]
    number = people // A_STAND + 1
    usual = [_habit(chance, actions, partners, groups) for _ in range(min(HABITS, number))]
    for _ in range(number):
        opened = _afternoon(chance, now)
        closed = opened + timedelta(hours=chance.choice((2, 3, 4)))
        over = closed < now
        habit = usual[int(len(usual) * chance.random() ** 1.5)]
        if chance.random() > BY_HABIT:
            habit = _habit(chance, actions, partners, groups)
        made.append(
            StandSession(
                organisation=organisation, device=chance.choice(devices), site=site.id,
                stand=uuid.UUID(int=chance.getrandbits(128), version=4), place=chance.choice(PLACES),
                action_id=habit.action[0], action=habit.action[1],
                partner_id=habit.partner[0], partner=habit.partner[1], groups=habit.groups,
                opened_at=opened, opened_by=chance.choice(("AV", "WV", "RV")),
                closed_at=closed if over else None, closed_by="AV" if over else "",
                note=chance.choice(LEFT) if over else "", told_saved=0 if over else None, heard_at=opened,
            )
        )  # fmt: skip
    return list(StandSession.objects.bulk_create(made))


def _habit(
    chance: Random,
    actions: list[tuple[str, str]],
    partners: list[tuple[str, str]],
    groups: list[dict[str, str]],
) -> Habit:
    mine = chance.sample(groups, min(len(groups), chance.choice((1, 1, 2))))
    return Habit(chance.choice(actions), chance.choice(partners), mine)


def told_what_they_kept(made: list[StandSession]) -> None:
    """Let each stand that closed tell how many it kept: those who came there."""
    from django.db.models import Count

    from central.cases.models import Case

    came = dict(
        Case.objects.filter(stand__in=[one.stand for one in made]).values_list("stand").annotate(n=Count("*"))
    )
    for one in made:
        if one.closed_at:
            one.told_saved = came.get(one.stand, 0)
    type(made[0]).objects.bulk_update(made, ["told_saved"])


def _afternoon(chance: Random, now: datetime) -> datetime:
    day = some_weekday(chance, now - timedelta(days=1))
    return datetime.combine(day, time(chance.choice((9, 10, 13)), chance.choice((0, 30))), BELGIUM)
