"""Many people handed over to one organisation: a link for each of them, as for one person."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from central.accounts.models import Organisation, User
from central.cases import many
from central.cases.models import Case, CaseEvent
from central.handover.mailing import can_mail
from central.handover.models import HandOver
from central.handover.passing import ENDABLE, Wish, handed_line, written
from central.written.site_words import site_of


def shared_already(to_name: str, cases: Sequence[Case]) -> set[UUID]:
    """Return whom this organisation has already."""
    running = HandOver.objects.filter(case__in=[case.id for case in cases], state__in=ENDABLE)
    return set(running.filter(to_name__iexact=to_name).values_list("case_id", flat=True))


def hand_many_over(cases: Sequence[Case], by: User, wish: Wish) -> None:
    """Share each of them by a link of their own; the worker mails it. The caller holds the cases."""
    made, now = [written(case, by, wish) for case in cases], timezone.now()
    goes = bool(made) and can_mail(made[0])
    for one in made if goes else ():
        one.mail, one.mail_asked_at = HandOver.Mail.LINK, now
    HandOver.objects.bulk_create(made, batch_size=many.CHUNK)
    lines = {one.case_id: handed_line(one) for one in made}
    many.log(cases, by, CaseEvent.Kind.HANDOVER, lambda case: lines[case.id])


def mails_links(organisation: Organisation) -> bool:
    """Say whether links can go by mail from here."""
    return bool(settings.MAIL_FROM and site_of(organisation).host)
