"""The paper of a record or a quick-check, in the words of this site.

Fetches texts by key in the person's language and hands them to `kiosk.receipts.compose`, which knows no
site. Takes only what may stand on paper: ids, the way of contact, code and token.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from kiosk.eligibility.quick_check import advice
from kiosk.eligibility.result import SchemeResult
from kiosk.journeys.ending import Said, ending_of
from kiosk.journeys.model import Journey
from kiosk.receipts.compose import DUTCH, paper_for_check, paper_for_record, paper_for_test
from kiosk.receipts.facts import (
    AskedOffer,
    AskedScheme,
    CheckedScheme,
    CheckFacts,
    Contact,
    NearPlace,
    RecordFacts,
    Words,
)
from kiosk.receipts.model import Paper
from kiosk.receipts.together import in_both, note_all
from kiosk.site.load import Site
from kiosk.site.problems import BadSite
from kiosk.site.request import request_of
from kiosk.site.whom_to_call import FindNearby, nowhere, to_call, words
from kiosk.site.words import SiteWords
from kiosk.wire.phone_page import paper_address
from kiosk.words.beside import Beside

WHEN_STEP = "moment"  # the step of a journey that asks when somebody may call or come


def record_paper(
    site: Site,
    *,
    language: str,
    journey_id: str,
    contact: Contact,
    code: str,
    token: str,
    made: date,
    schemes: Iterable[str] = (),
    when: str = "",
    chosen: Mapping[str, object] | None = None,
    answer_by: date | None = None,
    offer: Callable[[str], AskedOffer | None] = lambda _: None,
    together: bool = False,
    nearby: FindNearby = nowhere,
    to_sign: bool = False,
) -> Paper:
    """Return the paper of one request for help, or of a place in an offer.

    `when` is the choice in `moment`, or empty; `chosen` what else was touched. BadSite: no such journey.
    """
    journey, wanted = _journey(site, journey_id), set(schemes)
    ending = ending_of(journey, {**(chosen or {}), "reach_by": contact})

    def facts(language: str, in_dutch: RecordFacts | None = None) -> RecordFacts:
        def told(*sentences: Said | None) -> tuple[str, ...]:
            return tuple(site.texts.get(language, one.key) for one in sentences if one)

        return RecordFacts(
            language=language,
            title=site.texts.get(language, f"journey.{journey_id}.title"),
            contact=contact,
            call=to_call(site, language, nearby),
            code=code,
            url=paper_url(site, token),
            made=made,
            schemes=_asked_schemes(site, language, wanted, made),
            when=_when(site, journey_id, when, language),
            asked="".join(told(ending.asked)),
            first=told(*ending.first),
            reached="".join(told(ending.contact)),
            next_steps=told(*ending.next_steps),
            bring=told(*ending.bring),
            to_sign=to_sign,
            in_dutch=in_dutch,
            icon=journey.icon,
            offer=offer(language),
            example=is_example(site),
            draft=site.is_draft(language),
            answer_by=answer_by,
            promise=journey.promise,
        )

    in_dutch = facts(DUTCH) if _is_other(language) else None
    if together and in_dutch is not None:
        own, beside = facts(language), Beside()
        note_all(own, in_dutch, language, beside)
        return in_both(paper_for_record(own, _noted(site, language, beside)), beside)
    return paper_for_record(facts(language, in_dutch), words(site, language), dutch=words(site, DUTCH))


def _journey(site: Site, journey_id: str) -> Journey:
    """Return the journey of the site; raises BadSite when it has none of that id."""
    if journey_id not in site.journeys:
        known = ", ".join(site.journeys)
        raise BadSite(site.folder, None, f"unknown journey {journey_id!r}; this site has: {known}")
    return site.journeys[journey_id]


def check_paper(
    site: Site,
    *,
    language: str,
    journey_id: str,
    results: Iterable[SchemeResult],
    on: date,
    together: bool = False,
    saved: Mapping[str, int] | None = None,
    place: Callable[[str], NearPlace | None] = lambda _: None,
    nearby: FindNearby = nowhere,
) -> Paper:
    """Return the paper of a quick-check: verdicts and what to do, without the answers behind them.

    After 'probably' and 'ask' it holds a request to sign. `saved` is what each scheme may save, euro a month,
    by id, where somebody typed a bill; `place` says in a language where to hand it in.
    Of a verdict only what can be said to anybody is printed: `text` and `reasons` may name a benefit.
    """
    results = tuple(results)
    journey = site.journeys.get(journey_id)
    title_key = f"journey.{journey_id}.check.title"
    title_key = title_key if site.texts.has(title_key) else f"journey.{journey_id}.title"

    def facts(language: str, in_dutch: CheckFacts | None = None) -> CheckFacts:
        checked = tuple(_checked(site, result, language) for result in results)
        return CheckFacts(
            language=language,
            title=site.texts.get(language, title_key),
            call=to_call(site, language, nearby),
            on=on,
            schemes=checked,
            request=request_of(site, language, results, checked, saved or {}, place(language)),
            in_dutch=in_dutch,
            icon=journey.icon if journey else "search",
            example=is_example(site),
            draft=site.is_draft(language),
        )

    in_dutch = facts(DUTCH) if _is_other(language) else None
    if together and in_dutch is not None:
        own, beside = facts(language), Beside()
        note_all(own, in_dutch, language, beside)
        return in_both(paper_for_check(own, _noted(site, language, beside)), beside)
    return paper_for_check(facts(language, in_dutch), words(site, language), dutch=words(site, DUTCH))


def _checked(site: Site, result: SchemeResult, language: str) -> CheckedScheme:
    """Return a result in a language, which need not be the one it was made in."""
    next_steps, bring = result.next_steps, result.bring
    for scheme in site.schemes:
        if scheme.id == result.id:
            next_steps, bring = advice(scheme, result.verdict, SiteWords(site.texts, language))
    return CheckedScheme(
        name=_scheme_name(site, language, result.id),
        verdict=result.verdict,
        next_steps=next_steps,
        bring=bring,
        rules_of=result.checked_on,
        stale=result.stale,
    )


def _is_other(language: str) -> bool:
    return language.split("-")[0] != DUTCH


def trial_paper(site: Site) -> Paper:
    """Return the paper by which an installer sees that the printer works."""
    return paper_for_test(to_call(site, DUTCH), f"https://{site.file.qr_host}/", words(site, DUTCH))


def _noted(site: Site, language: str, beside: Beside) -> Words:
    """Return `words` that note the Dutch of whatever they say."""

    def say(key: str, /, **values: str) -> str:
        dutch = site.texts.get(DUTCH, key, **beside.among(dict(values)))
        return beside.note(site.texts.get(language, key, **values), dutch)

    return say


def paper_url(site: Site, token: str) -> str:
    """Return the address behind the square of a paper."""
    return paper_address(site.file.qr_host, token)


def is_example(site: Site) -> bool:
    """Say whether the QR leads nowhere: RFC 2606 keeps .example, .test and .invalid free for examples."""
    host = site.file.qr_host.split(":")[0]
    return host == "localhost" or host.rsplit(".", 1)[-1] in ("example", "test", "invalid")


def _scheme_name(site: Site, language: str, scheme_id: str) -> str:
    name = next((scheme.name for scheme in site.schemes if scheme.id == scheme_id), scheme_id)
    return SiteWords(site.texts, language).say(f"scheme.{scheme_id}.name", name)


def _when(site: Site, journey_id: str, value: str, language: str) -> str:
    """Return the label of the chosen moment; empty for what is no choice of the site, such as typed text."""
    for step in site.journeys[journey_id].steps:
        if step.id == WHEN_STEP and value in {choice.value for choice in step.choices}:
            return site.texts.get(language, step.key(journey_id, f"choice.{value}"))
    return ""


def _asked_schemes(site: Site, language: str, wanted: set[str], made: date) -> tuple[AskedScheme, ...]:
    return tuple(
        AskedScheme(_scheme_name(site, language, one.id), one.checked_on, one.is_stale(made))
        for one in site.schemes
        if one.id in wanted
    )
