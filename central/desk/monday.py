"""The mail of Monday: how many wait in each list of *Vandaag*, and a link. No name of anybody.

Counted by the very queries of the lists, for one person at one organisation. Who has nothing gets no mail.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone

from central.accounts import roles
from central.accounts.roles import Right
from central.cases.people import twice_in_each
from central.cases.worklists import COUNTED, WORKLISTS, first_of_each
from central.desk.models import Desk
from central.desk.morning_mail import send_to_who_wants
from central.written.site_words import site_of

MORNING = range(6, 12)  # hours of Belgian time


def mail_of_monday(now: datetime) -> int:
    """Mail on Monday morning whoever wants it, once; how many went."""
    here = timezone.localtime(now)
    if not settings.MAIL_FROM or here.weekday() != 0 or here.hour not in MORNING:
        return 0
    return send_to_who_wants("monday", "mailed_on", here.date(), written)


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
