"""Papers as people get them, for the tests: facts of a request and of a check, and the Dutch words."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

from kiosk.receipts.compose import Words
from kiosk.receipts.facts import AskedScheme, CheckedScheme, CheckFacts, RecordFacts, ToCall

ROOT = Path(__file__).resolve().parent.parent.parent
TEXTS = tomllib.loads((ROOT / "config" / "texts" / "paper.nl.toml").read_text(encoding="utf-8"))
URL = "https://digitaal.voorbeeld.be/p/Ab3_-ZkPq7LmNo9RsTuVwX"
DE_KRING = ToCall("De Kring", "09 000 00 00", "Markt 1, 9900 Eeklo", ("Maandag tot vrijdag: 9 tot 12 uur",))


def dutch(key: str, /, **values: str) -> str:
    return str(TEXTS[key]).format(**values)


WORDS: Words = dutch

RECORD = RecordFacts(
    language="nl",
    title="Hulp met internet",
    contact="phone",
    call=DE_KRING,
    code="K7QM3X9P",
    url=URL,
    made=date(2026, 11, 21),
    schemes=(AskedScheme("Sociaal internet", date(2026, 9, 3)),),
    when="In de voormiddag",
    next_steps=("We kijken samen wat bij je past.",),
    bring=("Je identiteitskaart", "Je laatste factuur van internet"),
    icon="wifi",
)

CHECK = CheckFacts(
    language="nl",
    title="Kan ik goedkoop internet krijgen?",
    call=DE_KRING,
    on=date(2026, 11, 21),
    schemes=(
        CheckedScheme(
            "Sociaal internet",
            "likely",
            ("Wij vragen het samen met jou aan.",),
            bring=("Je identiteitskaart",),
            rules_of=date(2026, 9, 3),
        ),
        CheckedScheme(
            "Telenet Essential Internet",
            "ask",
            ("Praat met één van ons.",),
            bring=("Je identiteitskaart", "Je laatste factuur"),
            rules_of=date(2021, 9, 24),
            stale=True,
        ),
    ),
)
