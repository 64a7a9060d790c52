"""What is asked and in which order: the models behind config/journeys/*.toml.

A journey is data. Each step names one generic *field*; the screens know fields, never journeys, so that
a new question needs no code. Texts here are plain Dutch, the source language; other languages find their
text under the step's key (`Step.key`), see `kiosk.site.texts`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

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
    explain: Annotated[str, Field(max_length=160)] = ""
    alone: bool = False  # 'none of these', 'I don't know': touching it lets go of the others


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
    same_as: Slug | None = None  # the journey whose words these are (kiosk.journeys.shared)

    def key(self, journey: str, part: str) -> str:
        """Text key of `part` (`title`, `hint`, `review`, `choice.VALUE`), the gettext context."""
        return f"journey.{self.same_as or journey}.{self.id}.{part}"

    @model_validator(mode="after")
    def _fits_its_field(self) -> Step:
        if self.field in ("choice", "several") and len(self.choices) < 2:
            raise ValueError(f"a {self.field} needs at least two [[step.choice]]s")
        if self.field not in ("choice", "several") and self.choices:
            raise ValueError(f"a {self.field} has no choices; use field = 'choice' or 'several'")
        values = [choice.value for choice in self.choices]
        if len(values) != len(set(values)):
            raise ValueError("two choices have the same value")
        if self.on_review_only and (self.preset is None or self.review is None):
            raise ValueError("on_review_only needs a preset and a review label")
        if self.field == "choice" and self.preset and "." not in self.preset and self.preset not in values:
            raise ValueError(f"preset {self.preset!r} is not one of its choices: {', '.join(values)}")
        return self


class Journey(Model):
    """A tile on the home screen and the steps behind it."""

    id: Slug
    revision: Annotated[int, Field(ge=1)]
    # sign-up: a registration for an offer, which is chosen first; correction: changes an earlier record
    kind: Literal["registration", "check", "sign-up", "correction"]
    title: Line
    tile: Line  # words on the home tile; "\n" may break it
    icon: str
    about: Annotated[str, Field(max_length=160)] = ""
    next_steps: tuple[Line, ...] = ()  # printed on the paper: what happens next
    bring: tuple[Line, ...] = ()
    leads_to: Slug | None = None  # a check leads to this registration ('help me')
    step: tuple[Step, ...]  # [[step]] in the file

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
