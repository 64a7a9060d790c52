"""When a record was really made, for a device whose clock was wrong.

A kiosk without a battery clock starts in the past until it has a network. Each record carries the boot it was
made in and the milliseconds since that boot; another record of the same boot, made when the clock was right,
tells what time that was.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from central.cases.models import Case


def true_time(case: Case) -> datetime | None:
    """Return when the record was made, or None when nothing tells.

    With a synced clock that is what it says. Otherwise it is counted from the nearest record of the same
    boot with a synced clock; a result after the record came in here is not believed.
    """
    if case.clock_synced:
        return case.made_at
    if not case.boot_id:
        return None
    sure = Case.objects.filter(
        organisation=case.organisation, device=case.device, boot_id=case.boot_id, clock_synced=True
    ).values_list("made_at", "monotonic_ms")
    nearest = min(sure, key=lambda row: abs(row[1] - case.monotonic_ms), default=None)
    if nearest is None:
        return None
    try:
        made = nearest[0] + timedelta(milliseconds=case.monotonic_ms - nearest[1])
    except OverflowError:
        return None
    return made if made <= case.received_at else None
