"""When a record was really made, for a device whose clock was wrong.

A kiosk without a battery clock starts in the past until it has a network; one with a bad battery may stand in
2106. Each record carries the boot it was made in and the milliseconds since that boot. Two things tell what
time that was: a heartbeat of the same boot, which came in by our own clock, and another record of the same
boot that was made while the device's clock was synchronised.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from central.cases.models import Case
from central.fleet.models import BootAnchor

SLACK = timedelta(minutes=5)  # between a synchronised clock and ours
NO_BOOT = ("", "unknown")  # a device that cannot read its boot id: two of them are not the same boot


def true_time(case: Case) -> datetime | None:
    """Return when the record was made, or None when nothing tells.

    With a synchronised clock that is what it says. Otherwise it is counted from what is known of the same
    boot, our own clock first. A result after the record came in here is not believed.
    """
    if case.clock_synced and case.made_at <= case.received_at + SLACK:
        return min(case.made_at, case.received_at)
    if case.boot_id in NO_BOOT:
        return None
    found = (_counted(case, at, since_boot) for at, since_boot in _known(case))
    return next((made for made in found if made is not None), None)


def off_by_much(case: Case, made: datetime | None) -> bool:
    """Say whether the clock of the device stood far from `made`, when the record was really made."""
    return made is not None and not case.clock_synced and abs(case.made_at - made) > SLACK


def _known(case: Case) -> Iterator[tuple[datetime, int]]:
    """Yield (true time, milliseconds since boot) of moments in the boot of this case, the best first."""
    same = {"organisation": case.organisation, "device": case.device, "boot_id": case.boot_id}
    yield from BootAnchor.objects.filter(**same).values_list("at", "monotonic_ms")
    sure = Case.objects.filter(**same, clock_synced=True).values_list("made_at", "monotonic_ms")
    yield from sorted(sure, key=lambda row: abs(row[1] - case.monotonic_ms))


def _counted(case: Case, at: datetime, since_boot: int) -> datetime | None:
    try:
        made = at + timedelta(milliseconds=case.monotonic_ms - since_boot)
    except OverflowError:
        return None
    return min(made, case.received_at) if made <= case.received_at + SLACK else None
