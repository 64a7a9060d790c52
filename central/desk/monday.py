"""The mail of Monday: how many wait in each list of *Vandaag*, and a link. No name of anybody.

Counted by the very queries of the lists, for one person at one organisation. Who has nothing gets no mail.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from central.accounts import roles
from central.accounts.roles import Right
from central.cases.people import twice_in_each
from central.cases.worklists import COUNTED, WORKLISTS, first_of_each
from central.desk.models import Desk
from central.service.quiet_log import kind_and_place
from central.written.site_words import site_of

log = logging.getLogger("central.worker")
MORNING = range(6, 12)  # hours of Belgian time
AT_ONCE = 50


def mail_of_monday(now: datetime) -> int:
    """Mail on Monday morning whoever wants it, once; how many went."""
    here = timezone.localtime(now)
    if not settings.MAIL_FROM or here.weekday() != 0 or here.hour not in MORNING:
        return 0
    today = here.date()
    due = Q(mailed_on=None) | Q(mailed_on__lt=today)
    waiting = Desk.objects.filter(due, monday=True, membership__user__is_active=True).exclude(email="")
    sent = 0
    for desk in waiting.select_related("membership__user", "membership__organisation")[:AT_ONCE]:
        if not Desk.objects.filter(due, id=desk.id).update(mailed_on=today):
            continue  # another worker has it
        mail = written(desk)
        if mail is None:
            continue
        try:
            mail.send()
        except (OSError, SMTPException) as error:
            log.warning("the mail of Monday did not go: %s", kind_and_place(error))
            # Later this morning again; the next ones would wait for the same server.
            Desk.objects.filter(id=desk.id).update(mailed_on=today - timedelta(days=7))
            break
        sent += 1
    return sent


def written(desk: Desk) -> EmailMessage | None:
    """Return the mail; None for who has nothing to do, or no lists of the day any more."""
    mine = desk.membership
    if not roles.may(mine.role, Right.TODAY):
        return None
    lines = []
    ids = first_of_each(mine.organisation, mine.user)
    again = dict(zip(ids, twice_in_each(mine.organisation, ids.values()), strict=True))
    for one in (one for one in WORKLISTS if ids[one.key] and not one.folded):
        number = len(ids[one.key])
        people = f"{COUNTED}+" if number > COUNTED else number - again[one.key]
        lines.append(f"{people:>5}  {one.title}")
    if not lines:
        return None
    here = site_of(mine.organisation).host
    at = f"https://{here}" if here else ""
    text = [f"Dag {mine.user.name},", "", f"Dit wacht deze week bij {mine.organisation}:", "", *lines, ""]
    text += [f"Begin hier: {at}{reverse('today')}", ""] if at else []
    stop = f"{at}{reverse('desk')}" if at else "kijk bij je naam, bovenaan."
    text += [f"Liever geen mail op maandag? {stop}"]
    return EmailMessage(
        f"Deze week bij {mine.organisation}", "\n".join(text) + "\n", settings.MAIL_FROM, [desk.email]
    )
