"""Telling people by mail where they stand, and sending the paper they wanted by mail.

The worker does this, never a page: a slow mail server holds up nobody. Without CENTRAL_MAIL nobody is mailed,
and everybody stays on the list of staff.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import Error as DatabaseError
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from central.cases.models import Case, CaseEvent
from central.catalogue.moments import days_of
from central.catalogue.said import said, where_it_is
from central.mail.models import PaperMail
from central.mail.paper_text import address_of, paper_text
from central.mail.server import on_the_wire
from central.pages.square import png_of
from central.service.quiet_log import kind_and_place
from central.sign_ups.models import SignUp
from central.sign_ups.sign_ups import confirm, place_in_line, seats_of, still_to_tell
from central.written.site_words import Words, site_of, words_in
from kiosk.receipts.qr import QrTooDense
from kiosk.wire.record import Record

log = logging.getLogger("central.worker")
PAPER_BY_EMAIL = "paper_by_email"  # the kiosk asks it on its review (kiosk.visit.paper_wish)
AGAIN = timedelta(minutes=15)  # after a mail server that did not answer
KEPT = timedelta(days=7)  # a paper no mail server took: longer its token does not stay
AT_ONCE = 20
NOT_SENT = "We konden het papier niet mailen. Vertel de persoon zelf wat erop staat."
NO_MAIL = "Wil het papier met de mail. Van hier gaat geen mail uit: doe het zelf."


def on_record(case: Case, record: Record, **_: Any) -> None:
    """Receiver of record_arrived: the person wants the paper by mail too."""
    if record.answers.get(PAPER_BY_EMAIL) == "yes":
        ask_for_paper(case, record.token)


def ask_for_paper(case: Case, token: str) -> None:
    """Have the paper of this case mailed, inside the caller's transaction; without a server staff do it.

    Here and never later: the token is on the paper and in the record, central keeps its hash only.
    """
    if case.reach_by != Case.ReachBy.EMAIL:
        return
    if settings.MAIL_FROM:
        PaperMail.objects.create(case=case, organisation=case.organisation, token=token)
    else:
        note(case, NO_MAIL)


def send_confirmations() -> int:
    """Mail who must still hear where they stand; how many were. Who was not stays on the list of staff.

    Of what is over nobody hears any more.
    """
    if not settings.MAIL_FROM:
        return 0
    now = timezone.now()
    due = Q(mail_tried_at=None) | Q(mail_tried_at__lt=now - AGAIN)
    waiting = still_to_tell().filter(due, case__reach_by=Case.ReachBy.EMAIL, change="")  # else staff call
    sent = 0
    for one in waiting.select_related("case__organisation", "offer__organisation").order_by("made_at")[
        :AT_ONCE
    ]:
        SignUp.objects.filter(id=one.id).update(mail_tried_at=now)
        paper = PaperMail.objects.filter(case=one.case).first()
        mail = written_or_none(letter, one, paper)
        if mail is None:
            continue  # staff see who waits
        if not sent_it(mail):
            break  # the next ones would wait for the same server
        _paper_went(paper)
        sent += confirm(one, None, "we stuurden een mail.")
    return sent


def claimed(rows: QuerySet[Any], now: datetime) -> Iterator[Any]:
    """Yield what is due of what waits to be mailed, the oldest first, once it is this worker's to try."""
    due = Q(tried_at=None) | Q(tried_at__lt=now - AGAIN)
    for row in rows.filter(due).select_related("case__organisation").order_by("made_at")[:AT_ONCE]:
        if rows.model.objects.filter(due, pk=row.pk).update(tried_at=now):  # else another worker has it
            yield row


def send_papers() -> int:
    """Mail the papers that nobody waits to confirm anything for; how many were."""
    if not settings.MAIL_FROM:
        return 0
    now = timezone.now()
    _give_up(now)
    sent = 0
    for paper in claimed(PaperMail.objects.exclude(case__sign_ups__in=still_to_tell()), now):
        one = next(iter(seats_of(paper.case)), None)
        mail = written_or_none(letter, one, paper) if one else written_or_none(paper_letter, paper)
        if mail is None:
            continue
        if not sent_it(mail):
            break
        _paper_went(paper)
        sent += 1
    return sent


def _give_up(now: datetime) -> None:
    """Let go of what can or should not be sent any more, and tell staff where somebody still waits for it."""
    PaperMail.objects.filter(case__status=Case.Status.WITHDRAWN).delete()
    for paper in PaperMail.objects.filter(made_at__lt=now - KEPT).select_related("case"):
        note(paper.case, NOT_SENT)
        paper.delete()


def written_or_none(write: Callable[..., EmailMessage], *of: Model | None) -> EmailMessage | None:
    """Return the letter; None where its offer cannot be read: the others still get theirs."""
    try:
        return write(*of)
    except DatabaseError:
        raise
    except Exception as error:
        log.error("a mail could not be written (%s); staff see who waits for it", kind_and_place(error))
        return None


def sent_it(mail: EmailMessage) -> bool:
    """Send it; False where the server did not take it. Staff see who waits."""
    try:
        mail.send()
    except (OSError, SMTPException, ValueError) as error:  # ValueError: an address that is two lines
        log.warning("a mail could not be sent (%s); staff see who waits for it", type(error).__name__)
        return False
    return True


def _paper_went(paper: PaperMail | None) -> None:
    if paper is not None:
        note(paper.case, "We mailden het papier.")
        paper.delete()


def note(case: Case, text: str) -> None:
    """Write in the log of this person what became of a mail."""
    CaseEvent.objects.create(
        organisation=case.organisation, case=case, by=None, kind=CaseEvent.Kind.PAPER, text=text
    )


def letter(one: SignUp, paper: PaperMail | None = None) -> EmailMessage:
    """Return the mail, in the language of the person. It names the offer and no person."""
    offer, case = one.offer, one.case
    words = words_in(case.language, site_of(offer.organisation))
    has_place = one.state == SignUp.State.PLACE
    told, days = said(offer, words), days_of(offer, timezone.now(), words)
    title = told.title.text
    when, *more = [line for line in (told.when.text, *days.lines) if line] or [""]
    where = where_it_is(offer)
    lines = []
    if has_place:
        lines.append(words.say("phone.mail.place_line", offer=title))
    else:
        number = place_in_line(one)
        lines.append(words.say("phone.mail.waiting_line", offer=title, number=number))
    lines += [words.say("phone.mail.when_line", when=when)] if when else []
    lines += [*more, *(one.text for one in days.otherwise)]
    lines += [words.say("phone.mail.where_line", where=where)] if where else []
    lines += ["", words.say("phone.mail.cannot")]
    subject = words.say("phone.mail.place" if has_place else "phone.mail.waiting", offer=title)
    return _mail(case, words, subject, lines, paper, one)


def paper_letter(paper: PaperMail) -> EmailMessage:
    """Return the mail of a paper nobody signed up with."""
    case = paper.case
    words = words_in(case.language, site_of(case.organisation))
    subject = words.say("phone.mail.paper", organisation=case.organisation)
    return _mail(case, words, subject, [], paper, None)


def _mail(
    case: Case, words: Words, subject: str, lines: list[str], paper: PaperMail | None, one: SignUp | None
) -> EmailMessage:
    """Put it together: greeting, what there is to say, the paper with its square, who sends it."""
    square = _square(case, paper) if paper else None
    lines = [words.say("phone.mail.hello"), "", *lines, *([""] if lines else [])]
    if paper:
        lines += [paper_text(case, paper.token, one), ""]
    lines += [words.say("phone.mail.square"), ""] if square else []
    lines.append(words.say("phone.mail.bye", organisation=case.organisation.name))
    mail = EmailMessage(subject, "\n".join(lines) + "\n", settings.MAIL_FROM, [on_the_wire(case.reach_value)])
    if square:
        mail.attach("vierkant.png", square, "image/png")
    return mail


def _square(case: Case, paper: PaperMail) -> bytes | None:
    """Return the picture; None where the name of the host is too long for a readable one."""
    try:
        return png_of(address_of(case, paper.token))
    except QrTooDense:
        return None
