"""Turns what was asked into a paper: what happens now, what to bring, who to call.

Reading order is the order in which a person needs it at the kitchen table. Results use the three fixed
answers and never 'you have a right'; the date of the rules always stands beside them, because rules
change and paper does not (look: three answers only; facts: the federal tool itself confers no right).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kiosk.receipts.code import shown
from kiosk.receipts.desk import desk_of_check, desk_of_record
from kiosk.receipts.facts import (
    AskedOffer,
    AskedScheme,
    CheckedScheme,
    CheckFacts,
    RecordFacts,
    ToCall,
    Words,
    needed_of,
    once,
    steps_of,
)
from kiosk.receipts.model import (
    Block,
    Bullets,
    Code,
    Heading,
    Line,
    Masthead,
    Notice,
    Paper,
    Phone,
    Qr,
    Rule,
    Small,
    Space,
    direction_of,
)
from kiosk.receipts.promise import apart, promise_of
from kiosk.receipts.request import request_part
from kiosk.words.calendar import day_in_words

DUTCH = "nl"
_CONTACT_ICONS = {"phone": "phone", "email": "mail", "visit": "walk"}
_VERDICT_ICONS = {"likely": "circle-check", "unlikely": "circle-x", "ask": "help"}


def paper_for_record(record: RecordFacts, words: Words, *, dutch: Words | None = None) -> Paper:
    """Return the paper of one request for help.

    `words` speaks `record.language`; `dutch` adds the lines for the desk when that is another language.
    """
    blocks: list[Block] = [
        *_head(record.call, words),
        *_example(record.example, words),
    ]
    if record.offer is None:
        asked = record.asked or words("paper.asked")
        blocks += [Heading(asked, 3, record.icon), Line(record.title, strong=True)]
    else:
        blocks += _offer(record.offer, record.icon, words)
        blocks += [] if record.certain else [Line(words("paper.offer.provisional"))]
    if record.schemes:
        blocks += [Space(1), Heading(words("paper.schemes"), 3)]
        blocks.append(Bullets(tuple(scheme.name for scheme in record.schemes)))
    if steps := steps_of(record, words):
        blocks += [Space(2), Heading(words("paper.next"), icon=_CONTACT_ICONS[record.contact])]
        blocks.append(Bullets(steps, "number"))
    if record.when:
        when = words("paper.next.when", when=apart(record.when, record.language))
        blocks += [Line(when, icon="calendar"), Line(words("paper.next.day"))]
    blocks += _promise(record, words)
    blocks += _bring(needed_of(record, words), words)
    blocks += _who_to_call(record.call, words)
    blocks += [Space(2), Code(shown(record.code), words("paper.code"))]
    blocks += [Qr(record.url, (words("paper.code.use"), words("paper.qr"))), Space(1), Rule()]
    blocks.append(Small(words("paper.made", date=in_words(record.made, record.language))))
    blocks += _rules(record.schemes, words, record.language)
    blocks.append(Small(words("paper.no_name")))
    blocks += _draft(record.draft, words)
    if record.in_dutch is not None and dutch is not None:
        blocks += desk_of_record(record.in_dutch, dutch, record.draft)
    return Paper(tuple(blocks), record.language, direction_of(record.language))


def paper_for_check(results: CheckFacts, words: Words, *, dutch: Words | None = None) -> Paper:
    """Return the paper of a quick-check: per scheme one of the three answers, what to do, what to bring."""
    blocks: list[Block] = [
        *_head(results.call, words),
        *_example(results.example, words),
    ]
    blocks += [Heading(words("paper.check.asked"), 3, results.icon), Line(results.title, strong=True)]
    for number, scheme in enumerate(results.schemes):
        verdict = words(f"paper.check.{scheme.verdict}")
        if scheme.verdict == "ask" and number:  # one line: what we cannot tell has no room of its own
            blocks += [Space(2), Line(f"{scheme.name}: {verdict}", icon=_VERDICT_ICONS["ask"])]
            continue
        blocks += [
            Space(2),
            Heading(verdict, icon=_VERDICT_ICONS[scheme.verdict]),
            Line(scheme.name, strong=True),
        ]
        if scheme.verdict == "ask":
            blocks.append(Line(words("paper.check.ask.why")))
        blocks += [Line(step) for step in (*scheme.next_steps, scheme.alternative) if step]
    if results.request is None:
        blocks += _bring(once(item for scheme in results.schemes for item in scheme.bring), words)
    else:
        theirs = results.in_dutch.request if results.in_dutch else None
        blocks += request_part(results.request, words, theirs, dutch)
    blocks += _who_to_call(replace(results.call, aloud=None), words)  # the longest paper: no room for it
    on = in_words(results.on, results.language)
    blocks += [Space(1), Rule(), Small(words("paper.check.promise", date=on))]
    # Of what nobody ever looked at, one line above already says to ask us.
    dated = (
        one
        for number, one in enumerate(results.schemes)
        if not number or one.rules_of or one.verdict != "ask"
    )
    blocks += _rules(dated, words, results.language)
    blocks.append(Small(words("paper.check.kept")))
    blocks += _draft(results.draft, words)
    if results.in_dutch is not None and dutch is not None:
        blocks += desk_of_check(results.in_dutch, dutch, results.draft)
    return Paper(tuple(blocks), results.language, direction_of(results.language))


def paper_for_test(call: ToCall, url: str, words: Words) -> Paper:
    """Return a short paper that shows whether a printer prints letters, edges and the square."""
    blocks: tuple[Block, ...] = (
        Masthead(call.organisation, words("paper.test"), call.logo),
        Rule(heavy=True),
        Line(words("paper.test.line"), strong=True),
        Line(words("paper.test.edges")),
        Space(1),
        Qr(url),
        Rule(heavy=True),
    )
    return Paper(blocks, DUTCH, direction_of(DUTCH))


def in_words(day: date, language: str) -> str:
    """Return a date as people say it: `21 november 2026`; in figures where nobody knows the language."""
    return day_in_words(day, language) or f"{day.day}/{day.month}/{day.year}"


def _head(call: ToCall, words: Words) -> list[Block]:
    return [Masthead(call.organisation, words("paper.title"), call.logo), Rule(heavy=True), Space(1)]


def _offer(offer: AskedOffer, icon: str, words: Words) -> list[Block]:
    blocks: list[Block] = [Heading(words("paper.asked_offer"), 3, icon), Line(offer.title, strong=True)]
    when = [line for line in (offer.when, *offer.days) if line]
    blocks += [Line(line, icon="" if below else "clock") for below, line in enumerate(when)]
    blocks += [Line(offer.place, icon="map-pin")] if offer.place else []
    return blocks


def _promise(record: RecordFacts, words: Words) -> list[Block]:
    said = promise_of(record, words)
    return [Line(line, icon="" if below else "clock") for below, line in enumerate(said)]


def _example(example: bool, words: Words) -> list[Block]:
    return [Notice(words("paper.example")), Space(2)] if example else []


def _draft(draft: bool, words: Words) -> list[Block]:
    return [Small(words("paper.draft"))] if draft else []


def _bring(items: tuple[str, ...], words: Words) -> list[Block]:
    return (
        [Space(2), Heading(words("paper.bring"), icon="shopping-bag"), Bullets(items, "box")] if items else []
    )


def _who_to_call(call: ToCall, words: Words) -> list[Block]:
    found = call.nearby or call
    name = call.nearby.name if call.nearby else call.organisation
    blocks: list[Block] = [
        Space(2),
        Heading(words("paper.call", organisation=_whole(name)), icon="lifebuoy"),
    ]
    if found.phone:
        blocks += [Phone(found.phone), *aloud(call)]
    if found.address:
        blocks.append(Line(found.address, strong=True, icon="map-pin"))
    return blocks + [Line(line, icon="" if above else "clock") for above, line in enumerate(found.hours)]


def aloud(call: ToCall) -> list[Block]:
    """Return the Dutch sentence for who speaks another language, below what to do with it."""
    return [Small(call.aloud[0]), Line(call.aloud[1])] if call.aloud else []


def _rules(schemes: Iterable[AskedScheme | CheckedScheme], words: Words, language: str) -> list[Block]:
    """Return one line per scheme with the date of its rules: they age on paper too."""
    blocks: list[Block] = []
    for scheme in schemes:
        name = apart(scheme.name, language)
        if scheme.rules_of is None:
            blocks.append(Small(words("paper.rules.unknown", scheme=name)))
        else:
            key = "paper.rules.old" if scheme.stale else "paper.rules"
            blocks.append(Small(words(key, scheme=name, date=in_words(scheme.rules_of, language))))
    return blocks


def _whole(name: str) -> str:
    """Return a short name so that no line breaks inside it."""
    return name.replace(" ", "\u00a0") if len(name) <= 20 else name
