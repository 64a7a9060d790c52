"""A plan in the words of a page: what, with whom, for whom, when, and how each need stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from central.accounts.models import Organisation
from central.figures.drawn import drawn
from central.roster.models import Need, StandPlan, Turn

Answer = Turn.Answer


@dataclass
class Filled:
    """One need: who comes, who was asked besides, and how many are still missing."""

    need: Need
    turns: list[Turn] = field(default_factory=list)

    @property
    def comes(self) -> list[Turn]:
        return [one for one in self.turns if one.answer == Answer.YES and one.volunteer is not None]

    @property
    def missing(self) -> int:
        return max(0, self.need.number - len(self.comes))

    @property
    def seeks_stand_in(self) -> bool:
        """Say whether somebody who would come withdrew, and nobody took their place."""
        return bool(self.missing) and any(one.withdrew_at for one in self.turns)


@dataclass
class Shown:
    """A plan as a page shows it."""

    plan: StandPlan
    action: str
    partner: str
    group: str
    needs: list[Filled]

    @property
    def title(self) -> str:
        return f"{self.action} met {self.partner}" if self.partner else self.action

    @property
    def when(self) -> str:
        return when_in_words(self.plan.starts_at, self.plan.ends_at)

    @property
    def is_over(self) -> bool:
        return self.plan.ends_at <= timezone.now()

    @property
    def missing(self) -> int:
        """Return how many people are still needed; none at a stand that is over or off."""
        return sum(one.missing for one in self.needs) if self.plan.is_on and not self.is_over else 0

    @property
    def seeks_stand_in(self) -> bool:
        return bool(self.missing) and any(one.seeks_stand_in for one in self.needs)

    @property
    def comes(self) -> list[Turn]:
        return [turn for one in self.needs for turn in one.comes]

    @property
    def hours(self) -> str:
        """Return the hours of all who were there; '' where nobody was."""
        minutes = sum(turn.minutes or 0 for one in self.needs for turn in one.turns if turn.was_there)
        return hours_in_words(minutes)


def shown(organisation: Organisation, plans: Iterable[StandPlan]) -> list[Shown]:
    """Return plans of one organisation with their ids in words, as it calls them today."""
    known = {side: {one.id: one.name for one in listed} for side, listed in drawn(organisation).items()}
    return [
        Shown(
            plan,
            known["action"].get(plan.aim.action, plan.aim.action),
            known["partner"].get(plan.aim.partner, plan.aim.partner),
            known["group"].get(plan.aim.group, plan.aim.group),
            [Filled(need, list(need.turns.all())) for need in plan.needs.all()],  # type: ignore[attr-defined]
        )
        for plan in plans
    ]


def when_in_words(starts_at: datetime, ends_at: datetime) -> str:
    """'zaterdag 5 december 2026, van 14:00 tot 16:30'; the end with its day where that is another one."""
    start, end = timezone.localtime(starts_at), timezone.localtime(ends_at)
    until = f"{end:%H:%M}" if end.date() == start.date() else f"{day_of(end)} om {end:%H:%M}"
    return f"{date_format(start, 'l')} {day_of(start)}, van {start:%H:%M} tot {until}"


def day_of(at: datetime) -> str:
    """'5 december 2026', with its year: a mail is read on another day than it was written."""
    return date_format(at, "j F Y")


def hours_in_words(minutes: int) -> str:
    """'2 uur 30', '45 minuten'; '' for none."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return f"{rest} minuten" if rest else ""
    return f"{whole} uur {rest}" if rest else f"{whole} uur"
