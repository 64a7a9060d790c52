"""How the device is: queue, contact, printer, paper, clock, card, power; what is wrong stands out."""

from __future__ import annotations

from kivy.clock import Clock
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.screens.base import load_kv
from kiosk.ui.screens.desk_frame import DeskFrame
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import tokens
from kiosk.ui.widgets.bar import Main
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.pages import Pages
from kiosk.volunteers.view import Line, lines, worry_of

LOOK = 1.0  # seconds between two looks: the printer answers a little later
MOST, MOST_UPRIGHT, MOST_ROOMY = 10, 7, 3  # cards on one screen
ICONS = {
    "queue": "database",
    "contact": "wifi",
    "oldest": "clock-hour-4",
    "refused": "alert-triangle",
    "printer": "printer",
    "paper": "receipt",
    "clock": "clock",
    "storage": "download",
    "power": "plug",
    "place": "map-pin",
    "version": "info-circle",
}


class HealthContent(BoxLayout):
    """Laid out in desk_health.kv."""


class HealthCard(Card):
    """One line: what it is about, and how it is."""

    icon = StringProperty("")
    name = StringProperty("")
    says = StringProperty("")
    bad = BooleanProperty(False)


load_kv(__name__)


class HealthScreen(DeskFrame):
    progress_high = 0

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = HealthContent()
        self.fill(self.content)
        self.cards = {name: HealthCard(icon=icon) for name, icon in ICONS.items()}
        self.pages = Pages()
        self._shown: list[Line] = []
        self._looking = None

    def show(self) -> None:
        self._shown = lines(self.desk, self.desk.room.watch.health())
        ids = self.content.ids
        ids.title.text = self.t("desk.health.title")
        worry = worry_of(self._shown)
        ids.line.text = self.t(f"problem.{worry}.do") if worry else ""
        bad_first = sorted(self._shown, key=lambda line: not line.problem)
        most = MOST_ROOMY if tokens.roomy else MOST_UPRIGHT if tokens.portrait else MOST
        shown, rest = self.pages.cut(bad_first, most, turner=0)
        cols = 1 if tokens.portrait or tokens.roomy else 2
        ids.lines.fill([self._card(line) for line in shown], cols, rows=3)
        more = Main("page", self.t("ui.next"), self.pages.turn) if rest else None
        self.bar.show(self.desk_buttons(), more)
        if self._looking is None:
            self._looking = Clock.schedule_interval(self._look, LOOK)

    def _look(self, _: float) -> None:
        if self._shown != lines(self.desk, self.desk.room.watch.health()):
            self.app.render()

    def _card(self, line: Line) -> HealthCard:
        card = self.cards[line.name]
        card.name = self.t(f"desk.health.{line.name}")
        device = {"device": self.app.parts.device_name} if line.name == "version" else {}
        card.says = self.t(line.key, **line.values, **self.moment(line.at), **device)
        card.bad = bool(line.problem)
        return card

    def forget(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        self._looking = None
        self._shown = []
        self.pages.first()
