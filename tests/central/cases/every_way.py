"""A request in every way one can stand: whose it is, what is planned, who waits. On whichever database."""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import product
from typing import Any

TODAY, PAST, LATER = 0, -3, 4  # days from now
LONG_AGO = 30
IN_A_PROCESS = "from tests.central.cases.every_way import say_who_is_lost; say_who_is_lost()"


def colleagues(organisation: Any) -> dict[str, Any]:
    """Let somebody of each kind follow people: who works here, who does so no more, who sees no people."""
    from django.utils import timezone

    from central.accounts.models import Membership, User

    found = {}
    for name, role in (
        ("an", "worker"), ("wim", "coordinator"), ("vera", "volunteer"),
        ("kept-out", "worker"), ("blocked", "worker"), ("reader", "reader"), ("reception", "reception"),
    ):  # fmt: skip
        user = User.objects.create(username=f"every-{name}", name=name, is_active=name != "blocked")
        out = timezone.now() if name == "kept-out" else None
        Membership.objects.create(user=user, organisation=organisation, role=role, blocked_at=out)
        found[name] = user
    return found


def make_all(organisation: Any, people: dict[str, Any]) -> dict[uuid.UUID, dict[str, Any]]:
    """Make one case of each way to stand; return the ways by the id of the case."""
    from django.utils import timezone

    from central.cases.models import Case, Step

    now, today = timezone.now(), timezone.localdate()
    ways = {uuid.uuid4(): way for way in _ways(now, people)}
    same = {
        "organisation": organisation, "journey_revision": 1, "made_at": now, "received_at": now,
        "clock_synced": True, "source": Case.Source.STAFF, "journey": "internet-help", "track": "internet",
        "stage": "informed", "stage_since": now,
    }  # fmt: skip
    Case.objects.bulk_create(
        Case(
            id=id_, record_id=id_, owner=people.get(way["owner"]), status=way["status"],
            waiting_since=way["waiting"], given_at=way["given"],
            step_due_on=None if way["due"] is None else today + timedelta(days=way["due"]), **same,
        )
        for id_, way in ways.items()
    )  # fmt: skip
    Step.objects.bulk_create(
        Step(
            organisation=organisation, case_id=id_, kind="call", who=people.get(way["who"]),
            due_on=today + timedelta(days=way["due"]), planned_at=way["planned"],
        )
        for id_, way in ways.items()
        if way["due"] is not None
    )  # fmt: skip
    return ways


def _ways(now: datetime, people: dict[str, Any]) -> Iterator[dict[str, Any]]:
    waits = (None, now - timedelta(hours=1), now - timedelta(days=LONG_AGO))
    for status, owner, due, waiting, given in product(
        ("new", "busy"), (None, *people), (None, PAST, TODAY, LATER), waits, (None, now)
    ):
        if owner is None and given:
            continue
        way = {"status": status, "owner": owner, "due": due, "waiting": waiting, "given": given}
        if due is None:
            yield way | {"who": None, "planned": None}
            continue
        for who in {None, owner, "wim", "blocked"}:
            for planned in (now, now - timedelta(days=2 * LONG_AGO)):  # since they said it, or before
                yield way | {"who": who, "planned": planned}


def lost(organisation: Any, people: dict[str, Any], ways: dict[uuid.UUID, dict[str, Any]]) -> list[Any]:
    """Return who stands in no list of who follows them and, where nobody does, not in those of everybody."""
    from django.db.models import Q

    from central.cases.models import Case
    from central.cases.worklists import WORKLISTS

    of_everybody = set(ways)
    for name in ("an", "wim"):
        found = set()
        for one in WORKLISTS:
            found |= set(one.of(organisation, people[name]).values_list("id", flat=True))
        mine = {id_ for id_, way in ways.items() if way["owner"] == name}
        of_everybody &= found
        ways = {id_: way for id_, way in ways.items() if id_ not in mine or id_ not in found}
    vera = people["vera"]
    handed = Case.objects.filter(Q(owner=vera), organisation=organisation)
    seen = set(handed.exclude(status__in=Case.CLOSED).values_list("id", flat=True)) | of_everybody
    return [way for id_, way in ways.items() if id_ not in seen]


def say_who_is_lost() -> None:
    """Runs in a process of its own, with the database of that service; takes back what it made."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "central.settings")
    django.setup()
    from django.db import transaction

    from central.accounts.models import Organisation

    with transaction.atomic():
        organisation = Organisation.objects.create(slug="be.elke.manier", name="Elke manier")
        people = colleagues(organisation)
        ways = make_all(organisation, people)
        print(json.dumps([len(ways), len(lost(organisation, people, ways))]))
        transaction.set_rollback(True)
