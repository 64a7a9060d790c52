"""The stand session as it crosses to central (schema 1): one document when it opens, one when it closes.

Sealed and queued as a record is. Both carry the UUID of the stand, which is the id of the opening document
and stands in every record made meanwhile. The closing one repeats where and what: it may arrive first.
"""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints, field_validator, model_validator

from kiosk.wire.moment import Moment
from kiosk.wire.record import Made, Name, Said, Slug, Wire

Initials = Annotated[str, StringConstraints(pattern=r"^\S{1,4}$")]
Count = Annotated[int, Field(ge=0)]
# 128 random bits: without them the hash a device keeps of this document could be tried out by guessing.
Salt = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{22}$")]


class Listed(Wire):
    """Something from a list of the site: its id for counting, its name as people say it."""

    id: Slug
    name: Name


class StandPlace(Wire):
    """Where it is: a place of the catalogue, or the volunteer's own words (`id` None)."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.-]{0,59}$")] | None = None
    name: Name


class Counts(Wire):
    """What the device knew of this stand when it closed. Central's own count is the one that counts."""

    saved: Count
    delivered: Count
    waiting: Count
    refused: Count


class Tally(Wire):
    """How often volunteers did one kind of thing in one hour. `hour`: when it began, by the kiosk clock."""

    hour: Moment
    kind: Slug
    n: Annotated[int, Field(ge=1, le=10_000)]


class StandNews(Wire):
    """A stand opened or closed. `id` is of this document; `made` is the moment, by a clock that may lie."""

    schema_: Annotated[Literal[1], Field(alias="schema")] = 1
    kind: Literal["stand"] = "stand"
    id: UUID
    organisation: Slug
    site: Slug
    made: Made
    stand: UUID
    moment: Literal["opened", "closed"]
    place: StandPlace | None = None  # None: typed, and forgotten by a restart before it closed
    action: Listed | None = None
    partner: Listed | None = None
    groups: Annotated[tuple[Listed, ...], Field(max_length=20)] = ()  # whom it is meant to reach
    by: Initials  # of the volunteer
    counts: Counts | None = None
    note: Said | None = None  # for who opens next
    # Left out where there is none: an older central reads the rest.
    plan: UUID | None = Field(default=None, exclude_if=lambda plan: plan is None)  # that it was opened for
    # Told when it closes: how often somebody did what in which hour, what was used up, what went wrong.
    tally: Annotated[tuple[Tally, ...], Field(max_length=200)] = Field(
        default=(), exclude_if=lambda tally: not tally
    )
    used_up: Annotated[tuple[Slug, ...], Field(max_length=20)] = Field(
        default=(), exclude_if=lambda used_up: not used_up
    )
    incident: Said | None = Field(default=None, exclude_if=lambda said: said is None)
    salt: Salt

    @field_validator("id", "stand")
    @classmethod
    def _is_uuid7(cls, value: UUID) -> UUID:
        if value.version != 7:
            raise ValueError("must be a UUIDv7")
        return value

    @model_validator(mode="after")
    def _hangs_together(self) -> StandNews:
        opened = self.moment == "opened"
        if opened and self.stand != self.id:
            raise ValueError("a stand is named after the document that opens it")
        if opened != (self.counts is None):
            raise ValueError("counts belong to a stand that closes")
        if opened and self.place is None:
            raise ValueError("a stand opens at a place")
        if opened and (self.note or self.tally or self.used_up or self.incident):
            raise ValueError("a note and what was counted belong to a stand that closes")
        return self
