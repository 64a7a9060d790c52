"""What staff must see of the inbox: envelopes that did not open, conflicts, codes given twice."""

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
    """Return how many envelopes could not be opened or were contested, and nobody looked at yet."""
    return failed(organisations).count() + conflicts(organisations).count()
