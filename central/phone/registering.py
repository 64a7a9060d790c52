"""A request for help filled in on a phone: a record, its case, a code; there is no place to give."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from central.cases.arrival import make_case
from central.cases.models import Case
from central.mail.mails import ask_for_paper
from central.pages.stale_forms import SentTwice, claim
from central.phone.forms_sent import StaleForm, claim_mark, id_of, sent_before, take_what_is_new
from central.phone.record import Filled


@dataclass(frozen=True)
class Done:
    """What the person sees afterwards; as with a sign-up, the token once."""

    case: Case
    token: str = ""
    changed: bool = False


def take(form: str, filled: Filled) -> Done:
    """Make the case; a form that comes again corrects its own. Raises StaleForm and SentAlready.

    The form of somebody who stopped meanwhile is stale: nobody is called who does not want it any more.
    """
    record_id = id_of(form)
    record = filled.record(record_id)
    try:
        with transaction.atomic():
            claim(record_id.hex)  # of two equal forms at once, the second waits here
            claim_mark(filled.mark, record_id)
            case = make_case(filled.came(), record)
            if settings.MAIL_FROM:  # without mail the page that is shown now says it all
                ask_for_paper(case, record.token)
            return Done(case, record.token)
    except SentTwice:
        known = sent_before(filled.organisation, record_id)
    if known is None:  # deleted meanwhile
        raise StaleForm
    with transaction.atomic():
        case = Case.objects.select_for_update(no_key=True).get(id=known.id)
        if case.status == Case.Status.WITHDRAWN:
            raise StaleForm
        return Done(case, changed=take_what_is_new(case, record, filled.at))
