"""Taking a case away, with everything a person said and everything that was written about it.

What stays is about no person: who took it away, when and why, who looked at it before, and of its envelope
the id and the hash. So a kiosk that was off for a year and sends the record again hears `duplicate`, and
nobody comes back who asked to be forgotten.
"""

from __future__ import annotations

from django.db import transaction

from central.accounts.models import Deletion, User
from central.cases.models import Case
from central.intake.models import InboxEnvelope


def delete_case(case: Case, user: User | None, reason: str) -> None:
    """Delete the case and what hangs on it, both it and its envelope's bytes, or nothing.

    `user` None: on the machine of the service, by command.
    """
    with transaction.atomic():
        Deletion.objects.create(
            organisation=case.organisation, case_id=case.id, user=user, reason=Deletion.Reason(reason)
        )
        take_away(case)


def take_away(case: Case) -> None:
    """Take away a case and what hangs on it; of its envelope the id and the hash stay. In a transaction."""
    envelope = InboxEnvelope.objects.filter(
        organisation=case.organisation, device=case.device, record_id=case.record_id
    )
    envelope.update(sealed=None, detail="")
    case.delete()
