"""What a person handed in on the last touch, before anything is sealed or stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class NoticeShown:
    """The privacy notice the person saw; `agreed` only where the legal ground is consent."""

    id: str
    version: str
    ground: Literal["public_task", "request", "consent"]
    agreed: bool | None = None


@dataclass(frozen=True)
class Submission:
    """Answers by step id: a str, a list[str] for several; a place as it is shown, `9900 Eeklo`.

    Holds nothing of the quick-check but the ids of the schemes the person touched 'ask for this' for.
    """

    journey_id: str
    journey_revision: int
    language: str  # of the screen
    answers: Mapping[str, object] = field(repr=False)
    schemes: tuple[str, ...]
    notice: NoticeShown
    paper: Literal["printed", "photo", "email"] = "printed"  # how the person takes the paper along
