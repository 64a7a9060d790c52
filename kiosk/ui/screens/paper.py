"""An earlier paper is there: say 'I am here', change something, or stop. What was said then is not shown."""

from __future__ import annotations

from functools import partial

from kivy.uix.boxlayout import BoxLayout

from kiosk.catalogue.said import offer_words
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import tokens
from kiosk.ui.widgets.pages import Pages, as_turner, most_tiles
from kiosk.ui.widgets.tile import Tile
from kiosk.wire.catalogue import Offer

MOST = 6  # tiles on one screen


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
        self.turner, self.pages = Tile(), Pages()

    def show(self) -> None:
        t, ids = self.t, self.content.ids
        ids.title.text, ids.line.text = t("returning.title"), t("returning.line")
        self.correct.label, self.withdraw.label = t("returning.correct"), t("returning.withdraw")
        tiles = [*self._check_ins(), self.correct, self.withdraw]
        tall = tokens.roomy and not (tokens.portrait or tokens.access.seated)  # long words: below each other
        most = 2 if tokens.roomy and tokens.access.seated else 3 if tall else min(MOST, most_tiles())
        shown, rest = self.pages.cut(tiles, most)
        if rest:
            as_turner(self.turner, t, self.pages.turn)
            shown.append(self.turner)
        for tile in shown:
            tile.upright = len(shown) <= 3 and not (tokens.portrait or tokens.roomy or tokens.access.seated)
        ids.tiles.fill(shown, 1 if tall else 0)
        self.bar.show(self.buttons(), None)

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
        return offer_words(self.t, offer, self.visit.language).title.text

    def forget(self) -> None:
        self.pages.first()
