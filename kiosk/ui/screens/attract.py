"""The first screen: invites in every language of the site, in its own script."""

from __future__ import annotations

from functools import partial

from kivy.clock import Clock
from kivy.properties import BooleanProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.site.texts import SOURCE
from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.stage import GreetingStage
from kiosk.ui.theme import px, rgba, tokens
from kiosk.ui.widgets.buttons import MainButton
from kiosk.ui.widgets.corner import Corner
from kiosk.ui.widgets.grid import TileGrid
from kiosk.ui.widgets.logo import Logo, logo_of
from kiosk.ui.widgets.pages import Pages, as_turner, most_tiles
from kiosk.ui.widgets.sign import Sign
from kiosk.ui.widgets.tile import Tile
from kiosk.ui.widgets.turning import Row

__all__ = ["AttractContent", "AttractScreen", "Row", "Sign"]  # the last two are named in the kv file

NOTES, ONE_NOTE = 160, (84, 116)  # design pixels, as usual and with bigger letters
HELD = 3.0  # seconds: whoever does not see holds the screen anywhere
# Seconds until the invitation is said in the next language. One such picture takes a processor that draws
# without a graphics chip 60 ms after a rest: every 45 s that is half of the 0.3 % that waiting may cost.
TURN = 45.0
EVERY = 5.0  # seconds between two looks whether headphones were plugged in


class AttractContent(BoxLayout):
    """Laid out in attract.kv."""

    low = BooleanProperty(False)  # the buttons of the corner stand at the foot


load_kv(__name__)


class AttractScreen(KioskScreen):
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
        if tokens.access.seated:
            self._above("draft")
        self._say_whose_it_is()
        self.codes = list(self.app.parts.languages)
        self.begin, self.grid = None, TileGrid()
        self.tiles: dict[str, Tile] = {}
        self.pages, self.turner = Pages(), Tile()
        if len(self.codes) == 1:
            self._offer_one()
        else:
            self._offer_all()
        self.corner = Corner(narrow=not (self.content.low or tokens.portrait))
        ids = self.content.ids
        (ids.foot if self.content.low else ids.corner).add_widget(self.corner)
        self._held = self._turning = self._plugged = None
        self.inviting = ""
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
        if self._greeted != self.visit.language:
            self._greeted = self.inviting = self.visit.language
        self._invite(self.inviting)
        self.corner.show(self.app.aloud.button(), self.easier(), self.app.parts.voice.volume)
        self.content.ids.corner.width = 0 if self.content.low else self.corner.width
        if self.begin is not None:
            self.begin.label = t("ui.begin")
        else:
            self._show_tiles()
        self._keep_turning()

    def _show_tiles(self) -> None:
        shown, rest = self.pages.cut(list(self.tiles.values()), most_tiles())
        if rest:
            as_turner(self.turner, self.t, self.pages.turn)
            shown.append(self.turner)
        self.grid.fill(shown)

    def _invite(self, code: str) -> None:
        """Say the invitation in one language; the tile of that language shows which."""
        ids, texts = self.content.ids, self.app.parts.site.texts
        rtl = self.app.parts.site.languages[code].direction == "rtl"
        self.inviting = code
        for label in (ids.title, ids.line, ids.privacy, ids.hold, ids.draft):
            label.rtl, label.speaks = rtl, code
        ids.house.rtl = rtl
        ids.title.text = texts.get(code, "site.attract.title")
        says = texts.has("site.attract.line") and not tokens.roomy  # bigger letters, fewer words
        ids.line.text = texts.get(code, "site.attract.line") if says else ""
        ids.privacy.text = texts.get(code, "attract.privacy")
        ids.draft.text = self.app.parts.site.draft_note(code)
        lifted = ids.notes.size_hint_y is None  # above what is within reach: room for two of the three
        few = tokens.roomy or (lifted and ids.draft.text)
        ids.hold.text = texts.get(code, "hear.hold") if self.app.parts.voice.can(code) and not few else ""
        if lifted:
            ids.notes.height = px(ONE_NOTE[tokens.roomy] if ids.draft.text else NOTES)
        for other, tile in self.tiles.items():
            tile.selected = other == code

    # --- life: one picture now and then costs next to nothing, a clock that ticks would

    def _keep_turning(self) -> None:
        self._rest()
        if len(self.codes) > 1 and not self.visit.changed:
            self._turning = Clock.schedule_once(self._turn, TURN)
        if self.app.aloud.can and not self.visit.access.hear:
            self._plugged = Clock.schedule_interval(self._listen, EVERY)

    def _turn(self, _: float) -> None:
        if self.parent is None or self.visit.changed:
            return
        if self.app.parts.voice.speaking:  # these very words, perhaps
            self._turning = Clock.schedule_once(self._turn, TURN)
            return
        following = self.codes.index(self.inviting) + 1
        self._invite(self.codes[following % len(self.codes)])
        self._turning = Clock.schedule_once(self._turn, TURN)

    def _listen(self, _: float) -> None:
        """Headphones were plugged in: somebody means to hear."""
        if self.app.parts.voice.headphones():
            self._hear_all(0)

    def _hear_all(self, _: float) -> None:
        self.visit.hear_all()
        self.app.render()

    def _rest(self) -> None:
        for waiting in (self._turning, self._held, self._plugged):
            if waiting is not None:
                waiting.cancel()
        self._turning = self._held = self._plugged = None

    def forget(self) -> None:
        self._rest()
        if self.begin is not None:
            self.begin.state = "normal"  # the finger that led away from here lets go on another screen
        self.pages.first()
        self.inviting = self._greeted = ""

    # --- touches

    def on_touch_down(self, touch: object) -> bool:
        """With one language a touch anywhere begins: nobody has to find the button."""
        knocks = self.content.ids.sign.collide_point(*touch.pos)  # a volunteer, who holds it longer
        if self.app.aloud.can and not self.visit.access.hear and not knocks:
            self._held = Clock.schedule_once(self._hear_all, HELD)
        if super().on_touch_down(touch) or self.begin is None:
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
