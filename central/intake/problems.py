"""What staff must see of the inbox: what did not open, conflicts, codes given twice, what is kept apart."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from central.accounts.models import Organisation
from central.intake.models import EnvelopeConflict, InboxEnvelope


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


def count_problems(organisations: Sequence[Organisation]) -> int:
    """Return how many envelopes could not be opened or were contested, and nobody looked at yet.

    Of a device out of service all that is kept apart counts as one thing to look at.
    """
    held = InboxEnvelope.objects.filter(organisation__in=organisations, state=InboxEnvelope.State.HELD)
    apart = held.values("device").distinct().count()
    return failed(organisations).count() + conflicts(organisations).count() + apart
