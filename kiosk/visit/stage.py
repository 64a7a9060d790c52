"""Where a visit can be, and how long it may stay there without a touch."""

from __future__ import annotations

from enum import Enum


class Stage(Enum):
    """The screen a person is at."""

    ATTRACT = "attract"
    COVERED = "covered"  # of a tablet, between two people: nothing of anybody, until a volunteer goes on
    LANGUAGE = "language"
    HOME = "home"
    PLACES = "places"
    PLACE = "place"  # one of them
    WAY = "way"  # where it lies, on a map
    OFFERS = "offers"
    OFFER = "offer"
    STEP = "step"  # a question of a registration
    QUESTION = "question"  # a question of the quick-check
    RESULT = "result"
    OWN_PHONE = "own_phone"  # a square that carries the answers so far to the person's own phone
    BILL = "bill"  # what somebody pays now is typed
    REVIEW = "review"
    DONE = "done"
    REFUSED = "refused"  # no consent, where the ground is consent: a person helps on
    CANNOT = "cannot"  # nothing can be kept now: nobody is asked for what would be lost
    NOT_KEPT = "notkept"  # the record could not be stored: nothing is confirmed, nothing is lost
    CODE = "code"  # the code of an earlier paper is typed
    PAPER = "paper"  # an earlier paper was scanned or its code typed: what should happen with it?
    WITHDRAW = "withdraw"  # is the person sure?
    CHANGED = "changed"  # what was wished with an earlier paper is stored
    COUNTER = "counter"  # too many codes were tried: somebody at the desk helps
    UNKNOWN = "unknown"  # what was scanned is not ours
    TELL = "tell"  # a question that is nobody's: how it went, what is missing
    TOLD = "told"  # thanks for it
    WIPED = "wiped"
    HELP = "help"
    ACCESS = "access"  # bigger letters, strong colours and the like
    AWAY = "away"  # somebody is coming: nothing is on the screen until the person touches it
    STOPPING = "stopping"  # Stop was touched and something was said: is the person sure?
    OUT_OF_ORDER = "out_of_order"
    PIN = "pin"  # the way to the volunteer's desk
    DESK = "desk"  # the volunteer's


# Beside the way: each gives back what was there.
ASIDE = (Stage.HELP, Stage.LANGUAGE, Stage.ACCESS, Stage.AWAY, Stage.STOPPING)
READING = {
    Stage.RESULT, Stage.REVIEW, Stage.PLACES, Stage.PLACE, Stage.WAY, Stage.OFFERS, Stage.OFFER,
}  # fmt: skip

# Seconds without a touch before the warning (look-and-feel: 60 on a question, longer on reading screens).
QUIET: dict[Stage, float | None] = {
    Stage.ATTRACT: None,
    Stage.COVERED: None,
    Stage.LANGUAGE: 60,
    Stage.HOME: 60,
    Stage.PLACES: 120,
    Stage.PLACE: 120,
    Stage.WAY: 120,  # a map is looked at for a while, and a telephone is found
    Stage.OFFERS: 120,
    Stage.OFFER: 120,  # a telephone has to be found, opened and held before the square
    Stage.STEP: 60,
    Stage.OWN_PHONE: 120,  # it has to be found, opened and held before the square
    Stage.QUESTION: 60,
    Stage.RESULT: 120,
    Stage.BILL: 120,  # a bill has to be found
    Stage.REVIEW: 120,
    Stage.DONE: None,  # has its own countdown
    Stage.REFUSED: 60,
    Stage.CANNOT: 120,  # a volunteer reads what is wrong
    Stage.NOT_KEPT: 600,  # a volunteer has to come; the answers are still there
    Stage.CODE: 120,  # a paper has to be found
    Stage.PAPER: 60,
    Stage.WITHDRAW: 60,
    Stage.CHANGED: 40,
    Stage.COUNTER: 40,
    Stage.UNKNOWN: 30,  # perhaps somebody only held a tin of soup before the scanner
    Stage.TELL: 30,  # nothing of a visit is on it any more
    Stage.TOLD: 30,
    Stage.WIPED: None,
    Stage.HELP: 180,
    Stage.ACCESS: 60,
    Stage.AWAY: 40,  # with the countdown after it the minute that look-and-feel gives
    Stage.STOPPING: 40,  # likewise
    Stage.OUT_OF_ORDER: None,
    Stage.PIN: 20,  # whoever came here by accident is back soon
    Stage.DESK: 120,
}
WARNING = 20.0  # visible countdown before the wipe: WCAG 2.2.1 asks at least 20 s
EASED_QUIET = 60.0  # the first screen, made easier by somebody who then walked away
CALM = 2  # times as long, for who asked for calm
NOTICE_QUIET = 120.0  # the privacy notice is read, not answered
DONE_WITH_PAPER = 30.0
DONE_WITHOUT_PAPER = 120.0
WIPED_SHOWN = 4.0
COVER_SPEAKS = 60.0  # so long the cover of a tablet says it as the last person reads
OPEN = 180.0  # a tablet on which nobody begins is covered again: it may be in a bag
