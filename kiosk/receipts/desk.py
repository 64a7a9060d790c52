"""The Dutch foot of a paper in another language: what whoever sits at the desk must know, in small print.

The same as above it, short: what was asked, the verdict, what happens next and when, what to bring.
"""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.receipts.facts import CheckFacts, RecordFacts, Words, needed_of, once, steps_of
from kiosk.receipts.model import Block, Desk, Rule, Space
from kiosk.receipts.promise import promise_of


def desk_of_record(record: RecordFacts, words: Words, draft: bool) -> list[Block]:
    """Return one request in Dutch; `draft` says that nobody reviewed the language above it."""
    offer = record.offer
    if offer is None:
        label = record.asked or words("paper.asked")
        asked = _line(label, [record.title, *(scheme.name for scheme in record.schemes)])
    else:
        facts = filter(None, (offer.title, offer.when, *offer.days, offer.place))
        asked = f"{_line(words('paper.asked_offer'), facts)} {words('paper.offer.provisional')}"
    steps = list(steps_of(record, words))
    when = [words("paper.next.when", when=_ended(record.when))] if record.when else []
    when += promise_of(record, words)[:1]
    called = len(record.first) + 1  # when we call stands behind that we do
    next_ = f"{words('paper.next')} {_told([*steps[:called], *when, *steps[called:]])}"
    return _foot([asked, next_, *_bring(needed_of(record, words), words)], words, draft)


def desk_of_check(results: CheckFacts, words: Words, draft: bool) -> list[Block]:
    """Return the verdicts of one quick-check in Dutch, with what to do for each."""
    lines = [_line(words("paper.check.asked"), [results.title])]
    for scheme in results.schemes:
        verdict = words(f"paper.check.{scheme.verdict}")
        other = results.request is not None and scheme.name != results.request.scheme
        lines.append(f"{scheme.name}: {_told([verdict, *(() if other else scheme.next_steps)])}")
    if results.request is not None:  # there it stands in Dutch already
        return _foot(lines, words, draft)
    bring = once(item for scheme in results.schemes for item in scheme.bring)
    return _foot([*lines, *_bring(bring, words)], words, draft)


def _foot(lines: Iterable[str], words: Words, draft: bool) -> list[Block]:
    told = [*lines, words("paper.draft")] if draft else [*lines]
    return [Space(1), Rule(), Desk(words("paper.desk"), tuple(told))]


def _bring(items: Iterable[str], words: Words) -> list[str]:
    listed = list(items)
    return [_line(words("paper.bring"), listed)] if listed else []


def _line(label: str, parts: Iterable[str]) -> str:
    return f"{label.rstrip(':')}: {_ended('; '.join(part.rstrip('.') for part in parts))}"


def _told(sentences: Iterable[str]) -> str:
    return " ".join(_ended(sentence) for sentence in sentences)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."
