"""A sealed opinion is counted, and is no more: not a case, no row of its own, no word in the log."""

from __future__ import annotations

from django.utils import timezone

from central.intake.models import InboxEnvelope
from central.opinions.counting import count_one
from kiosk.wire.opinion import Opinion


def keep_opinion(envelope: InboxEnvelope, opinion: Opinion) -> None:
    """Count what was in an envelope, inside the caller's transaction: an envelope is opened once."""
    day = timezone.localdate(envelope.received_at)
    count_one(envelope.organisation, day, opinion.journey, opinion.answers)
