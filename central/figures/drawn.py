"""What an organisation draws in its site.toml ([stand], [colours]), and what things were called before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db.models import Q
from django.utils import timezone

from central.accounts.models import Organisation
from central.figures.charts import Colours
from central.figures.matrix import NOT_KNOWN, Ids, Line
from central.stands.models import StandSession
from central.written.site_words import site_of

SIDES = ("action", "partner", "group")


@dataclass(frozen=True)
class Held:
    """The stands of a period: how many of each kind, and what their ids were called then."""

    stands: dict[Ids, int]
    total: int
    names: dict[str, dict[str, str]] = field(default_factory=dict)  # side → id → name


def drawn(organisation: Organisation) -> dict[str, list[Line]]:
    """Return the actions, partners and groups that an organisation draws, by side."""
    said = site_of(organisation).stand
    sides = zip(SIDES, (said.actions, said.partners, said.groups), strict=True)
    return {side: [Line(one.id, one.name) for one in listed] for side, listed in sides}


def colours_of(organisation: Organisation) -> Colours:
    said = site_of(organisation).colours
    return Colours(said.accent, said.tint, said.on_accent)


def stands_held(organisation: Organisation, start: date, end: date) -> Held:
    """Return the stands that were opened in these days; one for two groups stands in both their cells.

    A stand whose opening was not heard, or whose clock was wrong, counts on the day it was heard of.
    """
    since, until = (timezone.make_aware(datetime.combine(day, time())) for day in (start, _after(end)))
    sure = Q(clock_synced=True, opened_at__gte=since, opened_at__lt=until)
    unsure = Q(clock_synced=False) | Q(opened_at=None)
    found = StandSession.objects.filter(
        sure | (unsure & Q(heard_at__gte=since, heard_at__lt=until)), organisation=organisation
    ).order_by("heard_at")
    columns = ("action_id", "action", "partner_id", "partner", "groups")
    stands: Counter[Ids] = Counter()
    names: dict[str, dict[str, str]] = {side: {} for side in SIDES}
    total = 0
    for action, action_name, partner, partner_name, groups in found.values_list(*columns):
        total += 1
        action, partner = action or action_name, partner or partner_name  # what was typed is its own id
        names["action"][action] = action_name
        names["partner"][partner] = partner_name
        named = dict(_groups(groups))
        names["group"].update(named)
        for group in named or {NOT_KNOWN: ""}:
            stands[action, partner, group] += 1
    return Held(dict(stands), total, names)


def _groups(groups: object) -> Iterable[tuple[str, str]]:
    """Yield (id, name); nothing for what an older version left in the column."""
    for one in groups if isinstance(groups, list) else ():
        if isinstance(one, dict) and (one.get("id") or one.get("name")):
            yield str(one.get("id") or one["name"]), str(one.get("name") or one["id"])


def _after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
