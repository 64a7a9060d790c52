"""Devices of an organisation for tests, brought to a state the way people do."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from central.equipment.judging import Method, Wipe
from central.equipment.models import Group, Laptop, Lot
from central.equipment.moving import add, move
from central.equipment.proving import Report, prove
from central.equipment.states import By, State


def a_lot(organisation: Any, many: int = 1, by: Any = None, **said: Any) -> Lot:
    """Return a gift of so many laptops."""
    lot = Lot.objects.create(organisation=organisation, announced=many, by=by, **said)
    for _ in range(many):
        add(lot, by, lot.kind)
    return lot


def wiped(laptop: Laptop, by: Any) -> Laptop:
    """Prove the wipe of a device that is in or back."""
    now = timezone.now() + timedelta(minutes=1)
    wipe = Wipe("nwipe", "0.33", Method.OVERWRITE, "zero", 0, 1, uuid4().hex[:12], "", False, now)
    prove(laptop, wipe, Report(uuid4().hex * 2, ()), by)
    laptop.refresh_from_db()
    return laptop


def ready(laptop: Laptop, by: Any) -> Laptop:
    """Bring a device that came in to 'klaar'."""
    for state in (State.CHECKED, State.READY):
        laptop = move(wiped(laptop, by) if state is State.CHECKED else laptop, state, by, By.HAND)
    return laptop


def a_gift(organisation: Any, case: Any) -> dict[str, UUID]:
    """Make one of each thing of this room; return their ids by their name in an address."""
    lot = a_lot(organisation, case=case)
    laptop = lot.laptops.get()
    group = Group.objects.create(organisation=organisation, name="Klas 4B")
    return {"lot_id": lot.id, "laptop_id": laptop.id, "group_id": group.id}
