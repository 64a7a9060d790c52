"""A scheme in words: its rules as a person reads them, and what is wrong with what staff wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from pydantic import ValidationError

from central.written.files import Stamped, read_or_kept, stamped, table_of
from kiosk.eligibility.rules import Rule
from kiosk.eligibility.scheme import Outcome, Scheme
from kiosk.written.folder import files_in

LONGEST = 13  # words of a sentence
VERDICTS = {"likely": "Waarschijnlijk wel", "unlikely": "Waarschijnlijk niet", "ask": "Vraag het ons"}
FIELDS = {
    "name": "Naam",
    "about": "Waarover het gaat",
    "helpline": "Telefoon om te bellen",
    "official_check": "Website om zelf na te kijken",
    "checked_on": "Nagekeken op",
    "stale_after_days": "Geldig, in dagen",
    "likely": VERDICTS["likely"],
    "unlikely": VERDICTS["unlikely"],
    "ask": VERDICTS["ask"],
    "stale": "Als het te oud is",
    "price": "Prijzen",
    "source": "Bronnen",
    "example": "Proefvragen",
}
_RIGHT = re.compile(r"\b(?:heb(?:t|ben)?\s+(?:hier\s+)?recht|recht\s+op)\b", re.IGNORECASE)
_AMOUNT = re.compile(r"€|\d\s*euro\b|\beur\b", re.IGNORECASE)
_PARTS = {
    "text": "de tekst",
    "next_steps": "wat je nu doet",
    "bring": "wat je meebrengt",
    "value": "het bedrag",
}
_PARTS |= {"date": "de dag van de prijs", "source": "de bron van de prijs", "url": "het adres van de bron"}
_PARTS |= {"title": "de naam van de bron", "what": "wat het kost", "alternative": "wat wel kan"}


class Said(NamedTuple):
    """A rule in words: what holds of its parts, or one sentence."""

    text: str
    parts: tuple[Said, ...] = ()


def rule_in_words(rule: Rule | None) -> Said | None:
    """Return a rule as a person reads it, with the sentences of the quick-check."""
    if rule is None:
        return None
    if rule.fact is not None:
        sentences = _sentences(stamped(files_in(settings.CONFIG, "check/*.toml")))
        said = [sentences.get((rule.fact, word), f"{rule.fact}: {word}") for word in sorted(rule.words)]
        return Said(" of ".join(said))
    if rule.not_ is not None:
        return Said("Dit is niet zo:", (_part(rule.not_),))
    if rule.any_ is not None:
        return Said("Eén van deze is genoeg:", tuple(map(_part, rule.any_)))
    return Said("Dit allemaal samen:", tuple(map(_part, rule.all_ or ())))


def _part(rule: Rule) -> Said:
    said = rule_in_words(rule)
    assert said is not None
    return said


def answers_in_words(answers: Mapping[str, str]) -> list[str]:
    """Return the answers of a worked example as sentences."""
    sentences = _sentences(stamped(files_in(settings.CONFIG, "check/*.toml")))
    return [
        sentences.get(pair, f"{pair[0]}: {'weet ik niet' if pair[1] == 'unknown' else pair[1]}")
        for pair in answers.items()
    ]


@lru_cache(maxsize=4)
def _sentences(files: Stamped) -> dict[tuple[str, str], str]:
    found = {}
    for path, _, _ in files:
        for question in (read_or_kept(path, table_of) or {}).get("question", []):
            for fact, words in question.get("because", {}).items():
                found |= {(fact, word): str(sentence) for word, sentence in words.items()}
    return found


def wrong_scheme(error: ValidationError) -> dict[str, str]:
    """Return a Dutch sentence per part of a scheme that cannot be taken."""
    found: dict[str, str] = {}
    for one in error.errors(include_input=False, include_url=False):
        loc = [str(part) for part in one["loc"]]
        field = loc[0] if loc else "example"
        part = next((_PARTS[name] for name in reversed(loc) if name in _PARTS), "")
        found.setdefault(field, _sentence(one, part, loc))
    return found


def _sentence(one: Mapping[str, Any], part: str, loc: list[str]) -> str:
    kind, context = one["type"], one.get("ctx", {})
    which = f" bij {part}" if part else ""
    if kind == "missing" or kind.endswith("too_short"):
        return f"Er ontbreekt iets{which}. Geen prijs zonder dag en bron, geen uitkomst zonder tekst en stap."
    if kind == "string_too_long":
        return f"Dit is te lang{which}: er is plaats voor {context['max_length']} tekens."
    if kind == "string_pattern_mismatch":
        return f"Dit is geen adres{which}. Het begint met https://."
    if not loc and "example" in str(one.get("msg", "")):
        return "Een proefvraag komt anders uit dan ze zegt."
    if "braces" in str(one.get("msg", "")):
        return "Tussen { en } mag alleen helpline, official_check of checked_on staan."
    return f"Dit kunnen we niet lezen{which}."


def unfit_words(scheme: Scheme) -> dict[str, str]:
    """Return what a text says that it may not: a right, a price, too long a sentence."""
    found: dict[str, str] = {}
    for field, text in _texts(scheme):
        if _RIGHT.search(text):
            found.setdefault(field, f"Zeg nooit dat iemand recht heeft: ‘{text[:80]}’.")
        elif _AMOUNT.search(text):
            found.setdefault(field, f"Zet geen prijs in een tekst, wel bij de prijzen: ‘{text[:80]}’.")
        elif long := next((one for one in re.split(r"[.!?:]\s", text) if len(one.split()) > LONGEST), ""):
            found.setdefault(field, f"Deze zin heeft meer dan {LONGEST} woorden: ‘{long[:90]}’.")
    return found


def _texts(scheme: Scheme) -> Iterable[tuple[str, str]]:
    yield "name", scheme.name
    yield "about", scheme.about
    outcomes: dict[str, Outcome | None] = {
        "likely": scheme.likely,
        "unlikely": scheme.unlikely,
        "ask": scheme.ask,
    }
    for field, one in outcomes.items():
        if one is not None:
            yield from ((field, text) for text in (one.text, *one.next_steps, *one.bring))
    yield "unlikely", scheme.unlikely.alternative
    yield "stale", scheme.stale.text
    yield "stale", scheme.stale.unchecked
