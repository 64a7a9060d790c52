"""Ten organisations with so many people between them, and all that hangs on people: for staff_lists.py."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from benchmarks._bulk import Table, multiply, quickly, write_pairs
from benchmarks._staff_search import people

ORGANISATIONS, LARGEST = 10, 0.3  # the first has three tenths of all
COLLEAGUES, DEVICES, STANDS, OFFERS = 20, 40, 300, 60  # of each organisation
SIGN_UPS, MANY = 60, 400  # of an offer; of one
YEARS = 3
AT_MOST = 100_000  # people that are all different
POSTCODES = (("9900", "Eeklo"), ("9990", "Maldegem"), ("9880", "Aalter"), ("3070", "Kortenberg"))
LANGUAGES = ("nl", "nl", "nl", "fr", "ar", "tr", "uk", "ps")
CHANNELS = ("flyer", "school", "ocmw", "library", "friend")
SCHEME = "be.sociaal-internetaanbod"


_DICE = random.Random(18)


def _id(dice: random.Random) -> uuid.UUID:
    """Return an id that begins with 00: others are left for the copies."""
    return uuid.UUID(int=dice.getrandbits(120))


def fill(count: int) -> tuple[Any, Any]:
    """Fill the database; return the largest organisation and a colleague of it."""
    from central.accounts.models import AccessLog
    from central.cases import models as cases
    from central.intake.models import InboxEnvelope
    from central.sign_ups.models import SignUp

    houses = [_house(number) for number in range(ORGANISATIONS)]
    grows = [
        cases.Case,
        cases.CaseScheme,
        cases.Step,
        cases.CaseEvent,
        cases.SearchWord,
        AccessLog,
        InboxEnvelope,
    ]
    base = min(count, AT_MOST)  # the rest is the same again, by the database itself: minutes and not hours
    with quickly([*grows, SignUp]):
        _people(base, houses)
        for model in grows:
            own = [field.column for field in model._meta.concrete_fields if field.column]
            ids = [one for one in ("id", "case_id", "record_id", "code", "code_on_paper") if one in own]
            multiply(model, count // base, ids)
        _beside(houses)
    return houses[0]["organisation"], houses[0]["colleagues"][0]


def _house(number: int) -> dict[str, Any]:
    from central.accounts.models import Membership, Organisation, User
    from central.intake.models import Device

    slug = "be.eeklo.de-kring" if number == 0 else f"be.voorbeeld.huis-{number}"
    organisation = Organisation.objects.create(
        slug=slug, name=f"Huis {number}", sites=["eeklo"] if number == 0 else []
    )
    colleagues = [
        User.objects.create(username=f"c{number}-{one}", name=f"Collega {one}", password="!", is_demo=True)
        for one in range(COLLEAGUES)
    ]
    Membership.objects.bulk_create(
        Membership(organisation=organisation, user=one, role="administrator") for one in colleagues
    )
    devices = [
        Device.objects.create(
            organisation=organisation, name=f"Kiosk {one}", public_key=uuid.uuid4().bytes * 2
        )
        for one in range(DEVICES)
    ]
    return {
        "organisation": organisation, "colleagues": colleagues, "devices": devices,
        "stands": [_id(_DICE) for _ in range(STANDS)], "ids": [],
    }  # fmt: skip


def _people(count: int, houses: list[dict[str, Any]]) -> None:
    """Write everybody, in the order they came, and what a list, a search and Vandaag say of them."""
    from django.db import connection

    from central.cases.models import Case, CaseEvent, CaseScheme, FilterChoice, SearchWord, Step
    from central.cases.search_words import words_of
    from central.intake.models import InboxEnvelope

    rows = list(_rows(count, houses))
    now = datetime.now(UTC)
    same = {"site": "eeklo", "journey_revision": 1, "helper": "self", "notice_id": "n", "notice_version": "1"}
    Table(
        Case, **same, notice_ground="consent", clock_synced=True, reach_by="phone", screen_language="nl"
    ).write(rows)
    of = [{"organisation_id": one["organisation_id"], "case_id": one["id"]} for one in rows]
    with_scheme = (
        (who, one) for who, one in zip(of, rows, strict=True) if one["journey"] == "internet-check"
    )
    Table(CaseScheme, scheme=SCHEME).write(
        who | {"id": _id(_DICE), "received_at": one["received_at"]} for who, one in with_scheme
    )
    Table(Step, kind="call").write(
        who
        | {
            "id": _id(_DICE),
            "who_id": one["owner_id"],
            "due_on": one["step_due_on"] or one["received_at"].date(),
        }
        | {"made_at": one["received_at"], "planned_at": now - timedelta(days=1)}
        | {"done_at": None if one["step_due_on"] else one["received_at"]}
        for who, one in zip(of, rows, strict=True)
        if one["status"] in ("busy", "done") and one["owner_id"]
    )
    Table(CaseEvent, kind="received", text="Binnengekomen van toestel Kiosk 1.").write(
        who | {"id": _id(_DICE), "at": one["received_at"] + timedelta(hours=late)}
        for who, one in zip(of, rows, strict=True)
        for late in (0, 5)
    )
    Table(InboxEnvelope, sha256="0" * 64, kid="0" * 16).write(
        {"id": _id(_DICE), "organisation_id": one["organisation_id"], "device_id": one["device_id"]}
        | {"record_id": one["record_id"], "seq": at, "received_at": one["received_at"], "state": _state(at)}
        for at, one in enumerate(rows)
    )
    Table(FilterChoice).write(_choices(houses))
    key = (lambda id_: id_) if connection.vendor == "postgresql" else (lambda id_: id_.hex)
    words = [(word, key(one["id"])) for one in rows for word in words_of(Case(**one, reach_by="phone"))]
    words.sort()
    write_pairs(SearchWord._meta.db_table, ["word", "case_id"], words)


def _state(at: int) -> str:
    return "failed" if at % 5000 == 11 else "held" if at % 20_000 == 12 else "opened"


def _rows(count: int, houses: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the columns of each case; two of a hundred ask again with the same number."""
    dice, now = random.Random(17), datetime.now(UTC)
    for at, (name, phone) in enumerate(people(count)):
        house = houses[0] if dice.random() < LARGEST else houses[1 + at % (ORGANISATIONS - 1)]
        came = now - timedelta(days=365 * YEARS) * (1 - at / count)
        postcode, town = POSTCODES[min(int(dice.expovariate(1.2)), 3)]
        status = dice.choices(("new", "busy", "done", "withdrawn"), (5, 10, 80, 5))[0]
        owner = None if status == "new" else dice.choice(house["colleagues"]).id
        open_step = status == "busy" and dice.random() < 0.9
        due = (now + timedelta(days=dice.randint(-20, 20))).date() if open_step else None
        id_ = _id(dice)
        house["ids"].append(id_)
        yield {
            "id": id_, "organisation_id": house["organisation"].id,
            "device_id": dice.choice(house["devices"]).id,
            "record_id": _id(dice), "status": status, "name": name,
            "reach_value": phone, "contact_key": phone if at % 9000 else "+32470000000", "postcode": postcode,
            "place_name": town, "municipality": town, "language": dice.choice(LANGUAGES), "answers": {},
            "journey": "internet-check" if dice.random() < 0.3 else "internet-help",
            "channel": dice.choice(CHANNELS),
            "stand": dice.choice(house["stands"]) if dice.random() < 0.2 else None,
            "code": f"{at:08X}" if at % 2000 else None, "code_on_paper": f"{at:08X}",
            "token_hash": f"{at:064x}", "made_at": came,
            "received_at": came, "track": "internet", "stage_since": came, "owner_id": owner,
            "step_due_on": due,
            "stage": "provider" if status == "busy" and at % 3 == 0 else "requested",
            "waiting_since": came if status == "new" or (at % 400 == 3 and status == "busy") else None,
            "given_at": now if status == "busy" and at % 90 == 0 else None,
        }  # fmt: skip


def _choices(houses: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for house in houses:
        said = [("plaats", code, town) for code, town in POSTCODES]
        said += [("kanaal", one, "") for one in CHANNELS] + [("taal", one, "") for one in set(LANGUAGES)]
        for which, value, name in [*said, ("regeling", SCHEME, "")]:
            own = {"id": _id(_DICE), "organisation_id": house["organisation"].id}
            yield own | {"filter": which, "value": value, "name": name}


def _beside(houses: list[dict[str, Any]]) -> None:
    """Write stands, offers and who signed up for them, and how devices are."""
    from central.catalogue.models import Offer
    from central.intake.models import Heartbeat
    from central.sign_ups.models import SignUp
    from central.stands.models import StandSession

    now, stands, sign_ups = datetime.now(UTC), Table(StandSession), Table(SignUp)
    for house in houses:
        whose = {"organisation_id": house["organisation"].id}
        device = house["devices"][0]
        stands.write(
            whose | {"id": _id(_DICE), "device_id": device.id, "stand": stand, "site": "eeklo"}
            | {"place": "Markt"}
            | {"heard_at": now - timedelta(days=at), "opened_at": now - timedelta(days=at)}
            for at, stand in enumerate(house["stands"])
        )  # fmt: skip
        Heartbeat.objects.bulk_create(
            Heartbeat(**whose, device_id=one.id, at=now) for one in house["devices"]
        )
        for number in range(OFFERS):
            entry = {"id": f"cursus-{number}", "title": f"Cursus {number}", "seats": 40}
            offer = Offer.objects.create(**whose, slug=entry["id"], name=entry["title"], entry=entry)
            ids = house["ids"][-(MANY if number == 0 else SIGN_UPS) :]
            sign_ups.write(
                whose | {"id": _id(_DICE), "offer_id": offer.id, "case_id": id_, "number": at + 1}
                | {"made_at": now} | {"state": "place" if at < 40 else "waiting", "to_confirm": at < 5}
                for at, id_ in enumerate(ids)
            )  # fmt: skip
