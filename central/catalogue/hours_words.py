"""Why hours cannot be taken, in Dutch: the reader of hours says it in English, to who writes a file."""

from __future__ import annotations

import re

from kiosk.words.hours import DUTCH, reading_in_words
from kiosk.words.reading import read
from kiosk.words.rules import BadHours

EXAMPLE = "ma-vr 9-12, 13-16"
_SAID: tuple[tuple[str, str], ...] = (
    (
        r"^(?P<one>'.*') closes for some hours only",
        "{one} sluit maar enkele uren. Schrijf de uren die overblijven.",
    ),
    (
        r"^(?P<one>'.*') behind a comma adds",
        "{one} komt bij iets anders. Zet het op een lijn apart.",
    ),
    (
        r"^(?P<one>'.*') takes the place of (?P<two>'.*'), which then says nothing",
        "{one} komt in de plaats van {two}, en dat telt dan niet meer. Schrijf {one} hoger, of schrap {two}.",
    ),
    (
        r"^(?P<one>'.*') stands behind (?P<two>'.*') and wins",
        "{one} staat onder {two} en wint. Schrijf {one} hoger: wat gesloten is, staat onderaan.",
    ),
    (
        r"^(?P<one>'.*') is also open on the public holidays",
        "{one} is dan ook open op feestdagen, en de uren zeggen dat jullie dan dicht zijn. "
        "Schrijf eronder: feestdagen gesloten.",
    ),
    (
        r"^(?P<one>'.*') names days and school holidays",
        "{one} noemt dagen en schoolvakanties samen. Schrijf de dagen zelf.",
    ),
    (
        r"^(?P<one>'.*') picks some public holidays",
        "{one} kiest enkele feestdagen. Schrijf die dagen zelf, en 'feestdagen gesloten' apart.",
    ),
    (
        r"^(?P<one>'.*'): (?P<two>\S+) is a (?P<day>\w\w)",
        "{one}: {two} is een {day}. Kijk de dag na.",
    ),
    (
        r"^(?P<one>'.*') says when it is closed and nothing says when it is open",
        "Er staat wanneer het dicht is, en nergens wanneer het open is. Schrijf ook de uren.",
    ),
    (
        r"^(?P<one>'.*') names no days",
        "{one} noemt geen dag. Schrijf bijvoorbeeld: 24 december 2026 - 3 januari 2027 gesloten (kerst).",
    ),
    (
        r"^(?P<one>'.*') would open every place",
        "{one} zou alle plekken die dag open doen. Schrijf hier alleen dagen waarop jullie dicht zijn.",
    ),
    (r".*that day is in no calendar", "Er staat een dag bij die op geen kalender staat. Kijk hem na."),
    (r".*the last day is before the first", "De laatste dag is voor de eerste. Kijk het jaar na."),
    (r".*needs its year", "Wat op een dag begint en doorgaat, heeft een jaar nodig: vanaf 1 september 2026."),
    (r"^opening hours may have (?P<one>\d+)", "Dit is te lang. Schrijf het korter, of voeg dagen samen."),
)
_DAYS = dict(
    zip(
        ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"),
        ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
        strict=True,
    )
)


def hours_wrong(why: str) -> str:
    """Return the Dutch of what a reader of hours said; the rules it names are said in words."""
    for shape, dutch in _SAID:
        if found := re.match(shape, why):
            said = {name: _DAYS.get(part) or _in_words(part) for name, part in found.groupdict().items()}
            return dutch.format(**said)
    return f"Deze uren kunnen we niet in woorden zeggen. Schrijf bijvoorbeeld: {EXAMPLE}."


def _in_words(rule: str) -> str:
    """Return a rule in quotes as people say it: `'Mo off'` is ‘Maandag: gesloten’."""
    if not rule.startswith(("'", '"')):
        return rule
    try:
        lines = reading_in_words(read(rule[1:-1]), "nl", lambda key, **values: DUTCH[key].format(**values))
    except BadHours:
        lines = None
    return f"‘{' · '.join(lines or (rule[1:-1],))}’"
