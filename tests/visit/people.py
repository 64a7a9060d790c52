"""People in front of a kiosk: a visit on the site that ships, with clock, printer and store of our own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import MappingProxyType

from kiosk.eligibility.check import RuleBase
from kiosk.eligibility.result import SchemeResult
from kiosk.journeys.model import Journey
from kiosk.journeys.places import PlaceIndex
from kiosk.problems import Problem
from kiosk.receipts.code import is_valid, normalise
from kiosk.site.load import Site, load_site
from kiosk.site.postcodes import load_places
from kiosk.site.words import SiteWords
from kiosk.visit.machine import Frame, Visit
from kiosk.visit.ports import Kept, PaperState
from kiosk.visit.registration import Registration
from kiosk.visit.setting import Setting
from kiosk.visit.stage import Stage
from kiosk.visit.submission import Change, NoticeShown, Submission

DAY = date(2026, 11, 21)
HELP, CHECK = "internet-help", "internet-check"
SOCIAL, TELENET = "be.sociaal-internetaanbod", "telenet.essential-internet"

# What An says, step by step, when she wants to be called. None: she passes over an optional question.
AN: Mapping[str, str | tuple[str, ...] | None] = MappingProxyType(
    {
        "name": "An",
        "reach_by": "phone",
        "phone": "0471 12 34 56",
        "email": "an@voorbeeld.be",
        "found_at": "Het sociaal restaurant",
        "place": "9900",
        "about": ("no_internet", "mail_address"),
        "about_other": None,
        "followed_by_social_service": "no",
        "where": "home",
        "moment": "morning",
    }
)


class NoRoom(Problem):
    """The card is full."""

    code = "disk-full"


class Clock:
    """Seconds that pass when a test says so."""

    seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Paper:
    """A ticket of a printer that does what the test says."""

    language: str
    state: PaperState = "queued"


class Press:
    """Remembers how many papers were asked; lets go of them when told."""

    def __init__(self) -> None:
        self.papers: list[Paper] = []
        self.forgotten = 0
        self.visits = 0
        self.broken = False

    def paper_of_record(self, kept: Kept, language: str) -> Paper:
        return self._paper(language)

    def paper_of_check(self, results: Sequence[SchemeResult], language: str, journey_id: str) -> Paper:
        return self._paper(language)

    def words_of_record(self, kept: Kept, language: str) -> tuple[str, ...]:
        return (kept.code,)

    def words_of_check(
        self, results: Sequence[SchemeResult], language: str, journey_id: str
    ) -> tuple[str, ...]:
        return tuple(result.name for result in results)

    def _paper(self, language: str) -> Paper:
        if self.broken:
            raise NoRoom
        self.papers.append(Paper(language))
        return self.papers[-1]

    def forget(self) -> None:
        self.papers.clear()
        self.forgotten += 1

    def next_visit(self) -> None:
        self.visits += 1


class Store:
    """Keeps what is handed in, or has a problem."""

    def __init__(self) -> None:
        self.kept: list[Submission] = []
        self.changed: list[Change] = []
        self.problem: Problem | None = None
        self.asked = 0

    def keep(self, submission: Submission) -> Kept:
        self.asked += 1
        if self.problem is not None:
            raise self.problem
        self.kept.append(submission)
        reach = submission.answers["reach_by"]
        return Kept(
            "K7QM3X9P", "Ab3_-ZkPq7LmNo9RsTuVwX", reach, submission.journey_id, submission.schemes,
            paper=submission.paper,
            offer=submission.offer,
        )  # fmt: skip

    def amend(self, change: Change) -> None:
        self.asked += 1
        if self.problem is not None:
            raise self.problem
        self.changed.append(change)


class Offers:
    """A course that takes people, a drop-in hour that is open to all; the hour is today."""

    def known(self, offer_id: str) -> bool:
        return offer_id in ("ligo-smartphone", "digispreekuur-centrum", "repair-cafe-de-wijk")

    def takes(self, offer_id: str) -> bool:
        return self.known(offer_id) and offer_id != "digispreekuur-centrum"

    def today(self) -> tuple[str, ...]:
        return ("digispreekuur-centrum",)


class Codes:
    """Reads codes as those on our papers; a day has as many tries as the test says."""

    left = 20

    def read(self, typed: str) -> str:
        return normalise(typed) if is_valid(normalise(typed)) else ""

    def allow(self) -> bool:
        self.left -= 1
        return self.left >= 0


@cache
def eeklo() -> Site:
    return load_site(None)


@cache
def places() -> PlaceIndex:
    return load_places(eeklo().file.near)


@cache
def rules() -> RuleBase:
    return RuleBase(eeklo().schemes, eeklo().questions)


@dataclass
class Person:
    """Somebody in front of the kiosk: touches what is on the screen, lets time pass, looks."""

    ground: str = "request"
    languages: tuple[str, ...] = ("nl", "fr")
    journeys: Mapping[str, Journey] = field(default_factory=lambda: eeklo().journeys)

    def __post_init__(self) -> None:
        self.clock, self.press, self.store, self.codes = Clock(), Press(), Store(), Codes()
        notice = NoticeShown("eeklo-registratie", "2026-11", self.ground)
        icons = {scheme.id: scheme.icon for scheme in eeklo().schemes}
        setting = Setting(eeklo().file.spoken, "stand", notice, places(), icons)
        frame = Frame(
            languages=self.languages,
            journeys=self.journeys,
            rules=rules(),
            words=lambda language: SiteWords(eeklo().texts, language),
            setting=setting,
            store=self.store,
            press=self.press,
            now=self.clock,
            today=lambda: DAY,
            offers=Offers(),
            codes=self.codes,
        )
        self.visit = Visit(frame)

    @property
    def registration(self) -> Registration:
        assert self.visit.registration is not None
        return self.visit.registration

    @property
    def asked(self) -> str:
        """The id of the question on the screen."""
        assert self.visit.ask is not None, self.visit.stage
        return self.visit.ask.id

    @property
    def refused(self) -> str | None:
        """The text key of the line that says why an answer was not taken."""
        assert self.visit.talk is not None
        refusal = self.visit.talk.entry.refusal
        return refusal.key if refusal else None

    # --- doing

    def begin(self, journey: str | None = HELP, language: str = "nl") -> Person:
        self.visit.begin(language)
        if journey:
            self.visit.choose(journey)
        return self

    def touch(self, *values: str) -> None:
        """Touch tiles."""
        for value in values:
            assert self.visit.ask is not None and self.visit.talk is not None
            self.visit.touched()
            self.visit.talk.entry.touch(self.visit.ask, value)

    def type(self, text: str) -> None:
        assert self.visit.ask is not None and self.visit.talk is not None
        self.visit.touched()
        self.visit.talk.entry.type(self.visit.ask, text)

    def erase_all(self) -> None:
        assert self.visit.talk is not None
        while self.visit.talk.entry.draft:
            self.visit.talk.entry.erase()

    def say(self, said: str | Iterable[str] | None) -> None:
        """Answer the question on the screen, as it is, and touch 'next'."""
        assert self.visit.ask is not None
        if said is not None and self.visit.ask.typed:
            self.erase_all()
            self.type(str(said))
        elif said is not None:
            self.touch(*([said] if isinstance(said, str) else said))
        self.visit.next()

    def walk(self, until: str | None = None, **said: str | tuple[str, ...] | None) -> Person:
        """Answer as An does, but for what is `said`, until that question or the review is there."""
        for _ in range(30):
            if self.visit.stage is not Stage.STEP or self.asked == until:
                return self
            agreed = "agreed" if self.ground == "consent" else None
            self.say({**AN, "notice": agreed, **said}[self.asked])
        raise AssertionError(f"still at {self.asked!r}")

    def wait(self, seconds: float, tick: float = 0.25) -> None:
        """Stand still; the screen looks at the clock every quarter of a second."""
        end = self.clock.seconds + seconds
        while self.clock.seconds < end:
            self.clock.seconds = min(end, self.clock.seconds + tick)
            self.visit.tick()

    def paper_is(self, state: PaperState) -> None:
        """The printer goes on with the newest paper."""
        self.press.papers[-1].state = state

    # --- looking

    def review(self) -> dict[str, str]:
        """Return the review as it is read: the question → the words on its line."""
        assert self.visit.stage is Stage.REVIEW
        return {
            line.step: ", ".join(
                eeklo().texts.get(self.visit.language, text) if key else text for key, text in line.said
            )
            for line in self.registration.review()
        }

    def handed_in(self) -> Submission:
        """Send, and return the one thing that was stored."""
        self.visit.send()
        assert self.visit.stage is Stage.DONE
        [submission] = self.store.kept
        return submission


def journey_with(**changes: object) -> dict[str, Journey]:
    """Return the journeys of the site with other steps of the help journey: step id → changes of it."""
    help_me = eeklo().journeys[HELP]
    steps = tuple(
        step.model_copy(update=changes[step.id]) if step.id in changes else step for step in help_me.steps
    )
    return {**eeklo().journeys, HELP: help_me.model_copy(update={"step": steps})}
