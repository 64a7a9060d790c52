"""A mail in the morning to whoever wants it, once for each day it is due."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date, timedelta
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.db.models import Q

from central.desk.models import Desk
from central.service.quiet_log import kind_and_place

log = logging.getLogger("central.worker")
AT_ONCE = 50


def send_to_who_wants(
    wants: str, on: str, today: date, written: Callable[[Desk], EmailMessage | None]
) -> int:
    """Send what `written` makes for each desk whose field `wants` is true; return how many went.

    `on` is the field that keeps for which day it went. A mail that does not go is tried again later the same
    day; the next ones would wait for the same server.
    """
    due = Q(**{on: None}) | Q(**{f"{on}__lt": today})
    waiting = Desk.objects.filter(due, **{wants: True}, membership__user__is_active=True).exclude(email="")
    sent = 0
    for desk in waiting.select_related("membership__user", "membership__organisation")[:AT_ONCE]:
        if not Desk.objects.filter(due, id=desk.id).update(**{on: today}):
            continue  # another worker has it
        mail = written(desk)
        if mail is None:
            continue
        try:
            mail.send()
        except (OSError, SMTPException) as error:
            log.warning("a mail of the morning (%s) did not go: %s", wants, kind_and_place(error))
            Desk.objects.filter(id=desk.id).update(**{on: today - timedelta(days=1)})
            break
        sent += 1
    return sent
