"""The first screen: invites in every language of the site, in its own script."""

from __future__ import annotations

from functools import partial

from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.theme import px, tokens
from kiosk.ui.widgets.grid import TileGrid
from kiosk.ui.widgets.tile import MainButton, Tile


class AttractContent(BoxLayout):
    """Laid out in attract.kv."""


load_kv(__name__)


class AttractScreen(KioskScreen):
    """With one language a single large button begins; with more, each language is a tile."""

    shows_bar = False
    progress_high = 0

    def __init__(self, app: object, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = AttractContent()
        self.fill(self.content)
        site = self.app.parts.site
        codes = site.file.languages
        if len(codes) == 1:
            begin = MainButton(action="begin", size_hint=(None, None), icon="arrow-right")
            begin.size = px(700 if tokens.portrait else 620), px(190)
            begin.words.sizes, begin.words.font_name = (64, 56), "Bold"
            begin.picture.size = px(84), px(84)
            begin.do = partial(self.visit.begin, codes[0])
            self.content.ids.languages.add_widget(begin)
            self.begin, self.tiles = begin, []
        else:
            grid = TileGrid()
            self.begin = None
            self.tiles = [
                Tile(
                    action=f"begin:{code}",
                    label=site.languages[code].name,
                    do=partial(self.visit.begin, code),
                    sizes=(40, 36, 32),
                )
                for code in codes
            ]
            grid.fill(self.tiles)
            self.content.ids.languages.add_widget(grid)

    def show(self) -> None:
        ids, t = self.content.ids, self.t
        ids.title.text = t("site.attract.title")
        ids.line.text = t("site.attract.line") if self.app.parts.site.texts.has("site.attract.line") else ""
        ids.privacy.text = t("attract.privacy")
        if self.begin is not None:
            self.begin.label = t("ui.begin")

    def on_touch_down(self, touch: object) -> bool:
        """With one language a touch anywhere begins: nobody has to find the button."""
        if super().on_touch_down(touch) or self.begin is None:
            return True
        self.begin.state = "down"
        return True

    def on_touch_up(self, touch: object) -> bool:
        done = super().on_touch_up(touch)
        if self.begin is not None and self.begin.state == "down":
            self.begin.state = "normal"
            self.app.touch(self.begin)
        return done
