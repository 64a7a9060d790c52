"""People in front of a kiosk: a visit on the site that ships, with clock, printer and store of our own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import MappingProxyType

from kiosk.eligibility.quick_check import RuleBase
from kiosk.journeys.model import Journey
from kiosk.journeys.places import PlaceIndex
from kiosk.site.load import Site, load_site
from kiosk.site.postcodes import load_places
from kiosk.site.words import SiteWords
from kiosk.visit.machine import Frame, Visit
from kiosk.visit.ports import PaperState
from kiosk.visit.registration import Registration
from kiosk.visit.setting import Setting
from kiosk.visit.stage import Stage
from kiosk.visit.submission import NoticeShown, Submission
from tests.visit.stand_ins import Clock, Codes, Offers, Press, Store

DAY = date(2026, 11, 21)
HELP, CHECK = "internet-help", "internet-check"
SOCIAL, TELENET = "be.sociaal-internetaanbod", "telenet.essential-internet"

# What An says, step by step, when she wants to be called. None: she passes over an optional question.
AN: Mapping[str, str | tuple[str, ...] | None] = MappingProxyType(
    {
        "carry": "no",  # whether what the check knows may be taken along
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
        kinds = {"ligo-smartphone": "course", "repair-cafe-de-wijk": "repair"}
        setting = Setting(
            eeklo().file.spoken, "stand", notice, places(), icons, offer_kind=lambda one: kinds.get(one, "")
        )
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

    def stop(self) -> None:
        """Touch Stop, and say 'yes' where it asks."""
        self.visit.stop()
        self.visit.wipe_all()

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


def at(question: str) -> Person:
    """Return somebody at one of the questions that are typed."""
    way = question if question in ("email", "phone") else "visit"
    return Person().begin().walk(question, reach_by=way, about=("other",))


def typed(question: str, text: str) -> Person:
    person = at(question)
    person.type(text)
    person.visit.next()
    return person


# --- erasing
