"""Acts with a paper get their true time once something tells it, and what waited for that is settled."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.dispatch import Signal

from central.cases.amending import settle, settle_waiting
from central.cases.clock import true_time
from central.cases.models import Amendment, Case
from central.intake.models import Device

# Sent when the true time of an act becomes known after it was written down (amendment=…).
amendment_dated = Signal()


def on_opening(devices: Iterable[Device] = (), **_: Any) -> None:
    """Receiver of nothing_to_open and were_opened: what waited for its case, or for its time, is settled."""
    settle_waiting()
    for device in devices:
        date_what_waits(device)


def date_what_waits(device: Device) -> int:
    """Give acts of this device their true time where something tells it by now; how many got one.

    A check-in moves to its day, and what waited for it to be known which of two came last is settled.
    """
    undated = Amendment.objects.filter(organisation=device.organisation_id, device=device, true_at=None)
    dated = 0
    if not undated.exists():  # after nearly every batch
        return dated
    for one in undated.select_related("organisation", "device", "case"):
        at = true_time(one)
        if at is None or not Amendment.objects.filter(id=one.id, true_at=None).update(true_at=at):
            continue
        one.true_at, dated = at, dated + 1
        amendment_dated.send(Amendment, amendment=one)
        if one.case:
            _settle_again(one.case)
    return dated


def on_boot_dated(device: Device, **_: Any) -> None:
    """Receiver of boot_dated: a heartbeat told the time of a boot."""
    date_what_waits(device)


def _settle_again(case: Case) -> None:
    """Settle what scanned papers asked of this case and staff did not decide yet."""
    asked = case.amendments.filter(state=Amendment.State.ASKED, code="")
    for one in asked.exclude(action=Amendment.Action.CHECK_IN):
        settle(one, case)
