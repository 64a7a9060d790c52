"""Every screen a person can be at, brought up at once: for tests of what all of them have."""

from __future__ import annotations

from kiosk.visit.ports import Kept
from kiosk.visit.returning import Outcome
from kiosk.visit.stage import Stage
from tests.ui.rig import Rig
from tests.visit.test_taking_along import ON_A_LEEFLOON

COURSE, PLACE = "ligo-smartphone", "digipunt-de-wijk"
# Those of the volunteer; and hiding, where a touch anywhere brings back what was there.
NOT_FOR_READING = (Stage.AWAY, Stage.PIN, Stage.DESK)
NOT_HERE = (Stage.WAY,)  # of no place of Eeklo anybody said where it lies (tests/ui/test_way_there.py)
TO_READ = tuple(stage for stage in Stage if stage not in NOT_FOR_READING + NOT_HERE)


def stand_at(kiosk: Rig, stage: Stage, language: str = "nl") -> None:
    """Show the screen of `stage` to somebody who speaks `language`."""
    visit = kiosk.visit
    if stage is Stage.OUT_OF_ORDER:
        visit.fail("queue-broken")
    elif stage is not Stage.ATTRACT:
        visit.begin(language)
        _come_to(kiosk, stage)
    kiosk.app.render()
    kiosk.step(0.3)
    assert visit.stage is stage


def _check(kiosk: Rig, said: dict[str, str]) -> None:
    """Go through the whole check with what is `said`, and 'I do not know' to the rest."""
    visit = kiosk.visit
    visit.choose("internet-check")
    while visit.stage is Stage.QUESTION:
        visit.talk.entry.touch(visit.ask, said.get(visit.ask.id, visit.ask.options[-1].value))
        visit.next()


def _come_to(kiosk: Rig, stage: Stage) -> None:
    visit = kiosk.visit
    match stage:
        case Stage.LANGUAGE | Stage.HELP | Stage.ACCESS:
            visit.aside(stage)
        case Stage.STEP | Stage.REVIEW:
            visit.choose("internet-help")
            visit.stage = stage
        case Stage.QUESTION:
            visit.choose("internet-check")
        case Stage.TELL:
            visit.choose("needs")
        case Stage.RESULT:
            _check(kiosk, {})
        case Stage.BILL:
            _check(kiosk, ON_A_LEEFLOON)
            visit.ask_bill()
        case Stage.OWN_PHONE:
            visit.choose("internet-help")
            visit.show_square()
        case Stage.PLACE:
            visit.places()
            visit.look_at_place(PLACE)
        case Stage.OFFER:
            visit.choose("offer-sign-up")
            visit.look_at(COURSE)
        case Stage.CODE:
            visit.choose("paper-correct")
        case Stage.DONE:
            visit.kept = Kept("ABCD1234", "t" * 22, "phone", "internet-help", (), paper="photo")
            visit.stage = stage
        case Stage.CANNOT:
            visit.problem, visit.stage = "not-enrolled", stage
        case Stage.NOT_KEPT:
            visit.choose("internet-help")
            visit.problem, visit.stage = "queue-full", stage
        case Stage.CHANGED:
            visit.outcome, visit.stage = Outcome("withdraw", at_once=True), stage
        case Stage.WIPED:
            visit.stop()
        case _:
            visit.stage = stage
