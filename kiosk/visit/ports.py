"""What a visit needs from outside, passed in by `kiosk.app`: the site, the store, the printer, the time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from kiosk.eligibility.check import RuleBase
from kiosk.eligibility.result import SchemeResult
from kiosk.eligibility.words import Words
from kiosk.journeys.model import Journey
from kiosk.visit.setting import Setting
from kiosk.visit.submission import Submission

PaperState = Literal["queued", "printing", "printed", "failed"]


class Ticket(Protocol):
    """A paper on its way; the printer's worker moves the state."""

    @property
    def state(self) -> PaperState:
        """`queued`, `printing`, `printed` or `failed`; only the last two stay."""


@dataclass(frozen=True)
class NoPaper:
    """The ticket of a paper that could not even be asked for."""

    state: PaperState = "failed"


@dataclass(frozen=True)
class Kept:
    """What is left of a visit once the record is stored: the code on the paper and how we come back."""

    code: str  # 8 characters, shown 4-4
    token: str  # behind the QR
    reach_by: Literal["phone", "email", "visit"]
    journey_id: str
    schemes: tuple[str, ...]
    moment: str = ""  # value of the touched choice, printed as 'in the morning'
    paper: Literal["printed", "photo", "email"] = "printed"


class Store(Protocol):
    """The sealed outbox."""

    def keep(self, submission: Submission) -> Kept:
        """Seal and store; raises kiosk.problems.Problem when it is not durably stored."""


class Press(Protocol):
    """The printer's worker. Never blocks; forgets its pictures when told."""

    def paper_of_record(self, kept: Kept, language: str) -> Ticket:
        """Print the paper of a stored record."""

    def paper_of_check(self, results: Sequence[SchemeResult], language: str, journey_id: str) -> Ticket:
        """Print the advice of a quick-check; it holds no answers."""

    def words_of_record(self, kept: Kept, language: str) -> tuple[str, ...]:
        """Return what the paper of a stored record says, to be read aloud."""

    def forget(self) -> None:
        """Drop every picture and ticket of this visit."""


@dataclass(frozen=True)
class Frame:
    """What stays the same from visit to visit."""

    languages: tuple[str, ...]  # of the screen, the first one is where a visit starts
    journeys: Mapping[str, Journey]
    rules: RuleBase
    words: Callable[[str], Words]  # of a language
    setting: Setting
    store: Store
    press: Press
    now: Callable[[], float]  # monotonic seconds
    today: Callable[[], date]
