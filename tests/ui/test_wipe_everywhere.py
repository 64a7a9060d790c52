"""Whatever screen a person leaves, of whatever journey: nothing they said is left anywhere.

Here: every kind of screen, in every journey that has one nobody left yet. With EVERY_WAY=1 (`make screens`)
every single one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from kiosk.tour.route import Route
from kiosk.tour.walks import Walker
from kiosk.visit.stage import Stage
from tests.ui.memory import spell
from tests.ui.remains import MAIL, NAME, NUMBER, NUMBER_TAILS, Remains, Whispered
from tests.ui.rig import Rig

pytestmark = [pytest.mark.screen, pytest.mark.slow]

TYPED = Whispered(
    {
        "text": NAME,
        "phone": NUMBER,
        "email": MAIL,
        "place": spell("9900"),
        "code": spell("K7QM3X9R"),
        "amount": spell("45"),
    }
)
EVERY_WAY = bool(os.environ.get("EVERY_WAY"))
LEAST = 80 if EVERY_WAY else 30  # screens somebody can leave; fewer means that the walk went past some


class Leaves(Exception):
    """Somebody had enough."""


class Leavers:
    """People who walk the journeys as the tour does; each leaves at the first screen nobody left before."""

    def __init__(self, kiosk: Rig) -> None:
        self.kiosk, self.left = kiosk, set()
        self.guide = kiosk.guide
        self.walker = Walker(kiosk.site.journeys, kiosk.visit.frame.rules)
        self.route = Route(self.guide, self.walker, kiosk.clock, kiosk.state, "nl")

    def look(self, note: str = "") -> None:
        self.guide.at_rest()
        screen = f"{self.guide.screen() if EVERY_WAY else self._kind()} {note}".rstrip()
        if screen not in self.left:
            self.left.add(screen)
            raise Leaves

    def _kind(self) -> str:
        """Return what two questions of the same kind have in common."""
        visit = self.kiosk.visit
        return f"{visit.stage.value}-{visit.ask.kind}" if visit.ask else visit.stage.value

    def walk(self) -> Iterator[str]:
        """Let people walk until no screen is left to leave; give the journey of each."""
        for journey_id in self.kiosk.site.file.journeys:
            journey = self.walker.journeys[journey_id]
            while True:
                met, friendly = set(self.walker.met), set(self.route.friendly)
                left = self._leaves(journey_id)
                yield journey_id
                if left:
                    self.walker.met, self.route.friendly = met, friendly  # the next one comes past here again
                elif not self.walker.left(journey) or self.walker.met == met:
                    break

    def _leaves(self, journey_id: str) -> bool:
        """Let somebody walk; a function of its own, for its error holds what they said in its frames."""
        try:
            self.route.walk(journey_id)
        except Leaves:
            return True
        return False


def leave(kiosk: Rig) -> None:
    """Touch Stop and say yes, or touch the end of a last screen; the first screen has neither."""
    for end in ("stop", "wipe_all", "done"):
        if kiosk.guide.find(end):
            kiosk.guide.touch(end)
            if kiosk.visit.stage is Stage.TELL:
                kiosk.guide.touch("next")
            if kiosk.visit.stage is not Stage.STOPPING:
                return
    assert kiosk.visit.stage is Stage.ATTRACT, kiosk.guide.screen()


def test_a_person_who_leaves_any_screen_of_any_journey_leaves_nothing(
    kiosk: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.tour.typing.TYPED", TYPED)
    people, before, found = Leavers(kiosk), "", 0
    monkeypatch.setattr(kiosk.guide, "look", people.look)
    for journey in people.walk():
        remains = Remains(kiosk, NAME, NUMBER, *NUMBER_TAILS, MAIL)
        remains.note()
        found += bool(remains.shown())
        leave(kiosk)
        remains.must_be_gone(everywhere=journey != before)  # memory as a whole: once for each journey
        before = journey
        if kiosk.visit.stage is Stage.WIPED:
            kiosk.guide.touch("done")
    assert len(people.left) >= LEAST, sorted(people.left)
    assert found >= 5, "what was typed was hardly ever there to be found"
