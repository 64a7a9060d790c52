"""Which screen belongs to which stage of a visit. Screens are imported when they are first shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from kiosk.visit.machine import Visit
from kiosk.visit.stage import Stage

if TYPE_CHECKING:
    from kiosk.ui.screens.base import KioskScreen
    from kiosk.ui.window import KioskApp

# name → (module, class)
SCREENS = {
    "attract": ("attract", "AttractScreen"),
    "access": ("access", "AccessScreen"),
    "language": ("language", "LanguageScreen"),
    "home": ("home", "HomeScreen"),
    "places": ("places", "PlacesScreen"),
    "offers": ("offers", "OffersScreen"),
    "offer": ("offer", "OfferScreen"),
    "paper": ("paper", "PaperScreen"),
    "choice": ("choice", "ChoiceScreen"),
    "notice": ("notice", "NoticeScreen"),
    "typed": ("typed", "TypedScreen"),
    "result": ("result", "ResultScreen"),
    "review": ("review", "ReviewScreen"),
    "done": ("done", "DoneScreen"),
    "message": ("message", "MessageScreen"),
}
MESSAGES = {
    Stage.HELP, Stage.AWAY, Stage.WIPED, Stage.REFUSED, Stage.NOT_KEPT, Stage.OUT_OF_ORDER,
    Stage.WITHDRAW, Stage.CHANGED, Stage.DESK, Stage.UNKNOWN,
}  # fmt: skip


def screen_for(visit: Visit) -> str:
    """Return the name of the screen that shows the visit as it is now."""
    if visit.stage in MESSAGES:
        return "message"
    if visit.stage in (Stage.STEP, Stage.QUESTION, Stage.CODE):
        ask = visit.ask
        assert ask is not None
        return "typed" if ask.typed else "choice" if ask.kind == "several" else ask.kind
    return visit.stage.value


def build(name: str, app: KioskApp) -> KioskScreen:
    """Build the screen `name`."""
    module, kind = SCREENS[name]
    return getattr(import_module(f"kiosk.ui.screens.{module}"), kind)(app, name=name)
