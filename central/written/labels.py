"""The words behind the ids of a record: titles, answers, schemes and languages, from config/.

A record may be older or newer than the files here, or come from another site. Whatever is not known shows as
its raw id: staff must see a strange answer rather than a page that fails.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from babel import Locale
from django.conf import settings
from pydantic import ValidationError

from central.written.files import Stamped, read_or_kept, stamped, table_of
from central.written.once_a_page import once_a_page
from kiosk.journeys.model import Journey, Step
from kiosk.journeys.shared import NotShared, with_shared_steps
from kiosk.written.folder import files_in


class Asked(Protocol):
    """What of a case says which texts it was asked with; central.cases.models.Case is one."""

    site: str
    journey: str
    answers: dict[str, Any]


YES_NO = {"yes": "Ja", "no": "Nee", "unknown": "Weet ik niet"}
GROUNDS = {
    "public_task": "taak van algemeen belang",
    "request": "vraag van de persoon zelf",
    "consent": "toestemming van de persoon",
}


class Line(NamedTuple):
    """One answer as staff read it."""

    label: str
    value: str


class Checked(NamedTuple):
    """When somebody last compared the rules of a scheme with their source, and how long that is good for."""

    on: date | None
    good_for: timedelta

    def is_old(self, day: date) -> bool:
        return self.on is None or day > self.on + self.good_for


# Answers that belong to no journey: the kiosk asks them on its review. The log says whether it was mailed.
OF_THE_VISIT = {"paper_by_email": Line("Papier", "Wil het papier met de mail")}


@dataclass(frozen=True)
class Words:
    """What config/ says. Journeys are found by (site, id) first, then by ('', id)."""

    journeys: dict[tuple[str, str], Journey] = field(default_factory=dict)
    schemes: dict[str, str] = field(default_factory=dict)
    checked: dict[str, Checked] = field(default_factory=dict)  # by the id of the scheme
    languages: dict[str, str] = field(default_factory=dict)

    def journey(self, case: Asked) -> Journey | None:
        return self.journeys.get((case.site, case.journey)) or self.journeys.get(("", case.journey))

    def title(self, case: Asked) -> str:
        """Return what the person asked for, in words."""
        journey = self.journey(case)
        return journey.title if journey else case.journey

    def answers(self, case: Asked) -> list[Line]:
        """Return the answers in the order of the journey; those of unknown steps last, as they are."""
        journey = self.journey(case)
        steps = {step.id: step for step in journey.steps} if journey else {}
        known = [step_id for step_id in steps if step_id in case.answers]
        other = [step_id for step_id in case.answers if step_id not in steps]
        lines = [
            Line(_label(steps[step_id]), self._said(steps[step_id], case.answers[step_id]))
            for step_id in known
        ]
        return lines + [
            OF_THE_VISIT.get(step_id) or Line(step_id, _joined(case.answers[step_id])) for step_id in other
        ]

    def _said(self, step: Step, answer: Any) -> str:
        choices = {choice.value: choice.label for choice in step.choices}
        if step.field == "yesno":
            choices = YES_NO
        elif step.field == "language":
            choices = self.languages
        values = answer if isinstance(answer, list) else [answer]
        return _joined([choices.get(str(value), str(value)) for value in values])

    def choice(self, step_id: str, value: str, case: Asked | None = None) -> str:
        """Return the words for `value` of a step like 'channel': of this case's journey, else of any."""
        own = self.journey(case) if case else None
        for journey in [own] if own else list(self.journeys.values()):
            for step in journey.steps:
                if step.id == step_id:
                    for choice in step.choices:
                        if choice.value == value:
                            return choice.label
        return value if own is None else self.choice(step_id, value)

    def scheme(self, scheme_id: str) -> str:
        return self.schemes.get(scheme_id, scheme_id)

    def language(self, code: str) -> str:
        """Return the Dutch name of a language: from config/languages.toml, else from the Unicode tables."""
        found = self.languages.get(code) or Locale("nl").languages.get(code)
        return found[:1].upper() + found[1:] if found else code


def _label(step: Step) -> str:
    return step.review or step.title


def _joined(answer: Any) -> str:
    return ", ".join(map(str, answer)) if isinstance(answer, list) else str(answer)


def words() -> Words:
    """Return what the files say, read again when one changed."""
    return once_a_page("labels", _words)


def _words() -> Words:
    """Return the words of config/, read again when a file changed: staff may edit them while this runs."""
    files = stamped(
        [
            *files_in(settings.CONFIG, "journeys/*.toml"),
            *files_in(settings.CONFIG, "sites/*/journeys/*.toml"),
            *files_in(settings.CONFIG, "schemes/*.toml"),
            *files_in(settings.CONFIG, "sites/*/schemes/*.toml"),
            *files_in(settings.CONFIG, "languages.toml"),
        ]
    )
    return _read(files)


@lru_cache(maxsize=1)
def _read(files: Stamped) -> Words:
    found = Words()
    journeys: dict[Path, dict[str, Any]] = {}
    for path, _, _ in files:
        data = read_or_kept(path, table_of) or {}  # of a file nobody can read the raw id does
        if path.name == "languages.toml":
            found.languages.update(
                {code: row.get("dutch", code) for code, row in data.items() if isinstance(row, dict)}
            )
        elif path.parent.name == "schemes":
            if isinstance(data.get("id"), str):
                found.schemes[data["id"]] = str(data.get("name", data["id"]))
                found.checked[data["id"]] = _checked(data)
        else:
            journeys[path] = data
    for path, data in journeys.items():
        _add_journey(found, path, data, {other.stem: journeys[other] for other in _beside(path, journeys)})
    return found


def _checked(scheme: dict[str, Any]) -> Checked:
    on, days = scheme.get("checked_on"), scheme.get("stale_after_days")
    return Checked(on if isinstance(on, date) else None, timedelta(days=days if isinstance(days, int) else 0))


def _beside(path: Path, journeys: dict[Path, dict[str, Any]]) -> list[Path]:
    """Return the journeys a site knows: the shared ones, then those in its own folder, which win."""
    return [other for other in journeys if other.parent.parent.parent.name != "sites"] + [
        other for other in journeys if other.parent == path.parent
    ]


def _add_journey(found: Words, path: Path, data: dict[str, Any], others: dict[str, dict[str, Any]]) -> None:
    try:
        journey = Journey.model_validate(with_shared_steps(data, others))
    except (NotShared, ValidationError):
        return
    site = path.parent.parent.name if path.parent.parent.parent.name == "sites" else ""
    found.journeys[site, journey.id] = journey
