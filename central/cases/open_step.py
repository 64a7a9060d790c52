"""The day of the open step stands on the case as well, so that who has none is found along an index."""

from __future__ import annotations

from typing import Any

from central.cases.models import Case, Step


def on_step(instance: Step, **_: Any) -> None:
    """Receiver of post_save and post_delete of a step."""
    day = Step.objects.filter(
        organisation=instance.organisation_id, case=instance.case_id, done_at=None
    ).values_list("due_on", flat=True)
    Case.objects.filter(id=instance.case_id).update(step_due_on=day.first())
