"""What is asked and in which order: the models behind config/journeys/*.toml.

A journey is data. Each step names one generic *field*; the screens know fields, never journeys, so that
a new question needs no code. Texts here are plain Dutch, the source language; other languages find their
text under the step's key (`Step.key`), see `kiosk.site.texts`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

Field_ = Literal[
    "notice",  # privacy notice: read, or agree where the legal ground is consent
    "choice",  # one of a few pictures
    "yesno",  # yes / no / I don't know
    "several",  # any number of pictures
    "text",  # a line typed on our own keyboard
    "phone",
    "email",
    "place",  # a Belgian postcode and its name
    "language",  # one of the languages of the site
    "facts",  # the questions of the quick-check: which one comes next is computed (kiosk.eligibility)
]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
Line = Annotated[str, Field(min_length=1, max_length=120)]
Way = Literal["phone", "email", "visit"]  # to reach a person: the answers to `reach_by`
# Of an offer, as kiosk.wire.catalogue has it: a question may have words of its own for one.
OfferKind = Literal["course", "drop-in", "activity", "repair", "service"]

# Answers to these steps become the typed parts of a record (kiosk.wire.record); central relies on them.
WELL_KNOWN = (
    "notice", "name", "reach_by", "phone", "email", "found_at", "place", "preferred_language", "channel",
    "helper",
)  # fmt: skip


class Model(BaseModel):
    """Strict: an unknown key in a file of the site is an error, not a silent wish."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Choice(Model):
    """One touchable answer: `value` is kept, `label` is shown beside the picture `icon`."""

    value: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_.-]{0,59}$")]
    label: Line
    icon: str
    picture: str = ""  # of assets/pictures, in place of the icon where a tile has room
    explain: Annotated[str, Field(max_length=160)] = ""
    alone: bool = False  # 'none of these', 'I don't know': touching it lets go of the others


class OtherWords(Model):
    """The same question, as it is asked of who signs up for one kind of offer."""

    title: Line
    review: Line


class Step(Model):
    """One question, one screen."""

    id: Id
    field: Field_
    title: Line  # the question
    hint: Annotated[str, Field(max_length=160)] = ""
    review: Line | None = None  # label on the review screen; without it the step is not shown there
    icon: str = "help"
    choices: Annotated[tuple[Choice, ...], Field(alias="choice")] = ()  # [[step.choice]] in the file
    required: bool = True
    max_length: Annotated[int, Field(ge=1, le=400)] = 80
    when: dict[Id, str] = Field(default_factory=dict)  # asked only when these earlier answers hold
    preset: str | None = None  # a literal value, or "visit.language", "site.channel"
    on_review_only: bool = False  # preset, not asked; can be changed from the review screen
    may_decline: bool = False  # of the step 'place': 'no address, or I would rather not say' is an answer
    same_as: Slug | None = None  # the journey whose words these are (kiosk.journeys.shared)
    for_kind: dict[OfferKind, OtherWords] = Field(default_factory=dict)  # [step.for_kind.repair]
    # What the quick-check already asked: fact → its answer → the answer here (kiosk.visit.carrying).
    from_check: dict[Id, dict[str, str]] = Field(default_factory=dict)
    told_by_scheme: bool = False  # who comes from a quick-check for a scheme said by that what it is about
    asked_for: OfferKind | None = None  # whose words these are: of `for_offer`, never in a file

    def key(self, journey: str, part: str) -> str:
        """Text key of `part` (`title`, `hint`, `review`, `choice.VALUE`), the gettext context."""
        other = f".{self.asked_for}" if self.asked_for and part in OtherWords.model_fields else ""
        return f"journey.{self.same_as or journey}.{self.id}{other}.{part}"

    def for_offer(self, kind: str) -> Step:
        """Return the question as it is asked for this kind of offer."""
        for known, words in self.for_kind.items():
            if known == kind:
                return self.model_copy(update={**dict(words), "asked_for": known})
        return self

    @model_validator(mode="after")
    def _fits_its_field(self) -> Step:
        if self.asked_for is not None:
            raise ValueError("words for one kind of offer stand under [step.for_kind.KIND]")
        if self.field in ("choice", "several") and len(self.choices) < 2:
            raise ValueError(f"a {self.field} needs at least two [[step.choice]]s")
        if self.field not in ("choice", "several") and self.choices:
            raise ValueError(f"a {self.field} has no choices; use field = 'choice' or 'several'")
        values = [choice.value for choice in self.choices]
        if len(values) != len(set(values)):
            raise ValueError("two choices have the same value")
        if self.on_review_only and (self.preset is None or self.review is None):
            raise ValueError("on_review_only needs a preset and a review label")
        if self.told_by_scheme and (self.on_review_only or self.preset or not self.required):
            raise ValueError("told_by_scheme belongs to a question that everybody else must answer")
        if self.may_decline and not (self.field == self.id == "place"):
            raise ValueError("may_decline belongs to the step 'place', with field = 'place'")
        if self.field == "choice" and self.preset and "." not in self.preset and self.preset not in values:
            raise ValueError(f"preset {self.preset!r} is not one of its choices: {', '.join(values)}")
        return self


class Sentence(Model):
    """What is told after the last touch to who gave these answers; a bare text is told to everybody."""

    text: Line
    when: dict[Id, str | tuple[str, ...]] = Field(default_factory=dict)  # one of these


def _told_to_everybody(written: object) -> object:
    return {"text": written} if isinstance(written, str) else written


Told = Annotated[Sentence, BeforeValidator(_told_to_everybody)]


class Journey(Model):
    """A tile on the home screen and the steps behind it."""

    id: Slug
    revision: Annotated[int, Field(ge=1)]
    # sign-up: a registration for an offer, which is chosen first; correction: changes an earlier record;
    # opinion: nobody's name, and only counted
    kind: Literal["registration", "check", "sign-up", "correction", "opinion"]
    title: Line
    tile: Line  # words on the home tile; "\n" may break it
    icon: str
    picture: str = ""  # of assets/pictures, in place of the icon where the tile has room
    about: Annotated[str, Field(max_length=160)] = ""
    # What the last screen and the paper say (kiosk.journeys.ending); without these the words of everybody.
    done_title: Line | None = None  # who is thanked, and for what
    asked: Line | None = None  # above the title on the paper: 'Je vroeg', 'Je wil'
    contact: dict[Way, Line] = Field(default_factory=dict)  # whom we call, mail or visit
    first: tuple[Told, ...] = ()  # what happens before that
    next_steps: tuple[Told, ...] = ()  # and after it
    bring: tuple[Told, ...] = ()
    # By when we answer: the day and what to do if not; the day alone, to who asks for another; or nothing.
    promise: Literal["whole", "day", "none"] = "whole"
    leads_to: Slug | None = None  # a check leads to this registration ('help me')
    step: tuple[Step, ...]  # [[step]] in the file

    def for_offer(self, kind: str) -> Journey:
        """Return the journey with its questions as they are asked for this kind of offer."""
        return self.model_copy(update={"step": tuple(step.for_offer(kind) for step in self.step)})

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.step

    def by_id(self, step_id: str) -> Step:
        """Return the step with this id; KeyError when there is none."""
        for step in self.step:
            if step.id == step_id:
                return step
        raise KeyError(step_id)

    @model_validator(mode="after")
    def _hangs_together(self) -> Journey:
        seen: set[str] = set()
        for step in self.step:
            if step.id in seen:
                raise ValueError(f"two steps are called {step.id!r}")
            for earlier in step.when:
                if earlier not in seen:
                    raise ValueError(
                        f"step {step.id!r} has when = {{{earlier} = …}} "
                        f"but {earlier!r} is not asked before it"
                    )
            seen.add(step.id)
        if self.kind == "check" and (len(self.step) != 1 or self.step[0].field != "facts"):
            raise ValueError("a check has exactly one step, with field = 'facts'")
        if self.kind != "check" and any(step.field == "facts" for step in self.step):
            raise ValueError("field = 'facts' belongs in a journey of kind 'check'")
        return self
