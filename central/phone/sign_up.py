"""A sign-up from a phone ends in the same place as one from a kiosk: a record, its case, a place or a number.

The page sets no cookie and asks for none (central.phone.forms_sent).
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from central.cases.arrival import make_case
from central.cases.models import Case
from central.catalogue.models import Offer
from central.mail.mails import ask_for_paper
from central.phone.forms_sent import StaleForm, claim_mark, id_of, sent_before, take_what_is_new
from central.phone.record import Filled
from central.sign_ups.models import SignUp
from central.sign_ups.sign_ups import sign_up

JOURNEY = "offer-sign-up"


@dataclass(frozen=True)
class Done:
    """What the person sees afterwards. No token when the form came a second time: only its hash is kept.

    `changed`: it came a second time with something else in it, which now stands.
    """

    sign_up: SignUp
    code: str
    token: str = ""
    changed: bool = False


def take(offer: Offer, form: str, filled: Filled) -> Done:
    """Make the case and the sign-up, both or neither; a form that comes again corrects its own case.

    Raises StaleForm, also for the form of somebody who stopped meanwhile, SentAlready and OfferIsOver.
    """
    record_id = id_of(form)
    record = filled.record(record_id)
    with transaction.atomic():
        # The offer is held first: of two equal forms at once, the second waits here and finds the first.
        Offer.objects.select_for_update().get(id=offer.id)
        known = sent_before(offer.organisation, record_id)
        if known is None:
            claim_mark(filled.mark, record_id)
            case = make_case(filled.came(), record)
            made = sign_up(case, offer, to_confirm=False)
            if settings.MAIL_FROM:  # without mail the page that is shown now says it all
                ask_for_paper(case, record.token)
            return Done(made, case.code_on_paper, record.token)
    with transaction.atomic():  # the offer is let go: a case is held before its offers
        case = Case.objects.select_for_update(no_key=True).get(id=known.id)
        made = sign_up(case, offer, to_confirm=False)
        if made.state == SignUp.State.WITHDRAWN:
            raise StaleForm
        return Done(made, case.code_on_paper, changed=take_what_is_new(case, record, filled.at))
