"""The record: what one person asked for, as it crosses to central inside a sealed envelope (schema 1).

Holds what is needed to call back and nothing else. Of a quick-check it says that there was one and holds the
ids of schemes the person touched 'ask for this' for; what was answered there only after a yes to taking it
along, as answers of the request. Unknown keys are refused: a record is
either whole and understood, or it is not taken.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal
from uuid import UUID

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
    model_validator,
)

from kiosk.receipts.code import is_valid
from kiosk.wire.moment import Moment

SCHEMA = 1
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9.-]{0,59}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
OfferId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.-]{0,59}$")]  # in the catalogue
_STEP_ID = re.compile("[a-z][a-z0-9_]{0,39}")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")  # all that Unicode calls so, but for the end of a line
Token = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{22}$")]  # 128 random bits


def _no_control_characters(said: str) -> str:
    """Refuse what no keyboard of ours types and what would act in a spreadsheet, a terminal or a printer."""
    if _CONTROL.search(said):
        raise ValueError("has control characters")
    return said


Said = Annotated[str, StringConstraints(min_length=1, max_length=400), AfterValidator(_no_control_characters)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=80), AfterValidator(_no_control_characters)]
Word = Annotated[str, StringConstraints(min_length=1, max_length=60), AfterValidator(_no_control_characters)]


def uuid7_only(value: UUID) -> UUID:
    """Return `value` when it is a UUIDv7. Raises ValueError."""
    if value.version != 7:
        raise ValueError("must be a UUIDv7")
    return value


def _code_of_ours(value: str) -> str:
    if not is_valid(value):
        raise ValueError("is not a short code of ours (8 characters, the last one a check)")
    return value


ShortCode = Annotated[str, AfterValidator(_code_of_ours)]  # kiosk.receipts.code, without the dash


class Wire(BaseModel):
    """Base of everything on the wire: strict and immutable."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Made(Wire):
    """When the record was made, by a clock that may lie (no battery clock before Pi 5).

    Central derives the true time from `boot_id` and `monotonic_ms` when `clock_synced` is false.
    """

    wall: Moment
    clock_synced: bool
    boot_id: Annotated[str, StringConstraints(max_length=64)]
    monotonic_ms: Annotated[int, Field(ge=0)]


class Reach(Wire):
    """The one way to reach the person: E.164 phone, e-mail address, or where to find them."""

    by: Literal["phone", "email", "visit"]
    value: Said


class Municipality(Wire):
    """A Belgian municipality by its NIS code, with its name as people there write it."""

    nis: Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{4}$")]
    name: Name


class Place(Wire):
    """A Belgian postcode and the place name the person chose.

    `municipality` is the one it lay in on that day: a later merger changes nothing in what was kept. Left out
    where nobody knows, and in documents from before it was asked: their bytes stay the same.
    """

    postcode: Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{3}$")]
    name: Name
    municipality: Municipality | None = Field(default=None, exclude_if=lambda lies_in: lies_in is None)


class Person(Wire):
    """How to call the person back. No national register number, no date of birth, no eID."""

    name: Name
    reach: Reach
    place: Place | None = None
    language: Language


class Notice(Wire):
    """The privacy notice as shown: id, version, legal ground; `agreed` only where the ground is consent."""

    id: Slug
    version: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    ground: Literal["public_task", "request", "consent"]
    agreed: bool | None = None

    @model_validator(mode="after")
    def _consent_is_given(self) -> Notice:
        if (self.ground == "consent") != (self.agreed is not None):
            raise ValueError("agreed belongs to the ground 'consent' and to no other")
        if self.agreed is False:
            raise ValueError("a record without the person's consent is not kept")
        return self


class Record(Wire):
    """One request for help. `id` is a UUIDv7 made with the record and never again."""

    schema_: Annotated[Literal[1], Field(alias="schema")] = 1
    id: UUID
    organisation: Slug
    site: Slug
    journey: Slug
    journey_revision: Annotated[int, Field(ge=1)]
    made: Made
    language: Language  # of the screen
    person: Person
    answers: dict[str, str | list[str]] = Field(default_factory=dict)  # the other steps of the journey, by id
    schemes: list[Slug] = Field(default_factory=list)  # 'ask for this'
    # What the person signs up for. Left out when there is none: the bytes of older records stay the same.
    offer: OfferId | None = Field(default=None, exclude_if=lambda offer: offer is None)
    from_check: bool = Field(
        default=False, exclude_if=lambda checked: not checked
    )  # after a quick-check here
    channel: Word  # how they heard of us
    helper: Word  # filled in by whom
    identity_verified: Literal[False] = False
    source: Literal["kiosk", "phone"] = "kiosk"
    stand: UUID | None = None
    notice: Notice
    code: ShortCode  # on the paper
    token: Token  # in its QR

    _id_is_uuid7 = field_validator("id")(uuid7_only)

    @field_validator("answers")
    @classmethod
    def _bounded(cls, answers: dict[str, str | list[str]]) -> dict[str, str | list[str]]:
        if len(answers) > 40:
            raise ValueError("more than 40 answers")
        for step, answer in answers.items():
            if not _STEP_ID.fullmatch(step):
                raise ValueError(f"{step[:40]!r} is not the id of a step")
            said = [answer] if isinstance(answer, str) else answer
            if len(said) > 40:
                raise ValueError(f"the answer to {step!r} has more than 40 parts")
            for part in said:
                if len(part) > 400:
                    raise ValueError(f"the answer to {step!r} is longer than 400 characters")
                _no_control_characters(part)
        return answers
