"""An earlier paper is there: say 'I am here', change something, or stop. What was said then is not shown."""

from __future__ import annotations

from functools import partial

from kivy.uix.boxlayout import BoxLayout

from kiosk.catalogue.said import offer_words
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import tokens
from kiosk.ui.widgets.bar import Main
from kiosk.ui.widgets.pages import Room
from kiosk.ui.widgets.tile import Tile
from kiosk.wire.catalogue import Offer


class PaperContent(BoxLayout):
    """Laid out in paper.kv."""


load_kv(__name__)


class PaperScreen(KioskScreen):
    progress_high = 0

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = PaperContent()
        self.fill(self.content)
        self.correct = Tile(action="correct", icon="pencil", do=self.visit.correct)
        self.withdraw = Tile(action="withdraw", icon="trash", do=self.visit.withdraw)
        self.here: list[Tile] = []  # one for each offer of today, as many as a day ever had

    def show(self) -> None:
        t, ids = self.t, self.content.ids
        on = self.visit.goes_on
        ids.title.text = t("returning.on_title" if on else "returning.title")
        ids.line.text = t("returning.on_line" if on else "returning.line")
        self.correct.label, self.withdraw.label = t("returning.correct"), t("returning.withdraw")
        tiles = [*self._check_ins(), self.correct, self.withdraw]
        room = self._room()
        shown = self.pages.cut(tiles, room)
        for tile in shown:
            tile.upright = len(shown) <= 3 and not (tokens.portrait or tokens.roomy or tokens.access.seated)
        ids.tiles.fill_page(shown, room, self.pager(), room.cols if tokens.roomy else 0)
        done = Main("done", t("ui.done"), self.visit.wipe, icon="check")
        self.bar.show(self.buttons(), done if on else None)

    def _room(self) -> Room:
        """Return how many tiles there is room for; long words in bigger letters stand below each other."""
        if not tokens.roomy:
            return Room(2, 3) if tokens.portrait else Room(3, 2)
        if tokens.portrait:
            return Room(1, 3, rows_over=2) if tokens.access.seated else Room(1, 4, rows_over=3)
        return Room(1, 2, rows_over=1) if tokens.access.seated else Room(1, 3, rows_over=2)

    def _check_ins(self) -> list[Tile]:
        catalogue, tiles = self.app.parts.catalogue, []
        today = self.visit.can_check_in()
        self.here += [Tile(icon="map-pin") for _ in today[len(self.here) :]]
        for tile, offer_id in zip(self.here, today, strict=False):
            offer = catalogue.offer(offer_id)
            if offer is not None:
                tile.action, tile.do = f"check_in:{offer_id}", partial(self.visit.check_in, offer_id)
                tile.label = self.t("returning.check_in", offer=self._title(offer))
                tiles.append(tile)
        return tiles

    def _title(self, offer: Offer) -> str:
        return self.app.in_both(lambda t, language: offer_words(t, offer, language)).title.text

    def forget(self) -> None:
        self.pages.first()
