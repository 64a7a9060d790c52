"""Telling people by mail that they have a place, or where they wait; only those who chose mail.

The worker does this, never a page: a slow mail server holds up nobody. Without CENTRAL_MAIL nobody is mailed,
and everybody stays on the list of staff.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.utils import timezone

from central.cases.models import Case
from central.offers.models import SignUp
from central.offers.moments import in_words, next_moment
from central.offers.phone_page import said, where_it_is
from central.offers.sign_ups import confirm, place_in_line
from central.offers.site_words import site_of, words_in

log = logging.getLogger("central.worker")
AGAIN = timedelta(minutes=15)  # after a mail server that did not answer
AT_ONCE = 20


def send_confirmations() -> int:
    """Mail who must still hear where they stand; how many were. Who was not stays on the list of staff."""
    if not settings.MAIL_FROM:
        return 0
    now = timezone.now()
    due = Q(mail_tried_at=None) | Q(mail_tried_at__lt=now - AGAIN)
    waiting = SignUp.objects.filter(due, to_confirm=True, case__reach_by=Case.ReachBy.EMAIL)
    sent = 0
    for one in waiting.select_related("case", "offer__organisation").order_by("made_at")[:AT_ONCE]:
        SignUp.objects.filter(id=one.id).update(mail_tried_at=now)
        try:
            letter(one).send()
        except (OSError, SMTPException) as error:
            log.warning("a mail could not be sent (%s); staff see who waits for it", type(error).__name__)
            break  # the next ones would wait for the same server
        sent += confirm(one, None, "we stuurden een mail.")
    return sent


def letter(one: SignUp) -> EmailMessage:
    """Return the mail, in the language of the person. It names the offer and no person."""
    offer, case = one.offer, one.case
    words = words_in(case.language, site_of(offer.organisation))
    has_place = one.state == SignUp.State.PLACE
    moment = next_moment(offer.entry, timezone.now())
    told = said(offer, words)
    title = told.title.text
    when = told.when.text or (in_words(moment.begin, case.language) if moment else "")
    where = where_it_is(offer)
    lines = [words.say("phone.mail.hello"), ""]
    if has_place:
        lines.append(words.say("phone.mail.place_line", offer=title))
    else:
        number = place_in_line(one)
        lines.append(words.say("phone.mail.waiting_line", offer=title, number=number))
    lines += [words.say("phone.mail.when_line", when=when)] if when else []
    lines += [words.say("phone.mail.where_line", where=where)] if where else []
    lines += ["", words.say("phone.mail.cannot")]
    lines += ["", words.say("phone.mail.bye", organisation=offer.organisation.name)]
    subject = words.say("phone.mail.place" if has_place else "phone.mail.waiting", offer=title)
    return EmailMessage(subject, "\n".join(lines) + "\n", settings.MAIL_FROM, [case.reach_value])
