"""A letter to one person: in their language, and once more in Dutch; on paper or by mail, and logged.

What is written is made anew from config/letters each time; only that it was made is kept, in the log.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from central.accounts.models import Organisation, User
from central.cases import reaching, steps
from central.cases.models import Case, CaseEvent, Step
from central.cases.stages import track_of
from central.cases.standing import held
from central.mail.models import LetterMail
from central.written.letters import Letter
from central.written.site_words import SOURCE, Words, languages, site_of, words_in
from kiosk.machine.folders import assets_dir
from kiosk.receipts.code import shown

Values = Callable[[Words], dict[str, str]]


class Sheet(NamedTuple):
    """A letter in one language, as it is read."""

    language: str
    name: str  # of the language, in itself
    direction: str
    draft: str  # that nobody who speaks it has read it yet; '' where somebody did
    subject: str
    paragraphs: list[list[str]]


def written(letter: Letter, case: Case, language: str = "") -> list[Sheet]:
    """Return the letter in this language ('': that of the person), then in Dutch where that is another."""
    code = shown(case.code_on_paper)
    return sheets_of(letter, case.organisation, language or case.language, lambda _: {"code": code})


def sheets_of(letter: Letter, organisation: Organisation, language: str, values: Values) -> list[Sheet]:
    """Return a letter in this language, then in Dutch where that is another.

    `values`: what is filled in beside who sends it, in the words of a language.
    """
    own = language if language in languages() else SOURCE
    return [_sheet(letter, organisation, one, values) for one in dict.fromkeys((own, SOURCE))]


def as_text(sheets: list[Sheet]) -> str:
    """Return the letter as the text of a mail."""
    parts = []
    for sheet in sheets:
        text = "\n\n".join("\n".join(lines) for lines in sheet.paragraphs)
        parts.append(f"{text}\n\n{sheet.draft}".strip())
    return f"\n\n----- {sheets[-1].name} -----\n\n".join(parts) + "\n"


def as_pdf(sheets: list[Sheet], organisation: Organisation, to: Sequence[str]) -> bytes:
    """Return the letter to print, as PDF/UA: each language on a page of its own.

    `to`: name, street, place; of what is empty there is no line.
    """
    from weasyprint import HTML  # half a second, that only this page takes

    site = site_of(organisation)
    told = {"sheets": sheets, "to": [one for one in to if one], "today": timezone.localdate()}
    sender = site.to_call(words_in(SOURCE, site))
    page = render_to_string("mail/letter.html", told | {"sender": sender, "title": sheets[0].subject})
    return HTML(string=page, base_url=f"{assets_dir()}/").write_pdf(pdf_variant="pdf/ua-1")  # type: ignore[no-any-return]


@transaction.atomic
def printed(case: Case, letter: Letter, language: str, by: User) -> None:
    """Write down that somebody printed this letter for this person."""
    _went(held(case), by, f"Brief afgedrukt: {letter.title}{_spoken(language)}.")


@transaction.atomic
def to_be_mailed(case: Case, letter: Letter, language: str, by: User) -> None:
    """Have the worker mail this letter; the same one that waits already goes once."""
    case = held(case)
    same: dict[str, Any] = {"organisation": case.organisation, "case": case, "letter": letter.id}
    _, made = LetterMail.objects.get_or_create(**same, defaults={"language": language, "by": by})
    if made:
        _went(case, by, mailed_line(letter, language))


def mailed_line(letter: Letter, language: str) -> str:
    return f"Mail klaargezet: {letter.title}{_spoken(language)}."


def _went(case: Case, by: User, line: str) -> None:
    """Log it; where a letter was due because nobody answered, that step is done."""
    steps.line(case, by, CaseEvent.Kind.CONTACT, line)
    due = track_of(case).letter
    if due and case.steps.filter(done_at=None, kind=due.id).exists():
        steps.finish(case, by)
    elif reaching.asks_for_letter(case):
        now = timezone.now()
        done: dict[str, Any] = {"who": by, "due_on": timezone.localdate(), "done_at": now, "done_by": by}
        Step.objects.create(organisation=case.organisation, case=case, kind=due.id if due else "", **done)


def _spoken(language: str) -> str:
    known = languages().get(language)
    return f" ({known.name})" if known and language != SOURCE else ""


def _sheet(letter: Letter, organisation: Organisation, language: str, values: Values) -> Sheet:
    site = site_of(organisation)
    words = words_in(language, site)
    call = site.to_call(words)
    known = {
        "organisation": call.organisation or organisation.name,
        "phone": call.phone,
        "address": call.address,
        **values(words),
    }
    paragraphs: list[list[str]] = [[]]
    for key in letter.lines:
        if not key:
            paragraphs.append([])
        elif line := _filled(words, key, known):
            paragraphs[-1].append(line)
    spoken = words.language
    draft = words.say("paper.draft") if spoken.draft else ""
    subject = words.say(letter.subject)
    return Sheet(
        spoken.code, spoken.name, spoken.direction, draft, subject, [one for one in paragraphs if one]
    )


def _filled(words: Words, key: str, values: dict[str, str]) -> str:
    """Return a sentence; '' where it would say something that we do not know, such as no telephone number."""
    if any(f"{{{name}}}" in words.dutch[key] for name, value in values.items() if not value):
        return ""
    return words.say(key, **values)
