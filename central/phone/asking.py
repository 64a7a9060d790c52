"""The steps of a journey as one form on one page, for a phone without script.

The journey, its words and its checks are those of the kiosk (kiosk.journeys). What the kiosk asks on the next
screen, such as the number after 'call me', stands here under the answer it belongs to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import QueryDict

from central.cases.places import belgian_places
from central.written.site_words import Words, languages
from kiosk.journeys.fields import Answer, NotAccepted, check_answer
from kiosk.journeys.model import Journey, Step
from kiosk.journeys.place_typed import NOT_TOLD

YES_NO = {"yes": "ui.yes", "no": "ui.no", "unknown": "ui.unknown"}
INPUTS = {  # field → type, autocomplete: what a phone needs to offer the right keys
    "phone": ("tel", "tel"),
    "email": ("email", "email"),
    "text": ("text", "off"),
    "place": ("text", "postal-code"),
}


@dataclass
class Option:
    """One answer to touch, with what is asked after it."""

    value: str
    label: str
    chosen: bool
    then: list[Question] = field(default_factory=list)


@dataclass
class Question:
    """One step as the page shows it."""

    id: str
    kind: str  # radio, check, line
    label: str
    hint: str
    optional: bool
    value: str = ""
    error: str = ""
    type: str = "text"
    autocomplete: str = "off"
    max_length: int = 400
    options: list[Option] = field(default_factory=list)
    meant: tuple[str, ...] = ()  # answers that would be taken, to touch instead of typing on
    instead: Option | None = None  # an answer to tick where there is nothing to type


class Form:
    """What somebody filled in, checked; `answers` when `errors` is empty."""

    def __init__(self, journey: Journey, words: Words, languages: tuple[str, ...], said: QueryDict) -> None:
        self.journey, self.words, self.languages, self.said = journey, words, languages, said
        self.steps = [step for step in journey.steps if not step.on_review_only and step.field != "notice"]
        self.answers: dict[str, Answer] = {}
        self.errors: dict[str, str] = {}
        self.meant: dict[str, tuple[str, ...]] = {}

    def check(self) -> bool:
        """Fill `answers` and `errors`; True when all is well."""
        for step in self.steps:
            if not _applies(step, self.answers):
                continue
            typed = self.said.getlist(step.id) if step.field == "several" else self.said.get(step.id, "")
            try:
                places = belgian_places() if step.field == "place" else None
                self.answers[step.id] = check_answer(step, typed, places=places, languages=self.languages)
            except NotAccepted as why:
                self.errors[step.id] = self.words.say(why.key, **why.values)
                offers = why.offers if step.field in ("place", "phone") else ()
                self.meant[step.id] = tuple(one for one in offers if one != NOT_TOLD)
                self.answers[step.id] = typed  # what comes after it is asked all the same
        return not self.errors

    def questions(self) -> list[Question]:
        """Return the questions in order, those that follow an answer under that answer."""
        shown: list[Question] = []
        options: dict[tuple[str, str], Option] = {}
        for step in self.steps:
            question = self._question(step)
            options |= {(step.id, option.value): option for option in question.options}
            after = options.get(next(iter(step.when.items()))) if len(step.when) == 1 else None
            (after.then if after else shown).append(question)
        return shown

    def _question(self, step: Step) -> Question:
        journey, words = self.journey.id, self.words
        question = Question(
            id=step.id,
            kind={"several": "check", "choice": "radio", "yesno": "radio", "language": "radio"}.get(
                step.field, "line"
            ),
            label=words.of(step.key(journey, "title"), step.title),
            hint=words.of(step.key(journey, "hint"), step.hint) if step.hint else "",
            optional=not step.required,
            error=self.errors.get(step.id, ""),
        )
        if question.kind == "line":
            question.value = self.said.get(step.id, "")[:400]
            if (
                step.may_decline
            ):  # the tick stands behind the line and has its name: of two values the last counts
                declined = question.value == NOT_TOLD
                question.instead = Option(NOT_TOLD, self.words.say("typed.no_place"), declined)
                question.value = "" if declined else question.value
            question.type, question.autocomplete = INPUTS[step.field]
            if step.id == "name":
                question.autocomplete = "name"
            question.meant = self.meant.get(step.id, ())
            question.max_length = step.max_length + 60  # a number may have spaces; the check is the journey's
        else:
            question.options = self._options(step)
        return question

    def _options(self, step: Step) -> list[Option]:
        chosen = set(self.said.getlist(step.id))
        if step.field == "yesno":
            labels = {value: self.words.say(key) for value, key in YES_NO.items()}
        elif step.field == "language":
            names = languages()
            labels = {code: names[code].name for code in self.languages if code in names}
        else:
            key = self.journey.id
            labels = {
                choice.value: self.words.of(step.key(key, f"choice.{choice.value}"), choice.label)
                for choice in step.choices
            }
        return [Option(value, label, value in chosen) for value, label in labels.items()]


def _applies(step: Step, answers: Mapping[str, Answer]) -> bool:
    """Say whether the step is asked after these answers, as the kiosk does (kiosk.visit.path)."""
    for earlier, wanted in step.when.items():
        said = answers.get(earlier, "")
        if said != wanted and not (isinstance(said, list) and wanted in said):
            return False
    return True
