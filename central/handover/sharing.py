"""What of a person can be shared, and what the receiver then sees. Nothing else ever leaves by this door.

Notes of staff are not among them: they were written for colleagues, and the person was not asked.
"""

from __future__ import annotations

from collections.abc import Collection

from central.cases.models import Case
from central.handover.models import HandOver
from central.written import labels
from kiosk.journeys.fields import shown_phone

CONSENT_TEXT = "2026-11"  # raised with every change of CONSENT
CONSENT = (
    "Ik ga akkoord dat {us} dit over mij doorgeeft aan {them}, om mij te helpen. "
    "Ik mag dat op elk moment stoppen. Dan ziet {them} het niet meer."
)
FIELDS = {
    "name": "Naam",
    "reach": "Hoe je de persoon bereikt",
    "language": "Taal",
    "place": "Woonplaats",
    "about": "Waarvoor de persoon kwam",
    "answers": "Wat de persoon antwoordde",
    "schemes": "Welke regelingen de persoon vroeg",
}
ALWAYS = ("name", "reach")  # without these nobody can be helped


def shared(handover: HandOver) -> list[tuple[str, str]]:
    """Return what the receiver sees of the person, as (label, value) in words."""
    case, words = handover.case, labels.words()
    values = {
        "name": case.name,
        "reach": f"{case.get_reach_by_display()}: {_reach(case)}",
        "language": words.language(case.language),
        "place": case.lives_in,
        "about": words.title(case),
        "schemes": ", ".join(words.scheme(row.scheme) for row in case.schemes.order_by("scheme")),
    }
    rows = [(FIELDS[one], values[one]) for one in FIELDS if one in handover.fields and values.get(one)]
    if "answers" in handover.fields:
        rows += [(line.label, line.value) for line in words.answers(case)]
    return rows


def _reach(case: Case) -> str:
    return shown_phone(case.reach_value) if case.reach_by == Case.ReachBy.PHONE else case.reach_value


def names_of(fields: Collection[str]) -> str:
    """Return the names of what is shared, as people say them."""
    said = [FIELDS[one].lower() for one in FIELDS if one in fields]
    return " en ".join(filter(None, [", ".join(said[:-1]), said[-1]])) if said else ""


def consent_words(case: Case, them: str) -> str:
    """Return the sentence the person agrees to."""
    return CONSENT.format(us=case.organisation.name, them=them or "de andere organisatie")
