"""The worker mails the letters that staff chose; of what no server took staff hear it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.utils import timezone

from central.cases.models import Case
from central.mail.letters import as_text, written
from central.mail.mails import KEPT, claimed, note, sent_it, written_or_none
from central.mail.models import LetterMail
from central.mail.server import on_the_wire
from central.written.letters import letters

NOT_SENT = "We konden de mail niet versturen. Druk de brief af, of bel."


def send_letters() -> int:
    """Mail what staff chose; how many went."""
    if not settings.MAIL_FROM:
        return 0
    now = timezone.now()
    _give_up(now)
    sent = 0
    for row in claimed(LetterMail.objects.all(), now):
        mail = written_or_none(mail_of, row)
        if mail is None:
            continue
        if not sent_it(mail):
            break  # the next ones would wait for the same server
        note(row.case, f"We stuurden de mail: {letters()[row.letter].title}.")
        row.delete()
        sent += 1
    return sent


def mail_of(row: LetterMail) -> EmailMessage:
    """Return the mail. Raises KeyError for a letter that is not in config/letters any more."""
    sheets = written(letters()[row.letter], row.case, row.language)
    to = on_the_wire(row.case.reach_value)
    return EmailMessage(sheets[0].subject, as_text(sheets), settings.MAIL_FROM, [to])


def _give_up(now: datetime) -> None:
    """Let go of what cannot go any more: who stopped, who is reached otherwise now, what nobody took."""
    LetterMail.objects.filter(case__status=Case.Status.WITHDRAWN).delete()
    gone = Q(made_at__lt=now - KEPT) | ~Q(case__reach_by=Case.ReachBy.EMAIL) | ~Q(letter__in=letters())
    for row in LetterMail.objects.filter(gone).select_related("case"):
        note(row.case, NOT_SENT)
        row.delete()
