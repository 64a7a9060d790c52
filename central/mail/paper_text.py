"""The paper of a case as words: for a mail, in the language of the person and once more in Dutch.

The same composition as at the kiosk (kiosk.receipts.compose), with what central knows: the texts of config/,
the offer as it is now. A journey or scheme that is gone shows as its id, as everywhere here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.utils import timezone

from central.cases.models import Case
from central.catalogue.moments import days_of
from central.catalogue.said import said, where_it_is
from central.sign_ups.models import SignUp
from central.sign_ups.sign_ups import seats_of
from central.written import labels
from central.written.site_words import SOURCE, SiteFacts, Words, languages, site_of, words_in
from kiosk.journeys.ending import Ending, Said, ending_of
from kiosk.journeys.model import Journey
from kiosk.receipts.compose import paper_for_record
from kiosk.receipts.facts import AskedOffer, AskedScheme, RecordFacts
from kiosk.receipts.model import Bullets, Code, Heading, Line, Masthead, Notice, Paper, Phone, Qr, Small
from kiosk.wire.phone_page import paper_address

WHEN_STEP = "moment"  # of a journey: when somebody may call or come
NOTHING_TOLD = Ending(None, None, None, (), (), ())  # of a journey that is gone


def address_of(case: Case, token: str) -> str:
    """Return the address behind the square of this case's paper."""
    language = case.language if case.language in languages() else ""
    return paper_address(site_of(case.organisation).host, token, language)


def paper_text(case: Case, token: str, certain: SignUp | None = None) -> str:
    """Return the paper in the language of the person, then in Dutch where that is another.

    `certain`: the sign-up that has its place or its number: the paper then calls nothing provisional.
    """
    own = case.language if case.language in languages() else SOURCE
    spoken = [own, *({SOURCE} - {own})]
    parts = [_in(language, case, token, certain) for language in spoken]
    return f"\n\n----- {languages()[SOURCE].name} -----\n".join(parts)


def _in(language: str, case: Case, token: str, certain: SignUp | None) -> str:
    site = site_of(case.organisation)
    words = words_in(language, site)
    facts = facts_of(case, token, words, site)
    if certain is not None:
        facts = replace(facts, certain=True, next_steps=_of_certain(certain, words))
    lines = list(_lines(paper_for_record(facts, words.say), words))
    # No empty line after another, nor at the ends: what stood between them may be left out.
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    return "\n".join(kept).strip()


def _lines(paper: Paper, words: Words) -> Iterator[str]:
    for block in paper.blocks:
        match block:
            case Masthead():
                pass  # who sends it and what it is says the mail itself
            case Heading(text):
                yield from ("", text)
            case Line(text) | Small(text) | Notice(text):
                yield text
            case Bullets(items, mark):
                yield from (
                    f"{number}. {item}" if mark == "number" else f"- {item}"
                    for number, item in enumerate(items, 1)
                )
            case Phone(number):
                yield number
            case Code(shown, label):
                yield from ("", f"{label}: {shown}")
            case Qr(url, beside):  # in a mail the square is a file, and the address can be touched
                yield from (*beside[:1], f"{words.say('phone.change_link')}:", url)
            case _:
                yield ""


def facts_of(case: Case, token: str, words: Words, site: SiteFacts) -> RecordFacts:
    """Return what a paper of this case says, in one language."""
    known = labels.words()
    journey, made = known.journey(case), case.made_at if case.clock_synced else case.received_at
    day = timezone.localdate(made)
    ending = ending_of(journey, {**case.answers, "reach_by": case.reach_by}) if journey else NOTHING_TOLD
    return RecordFacts(
        language=words.language.code,
        title=words.of(f"journey.{case.journey}.title", known.title(case)),
        contact=case.reach_by,  # the column holds the same three words
        call=site.to_call(words),
        code=case.code_on_paper,
        url=address_of(case, token),
        made=day,
        schemes=tuple(_scheme(one.scheme, day, words, known) for one in case.schemes.all()),
        when=_when(case, journey, words),
        asked="".join(_told(words, ending.asked)),
        first=_told(words, *ending.first),
        reached="".join(_told(words, ending.contact)),
        next_steps=_told(words, *ending.next_steps),
        bring=_told(words, *ending.bring),
        offer=_offer(case, words),
        draft=words.language.draft,
        answer_by=site.answer_by(day),
        promise=journey.promise if journey else "whole",
    )


def _told(words: Words, *sentences: Said | None) -> tuple[str, ...]:
    return tuple(words.of(one.key, one.dutch) for one in sentences if one)


def _of_certain(sign_up: SignUp, words: Words) -> tuple[str, ...]:
    """Return what is still to come for who has a place or a number: nobody calls to say so once more."""
    return (words.say("phone.waiting_line"),) if sign_up.state == SignUp.State.WAITING else ()


def _scheme(scheme: str, day: date, words: Words, known: labels.Words) -> AskedScheme:
    checked = known.checked.get(scheme)
    name = words.of(f"scheme.{scheme}.name", known.scheme(scheme))
    return AskedScheme(name, checked.on if checked else None, checked is None or checked.is_old(day))


def _when(case: Case, journey: Journey | None, words: Words) -> str:
    """Return the label of the chosen moment; empty for what is no choice of the journey."""
    for step in journey.steps if journey else ():
        for choice in step.choices:
            if step.id == WHEN_STEP and choice.value == case.answers.get(WHEN_STEP):
                return words.of(step.key(case.journey, f"choice.{choice.value}"), choice.label)
    return ""


def _offer(case: Case, words: Words) -> AskedOffer | None:
    """Return the offer as the kiosk's paper has it, in the language of the paper."""
    one = next(iter(seats_of(case)), None)
    if one is None:
        return None
    told, days = said(one.offer, words), days_of(one.offer, timezone.now(), words)
    return AskedOffer(told.title.text, told.when.text, where_it_is(one.offer), days.lines)
