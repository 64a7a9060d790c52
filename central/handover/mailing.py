"""The link by mail, and the reminder. Nothing about the person: a mail lies in many places.

A page asks (`ask`), the worker sends (`send_links`): a slow mail server holds up nobody.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from smtplib import SMTPException, SMTPNotSupportedError, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from central.handover.models import HandOver
from central.handover.passing import ENDABLE, note, token_of
from central.mail.server import on_the_wire
from central.pages.templatetags.dutch import day
from central.service.quiet_log import kind_and_place
from central.written.site_words import site_of

log = logging.getLogger("central.worker")
Mail, Trouble = HandOver.Mail, HandOver.Trouble
AFTER = timedelta(minutes=15)  # a mail server that did not answer
KEPT = timedelta(days=7)
AT_ONCE = 20
FIRST = """Dag,

{us} vraagt jullie hulp voor iemand. Die persoon is akkoord dat jullie dit zien:
{link}

Zeg op die pagina of jullie het aannemen, of waarom het niet kan. De link werkt tot {until}.
Stuur deze mail niet door: wie de link heeft, kan lezen wat er staat.

{us}
"""
AGAIN = """Dag,

Op {made} vroeg {us} jullie hulp voor iemand. Wij kregen nog geen antwoord:
{link}

Kan het niet? Zeg het daar, dan zoeken wij verder.

{us}
"""


def can_mail(handover: HandOver) -> bool:
    """Say whether a mail can go: there is an address, a mail server, and a name for the link."""
    return bool(settings.MAIL_FROM and handover.to_email and site_of(handover.organisation).host)


def ask(handover: HandOver, which: str = Mail.LINK) -> bool:
    """Have the worker mail this, inside the caller's transaction; False where no mail can go."""
    if not can_mail(handover):
        return False
    changed = {"mail": which, "mail_tried_at": None, "mail_trouble": "", "mail_asked_at": timezone.now()}
    HandOver.objects.filter(id=handover.id).update(**changed)
    return True


def send_links() -> int:
    """Mail the links and reminders that wait; how many went. A mail server that does not answer is tried
    again for a week; an address it refuses is not. Staff read on the page how it went.
    """
    if not settings.MAIL_FROM:
        return 0
    now = timezone.now()
    HandOver.objects.filter(mail__in=Mail.values).exclude(state__in=ENDABLE).update(mail="")
    for one in HandOver.objects.filter(mail__in=Mail.values, mail_asked_at__lt=now - KEPT):
        _did_not_go(one, Trouble.GAVE_UP)
    due = Q(mail_tried_at=None) | Q(mail_tried_at__lt=now - AFTER)
    waiting = HandOver.objects.filter(due, mail__in=Mail.values, consent_until__gte=timezone.localdate(now))
    sent = 0
    for one in waiting.select_related("organisation", "case").order_by("made_at")[:AT_ONCE]:
        mine = HandOver.objects.filter(due, id=one.id, mail=one.mail)
        if not mine.update(mail_tried_at=now):
            continue  # another worker has it
        trouble = _send(one)
        if not trouble:
            _went(one)
            sent += 1
        elif trouble == Trouble.SERVER:
            HandOver.objects.filter(id=one.id).update(mail_trouble=trouble)
            break  # the next ones would wait for the same server
        else:
            _did_not_go(one, trouble)
    return sent


def _went(one: HandOver) -> None:
    with transaction.atomic():
        HandOver.objects.filter(id=one.id).update(mail="", mail_trouble="", mailed_at=timezone.now())
        what = "De herinnering" if one.mail == Mail.AGAIN else "De link"
        note(one, None, f"{what} aan {one.to_name} is gemaild.")


def _did_not_go(one: HandOver, trouble: str) -> None:
    with transaction.atomic():
        HandOver.objects.filter(id=one.id).update(mail="", mail_trouble=trouble)
        note(one, None, f"De mail aan {one.to_name} ging niet weg. Geef de link zelf door.")


def _send(handover: HandOver) -> str:
    """Send it; return what is wrong, '' when it went."""
    try:
        _written(handover).send()
    except SMTPRecipientsRefused as error:
        log.warning("a hand-over could not be mailed: %s", kind_and_place(error))
        for_good = any(code >= 500 for code, _ in error.recipients.values())
        return Trouble.ADDRESS if for_good else Trouble.SERVER
    except (SMTPNotSupportedError, ValueError) as error:  # letters this server knows no way for; two lines
        log.warning("a hand-over could not be mailed: %s", kind_and_place(error))
        return Trouble.ADDRESS
    except (OSError, SMTPException) as error:
        log.warning("a hand-over could not be mailed: %s", kind_and_place(error))
        return Trouble.SERVER
    return ""


def _written(handover: HandOver) -> EmailMessage:
    us, again = handover.organisation.name, handover.mail == Mail.AGAIN
    address = reverse("handover-receiver", args=[token_of(handover.id)])
    words = {
        "us": us,
        "link": f"https://{site_of(handover.organisation).host}{address}",
        "until": day(handover.consent_until),
        "made": day(timezone.localdate(handover.made_at)),
    }
    subject = f"Nog geen antwoord: een vraag van {us}" if again else f"Een vraag van {us}"
    body = (AGAIN if again else FIRST).format(**words)
    return EmailMessage(subject, body, settings.MAIL_FROM, [on_the_wire(handover.to_email)])
