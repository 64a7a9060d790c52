"""Mailing the links with which colleagues choose a password. The worker does it, as all mail."""

from __future__ import annotations

import logging
from datetime import timedelta
from smtplib import SMTPException, SMTPNotSupportedError, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from central.accounts.models import Organisation, PasswordLink
from central.accounts.password_link import token_of
from central.mail.server import on_the_wire
from central.pages.templatetags.dutch import moment
from central.service.quiet_log import kind_and_place
from central.written.site_words import site_of

log = logging.getLogger("central.worker")
AGAIN = timedelta(minutes=5)  # after a mail server that did not answer
AT_ONCE = 20
FOR_COLLEAGUE = """Dag {name},

Je werkt mee op de pagina's van {us}. Je gebruikersnaam is {username}.
Kies hier je wachtwoord:
{link}

De link werkt één keer, tot {until}. Stuur deze mail niet door.

{us}
"""
FORGOTTEN = """Dag {name},

Iemand vroeg een nieuw wachtwoord voor {username}. Was jij dat? Kies het hier:
{link}

De link werkt één keer, tot {until}. Was jij het niet? Doe dan niets: je wachtwoord blijft zoals het is.

{us}
"""


def has_address(organisation: Organisation) -> bool:
    """Say whether a link can lead to the pages of this organisation (central.accounts.password_link)."""
    return bool(site_of(organisation).host)


def send_password_links() -> int:
    """Mail the links that wait; how many went. What a mail server refuses for good is said on the page."""
    if not settings.MAIL_FROM:
        return 0
    now, sent = timezone.now(), 0
    due = Q(mail_tried_at=None) | Q(mail_tried_at__lt=now - AGAIN)
    waiting = PasswordLink.objects.filter(due, mailed_at=None, trouble=False, expires_at__gt=now)
    for one in waiting.select_related("user", "organisation").order_by("made_at")[:AT_ONCE]:
        mine = PasswordLink.objects.filter(due, id=one.id, mailed_at=None)
        if not mine.update(mail_tried_at=now):
            continue  # another worker has it
        try:
            _written(one).send()
        except (SMTPRecipientsRefused, SMTPNotSupportedError, ValueError) as error:
            log.warning("a link for a colleague could not be mailed: %s", kind_and_place(error))
            PasswordLink.objects.filter(id=one.id).update(trouble=True)
        except (OSError, SMTPException) as error:
            log.warning("a link for a colleague could not be mailed: %s", kind_and_place(error))
            break  # the next ones would wait for the same server
        else:
            PasswordLink.objects.filter(id=one.id).update(mailed_at=timezone.now())
            sent += 1
    return sent


def _written(one: PasswordLink) -> EmailMessage:
    us, user = one.organisation.name, one.user
    path = reverse("password-link", args=[token_of(one.id)])
    forgotten = one.why == PasswordLink.Why.FORGOTTEN
    words = {
        "us": us,
        "name": user.name,
        "username": user.username,
        "link": f"https://{site_of(one.organisation).host}{path}",
        "until": moment(one.expires_at),
    }
    subject = f"Kies je wachtwoord bij {us}"
    body = (FORGOTTEN if forgotten else FOR_COLLEAGUE).format(**words)
    return EmailMessage(subject, body, settings.MAIL_FROM, [on_the_wire(user.email)])
