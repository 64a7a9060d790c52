"""The amendment: what somebody does afterwards with the paper they took home (schema 1).

Withdraw, correct, or say 'I am here' (check-in) at an offer. It is sealed and queued as a record is, so it
works offline and may reach central before the record it is about. Whoever scans the QR holds the 128 bits of
the token, and central acts at once; a typed code can be guessed or misread, so central holds it as *asked*
until staff confirm. Nothing of the record itself is in it: no device ever shows an existing record.
"""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, field_validator, model_validator

from kiosk.wire.record import (
    Language,
    Made,
    Name,
    OfferId,
    Place,
    Reach,
    Said,
    ShortCode,
    Slug,
    Token,
    Wire,
    Word,
    uuid7_only,
)


class Amendment(Wire):
    """One act on an earlier record, named by exactly one of `token` and `code`."""

    schema_: Annotated[Literal[1], Field(alias="schema")] = 1
    kind: Literal["amendment"] = "amendment"
    id: UUID  # UUIDv7, of its own
    organisation: Slug
    site: Slug
    made: Made
    language: Language  # of the screen
    action: Literal["withdraw", "correct", "check-in"]
    token: Token | None = None  # scanned
    code: ShortCode | None = None  # typed
    offer: OfferId | None = None  # check-in: at what
    name: Name | None = None  # correct: the new values, at least one
    reach: Reach | None = None
    place: Place | None = None
    said: Said | None = None  # correct: in the person's own words
    channel: Word
    stand: UUID | None = None

    _id_is_uuid7 = field_validator("id")(uuid7_only)

    @model_validator(mode="after")
    def _hangs_together(self) -> Amendment:
        if (self.token is None) == (self.code is None):
            raise ValueError("exactly one of token and code names the record")
        new = (self.name, self.reach, self.place, self.said)
        if (self.action == "correct") != any(value is not None for value in new):
            raise ValueError("new values belong to 'correct', which has at least one of them")
        if self.offer is not None and self.action != "check-in":
            raise ValueError("an offer belongs to a check-in")
        return self
