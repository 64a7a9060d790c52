"""A believable year of made-up people, marked as such: who came, and what colleagues did for them."""

from __future__ import annotations

import uuid
from datetime import datetime
from itertools import islice
from random import Random
from typing import TYPE_CHECKING, Any

from kiosk.machine.folders import DEFAULT_SITE

if TYPE_CHECKING:
    from central.accounts.models import Organisation, User
    from central.cases.models import Case
    from central.commands.year_of_people import Visitor
    from central.intake.models import Device
    from central.written.site_words import SiteFacts
    from kiosk.journeys.model import Journey

A_BATCH = 50  # of them come in together
TOWNS = 6  # where they live, around the kiosk; twice as many in its own town
ANYWHERE = [("9000", "Gent"), ("2000", "Antwerpen"), ("3000", "Leuven")]  # for a site that names none near
COLLEAGUES = (
    ("an.voorbeeld", "An", "coordinator"),
    ("wim.voorbeeld", "Wim", "worker"),
    ("roos.voorbeeld", "Roos", "worker"),
)


def fill_where_nobody_is(cases: int) -> None:
    """Fill every organisation, unless there is somebody already: for a demo that is started again."""
    from central.cases.models import Case

    if cases and not Case.objects.exists():
        fill_all(cases)


def fill_all(cases: int, seed: int = 1) -> dict[str, int]:
    """Fill every organisation; how many people each has, by its slug."""
    from django.utils import timezone

    from central.accounts.models import Organisation

    now = timezone.now()
    # Half of all are there where a kiosk without a setting stands: it is what a demo shows first.
    organisations = sorted(
        Organisation.objects.order_by("slug"), key=lambda one: DEFAULT_SITE not in one.sites
    )
    shares = share_out(cases, len(organisations))
    for organisation, number in zip(organisations, shares, strict=True):
        chance = Random(f"{seed} {organisation.slug}")  # noqa: S311 made-up people, no secrets
        fill(organisation, chance, number, now)
    return {one.slug: number for one, number in zip(organisations, shares, strict=True)}


def share_out(number: int, among: int) -> list[int]:
    """Return how many each gets: half of all for the first, and so on; nobody more than there are."""
    shares = []
    for left in range(among - 1, -1, -1):
        mine = number if left == 0 else (number + 1) // 2
        shares.append(mine)
        number -= mine
    return shares


def fill(organisation: Organisation, chance: Random, number: int, now: datetime) -> None:
    """Let so many people come by at an organisation over a year, and its colleagues help them."""
    from central.accounts.models import User
    from central.commands import year_of_kiosks
    from central.commands.year_of_aims import aims
    from central.commands.year_of_laptops import laptops
    from central.commands.year_of_offers import held
    from central.commands.year_of_opinions import opinions
    from central.commands.year_of_people import visitors
    from central.commands.year_of_work import colleague, work_on
    from central.written.site_words import site_of

    staff = [colleague(organisation, username, name, role) for username, name, role in COLLEAGUES]
    staff += [*User.objects.filter(username="demo", organisations=organisation)] * 4  # whoever looks has work
    offers = held(organisation, now)
    site = site_of(organisation)
    asked = [one for one in _journeys(site) if one.kind == "registration"]
    devices = year_of_kiosks.kiosks(organisation, chance, now)
    stands = year_of_kiosks.stands(organisation, chance, site, devices, number, now)
    open_ = [year_of_kiosks.AtStand(one.stand, one.opened_at, one.closed_at or now) for one in stands]
    of_stand = {str(one.stand): one.device for one in stands}
    coming = visitors(chance, asked, towns_of(site), number, now, open_)
    while some := list(islice(coming, A_BATCH)):
        came = [of_stand.get(one.said.get("stand", ""), devices[0]) for one in some]
        for visitor, case in zip(some, _arrive(chance, organisation, site.id, some, came), strict=True):
            if visitor.again:
                _judged_the_same(case, staff[0])
            work_on(chance, case, staff, offers, now)
    year_of_kiosks.told_what_they_kept(stands)
    aims(organisation, staff[0], number, now)
    opinions(organisation, chance, number, now)
    laptops(organisation, chance, staff[: len(COLLEAGUES)], number, now)


def _judged_the_same(case: Case, by: User) -> None:
    """Somebody came before: a colleague saw it the same day."""
    from django.db.models import Q

    from central.cases.models import Case, SamePerson
    from central.cases.same_person import judge

    earlier = Case.objects.filter(
        organisation=case.organisation,
        name=case.name,
        reach_value=case.reach_value,
        received_at__lt=case.received_at,
    ).order_by("received_at")[0]
    judge(case, earlier, by, SamePerson.Judgement.SAME)
    SamePerson.objects.filter(organisation=case.organisation, at__gt=case.received_at).filter(
        Q(a=case) | Q(b=case)
    ).update(at=case.received_at)


def towns_of(site: SiteFacts) -> list[tuple[str, str]]:
    """Return the places around a site as (postcode, name), its own town twice."""
    from central.cases.places import belgian_places

    places = [row for near in site.near for row in belgian_places().suggest(near, limit=2)]
    found = list(dict.fromkeys((row.postcode, row.name) for row in places))[:TOWNS]
    return [*found[:1], *found] or ANYWHERE


def _arrive(
    chance: Random, organisation: Organisation, site: str, some: list[Visitor], devices: list[Device]
) -> list[Case]:
    """Make their cases as those of a batch of a kiosk are made."""
    from django.db import transaction

    from central.cases.arrival import Came, make_cases
    from kiosk.wire.record import Record

    said = [visitor.said | _of_the_device(chance, organisation, site, visitor.at) for visitor in some]
    records = [Record.model_validate(one, strict=False) for one in said]
    with transaction.atomic():
        ways = [Came(organisation, device, one.at) for one, device in zip(some, devices, strict=True)]
        return make_cases(list(zip(ways, records, strict=True)))


def _journeys(site: SiteFacts) -> list[Journey]:
    """Return the journeys of a site; of one that names none all there are."""
    from central.written import labels

    known = labels.words().journeys
    named = site.journeys or tuple(sorted({name for _, name in known}))
    found = [known.get((site.id, name)) or known.get(("", name)) for name in named]
    return [one for one in found if one]


def _id(chance: Random, at: datetime) -> uuid.UUID:
    """Return the id a device would have made then: a UUID of version 7 (RFC 9562)."""
    milliseconds = int(at.timestamp() * 1000)
    number = (milliseconds << 80) | (7 << 76) | (chance.getrandbits(12) << 64)
    return uuid.UUID(int=number | (2 << 62) | chance.getrandbits(62))


def _of_the_device(chance: Random, organisation: Organisation, site: str, at: datetime) -> dict[str, Any]:
    from central.commands.year_of_codes import a_code

    code = a_code(chance)
    return {
        "schema": 1,
        "id": str(_id(chance, at)),
        "organisation": organisation.slug,
        "site": site,
        "made": {"wall": at.isoformat(), "clock_synced": True, "boot_id": "demo", "monotonic_ms": 0},
        "code": code,
        "token": "".join(chance.choice("abcdefghijkmnopqrstuvwxyz23456789") for _ in range(22)),
    }
