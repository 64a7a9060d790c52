"""What makes the screen easier: bigger letters, strong colours, low buttons, calm, hearing all."""

from __future__ import annotations

from functools import partial

from kivy.uix.boxlayout import BoxLayout

from kiosk.site.texts import SOURCE
from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import tokens
from kiosk.ui.widgets.bar import Main
from kiosk.ui.widgets.pages import tile_room
from kiosk.ui.widgets.tile import Tile
from kiosk.visit.access import SWITCHES, Switch
from kiosk.visit.stage import Stage

ICONS: dict[Switch, str] = {
    "bigger": "text-size",
    "biggest": "zoom-in",
    "contrast": "sun-high",
    "seated": "wheelchair",
    "left": "hand-click",
    "calm": "moon",
    "abc": "letter-case",
    "hear": "ear",
    "together": "users",
}


TWO_ROWS = 6  # tiles in two rows have room for the picture above the words


class AccessContent(BoxLayout):
    """Laid out in access.kv."""


load_kv(__name__)


class AccessScreen(KioskScreen):
    progress_high = 0

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = AccessContent()
        self.fill(self.content)
        self._crowded = False
        self.tiles = {
            switch: Tile(action=f"ease:{switch}", icon=icon, do=partial(self.visit.ease, switch))
            for switch, icon in ICONS.items()
        }

    def show(self) -> None:
        t, ids = self.t, self.content.ids
        ids.title.text, ids.line.text = t("access.title"), t("access.line")
        room = tile_room()
        shown = self.pages.cut([one for one in SWITCHES if self._makes_sense(one)], room)
        self._crowded = tokens.portrait and len(shown) > TWO_ROWS  # no tile has room for a second line
        tiles = [self._labelled(switch) for switch in shown]
        for tile in tiles:
            tile.upright = 4 < len(tiles) <= TWO_ROWS and not tokens.portrait
            tile.sizes = theme.CHOICE if len(tiles) <= TWO_ROWS else theme.MANY_CHOICE
            tile.badge_size = 72 if tile.upright else 64 if len(tiles) > TWO_ROWS else 92
        ids.tiles.fill_page(tiles, room, self.pager())
        close = Main("close", t("ui.done"), self.visit.close, icon="check")
        self.bar.show(self.buttons(), close)

    def _makes_sense(self, switch: Switch) -> bool:
        """Hearing needs a voice; from right to left the main action is left; Dutch has no Dutch below."""
        return {
            "hear": self.app.aloud.can,
            "left": not tokens.rtl,
            "together": self._may_share(),
        }.get(switch, True)

    def _may_share(self) -> bool:
        """Say whether there may be another language than Dutch: it was chosen, or none was yet."""
        visit = self.visit
        chosen = visit.come_from is not Stage.ATTRACT
        return visit.language != SOURCE if chosen else len(self.app.parts.site.languages) > 1

    def _labelled(self, switch: Switch) -> Tile:
        tile, t = self.tiles[switch], self.t
        tile.label = t(f"access.{switch}")
        about = f"access.{switch}_line"
        few = not (tokens.spread or tokens.access.seated or self._crowded)
        tile.explain = t(about) if few and self.app.parts.site.texts.has(about) else ""
        tile.selected = self.visit.access.has(switch)
        return tile

    def forget(self) -> None:
        self.pages.first()
