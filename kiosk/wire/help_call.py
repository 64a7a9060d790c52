"""The call for help: somebody at a kiosk touched 'Hulp'. No word about who it is, or what was said, is in it.

`POST /api/v1/help` with a HelpCall, signed as a request. The first one with its id rings where people have
duty; the same one again asks how it stands, and `over` takes it back. The answer is 200 with a HelpAnswer,
signed with the answer key; it repeats the counter of the request.
"""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from kiosk.wire.document import Document
from kiosk.wire.record import Language

MOST_MINUTES = 60
Who = Annotated[str, StringConstraints(max_length=40)]
# ringing: somebody has duty, and did not answer yet; nobody: nobody has duty now.
Standing = Literal["ringing", "nobody", "coming", "here", "over"]


class HelpCall(Document):
    """One call; the id is random, made for this call alone."""

    id: UUID
    language: Language  # in which somebody would be helped
    over: bool = False  # solved, or the person left


class HelpAnswer(Document):
    """How the call stands."""

    counter: Annotated[int, Field(ge=0)]  # of the request
    id: UUID
    state: Standing
    who: Who = ""  # who comes, as they call themselves
    minutes: Annotated[int, Field(ge=0, le=MOST_MINUTES)] = 0  # until they are there, by central's clock
