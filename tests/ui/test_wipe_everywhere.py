"""Whatever screen a person leaves, of whatever journey: nothing they said is left anywhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.tour.guide import Guide
from kiosk.tour.route import Route
from kiosk.tour.walks import Walker
from kiosk.visit.stage import Stage
from tests.ui.memory import spell
from tests.ui.remains import MAIL, NAME, NUMBER, NUMBER_TAILS, Remains, Whispered
from tests.ui.rig import Rig

pytestmark = [pytest.mark.screen, pytest.mark.slow]

TYPED = Whispered(
    {"text": NAME, "phone": NUMBER, "email": MAIL, "place": spell("9900"), "code": spell("K7QM3X9R")}
)
LEAST = 40  # screens somebody can leave; fewer means that the walk went past some


class Leaves(Exception):
    """Somebody had enough."""


class Leavers:
    """People who walk the journeys as the tour does; each leaves at the first screen nobody left before."""

    def __init__(self, kiosk: Rig) -> None:
        self.kiosk, self.left = kiosk, set()
        self.guide = Guide(kiosk.app, kiosk.folder, draws=False)
        self.guide.look = self._look
        self.walker = Walker(kiosk.site.journeys, kiosk.visit.frame.rules)
        self.route = Route(self.guide, self.walker, kiosk.clock, kiosk.state, "nl")

    def _look(self, note: str = "") -> None:
        self.guide.at_rest()
        screen = f"{self.guide.screen()} {note}".rstrip()
        if screen not in self.left:
            self.left.add(screen)
            raise Leaves

    def walk(self) -> Iterator[str]:
        """Let people walk until no screen is left to leave; give each one's journey."""
        for journey_id, journey in self.walker.journeys.items():
            while True:
                met, friendly = set(self.walker.met), set(self.route.friendly)
                try:
                    self.route.walk(journey_id)
                except Leaves:
                    yield journey_id
                    self.walker.met, self.route.friendly = met, friendly  # the next one comes past here again
                    continue
                if not self.walker.left(journey) or self.walker.met == met:
                    break


def test_a_person_who_leaves_any_screen_of_any_journey_leaves_nothing(
    kiosk: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.tour.typing.TYPED", TYPED)
    people = Leavers(kiosk)
    found = 0
    for _ in people.walk():
        remains = Remains(kiosk, NAME, NUMBER, *NUMBER_TAILS, MAIL)
        remains.note()
        found += remains.is_there()
        if kiosk.guide.find("stop"):
            kiosk.guide.touch("stop")
            assert kiosk.visit.stage is Stage.WIPED
        else:
            kiosk.visit.wipe()
            kiosk.app.render()
        remains.must_be_gone()
    assert len(people.left) >= LEAST, sorted(people.left)
    assert found >= LEAST / 4, "what was typed was hardly ever there to be found"
