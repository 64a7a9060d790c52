"""One question as the screens know it: generic, whether it comes from a journey or from the quick-check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from kiosk.eligibility.question import Question
from kiosk.journeys.model import Step
from kiosk.journeys.place_typed import NOT_TOLD

Kind = Literal["notice", "choice", "several", "text", "phone", "email", "place", "code", "amount"]
TYPED: tuple[Kind, ...] = ("text", "phone", "email", "place", "code", "amount")
REFUSES = "refused"  # the answer to a notice that stays on the device: it leads to a person
SCHEMES = "asked_schemes"  # the line on the review screen with what a quick-check led to
OFFER = "asked_offer"  # the line with what the person signs up for


@dataclass(frozen=True)
class Option:
    """One tile: `label` and `explain` are text keys."""

    value: str
    label: str
    icon: str
    explain: str = ""
    alone: bool = False
    picture: str = ""  # of assets/pictures
    ends: bool = False  # of several: the touch of it goes on to the next question


@dataclass(frozen=True)
class Ask:
    """A screen's worth of question. `title`, `hint` are text keys; `hint` may be empty.

    `told` is said under it: lines, each of one or two text keys. Of what is typed, `options` are answers
    that can be touched instead.
    """

    id: str
    kind: Kind
    title: str
    hint: str = ""
    icon: str = "help"
    options: tuple[Option, ...] = ()
    required: bool = True
    max_length: int = 80
    told: tuple[tuple[str, ...], ...] = ()

    @property
    def typed(self) -> bool:
        return self.kind in TYPED

    @property
    def listed(self) -> bool:
        """Say whether it is a list to go through: any number of answers, with what each of them means."""
        return self.kind == "several" and any(option.explain for option in self.options)

    def ends_with(self, value: str) -> bool:
        """Say whether nothing is left to say here after this answer."""
        return self.kind == "choice" or any(one.ends for one in self.options if one.value == value)

    def touch(self, picked: tuple[str, ...], value: str) -> tuple[str, ...]:
        """Return what is picked after `value` is touched.

        One of a choice, yes or no to a notice; any of several, where an option that stands `alone` and the
        others let go of each other. A touch on what is no option here changes nothing: with two fingers a
        tile can be let go of when the next question is already there.
        """
        option = next((option for option in self.options if option.value == value), None)
        if option is None:
            return picked
        if self.kind != "several":
            return (value,)
        if value in picked:
            return tuple(one for one in picked if one != value)
        if option.alone:
            return (value,)
        alone = {one.value for one in self.options if one.alone}
        return (*(one for one in picked if one not in alone), value)


YES_NO_UNKNOWN = (
    Option("yes", "ui.yes", "check"),
    Option("no", "ui.no", "x"),
    Option("unknown", "ui.unknown", "help", picture="question"),
)


def ask_of_step(journey: str, step: Step, spoken: tuple[str, ...], must_agree: bool) -> Ask:
    """Return the question of a journey's step; `spoken` are the languages a person may ask for."""
    key = step.key
    hint = key(journey, "hint") if step.hint else ""
    options: tuple[Option, ...] = ()
    kind: Kind
    match step.field:
        case "choice" | "several":
            kind = step.field
            options = tuple(
                Option(
                    choice.value,
                    key(journey, f"choice.{choice.value}"),
                    choice.icon,
                    key(journey, f"explain.{choice.value}") if choice.explain else "",
                    choice.alone,
                    choice.picture,
                )
                for choice in step.choices
            )
        case "yesno":
            kind, options = "choice", YES_NO_UNKNOWN
        case "language":
            kind = "choice"
            options = tuple(Option(code, f"language.{code}", "") for code in spoken)
        case "notice":
            kind = "notice"
            if must_agree:
                options = (Option("agreed", "ui.i_agree", "check"), Option(REFUSES, "ui.i_do_not_agree", "x"))
        case "text" | "phone" | "email" | "place":
            kind = step.field
            if step.may_decline:
                options = (Option(NOT_TOLD, "typed.no_place", "home-question"),)
        case _:
            raise ValueError(f"a step with field {step.field!r} is not one screen")
    return Ask(step.id, kind, key(journey, "title"), hint, step.icon, options, step.required, step.max_length)


def ask_of_question(question: Question) -> Ask:
    """Return a question of the quick-check as a screen."""
    key = f"question.{question.id}"
    return Ask(
        question.id,
        "several" if question.kind == "several" else "choice",
        f"{key}.title",
        f"{key}.hint" if question.hint else "",
        question.icon,
        tuple(
            Option(
                tile.value,
                f"{key}.tile.{tile.value}",
                tile.icon,
                f"{key}.explain.{tile.value}" if tile.explain else "",
                tile.alone,
                tile.picture,
                tile.ends,
            )
            for tile in question.tiles
        ),
    )


def ask_of_schemes(name: str, schemes: Iterable[str], icons: Mapping[str, str]) -> Ask:
    """Return the question which of these somebody also asks for."""
    options = tuple(Option(one, f"scheme.{one}.name", icons.get(one, "wifi")) for one in schemes)
    return Ask(name, "several", "review.schemes_title", options=options, required=False)
