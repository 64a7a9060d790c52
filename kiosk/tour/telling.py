"""What is asked of who is done: answered once in a tour, whole, and passed over after that."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.tour.guide import Guide
from kiosk.tour.walks import Walker
from kiosk.visit.stage import Stage


def tell_or_pass_over(guide: Guide, answer: Callable[[], object], walker: Walker) -> None:
    """Answer what no walk met yet, with the question after it; else touch on, as most people will."""
    visit = guide.visit
    while visit.stage is Stage.TELL:
        telling = visit.telling
        assert telling is not None
        if not walker.left(telling.journey):
            guide.touch("next")
            return
        while visit.stage is Stage.TELL and visit.telling is telling:
            answer()
        guide.look()
        guide.touch("tell_more" if guide.find("tell_more") else "done")
