"""Coming back with the paper of an earlier visit: withdraw, correct, or say 'I am here'.

The device does not know the earlier record and never shows it: what is wished travels sealed to central. A
scanned paper counts at once; a typed code can be misread or guessed, so staff look at it first.
"""

from __future__ import annotations

import logging
from abc import abstractmethod
from dataclasses import dataclass
from typing import Protocol

from kiosk.journeys.model import Journey
from kiosk.problems import code_of
from kiosk.visit.offering import Offering
from kiosk.visit.stage import Stage
from kiosk.visit.submission import Action, Change, Paper
from kiosk.visit.typed_code import MOST_TRIES, TypedCode

log = logging.getLogger(__name__)

# Where nobody is busy answering: a scan elsewhere would throw away what was said.
SCANS_AT = (
    Stage.ATTRACT, Stage.HOME, Stage.PLACES, Stage.PLACE, Stage.WAY, Stage.OFFERS, Stage.OFFER,
    Stage.CODE, Stage.PAPER, Stage.UNKNOWN,
)  # fmt: skip


class Scanned(Protocol):
    """What the scanner read, sorted by kiosk.receipts.scanned."""

    @property
    def kind(self) -> str:
        """`paper`, `code`, `offer`, or something that means nothing here."""

    @property
    def value(self) -> str:
        """The token, the code, the id."""

    @property
    def language(self) -> str:
        """In which the person read what they hold; empty where the square does not tell."""


@dataclass(frozen=True)
class Outcome:
    """What was stored for an earlier paper, as far as the last screen says it."""

    action: Action
    at_once: bool  # else staff look at it first


class Returning(Offering):
    """The part of a visit that knows an earlier paper."""

    code: TypedCode | None
    code_tries: int  # in this visit
    paper: Paper | None
    wish: Change | None  # could not be stored yet
    outcome: Outcome | None
    problem: str | None
    asks_language: bool  # what was scanned waits under that question; or is told in every language
    goes_on: bool  # the person was asked whether to stop, and said no

    @abstractmethod
    def _let_go(self, stage: Stage) -> None:
        """Show `stage` with nothing left of what was said."""

    @abstractmethod
    def speak(self, language: str) -> None:
        """Go on in this language."""

    # --- scanning and typing

    def scan(self, scanned: Scanned) -> None:
        """The scanner read something. An invitation counts where no person is: at the desk, out of order.

        The square of a paper does not tell in which language it was read: whoever holds it says so first.
        """
        if scanned.kind == "invite" and self.stage in (Stage.OUT_OF_ORDER, Stage.DESK):
            self.frame.invited(scanned.value)
            return
        if not self._at(*SCANS_AT) or self.registration is not None:
            return
        told = scanned.language in self.frame.languages
        nobody_said = self.stage is Stage.ATTRACT or self.asks_language
        spoken = not nobody_said or self.language != self.frame.languages[0]
        unknown = not (told or spoken) and len(self.frame.languages) > 1
        if nobody_said and told:
            self.speak(scanned.language)
        if scanned.kind == "paper" and self._corrects is not None:
            self._came_back(Paper(token=scanned.value))
        elif scanned.kind == "code" and self._corrects is not None:
            self._try(scanned.value)
        elif scanned.kind == "offer" and self.frame.offers.known(scanned.value):
            self._let_go(Stage.OFFER)
            self.offer = scanned.value
        else:
            self._let_go(Stage.UNKNOWN)
        if unknown and self.stage in (Stage.PAPER, Stage.OFFER):
            self.aside(Stage.LANGUAGE)
        self.asks_language = unknown and self.stage in (Stage.LANGUAGE, Stage.UNKNOWN, Stage.COUNTER)

    def _type_code(self) -> None:
        """'I have a paper' was touched."""
        self.code, self.stage = TypedCode(), Stage.CODE

    def _take_code(self, typed: TypedCode) -> None:
        """The main action after typing. Half a code is no try: nothing was guessed."""
        if typed.whole:
            self._try(typed.entry.draft)
        else:
            typed.refuse("code.short")

    def _try(self, typed: str) -> None:
        """Take a code that was typed, or read from a paper that shows nothing else: both can be guessed."""
        self.code_tries += 1
        if self.code_tries > MOST_TRIES or not self._allowed():
            self._let_go(Stage.COUNTER)
        elif code := self.frame.codes.read(typed):
            self._came_back(Paper(code=code))
        elif self.code_tries == MOST_TRIES:
            self._let_go(Stage.COUNTER)
        elif self.code is not None:
            self.code.refuse("code.wrong")
        else:
            self._let_go(Stage.UNKNOWN)

    def _allowed(self) -> bool:
        """A device that cannot count the tries takes none."""
        try:
            return self.frame.codes.allow()
        except Exception as error:
            log.error("codes cannot be counted: %s", type(error).__name__)
            return False

    def _came_back(self, paper: Paper) -> None:
        self._let_go(Stage.PAPER)
        self.paper = paper

    # --- what should happen with it

    def can_check_in(self) -> tuple[str, ...]:
        """Return the offers for which the person can say 'I am here': only with the paper in the hand."""
        return self.frame.offers.today() if self.paper is not None and self.paper.scanned else ()

    def check_in(self, offer_id: str) -> None:
        """'I am here' was touched."""
        if self._at(Stage.PAPER) and self.paper is not None and offer_id in self.can_check_in():
            self._amend(Change("check-in", self.paper, self.language, offer=offer_id))

    def correct(self) -> None:
        """'Something is different' was touched."""
        if self._at(Stage.PAPER) and self._corrects is not None:
            self._register(self._corrects)

    def withdraw(self) -> None:
        """'I want to stop' was touched: ask once more."""
        if self._at(Stage.PAPER):
            self.goes_on, self.stage = False, Stage.WITHDRAW

    def go_on(self) -> None:
        """'No, go on' was touched: the paper is there as before, and says that the request goes on."""
        if self._at(Stage.WITHDRAW):
            self.goes_on, self.stage = True, Stage.PAPER

    def confirm(self) -> None:
        """'Yes, stop it' was touched."""
        if self._at(Stage.WITHDRAW) and self.paper is not None:
            self._amend(Change("withdraw", self.paper, self.language))

    @property
    def _corrects(self) -> Journey | None:
        return next((one for one in self.frame.journeys.values() if one.kind == "correction"), None)

    def _amend(self, wish: Change) -> None:
        """Store what is wished; only what is durably stored is confirmed."""
        try:
            self.frame.store.amend(wish)
        except Exception as error:
            log.error("not kept: %s", type(error).__name__)
            self.problem, self.wish, self.stage = code_of(error), wish, Stage.NOT_KEPT
            return
        self._let_go(Stage.CHANGED)
        self.outcome = Outcome(wish.action, wish.paper.scanned)
