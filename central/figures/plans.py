"""Planning an action for a cell of the matrix, and closing it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from central.accounts.models import Organisation, User
from central.figures.aims import PlannedAction
from central.figures.matrix import Ids

State = PlannedAction.State
ENDINGS = (State.DONE, State.DROPPED)


def planned(organisation: Organisation) -> list[PlannedAction]:
    """Return what is still to be done, whenever, the first day first."""
    rows = PlannedAction.objects.filter(organisation=organisation, state=State.PLANNED)
    return list(rows.select_related("who"))


def by_cell(plans: Iterable[PlannedAction]) -> dict[Ids, int]:
    return dict(Counter((one.action, one.partner, one.group) for one in plans))


def plan(
    organisation: Organisation, by: User, on: date, who: User | None, ids: Ids, note: str
) -> PlannedAction:
    action, partner, group = ids
    return PlannedAction.objects.create(
        organisation=organisation,
        on=on,
        who=who,
        action=action,
        partner=partner,
        group=group,
        note=note,
        made_by=by,
    )


def close(found: PlannedAction, state: str, by: User, now: datetime) -> None:
    """Say how it went; the first who did so stays written down."""
    still = PlannedAction.objects.filter(id=found.id, state=State.PLANNED)
    still.update(state=state, closed_at=now, closed_by=by)
