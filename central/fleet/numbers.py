"""The few numbers an administrator watches over all organisations together, as Prometheus reads them.

Counts and times alone: no name, no id, no organisation.
Source of the format: Prometheus, text-based exposition format 0.0.4.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from django.db.models import Count, Min, Q, Sum

from central.backup.copying import last_backup
from central.fleet.health import SILENT
from central.intake.models import Device, Heartbeat, InboxEnvelope
from central.service.pulse import last_round


class Number(NamedTuple):
    """Its name after `central_`, what it means, its value; None is left out, never shown as 0."""

    name: str
    meaning: str
    value: float | None


def numbers(state: Path, now: datetime) -> list[Number]:
    """Count them now. Times are seconds since 1970, as Prometheus wants them; nothing is written."""
    active = Q(status=Device.Status.ACTIVE)
    heard = Q(last_contact__gte=now - SILENT)
    kiosks = Device.objects.aggregate(
        all=Count("id", filter=active), silent=Count("id", filter=active & ~heard)
    )
    kept = InboxEnvelope.State
    inbox = InboxEnvelope.objects.filter(state__in=(kept.WAITING, kept.FAILED, kept.HELD)).aggregate(
        oldest=Min("received_at", filter=Q(state=kept.WAITING)),
        **{
            state.value: Count("id", filter=Q(state=state))
            for state in (kept.WAITING, kept.FAILED, kept.HELD)
        },
    )
    there = Heartbeat.objects.filter(device__status=Device.Status.ACTIVE).aggregate(
        queue=Sum("queue", default=0), refused=Sum("quarantined", default=0)
    )
    oldest = inbox["oldest"]
    waited = max(0.0, (now - oldest).total_seconds()) if oldest else 0.0
    return [
        Number("kiosks_in_service", "Devices in service.", kiosks["all"]),
        Number("kiosks_silent", "Of those: not heard for two days, or never.", kiosks["silent"]),
        Number("envelopes_waiting", "Records that came in and are not opened yet.", inbox["waiting"]),
        Number("envelopes_failed", "Records that could not be opened.", inbox["failed"]),
        Number("envelopes_held", "Records of devices out of service, kept apart.", inbox["held"]),
        Number("envelope_oldest_waiting_seconds", "How long the oldest one waits; 0: none does.", waited),
        Number("kiosk_records_waiting", "Records that wait on kiosks, as they last said.", there["queue"]),
        Number("kiosk_records_refused", "Records on kiosks that central refused.", there["refused"]),
        Number(
            "worker_last_round_timestamp_seconds", "When the worker last went round.", _at(last_round(state))
        ),
        Number("backup_last_timestamp_seconds", "When the last backup was made.", _at(last_backup(state))),
        Number("numbers_timestamp_seconds", "When these were counted.", _at(now)),
    ]


def as_text(counted: Iterable[Number]) -> str:
    """Write them in the text format of Prometheus."""
    return "".join(_lines(f"central_{one.name}", one) for one in counted if one.value is not None)


def _lines(name: str, one: Number) -> str:
    return f"# HELP {name} {one.meaning}\n# TYPE {name} gauge\n{name} {one.value:.17g}\n"


def _at(moment: datetime | None) -> float | None:
    return moment.timestamp() if moment else None
