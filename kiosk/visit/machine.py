"""One person's visit as an explicit state machine.

Events come in as methods (a touch, a tick of the clock), the stage says which screen is shown. The visit
owns what was said and lets go of it all in `wipe`. It reaches the outbox and the printer through ports.
"""

from __future__ import annotations

import logging

from kiosk.journeys.model import Journey
from kiosk.problems import code_of
from kiosk.visit.access import Access
from kiosk.visit.answering import Answering
from kiosk.visit.ask import Ask
from kiosk.visit.bill import Bill
from kiosk.visit.check import Check
from kiosk.visit.covered import Covered
from kiosk.visit.instead import Instead
from kiosk.visit.own_phone import OwnPhone
from kiosk.visit.ports import Frame, Kept, Ticket
from kiosk.visit.registration import Registration
from kiosk.visit.same_person import NOTHING_KNOWN
from kiosk.visit.sending import Sending
from kiosk.visit.stage import Stage
from kiosk.visit.telling import Telling
from kiosk.visit.typed_code import TypedCode

log = logging.getLogger(__name__)


class Visit(Covered, Answering, Instead, Sending, OwnPhone):
    """The visit of one person, and the quiet between two of them."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.out_of_order: str | None = None  # a code of the problem table
        self._reset()
        if frame.carried:
            self.stage = Stage.COVERED

    def _reset(self) -> None:
        self.stage = Stage.ATTRACT
        self.language = self.frame.languages[0]
        self.access = Access()
        self.registration: Registration | None = None
        self.check: Check | None = None
        self.kept: Kept | None = None
        self.ticket: Ticket | None = None
        self.problem: str | None = None
        self.offer = self.place = self.code = self.paper = self.wish = self.outcome = None
        self.code_tries, self.mark, self.known = 0, None, NOTHING_KNOWN
        self.telling: Telling | None = None
        self.to_tell: tuple[str, ...] = ()
        self.told_after_visit = False
        self.cannot_from: Stage | None = None  # where somebody wanted to ask, and nothing could be kept
        self.come_from: Stage | None = None  # under help, language or the question of Stop
        self.help_from: Stage | None = None  # under a moment that was chosen because nobody could come
        self.asks_language = self.help_asked = self.goes_on = False
        self._paper_state, self._paper_ended = None, False
        self.more_time()

    def now(self) -> float:
        return self.frame.now()

    # --- reading

    @property
    def talk(self) -> Registration | Check | TypedCode | Bill | Telling | None:
        """The registration, quick-check, code, bill or opinion on the screen."""
        bill = self.check.bill if self.check is not None else None
        talks: dict[Stage, Registration | Check | TypedCode | Telling | None]
        talks = {Stage.STEP: self.registration, Stage.QUESTION: self.check, Stage.CODE: self.code}
        talks[Stage.TELL] = self.telling
        return bill if self.stage is Stage.BILL else talks.get(self.stage)

    @property
    def ask(self) -> Ask | None:
        return self.talk.ask() if self.talk else None

    @property
    def changed(self) -> bool:
        return self.access != Access() or self.language != self.frame.languages[0]

    # --- moving about

    def begin(self, language: str | None = None) -> None:
        """A language was touched on the attract screen or the language screen."""
        self.touched()
        if self.stage in (Stage.OUT_OF_ORDER, Stage.WIPED, Stage.COVERED):
            return
        if language in self.frame.languages:
            self.speak(language)
        if self.stage is Stage.LANGUAGE:
            self.close()
        if self.stage is Stage.ATTRACT:
            self.stage = Stage.HOME

    def speak(self, language: str) -> None:
        """Go on in this language of the site; what was answered stays."""
        self.language = language
        if self.check is not None:
            self.check.speak(self.frame.words(language))
        if self.registration is not None:
            self.registration.speak(language)

    def choose(self, journey_id: str) -> None:
        """A tile of the home screen was touched."""
        if not self._at(Stage.HOME):
            return
        journey = self.frame.journeys[journey_id]
        if journey.kind == "check":
            self.check = Check(journey, self.frame.rules, self.frame.today(), self.frame.words(self.language))
            self.stage = Stage.QUESTION if self.check.question else Stage.RESULT
        elif journey.kind == "sign-up":
            self.stage = Stage.OFFERS
        elif journey.kind == "correction":
            self._type_code()
        elif journey.kind == "opinion":
            if self._can_keep():
                self._begin_to_tell(journey, after_visit=False)
        else:
            self._register(journey)

    def _register(self, journey: Journey, schemes: tuple[str, ...] = (), offer: str = "") -> None:
        """Begin to ask, unless it is known beforehand that no answer could be kept."""
        if not self._can_keep():
            return
        facts = self.check.facts if self.check is not None else None
        journey, setting = self.asked_of(journey), self.frame.setting
        self.registration = Registration(journey, setting, self.language, schemes, offer, facts, self.known)
        self.stage = Stage.STEP

    def _can_keep(self) -> bool:
        """Say whether an answer could be kept; where none can, the screen says so."""
        try:
            self.frame.store.ready()
        except Exception as error:
            log.error("nothing can be kept: %s", type(error).__name__)
            self.problem, self.cannot_from = code_of(error), self.stage
            self.stage = Stage.CANNOT
            return False
        return True

    def next(self) -> None:
        """The main action of a question."""
        self.touched()
        if self.stage is Stage.STEP and self.registration is not None:
            if self.registration.refused_consent:
                self._let_go(Stage.REFUSED)
            elif not self.registration.advance():
                self.stage = Stage.REVIEW
        elif self.stage is Stage.QUESTION and self.check is not None and not self.check.advance():
            self.stage = Stage.RESULT
        elif self.stage is Stage.CODE and self.code is not None:
            self._take_code(self.code)
        elif self.stage is Stage.BILL:
            self._take_bill()
        elif self.stage is Stage.TELL and self.telling is not None:
            self._next_to_tell(self.telling)

    def back(self) -> None:
        """One screen back; nothing said is lost by it until the home screen is reached."""
        self.touched()
        match self.stage:
            case Stage.HELP | Stage.LANGUAGE | Stage.ACCESS | Stage.AWAY | Stage.STOPPING:
                self.close()
            case Stage.STEP | Stage.REVIEW | Stage.NOT_KEPT if self.registration is not None:
                self._back_in_registration(self.registration)
            case Stage.TELL if self.telling is not None:
                self._back_in_telling(self.telling)
            case Stage.OWN_PHONE:
                self.stage = Stage.STEP
            case Stage.QUESTION | Stage.RESULT if self.check is not None:
                self.ticket = None  # another answer makes another advice
                if self.check.retreat():
                    self.stage = Stage.QUESTION
                else:
                    self._let_go(Stage.HOME)
            case Stage.BILL:
                self._leave_bill()
            case Stage.CANNOT:
                self.problem, self.stage = None, self.cannot_from or Stage.HOME
            case Stage.WITHDRAW | Stage.NOT_KEPT:
                self.wish, self.stage = None, Stage.PAPER
            case Stage.OFFERS | Stage.OFFER:
                if not self._back_to_help() and not self._back_among_offers():
                    self._let_go(Stage.HOME)
            case Stage.PLACE | Stage.WAY:
                self._back_among_places()
            case Stage.HOME:
                self._let_go(Stage.ATTRACT)  # another language; what makes the screen easier stays
            case Stage.PLACES | Stage.REFUSED | Stage.CODE | Stage.PAPER | Stage.UNKNOWN:
                self._let_go(Stage.ATTRACT if self.asks_language else Stage.HOME)
            case Stage.PIN:
                self.wipe()

    def _back_in_registration(self, registration: Registration) -> None:
        registration.line = registration.line if registration.changing else ""
        if self.stage is Stage.NOT_KEPT:
            self.wish, self.stage = None, Stage.REVIEW
        elif registration.retreat():
            self.stage = Stage.REVIEW if registration.at_review else Stage.STEP
        elif self.check is not None:
            self.registration, self.stage = None, Stage.RESULT
        elif self.paper is not None or registration.offer:
            self.registration, self.stage = None, Stage.PAPER if self.paper is not None else Stage.OFFER
        else:
            self._let_go(Stage.HOME)

    def _let_go(self, stage: Stage) -> None:
        """Show `stage` to the same person, with nothing left of what was said and got.

        Who it is stays on the way to something else to ask for, and nowhere else.
        """
        self.registration = self.check = self.kept = self.ticket = self.problem = None
        self.offer = self.place = self.code = self.paper = self.wish = self.outcome = None
        self.telling, self.to_tell, self.told_after_visit = None, (), False
        self.known = self.known if stage is Stage.HOME else NOTHING_KNOWN
        self.help_from, self.goes_on, self.mark, self.stage = None, False, None, stage
        self.asks_language = False

    def wipe(self) -> None:
        """Let go of everything the person said, chose or got; back to the first screen, or what covers it."""
        language, access = self._reader()
        self._reset()  # first: whatever is wrong with the printer, nothing said may stay
        if self.out_of_order:
            self.stage = Stage.OUT_OF_ORDER
        elif self.frame.carried:
            self._cover(language, access)
        for let_go, what in ((self.frame.press.forget, "papers"), (self.frame.close_desk, "desk")):
            try:
                let_go()
            except Exception as error:
                log.error("not forgotten (%s): %s", what, type(error).__name__)

    def fail(self, code: str) -> None:
        """Put the kiosk out of order with a code of the problem table."""
        self.out_of_order = code
        self.wipe()
