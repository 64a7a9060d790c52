"""How the device is: what is wrong comes first and large, with what to do; all else is one quiet list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kivy.clock import Clock
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui import theme
from kiosk.ui.screens.base import load_kv
from kiosk.ui.screens.desk_frame import DeskFrame
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import rgba, tokens
from kiosk.ui.widgets.pages import Room
from kiosk.ui.widgets.sheet import Part, Sheet
from kiosk.volunteers.view import Line, lines

LOOK = 1.0  # seconds between two looks: the printer answers a little later
QUIET = 26  # type of the list, design pixels
IN_A_CARD, IN_A_CARD_ROOMY, IN_A_CARD_BIGGEST = 6, 5, 4  # lines of the list


class HealthContent(BoxLayout):
    """Laid out in desk_health.kv."""


load_kv(__name__)


class HealthScreen(DeskFrame):
    progress_high = 0

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = HealthContent()
        self.fill(self.content)
        self._shown: list[Line] = []
        self._looking = None

    def show(self) -> None:
        self._shown = lines(self.desk, self.desk.room.watch.health())
        ids = self.content.ids
        ids.title.text = self.t("desk.health.title")
        cards = [*self._worries(), *self._list()]
        shown = self.pages.cut(cards, Room(1, self._most()))
        for grid, wrong in ((ids.worries, True), (ids.rest, False)):
            fitting = [sheet for sheet, bad in shown if bad is wrong]
            side_by_side = not tokens.portrait and not tokens.roomy
            grid.fill(fitting, len(fitting) if side_by_side and fitting else 1)
            grid.size_hint_y = len(fitting) if tokens.portrait or tokens.roomy else 0.8 if wrong else 1
            grid.opacity = 1 if fitting else 0
            if not fitting:
                grid.size_hint_y, grid.height = None, 0
        self.pager_below(self.content)
        self.bar.show(self.desk_buttons(), None)
        if self._looking is None:
            self._looking = Clock.schedule_interval(self._look, LOOK)

    @staticmethod
    def _most() -> int:
        """Return how many cards one screen takes."""
        if tokens.roomy or tokens.access.seated:
            return 2 if tokens.portrait else 1
        return 3 if tokens.portrait else 4

    def _worries(self) -> Iterator[tuple[Sheet, bool]]:
        for line in self._shown:
            if line.problem:
                do = self.t(f"problem.{line.problem}.do")
                sheet = Sheet(edge=rgba(theme.DOUBT), fill=rgba(theme.DOUBT_TINT))
                said = f"{self.t(f'desk.health.{line.name}')}: {self._said(line)}"
                sheet.show([Part("", said), Part("", do, strong=False)])
                yield sheet, True

    def _list(self) -> Iterator[tuple[Sheet, bool]]:
        quiet = [
            f"{self.t(f'desk.health.{one.name}')}: {self._said(one)}"
            for one in self._shown
            if not one.problem
        ]
        size = (IN_A_CARD, IN_A_CARD_ROOMY, IN_A_CARD_BIGGEST)[tokens.access.letters]
        for some in _evenly(quiet, size):
            sheet = Sheet()
            sheet.show([Part("", "\n".join(some), strong=False)], QUIET)
            yield sheet, False

    def _look(self, _: float) -> None:
        if self._shown != lines(self.desk, self.desk.room.watch.health()):
            self.app.render()

    def _said(self, line: Line) -> str:
        device = {"device": self.app.parts.device_name} if line.name == "version" else {}
        return self.t(line.key, **line.values, **self.moment(line.at), **device)

    def forget(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        self._looking = None
        self._shown = []
        self.pages.first()


def _evenly(items: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    """Yield the items in groups of one size, none larger than `most`."""
    groups = -(-len(items) // most)
    for number in range(groups):
        yield items[number * len(items) // groups : (number + 1) * len(items) // groups]
