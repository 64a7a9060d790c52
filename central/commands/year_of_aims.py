"""What an organisation of a made-up year means to do: goals for the year, and actions for empty cells."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.words.days import BELGIUM

if TYPE_CHECKING:
    from central.accounts.models import Organisation, User

STANDS = 25  # people for whom a stand more is meant to be held in three months
AHEAD = (9, 23)  # days from now of what is planned


def aims(organisation: Organisation, by: User, people: int, now: datetime) -> None:
    """Set goals for a year in which so many people came, and plan what was not done yet."""
    from central.figures.drawn import drawn
    from central.figures.models import Goal, PlannedAction
    from central.figures.quarters import quarter_of

    today = now.astimezone(BELGIUM).date()
    year = {"start": date(today.year, 1, 1), "end": date(today.year, 12, 31)}
    quarter = quarter_of(today).before
    mine = {"organisation": organisation, "made_by": by}
    wanted, stands = max(10, round(people * 0.11) * 10), 2 + people // STANDS
    Goal.objects.create(
        sentence=f"We helpen {wanted} mensen (voorbeeld)", figure="reach", target=wanted, **year, **mine
    )
    Goal.objects.create(
        sentence=f"{stands} stands in een kwartaal (voorbeeld)", figure="stands", target=stands,
        start=quarter.start, end=quarter.end, **mine,
    )  # fmt: skip
    sides = drawn(organisation)
    if not all(sides.values()):
        return  # nothing was drawn: no cell to plan for
    group, action = sides["group"][-1], sides["action"][-1]
    for days, partner in zip(AHEAD, sides["partner"], strict=False):
        PlannedAction.objects.create(
            on=today + timedelta(days=days),
            who=by,
            action=action.id,
            partner=partner.id,
            group=group.id,
            **mine,
        )
