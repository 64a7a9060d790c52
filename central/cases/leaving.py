"""A colleague goes, or an organisation ends: whom they still followed is said, and given to another."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet

from central.accounts.models import Organisation, User
from central.cases import people, steps
from central.cases.models import Case


def followed_by(organisation: Organisation, user: User) -> QuerySet[Case]:
    """Return whom somebody follows or has a step for, and who is not closed."""
    mine = Case.objects.filter(organisation=organisation).exclude(status__in=Case.CLOSED)
    # Two questions along their own index; one with OR reads the whole organisation.
    owned = mine.filter(owner=user).values("pk")
    stepped = mine.filter(steps__who=user, steps__done_at=None).values("pk")
    return Case.objects.filter(Q(pk__in=owned) | Q(pk__in=stepped))


def left_behind(organisation: Organisation, user: User) -> str:
    counted = people.count(organisation, followed_by(organisation, user))
    return f"{user.name} volgt nog {counted.in_words} op." if counted.questions else ""


@transaction.atomic
def give_on(organisation: Organisation, user: User, by: User, to: User) -> int:
    """Let a colleague follow them, each with a line in their log; how many they were.

    Where somebody else shares the work (follows, or has the step), that colleague has it whole.
    """
    found = list(followed_by(organisation, user).select_related("owner").prefetch_related("steps__who"))
    for case in found:
        has_step = [one.who for one in case.steps.all() if one.done_at is None]  # type: ignore[attr-defined]
        others = [one for one in (case.owner, *has_step) if one and one.is_active and one != user]
        steps.give(case, by, others[0] if others else to)
    return len(found)


def holds_back(organisation: Organisation) -> str:
    still = Case.objects.filter(organisation=organisation).exclude(status__in=Case.CLOSED)
    counted = people.count(organisation, still)
    are = f"{counted.in_words} {'is' if counted.people == 1 else 'zijn'}"
    return f"{are} nog niet afgesloten. Sluit hen af of draag hen over." if counted.questions else ""
