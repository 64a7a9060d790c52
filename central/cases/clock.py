"""When something was really made, for a device whose clock was wrong.

A kiosk without a battery clock starts in the past until it has a network; one with a bad battery may stand in
2106. Each record, and each act with a paper, carries the boot it was made in and the milliseconds since that
boot. Two things tell what time that was: a heartbeat of the same boot, which came in by our own clock, and
something else of the same boot that was made while the device's clock was synchronised.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from central.cases.models import Amendment, Case
from central.intake.models import BootAnchor

Stamped = Case | Amendment
SLACK = timedelta(minutes=5)  # between a synchronised clock and ours
NO_BOOT = ("", "unknown")  # a device that cannot read its boot id: two of them are not the same boot


def true_time(one: Stamped) -> datetime | None:
    """Return when it was made, or None when nothing tells.

    With a synchronised clock that is what it says. Otherwise it is counted from what is known of the same
    boot, our own clock first. A result after it came in here is not believed.
    """
    if one.clock_synced and one.made_at <= one.received_at + SLACK:
        return min(one.made_at, one.received_at)
    if one.boot_id in NO_BOOT:
        return None
    found = (_counted(one, at, since_boot) for at, since_boot in _known(one))
    return next((made for made in found if made is not None), None)


def off_by_much(one: Stamped, made: datetime | None) -> bool:
    """Say whether the clock of the device stood far from `made`, when it was really made."""
    return made is not None and not one.clock_synced and abs(one.made_at - made) > SLACK


def made_before(one: Amendment, other: Amendment) -> bool | None:
    """Say whether `one` was made before `other`; None when nothing tells.

    Without a time: within a boot its milliseconds tell, and nothing was made after it came in here.
    """
    if one.true_at and other.true_at:
        return one.true_at < other.true_at
    if one.device_id == other.device_id and one.boot_id == other.boot_id and one.boot_id not in NO_BOOT:
        return one.monotonic_ms < other.monotonic_ms
    if other.true_at and one.received_at < other.true_at:
        return True
    if one.true_at and other.received_at <= one.true_at:
        return False
    return None


def _known(one: Stamped) -> Iterator[tuple[datetime, int]]:
    """Yield (true time, milliseconds since boot) of moments in the boot of this one, the best first."""
    same = {"organisation": one.organisation, "device": one.device, "boot_id": one.boot_id}
    yield from BootAnchor.objects.filter(**same).values_list("at", "monotonic_ms")
    sure = [
        row
        for kept in (Case, Amendment)
        for row in kept.objects.filter(**same, clock_synced=True).values_list("made_at", "monotonic_ms")
    ]
    yield from sorted(sure, key=lambda row: abs(row[1] - one.monotonic_ms))


def _counted(one: Stamped, at: datetime, since_boot: int) -> datetime | None:
    try:
        made = at + timedelta(milliseconds=one.monotonic_ms - since_boot)
    except OverflowError:
        return None
    return min(made, one.received_at) if made <= one.received_at + SLACK else None
