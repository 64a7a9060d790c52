"""The amendment: what somebody does afterwards with the paper they took home (schema 1 or 2).

Withdraw, correct, or say 'I am here' (check-in) at an offer. It is sealed and queued as a record is, so it
works offline and may reach central before the record it is about. Whoever scans the QR holds the 128 bits of
the token, and central acts at once; a typed code can be guessed or misread, so central holds it as *asked*
until staff confirm. Nothing of the record itself is in it: no device ever shows an existing record.

Schema 2 says one thing more: that the person takes back where they live, `place` null. In schema 1 that only
means that no place was named. It is written for nothing else, so that a central of before, which would take
it for a correction without a place, sets aside just these and reads all others.
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

KNOWN = 2  # the newest schema of it


class Amendment(Wire):
    """One act on an earlier record, named by exactly one of `token` and `code`."""

    schema_: Annotated[Literal[1, 2], Field(alias="schema")] = 1
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
    place: Place | None = None  # null in schema 2: taken back
    said: Said | None = None  # correct: in the person's own words
    channel: Word
    stand: UUID | None = None

    _id_is_uuid7 = field_validator("id")(uuid7_only)

    @property
    def takes_place_back(self) -> bool:
        """Say whether the person no longer tells where they live."""
        return self.schema_ == KNOWN

    @model_validator(mode="after")
    def _hangs_together(self) -> Amendment:
        if (self.token is None) == (self.code is None):
            raise ValueError("exactly one of token and code names the record")
        new = [value for value in (self.name, self.reach, self.place, self.said) if value is not None]
        if (self.action == "correct") != bool(new or self.takes_place_back):
            raise ValueError("new values belong to 'correct', which has at least one of them")
        if self.takes_place_back and self.place is not None:
            raise ValueError("a place that is taken back is null")
        if self.offer is not None and self.action != "check-in":
            raise ValueError("an offer belongs to a check-in")
        return self
