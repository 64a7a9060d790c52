"""Nobody is lost on the way: a reminder after 5 working days, back after 15, an end with the consent."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from central.cases.stages import working_days_on
from central.handover.mailing import ask
from central.handover.models import HandOver
from central.handover.passing import end

REMIND, BACK = 5, 15  # working days without an answer
State = HandOver.State


class Done(NamedTuple):
    """What a run did: how many are reminded (the worker mails it), came back or ended."""

    reminded: int
    returned: int
    ended: int


def look_after(now: datetime) -> Done:
    """Take back who was not answered, end what consent has run out for, remind whoever did not answer."""
    today = timezone.localdate(now)
    ended = returned = reminded = 0
    over = HandOver.objects.filter(
        state__in=(State.OPEN, State.LOOKING, State.ACCEPTED), consent_until__lt=today
    )
    for one in over:
        end(one, None)
        ended += 1
    waiting = HandOver.objects.filter(state__in=(State.OPEN, State.LOOKING)).select_related("organisation")
    for one in waiting.exclude(consent_until__lt=today):
        if today > _on(one, BACK):
            end(one, None, State.RETURNED)
            returned += 1
        elif today > _on(one, REMIND) and one.reminded_at is None:
            with transaction.atomic():
                HandOver.objects.filter(id=one.id).update(reminded_at=now)
                ask(one, HandOver.Mail.AGAIN)
            reminded += 1
    return Done(reminded, returned, ended)


def _on(handover: HandOver, days: int) -> date:
    return working_days_on(handover.organisation, timezone.localdate(handover.made_at), days)
