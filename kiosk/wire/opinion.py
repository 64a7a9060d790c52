"""What somebody thinks, as nobody in particular: how it went, what they miss (schema 1).

Sealed and queued as a record is, and made so that nobody can be found by it: no name, no code, no words of
somebody's own, no time, no stand, no site, no language. `id` belongs to the envelope, which is handed over
once; central counts the answers in the quarter in which they come and keeps nothing else of them
(central.opinions). Answers are ids of touched choices: what is typed has no room here.
"""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints, field_validator

from kiosk.wire.record import Slug, Wire, uuid7_only

Asked = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]  # id of a step
Touched = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,23}$")]  # value of one of its choices
Answers = dict[Asked, Annotated[tuple[Touched, ...], Field(min_length=1, max_length=12)]]
MOST = 6  # questions


class Opinion(Wire):
    """The answers of one person to one journey of kind 'opinion'."""

    schema_: Annotated[Literal[1], Field(alias="schema")] = 1
    kind: Literal["opinion"] = "opinion"
    id: UUID  # UUIDv7 of the envelope
    organisation: Slug
    journey: Slug
    answers: Annotated[Answers, Field(min_length=1, max_length=MOST)]

    _id_is_uuid7 = field_validator("id")(uuid7_only)

    @field_validator("answers")
    @classmethod
    def _each_once(cls, answers: Answers) -> Answers:
        for step, touched in answers.items():
            if len(set(touched)) != len(touched):
                raise ValueError(f"the answer to {step!r} says something twice")
        return answers
