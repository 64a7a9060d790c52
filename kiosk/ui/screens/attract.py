"""The first screen: invites in every language of the site, in its own script."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from kivy.clock import Clock
from kivy.properties import BooleanProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.site.texts import SOURCE
from kiosk.ui import theme
from kiosk.ui.screens.base import load_kv
from kiosk.ui.screens.waiting import WaitingScreen
from kiosk.ui.stage import GreetingStage
from kiosk.ui.theme import px, rgba, tokens
from kiosk.ui.widgets.buttons import MainButton
from kiosk.ui.widgets.corner import Corner
from kiosk.ui.widgets.grid import TileGrid
from kiosk.ui.widgets.icon import Drawing
from kiosk.ui.widgets.logo import Logo, logo_of
from kiosk.ui.widgets.pages import tile_room
from kiosk.ui.widgets.sign import Sign
from kiosk.ui.widgets.tile import Tile
from kiosk.ui.widgets.turning import Row

__all__ = ["AttractContent", "AttractScreen", "Drawing", "Row", "Sign"]  # the last are named in the kv file

NOTES = 160  # design pixels
CORNER = ("ui.listen", "ui.quiet", "ui.softer", "ui.louder", "ui.access")  # what its buttons may say
HELD = 3.0  # seconds: whoever does not see holds the screen anywhere


class AttractContent(BoxLayout):
    """Laid out in attract.kv."""

    low = BooleanProperty(False)  # the buttons of the corner stand at the foot


load_kv(__name__)


class AttractScreen(WaitingScreen):
    """With one language a single large button begins; with more, each language is a tile."""

    shows_bar = False
    progress_high = 0
    app: GreetingStage

    def __init__(self, app: GreetingStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = AttractContent()
        self.fill(self.content)
        # At the top they are out of the way: out of reach for who sits, and in the way of bigger letters.
        self.content.low = tokens.access.seated or (tokens.roomy and not tokens.portrait)
        if tokens.portrait:
            self._words_below()
        self._say_whose_it_is()
        self.codes = list(self.app.parts.languages)
        self.begin, self.grid = None, TileGrid()
        self.tiles: dict[str, Tile] = {}
        if len(self.codes) == 1:
            self._offer_one()
        else:
            self._offer_all()
        self.corner = Corner(narrow=not self.content.low)
        ids = self.content.ids
        if self.app.aloud.button():
            ids.drawing.name = ""  # the greeting needs its room: two buttons stand beside it
        (ids.foot if self.content.low else ids.corner).add_widget(self.corner)
        # On a standing panel the top is out of reach of who needs that switch most.
        self.switch = Corner(narrow=False) if tokens.portrait and not self.content.low else None
        if self.switch is not None:
            ids.foot.add_widget(self.switch)
        self._greeted = ""  # the language of the visit when it began to invite

    def _say_whose_it_is(self) -> None:
        """Nobody tells a nameless machine a number: show the name, and the logo in place of the sign."""
        site, sign = self.app.parts.site, self.content.ids.sign
        self.content.ids.house.text, self.content.ids.house.speaks = site.file.organisation.name, SOURCE
        logo = logo_of(site.folder, round(px(300)), round(sign.height))
        if logo is not None:
            sign.name, sign.ground = "", rgba(theme.PAPER)
            sign.width = max(sign.width, logo.width)
            picture = Logo()
            picture.show(logo)
            sign.fbind("center", lambda *_: setattr(picture, "center", sign.center))
            sign.add_widget(picture)

    def _words_below(self) -> None:
        """Upright there is no room for words between the badge and the button."""
        head, words = self.content.ids.head.__self__, self.content.ids.words.__self__  # ids only borrow
        house, place = self.content.ids.house.__self__, head.children.index(words)
        head.remove_widget(words)
        words.remove_widget(house)
        house.size_hint_y = 1  # beside the sign
        head.add_widget(house, index=place)
        self.content.add_widget(words, index=self.content.children.index(head))
        if not tokens.access.seated:
            words.size_hint_y, words.height = None, px(116 if tokens.roomy else 264)
        else:
            self._above("notes", NOTES)
            self.content.ids.foot.add_widget(Widget())

    def _above(self, name: str, height: float = 0) -> None:
        """All room within reach is for what can be touched: move a text up; `height` in design pixels."""
        text = self.content.ids[name].__self__
        text.parent.remove_widget(text)
        if height:
            text.size_hint_y, text.height = None, px(height)
        self.content.ids.words.add_widget(text)

    def _offer_one(self) -> None:
        begin = MainButton(action="begin", size_hint=(None, None), icon="arrow-right")
        begin.size = px(670 if tokens.portrait else 620), px(190)
        begin.words.sizes, begin.words.font_name = theme.BEGIN, "Bold"
        begin.picture_size = 84
        begin.do = partial(self.visit.begin, self.codes[0])
        self.content.ids.languages.add_widget(begin)
        self.begin = begin

    def _offer_all(self) -> None:
        languages = self.app.parts.site.languages
        for code in self.codes:
            name, do = languages[code].name, partial(self.visit.begin, code)
            tile = Tile(action=f"begin:{code}", label=name, speaks=code, do=do, sizes=theme.LANGUAGE)
            self.tiles[code] = tile
        self.content.ids.languages.add_widget(self.grid)

    def show(self) -> None:
        t = self.t
        if self.resting is not None:
            self.wake()
        if self._greeted != self.visit.language:
            self._greeted = self.inviting = self.visit.language
        self._invite(self.inviting)
        if self.begin is not None:
            self.begin.label = t("ui.begin")
        else:
            self._show_tiles()
        self._keep_turning()

    def _show_tiles(self) -> None:
        room = tile_room()
        shown = self.pages.cut(list(self.tiles.values()), room)
        self.grid.fill_page(shown, room, self.pager())

    def _invite(self, code: str) -> None:
        """Say the invitation in one language; the tile of that language shows which."""
        ids, texts = self.content.ids, self.app.parts.site.texts
        rtl = self.app.parts.site.languages[code].direction == "rtl"
        self.inviting = code
        for label in (ids.title, ids.line, ids.says, ids.privacy, ids.hold):
            label.rtl, label.speaks = rtl, code
        ids.house.rtl = rtl
        ids.title.text = texts.get(code, "site.attract.title")
        says = texts.has("site.attract.line") and not tokens.roomy  # bigger letters, fewer words
        ids.line.text = texts.get(code, "site.attract.line") if says else ""
        ids.privacy.text = texts.get(code, "attract.privacy")
        ids.says.text = texts.get(code, "attract.touch") if self.tiles else ""
        # Only beside the button that reads aloud, and not in the way of bigger letters.
        heard = self.app.aloud.button() and self.app.parts.voice.can(code) and not tokens.roomy
        ids.hold.text = texts.get(code, "hear.hold") if heard else ""
        self._show_corner()
        for other, tile in self.tiles.items():
            tile.selected = other == code

    def _show_corner(self) -> None:
        """Its words are of the language that is invited in, as all others here."""
        say = partial(self.app.parts.site.texts.get, self.inviting)
        said = {self.t(key): say(key) for key in CORNER}
        *listen, easier = (
            replace(one, label=said[one.label]) for one in (*self.app.aloud.button(), self.easier())
        )
        volume = self.app.parts.voice.volume
        self.corner.show(listen, None if self.switch else easier, volume)
        if self.switch is not None:
            self.switch.show((), easier, volume)
        self.content.ids.corner.width = 0 if self.content.low else self.corner.width

    def forget(self) -> None:
        self._rest()
        if self.resting is not None:
            self.wake()
        if self.begin is not None:
            self.begin.state = "normal"  # the finger that led away from here lets go on another screen
        self.pages.first()
        self.inviting = self._greeted = ""

    # --- touches

    def on_touch_down(self, touch: object) -> bool:
        """With one language a touch anywhere begins: nobody has to find the button."""
        rested = self.resting is not None
        if rested:
            self.show()
        knocks = self.content.ids.sign.collide_point(*touch.pos)  # a volunteer, who holds it longer
        if self.app.aloud.can and not self.visit.access.hear and not knocks:
            self._held = Clock.schedule_once(self._hear_all, HELD)
        # A touch that wakes does no more: nobody aimed at what stands below it now.
        if rested or super().on_touch_down(touch) or self.begin is None:
            return True
        self.begin.state = "down"
        return True

    def on_touch_up(self, touch: object) -> bool:
        if self._held is not None:
            self._held.cancel()
            self._held = None
        done = super().on_touch_up(touch)
        if self.begin is not None and self.begin.state == "down":
            self.begin.state = "normal"
            if not self.visit.access.hear or theme.tokens.access.hear:
                self.app.touch(self.begin)
        return done
