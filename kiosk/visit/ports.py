"""What a visit needs from outside, passed in by `kiosk.app`: the site, the store, the printer, the time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

from kiosk.eligibility.quick_check import RuleBase
from kiosk.eligibility.result import SchemeResult
from kiosk.eligibility.words import Words
from kiosk.journeys.model import Journey
from kiosk.visit.setting import Setting
from kiosk.visit.submission import Change, Submission, Told

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
    offer: str = ""  # id of what the person signed up for
    chosen: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)  # decides what happens next
    to_sign: bool = False  # the person also has a request on paper: two papers tell one story

    @property
    def told_by(self) -> dict[str, object]:
        """The answers by which the last screen and the paper say whom we call and who brings what."""
        return {**self.chosen, "reach_by": self.reach_by}


class Store(Protocol):
    """The sealed outbox."""

    def ready(self) -> None:
        """Raise kiosk.problems.Problem when nothing could be kept now, however well it is answered."""

    def keep(self, submission: Submission) -> Kept:
        """Seal and store; raises kiosk.problems.Problem when it is not durably stored."""

    def amend(self, change: Change) -> None:
        """Seal and store what is wished with an earlier paper; raises like `keep`."""

    def tell(self, told: Told) -> None:
        """Seal and store what somebody thinks, without anything of who it is; raises like `keep`."""


class Press(Protocol):
    """The printer's worker. Never blocks; forgets its pictures when told."""

    def paper_of_record(self, kept: Kept, language: str, together: bool = False) -> Ticket:
        """Print the paper of a stored record; `together`: with its Dutch under each line."""

    def paper_of_check(
        self,
        results: Sequence[SchemeResult],
        language: str,
        journey_id: str,
        together: bool = False,
        saved: Mapping[str, int] | None = None,
    ) -> Ticket:
        """Print the advice of a quick-check, with a request to sign; it holds no answers.

        `together` as above; `saved` is what each scheme may save, euro a month, by id.
        """

    def paper_of_place(self, place_id: str, language: str) -> Ticket:
        """Print a place: its hours and the way there. Raises LookupError for one that is gone."""

    def paper_of_offer(self, offer_id: str, language: str) -> Ticket:
        """Print an offer as anybody may read it. Raises LookupError for one that is gone."""

    def words_of_record(self, kept: Kept, language: str) -> tuple[str, ...]:
        """Return what the paper of a stored record says, to be read aloud."""

    def words_of_check(
        self,
        results: Sequence[SchemeResult],
        language: str,
        journey_id: str,
        saved: Mapping[str, int] | None = None,
    ) -> tuple[str, ...]:
        """Return what the paper of a quick-check says, to be read aloud."""

    def forget(self) -> None:
        """Drop every picture and ticket of this visit."""

    def next_visit(self) -> None:
        """Somebody begins: the paper of the one before cannot be printed once more."""


class Offers(Protocol):
    """What people can be signed up for, by id: the catalogue of the device."""

    def known(self, offer_id: str) -> bool:
        """Say whether there is such an offer, and it is not over."""

    def takes(self, offer_id: str) -> bool:
        """Say whether people can be signed up for it."""

    def today(self) -> tuple[str, ...]:
        """Return the offers of today where this kiosk stands: who has a paper can say 'I am here'."""


class NothingOffered:
    """A kiosk without a catalogue."""

    def known(self, offer_id: str) -> bool:
        return False

    def takes(self, offer_id: str) -> bool:
        return False

    def today(self) -> tuple[str, ...]:
        return ()


class Codes(Protocol):
    """The codes on our papers."""

    def read(self, typed: str) -> str:
        """Return what was typed as it stands on paper; empty when it cannot be a code of ours."""

    def allow(self) -> bool:
        """Count one try, durably; False when this device had as many as a day may have."""


class NoCodes:
    """A kiosk that takes no papers back."""

    def read(self, typed: str) -> str:
        return ""

    def allow(self) -> bool:
        return False


# asking, ringing: somebody is looked for; nobody: nobody is found now; off: this kiosk can call nobody.
HelpState = Literal["off", "asking", "ringing", "nobody", "coming", "here"]


@dataclass(frozen=True)
class Heard:
    """How a call for help stands: who comes, as they call themselves, and in how many minutes."""

    state: HelpState = "off"
    who: str = ""
    minutes: int = 0


class Bell(Protocol):
    """What calls somebody to this kiosk. Never raises and never waits."""

    def ring(self, language: str) -> None:
        """Somebody asks for help in this language; ringing again is no second call."""

    def heard(self) -> Heard:
        """Say how the call stands now."""

    def end(self) -> None:
        """Nobody needs to come any more; without a call it does nothing."""


class NoBell:
    """A kiosk that can call nobody."""

    def ring(self, language: str) -> None:
        return None

    def heard(self) -> Heard:
        return Heard()

    def end(self) -> None:
        return None


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
    close_desk: Callable[[], object] = lambda: None  # the volunteer's desk lets go of what was typed there
    invited: Callable[[str], object] = lambda text: None  # an invitation to join a central was scanned
    offers: Offers = field(default_factory=NothingOffered)
    codes: Codes = field(default_factory=NoCodes)
    bell: Bell = field(default_factory=NoBell)
    carried: bool = False  # a tablet: between two people it is covered, until a volunteer goes on
    after_visit: tuple[str, ...] = ()  # journeys of kind 'opinion', asked when somebody is done
