"""What staff must see of the inbox: what did not open, conflicts, codes given twice, what is kept apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from central.accounts.models import Organisation
from central.intake.models import Device, EnvelopeConflict, InboxEnvelope


def failed(organisations: Sequence[Organisation]) -> QuerySet[InboxEnvelope]:
    return (
        InboxEnvelope.objects.filter(
            organisation__in=organisations, state=InboxEnvelope.State.FAILED, seen_by=None
        )
        .select_related("device")
        .defer("sealed")
        .order_by("-received_at")
    )


def conflicts(organisations: Sequence[Organisation]) -> QuerySet[EnvelopeConflict]:
    return EnvelopeConflict.objects.filter(organisation__in=organisations, seen_by=None).select_related(
        "device"
    )


def problems(organisations: Sequence[Organisation]) -> tuple[QuerySet[Any], ...]:
    """Return what could not be opened or was contested and nobody looked at yet, each once.

    Of a device out of service all that is kept apart is one thing to look at: the device.
    """
    held = InboxEnvelope.objects.filter(device=OuterRef("pk"), state=InboxEnvelope.State.HELD)
    apart = Device.objects.filter(
        Exists(held.filter(organisation=OuterRef("organisation"))), organisation__in=organisations
    )
    return failed(organisations), conflicts(organisations), apart
