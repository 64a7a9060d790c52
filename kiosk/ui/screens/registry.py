"""Which screen belongs to which stage of a visit. Screens are imported when they are first shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from kiosk.visit.machine import Visit
from kiosk.visit.stage import Stage

if TYPE_CHECKING:
    from kiosk.ui.screens.base import KioskScreen
    from kiosk.ui.stage import EveryScreensStage
    from kiosk.volunteers.desk import Desk

# name → (module, class)
SCREENS = {
    "attract": ("attract", "AttractScreen"),
    "covered": ("covered", "CoveredScreen"),
    "access": ("access", "AccessScreen"),
    "language": ("language", "LanguageScreen"),
    "home": ("home", "HomeScreen"),
    "places": ("places", "PlacesScreen"),
    "place": ("place", "PlaceScreen"),
    "way": ("way", "WayScreen"),
    "offers": ("offers", "OffersScreen"),
    "offer": ("offer", "OfferScreen"),
    "paper": ("paper", "PaperScreen"),
    "withdraw": ("withdraw", "WithdrawScreen"),
    "choice": ("choice", "ChoiceScreen"),
    "own_phone": ("own_phone", "OwnPhoneScreen"),
    "notice": ("notice", "NoticeScreen"),
    "typed": ("typed", "TypedScreen"),
    "result": ("result", "ResultScreen"),
    "review": ("review", "ReviewScreen"),
    "done": ("done", "DoneScreen"),
    "message": ("message", "MessageScreen"),
    "help": ("help", "HelpScreen"),
    "stopping": ("stopping", "StoppingScreen"),
}
# The volunteer's: built when one comes, not ahead. Most kiosks see them twice a day.
DESK_SCREENS = {
    "pin": ("pin", "PinScreen"),
    "desk": ("desk", "DeskScreen"),
    "desk-health": ("desk_health", "HealthScreen"),
    "desk-quick": ("desk_quick", "QuickScreen"),
    "desk-quick-review": ("desk_quick_look", "QuickReviewScreen"),
    "desk-quick-sent": ("desk_quick_look", "QuickSentScreen"),
    "desk-off": ("desk_off", "OffScreen"),
    "desk-sound": ("desk_sound", "SoundScreen"),
    "desk-tally": ("desk_tally", "TallyScreen"),
    "desk-choice": ("desk_choice", "StandChoiceScreen"),
    "desk-typed": ("desk_typed", "StandTypedScreen"),
}
MESSAGES = {
    Stage.AWAY, Stage.WIPED, Stage.REFUSED, Stage.CANNOT, Stage.NOT_KEPT, Stage.OUT_OF_ORDER,
    Stage.CHANGED, Stage.COUNTER, Stage.UNKNOWN, Stage.TOLD,
}  # fmt: skip


def screen_for(visit: Visit, desk: Desk) -> str:
    """Return the name of the screen that shows the visit, or the volunteer's desk, as it is now."""
    if visit.stage is Stage.DESK:
        if desk.ask is not None:
            return "desk-typed" if desk.ask.typed else "desk-choice"
        return "desk" if desk.page == "desk" else f"desk-{desk.page}"
    if visit.stage in MESSAGES:
        return "message"
    if visit.stage in (Stage.STEP, Stage.QUESTION, Stage.CODE, Stage.BILL, Stage.TELL):
        ask = visit.ask
        assert ask is not None
        return "typed" if ask.typed else "choice" if ask.kind == "several" else ask.kind
    return visit.stage.value


def build(name: str, app: EveryScreensStage) -> KioskScreen:
    """Build the screen `name`."""
    module, kind = (SCREENS | DESK_SCREENS)[name]
    return getattr(import_module(f"kiosk.ui.screens.{module}"), kind)(app)
