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

    Of a quick-check it holds the ids of the schemes the person touched 'ask for this' for, that there was
    one, and those of its answers that the person wanted to take along.
    """

    journey_id: str
    journey_revision: int
    language: str  # of the screen
    answers: Mapping[str, object] = field(repr=False)
    schemes: tuple[str, ...]
    notice: NoticeShown
    paper: Literal["printed", "photo", "email"] = "printed"  # how the person takes the paper along
    offer: str = ""  # id of what the person signs up for
    from_check: bool = False


@dataclass(frozen=True)
class Paper:
    """The paper of an earlier visit, as somebody brings it back: scanned or with its code typed, not both."""

    token: str = field(default="", repr=False)
    code: str = field(default="", repr=False)

    @property
    def scanned(self) -> bool:
        """Who scans holds the paper in the hand; a code may be misread or guessed."""
        return bool(self.token)


@dataclass(frozen=True)
class Told:
    """What somebody thinks: touched choices by step id, and nothing of who they are."""

    journey_id: str
    answers: Mapping[str, tuple[str, ...]] = field(repr=False)


Action = Literal["withdraw", "correct", "check-in"]


@dataclass(frozen=True)
class Change:
    """What somebody wants done with an earlier paper; `answers` are the new values, by step id."""

    action: Action
    paper: Paper
    language: str  # of the screen
    answers: Mapping[str, object] = field(default_factory=dict, repr=False)
    offer: str = ""  # of a check-in
