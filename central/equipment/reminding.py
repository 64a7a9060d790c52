"""The worker mails who must bring a device back soon, once; who has no mail address stands on the lists."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q, QuerySet
from django.utils import timezone

from central.cases.models import Case
from central.equipment.conditions import about
from central.equipment.lending import SOON
from central.equipment.models import Loan
from central.mail.letters import as_text, sheets_of
from central.mail.mails import AGAIN, AT_ONCE, note, sent_it, written_or_none
from central.mail.server import on_the_wire
from central.written.letters import device_letter


def remind() -> int:
    """Mail who has a device that is due; how many were. What came back is not asked for."""
    if not settings.MAIL_FROM:
        return 0
    now, sent = timezone.now(), 0
    for loan in _to_remind(now)[:AT_ONCE]:
        tried = Q(mail_tried_at=None) | Q(mail_tried_at__lt=now - AGAIN)
        if not Loan.objects.filter(tried, id=loan.id, ended_at=None).update(mail_tried_at=now):
            continue  # another worker has it, or it came back this moment
        mail = written_or_none(_mail, loan)
        if mail is None:
            continue
        if not sent_it(mail):
            break  # the next ones would wait for the same server
        Loan.objects.filter(id=loan.id).update(reminded_at=now)
        if loan.case:
            note(loan.case, f"We mailden dat {loan.laptop} terug te brengen is.")
        sent += 1
    return sent


def _to_remind(now: datetime) -> QuerySet[Loan]:
    tried = Q(mail_tried_at=None) | Q(mail_tried_at__lt=now - AGAIN)
    soon = timezone.localdate(now) + SOON
    rows = Loan.objects.filter(tried, ended_at=None, reminded_at=None, due_on__lte=soon)
    rows = rows.filter(case__reach_by=Case.ReachBy.EMAIL)
    return rows.select_related("case__organisation", "laptop__organisation").order_by("due_on", "id")


def _mail(loan: Loan) -> EmailMessage:
    case = loan.case
    assert case is not None  # of those to remind
    sheets = sheets_of(
        device_letter("due"), case.organisation, case.language, about(loan.laptop, loan.due_on)
    )
    return EmailMessage(
        sheets[0].subject, as_text(sheets), settings.MAIL_FROM, [on_the_wire(case.reach_value)]
    )
