"""What volunteers are mailed: the question, the reminder 48 hours ahead, and that it is not held.

The worker sends, at a decent hour, and each mail at most once: it is written down as sent before it goes, and
taken back only where the server said no. Whoever has no address hears it from a colleague: the page shows
the link to pass on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPNotSupportedError, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from central.figures.aims import PlannedAction
from central.mail.server import on_the_wire
from central.roster.models import Turn
from central.roster.planning import read_whole
from central.roster.shown import shown
from central.roster.token import token_of
from central.service.quiet_log import kind_and_place
from central.written.site_words import site_of

log = logging.getLogger("central.worker")
AWAKE = range(8, 21)  # hours of Belgian time: a telephone that rings at night is no reminder
AHEAD = timedelta(hours=48)
FRESH = timedelta(hours=12)  # who was asked so lately needs no reminder yet
AGAIN = timedelta(minutes=15)  # after a mail server that did not answer
AT_ONCE = 20
State, Answer = PlannedAction.State, Turn.Answer
ASK = """Dag {name},

Kan je helpen op onze stand?

{what}
{when}
{where}
Jouw taak: {role}

Antwoord hier met één knop. Je hoeft je niet aan te melden:
{link}

De link is van jou alleen. Stuur hem niet door.

{us}
"""
REMIND = """Dag {name},

Binnenkort is onze stand. Jij zei: {answer}.

{what}
{when}
{where}
Jouw taak: {role}

Kan je toch niet komen? Zeg het hier, dan zoeken we iemand anders:
{link}

{us}
"""
OFF = """Dag {name},

Onze stand gaat niet door:

{what}
{when}
{where}

Je hoeft dus niet te komen. Dank je dat je wilde helpen.

{us}
"""


def send_to_volunteers() -> int:
    """Mail who must hear something now; how many did."""
    now = timezone.now()
    if not settings.MAIL_FROM or timezone.localtime(now).hour not in AWAKE:
        return 0
    reachable = Turn.objects.exclude(volunteer__email="").filter(volunteer__isnull=False, bad_address=False)
    to_come = Q(need__plan__aim__state=State.PLANNED, need__plan__starts_at__gt=now)
    soon = Q(need__plan__starts_at__lte=now + AHEAD, asked_at__lt=now - FRESH)
    dropped = Q(need__plan__aim__state=State.DROPPED, need__plan__ends_at__gt=now)
    comes = Q(answer__in=(Answer.YES, Answer.MAYBE))
    due: tuple[tuple[str, QuerySet[Turn], Callable[[Turn], EmailMessage | None]], ...] = (
        ("told_off_at", reachable.filter(dropped, comes), _not_held),
        ("reminded_at", reachable.filter(to_come, soon, comes), _reminder),
        ("mailed_at", reachable.filter(to_come, answer=""), _question),
    )
    return sum(_send(column, rows, write, now) for column, rows, write in due)


def _send(
    column: str, rows: QuerySet[Turn], write: Callable[[Turn], EmailMessage | None], now: datetime
) -> int:
    """Send each of these mails that was not sent; how many went."""
    unsent = Q(**{column: None}) & (Q(tried_at=None) | Q(tried_at__lt=now - AGAIN))
    whole = rows.filter(unsent).select_related("volunteer", "organisation", "need__plan__aim")
    sent = 0
    for turn in whole.order_by("asked_at")[:AT_ONCE]:
        mail = write(turn)
        if mail is None:
            continue
        if not Turn.objects.filter(unsent, id=turn.id).update(**{column: now}):
            continue  # another worker has it
        trouble = _trouble(mail)
        if not trouble:
            sent += 1
            continue
        for_good = trouble == "address"
        Turn.objects.filter(id=turn.id).update(**{column: None, "tried_at": now, "bad_address": for_good})
        if not for_good:
            break  # the next ones would wait for the same server
    return sent


def _trouble(mail: EmailMessage) -> str:
    """Send it; return whose trouble it is when it did not go: 'server' or 'address'."""
    try:
        mail.send()
    except SMTPRecipientsRefused as error:
        log.warning("a volunteer could not be mailed: %s", kind_and_place(error))
        return "address" if any(code >= 500 for code, _ in error.recipients.values()) else "server"
    except (SMTPNotSupportedError, ValueError) as error:
        log.warning("a volunteer could not be mailed: %s", kind_and_place(error))
        return "address"
    except (OSError, SMTPException) as error:
        log.warning("a volunteer could not be mailed: %s", kind_and_place(error))
        return "server"
    return ""


def _question(turn: Turn) -> EmailMessage | None:
    return _mail(turn, "Kan je helpen?", ASK) if address_of(turn) else None


def _reminder(turn: Turn) -> EmailMessage | None:
    return _mail(turn, "Binnenkort: onze stand", REMIND) if address_of(turn) else None


def _not_held(turn: Turn) -> EmailMessage | None:
    return _mail(turn, "Gaat niet door: onze stand", OFF)


def address_of(turn: Turn) -> str:
    """Return the whole address of the link; '' where the organisation has no name for links."""
    host = site_of(turn.organisation).host
    return f"https://{host}{reverse('roster-link', args=[token_of(turn.id)])}" if host else ""


def _mail(turn: Turn, subject: str, text: str) -> EmailMessage:
    assert turn.volunteer is not None
    plan = turn.need.plan
    told = shown(turn.organisation, read_whole(type(plan).objects.filter(id=plan.id)))[0]
    body = text.format(
        name=turn.volunteer.first_name,
        what=told.title,
        when=told.when[0].upper() + told.when[1:],
        where=plan.place,
        role=turn.need.role,
        answer="ik kom" if turn.answer == Answer.YES else "misschien",
        link=address_of(turn),
        us=turn.organisation.name,
    )
    to = on_the_wire(turn.volunteer.email)
    return EmailMessage(f"{subject} – {turn.organisation}", body, settings.MAIL_FROM, [to])
