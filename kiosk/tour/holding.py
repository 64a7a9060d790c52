"""What a volunteer holds: the sign of the organisation for the desk, 'next person' on a covered tablet."""

from __future__ import annotations

from kivy.uix.widget import Widget

from kiosk.tour.guide import Guide, NotReached
from kiosk.ui.reading_order import seen
from kiosk.ui.widgets.sign import Sign
from kiosk.visit.stage import Stage


def hold_sign(guide: Guide) -> None:
    """Hold the sign of the organisation for five seconds."""
    guide.finger.step(3)  # what came is laid out before it is touched
    _hold(guide, "the sign", next((one for one in seen(guide.root) if isinstance(one, Sign)), None))


def uncover(guide: Guide) -> None:
    """Hold 'next person' where a tablet is covered; do nothing elsewhere."""
    if guide.visit.stage is Stage.COVERED:
        guide.finger.step(3)
        _hold(guide, "next person", guide.find("uncover"))


def _hold(guide: Guide, what: str, held: Widget | None) -> None:
    if held is None:
        raise NotReached(f"{what} is not there to hold on screen {guide.screen()!r}")
    shown = guide.app.rendered
    with guide.finger.holding(held):
        guide.wait(lambda: guide.app.rendered > shown, f"nothing came of holding {what}")
    guide.held(what)
