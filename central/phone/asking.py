"""The steps of a journey as one form on one page, for a phone without script, and what is read back from it.

The journey, its words and its checks are those of the kiosk (kiosk.journeys). What the kiosk asks on the next
screen, such as the number after 'call me', stands here under the answer it belongs to. What it presets and
lets somebody change on its review, the language to be helped in, stands here folded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from django.http import QueryDict

from central.cases.places import belgian_places
from central.written.site_words import Words, languages
from kiosk.journeys.fields import Answer, NotAccepted, check_answer, shown_phone
from kiosk.journeys.model import Journey, Step
from kiosk.journeys.place_typed import NOT_TOLD

YES_NO = {"yes": "ui.yes", "no": "ui.no", "unknown": "ui.unknown"}
INPUTS = {  # field → type, autocomplete: what a phone needs to offer the right keys
    "phone": ("tel", "tel"),
    "email": ("email", "email"),
    "text": ("text", "off"),
    "place": ("text", "postal-code"),
}
KINDS = {"several": "check", "choice": "radio", "yesno": "radio", "language": "radio"}
SCHEMES = "schemes"  # the name of what somebody asked for at a quick-check, in a form
LONG = 400  # characters of a value that is shown again


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
    max_length: int = LONG
    options: list[Option] = field(default_factory=list)
    meant: tuple[str, ...] = ()  # answers that would be taken, to touch instead of typing on
    instead: Option | None = None  # an answer to tick where there is nothing to type
    folded: bool = False  # an answer stands there already; who wants another opens it
    hidden: bool = False  # nothing to see until a kiosk's square says so


class Line(NamedTuple):
    """One answer, read back before anything is sent."""

    id: str
    label: str
    said: list[str]


class Form:
    """What somebody filled in, checked; `answers` when `errors` is empty.

    `preset` is the language to be helped in, where nobody says another; `schemes` what can be asked for.
    """

    def __init__(
        self,
        journey: Journey,
        words: Words,
        languages: tuple[str, ...],
        said: QueryDict,
        preset: str = "",
        schemes: Mapping[str, str] | None = None,
    ) -> None:
        self.journey, self.words, self.languages, self.said = journey, words, languages, said
        self.preset, self.schemes = preset, schemes or {}
        self.steps = [step for step in journey.steps if self._is_asked(step)]
        self.answers: dict[str, Answer] = {}
        self.errors: dict[str, str] = {}
        self.meant: dict[str, tuple[str, ...]] = {}

    def _is_asked(self, step: Step) -> bool:
        return step.field != "notice" and (
            not step.on_review_only or (step.field == "language" and bool(self.preset))
        )

    def check(self) -> bool:
        """Fill `answers` and `errors`; True when all is well."""
        for step in self.steps:
            if not _applies(step, self.answers):
                continue
            typed = self._typed(step)
            try:
                places = belgian_places() if step.field == "place" else None
                self.answers[step.id] = check_answer(step, typed, places=places, languages=self.languages)
            except NotAccepted as why:
                self.errors[step.id] = self.words.say(why.key, **why.values)
                offers = why.offers if step.field in ("place", "phone") else ()
                self.meant[step.id] = tuple(one for one in offers if one != NOT_TOLD)
                self.answers[step.id] = typed  # what comes after it is asked all the same
        return not self.errors

    @property
    def asked_schemes(self) -> tuple[str, ...]:
        """Which schemes somebody asks for, of those there are."""
        chosen = set(self.said.getlist(SCHEMES))
        return tuple(one for one in self.schemes if one in chosen)

    def carried(self) -> Iterator[tuple[str, str]]:
        """Yield (name, value) of all that was filled in, for a page that only asks 'is this right?'."""
        names = [*(step.id for step in self.steps), SCHEMES, "notice", "mark"]
        for name in names:
            values = self.said.getlist(name)
            step = next((one for one in self.steps if one.id == name), None)
            if step is not None and KINDS.get(step.field) is None:
                values = values[-1:]  # of a line with a tick behind it the last one counts
            yield from ((name, value[:LONG]) for value in values if value)

    def lines(self) -> list[Line]:
        """Return every answer in the words of the page, in the order of the journey; after `check`."""
        told = [self.schemes[one] for one in self.asked_schemes]
        asked = [Line(SCHEMES, self.words.say("review.asks_for"), told)] if told else []
        return asked + [
            Line(step.id, self._label(step, "review", step.review or step.title), self._read_back(step))
            for step in self.steps
            if step.id in self.answers and _applies(step, self.answers)
        ]

    def to_mend(self) -> list[tuple[str, str]]:
        """Return (id, question) of all that is wrong."""
        labels = {step.id: self._label(step, "title", step.title) for step in self.steps}
        return [(name, labels[name]) for name in self.errors if name in labels]

    def questions(self) -> list[Question]:
        """Return the questions in order, those that follow an answer under that answer."""
        shown: list[Question] = []
        options: dict[tuple[str, str], Option] = {}
        if self.schemes:
            shown.append(self._question_of_schemes())
        for step in self.steps:
            question = self._question(step)
            options |= {(step.id, option.value): option for option in question.options}
            after = options.get(next(iter(step.when.items()))) if len(step.when) == 1 else None
            (after.then if after else shown).append(question)
        return shown

    def _question_of_schemes(self) -> Question:
        asked = self.asked_schemes
        options = [Option(one, label, one in asked) for one, label in self.schemes.items()]
        title = self.words.say("review.schemes_title")
        return Question(SCHEMES, "check", title, "", optional=False, options=options, hidden=not asked)

    def _question(self, step: Step) -> Question:
        journey, words = self.journey.id, self.words
        question = Question(
            id=step.id,
            kind=KINDS.get(step.field, "line"),
            label=self._label(step, "title", step.title),
            hint=words.of(step.key(journey, "hint"), step.hint) if step.hint else "",
            optional=not step.required,
            error=self.errors.get(step.id, ""),
            folded=step.on_review_only and step.id not in self.errors,
        )
        if question.kind == "line":
            self._fill_line(question, step)
        else:
            question.options = self._options(step)
        return question

    def _fill_line(self, question: Question, step: Step) -> None:
        question.value = self.said.get(step.id, "")[:LONG]
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

    def _options(self, step: Step) -> list[Option]:
        typed = self._typed(step)
        chosen = set(typed) if isinstance(typed, list) else {typed}
        return [Option(value, label, value in chosen) for value, label in self._choices(step).items()]

    def _choices(self, step: Step) -> dict[str, str]:
        """Return the answers that can be touched, each with its words."""
        if step.field == "yesno":
            return {value: self.words.say(key) for value, key in YES_NO.items()}
        if step.field == "language":
            names = languages()
            return {code: names[code].name for code in self.languages if code in names}
        return {
            choice.value: self._label(step, f"choice.{choice.value}", choice.label) for choice in step.choices
        }

    def _typed(self, step: Step) -> str | list[str]:
        if step.field == "several":
            several: list[str] = self.said.getlist(step.id)
            return several
        typed: str = self.said.get(step.id, "")
        return typed or (self.preset if step.on_review_only else "")

    def _read_back(self, step: Step) -> list[str]:
        answer = self.answers[step.id]
        if step.may_decline and answer == NOT_TOLD:
            return [self.words.say("typed.not_told")]
        if step.field == "phone":
            return [shown_phone(str(answer))]
        choices = self._choices(step)
        values = answer if isinstance(answer, list) else [answer] if answer else []
        return [choices.get(one, one) for one in values] or [self.words.say("review.empty")]

    def _label(self, step: Step, part: str, dutch: str) -> str:
        return self.words.of(step.key(self.journey.id, part), dutch)


def _applies(step: Step, answers: Mapping[str, Answer]) -> bool:
    """Say whether the step is asked after these answers, as the kiosk does (kiosk.visit.path)."""
    for earlier, wanted in step.when.items():
        said = answers.get(earlier, "")
        if said != wanted and not (isinstance(said, list) and wanted in said):
            return False
    return True
