"""A service where somebody of each role works, with people of a made-up year and one of each thing."""

from __future__ import annotations

import json
import os
from typing import Any

from central.accounts.roles import Role
from tests.central.kiosks import a_record
from tests.central.running import Service
from tests.wire.stands import stand_news

FILL = "from tests.central.staffed import fill; fill()"
PEOPLE = 24
TOKEN = "46csPt2MUP5WitRnyBM_zg"  # of the paper of the first person
REPORT = "Zm9yIGFuIGFsZGVybWFuIQ"  # of the link to the report of the last quarter


def password_of(role: Role) -> str:
    return f"wachtwoord van {role}"


def staffed(service: Service) -> dict[str, str]:
    """Fill the service; return the ids of things by their name in an address, and tokens and a code."""
    kiosk = service.join()
    told = [one.model_dump(mode="json", by_alias=True) for one in (stand_news(), stand_news())]
    fine = [kiosk.envelope(one) for one in (a_record(), *told)]
    service.send(kiosk, kiosk.batch(*fine, kiosk.envelope(a_record(), b"no seal")))
    service.run("work", "--once")
    body = kiosk.heartbeat(paper="out", quarantined=2)
    service.post("/api/v1/heartbeat", body, kiosk.request_headers("POST", "/api/v1/heartbeat", body))
    return dict(json.loads(service.python(FILL).stdout.splitlines()[-1]))


def fill() -> None:
    """Runs in a process of its own, with the database of that service; says the ids."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "central.settings")
    django.setup()
    from datetime import timedelta
    from random import Random

    from django.utils import timezone

    from central.accounts.models import Membership, Organisation, User
    from central.cases.arrival import hash_of
    from central.cases.models import Case
    from central.commands import year_filled

    organisation = Organisation.objects.get(slug="be.eeklo.de-kring")
    organisation_of = {"organisation": organisation}
    for role in Role:
        real = role == Role.COORDINATOR  # who does the second step in the browser
        user = User.objects.create_user(
            role.value, password_of(role), role.value.capitalize(), is_demo=not real
        )
        Membership.objects.create(user=user, role=role, **organisation_of)
    now = timezone.now()
    year_filled.fill(organisation, Random(3), PEOPLE, now)
    first = Case.objects.filter(status=Case.Status.BUSY).order_by("-received_at")[0]
    first.token_hash, first.received_at = hash_of(TOKEN), now - timedelta(days=1)
    first.save()
    print(json.dumps(_things(organisation_of, first, now)))


def _things(mine: dict[str, Any], case: Any, now: Any) -> dict[str, str]:
    """Make one of each thing that an address may name; return their ids."""
    from uuid import uuid4

    from central.accounts.models import Membership, Organisation, User
    from central.batches.models import Selection
    from central.cases.models import Amendment
    from central.catalogue.models import Offer, OfferShare, Place, ReadOffers
    from central.desk.models import Desk, NamedView
    from central.duty.models import Call
    from central.figures.models import Goal, PlannedAction
    from central.handover.passing import Wish, hand_over, token_of
    from central.intake.models import Device, InboxEnvelope
    from central.roster.token import token_of as link_of
    from central.sign_ups.sign_ups import sign_up
    from tests.central.conftest import an_offer
    from tests.central.equipment.devices import a_gift
    from tests.central.roster.rosters import a_plan, a_volunteer
    from tests.central.roster.rosters import asked as ask_of

    boss = User.objects.get(username=Role.ADMINISTRATOR)
    offer = Offer.objects.get(slug="praattafel", **mine)
    device = Device.objects.filter(**mine)[0]
    asked = {"record_id": uuid4(), "action": "withdraw", "state": "asked", "code": case.code or ""}
    when = {"made_at": now, "received_at": now, "true_at": now, "clock_synced": True}
    wish = Wish(
        "OCMW Maldegem", "", ["about"], "Kunnen jullie helpen?", "spoken", now.date().replace(year=2099)
    )
    handover = hand_over(case, boss, wish)
    working = Membership.objects.get(user=boss, **mine)
    view = NamedView.objects.create(membership=working, name="Te laat", filters="te_laat=on")
    Desk.objects.create(membership=working)
    stand = a_plan(mine["organisation"], boss, device=device)
    turn = ask_of(stand, a_volunteer(mine["organisation"]))
    buren = Organisation.objects.create(slug="be.buren", name="Buren")
    theirs = an_offer(buren, "fietsles", "Fietsles")
    made = {
        "share_id": OfferShare.objects.create(offer=offer, to=buren, slug=uuid4().hex, **mine),
        "offered_id": OfferShare.objects.create(
            offer=theirs, organisation=buren, to=mine["organisation"], slug=uuid4().hex
        ),
        "stand_id": stand,
        "turn_id": turn,
        "volunteer_id": turn.volunteer,
        "member_id": Membership.objects.get(user__username=Role.WORKER, **mine),
        "organisation_id": mine["organisation"],
        "view_id": view,
        "case_id": case,
        "offer_id": offer,
        "place_id": Place.objects.filter(**mine)[0],
        "sign_up_id": sign_up(case, offer, to_confirm=True),
        "device_id": device,
        "envelope_id": InboxEnvelope.objects.filter(**mine)[0],
        "amendment_id": Amendment.objects.create(
            case=case, device=device, channel="stand", **asked, **when, **mine
        ),
        "call_id": Call.objects.create(
            device=device, number=uuid4(), language="nl", called_at=now, asked_at=now, **mine
        ),
        "plan_id": PlannedAction.objects.create(on=now.date(), action="stand", who=boss, **mine),
        "goal_id": Goal.objects.create(
            sentence="Veel mensen", figure="reach", start=now.date(), end=now.date(), target=9, **mine
        ),
        "shared_id": _given_out(mine["organisation"], boss, now.date()),
        "selection_id": Selection.objects.create(by=boss, people=[[str(case.id), ""]], **mine),
        "handover_id": handover,
        "read_id": ReadOffers.objects.create(by=boss, name="lijst.csv", rows=read_rows(now), **mine),
    }
    ids = {name: str(row.id) for name, row in made.items()}
    devices = {name: str(one) for name, one in a_gift(mine["organisation"], case).items()}
    return (
        ids
        | devices
        | {
            "problem_id": ids["envelope_id"],
            "handover": token_of(handover.id),
            "turn": link_of(turn.id),
            "report": REPORT,
            "code": case.code or "",
        }
    )


def read_rows(now: Any) -> list[dict[str, Any]]:
    """Return the rows of a list of offers: new ones, one that changes, a doubt and one that is refused."""
    from central.catalogue.standards.reading import read_file

    lines = (
        "Titel;Dagen;Van;Tot;Prijs;Plek",
        "Fietsles voor beginners;dinsdag;14u;16u;gratis;",
        "Praattafel;donderdag;9:30;11:00;gratis;",
        "Naaien;vrijdag;13u;15u;gratis;Zaal zonder adres",
        "Kookavond;maandag;18u;21u;5;",
    )
    return [one.as_json() for one in read_file("lijst.csv", "\n".join(lines).encode(), now).rows]


def _given_out(organisation: Any, boss: Any, today: Any) -> Any:
    """Publish the report of the last quarter, and let it be read by link."""
    from central.figures.quarters import quarter_of
    from central.figures.report import publish
    from central.figures.shared import share

    last = quarter_of(today).before
    publish(organisation, last, today)
    return share(organisation, last, REPORT, today.replace(year=today.year + 1, day=1), boss)
