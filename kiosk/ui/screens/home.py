"""What can we help you with: a tile per journey, and what is open now."""

from __future__ import annotations

from functools import partial

from kivy.uix.boxlayout import BoxLayout

from kiosk.site.texts import SOURCE
from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.screens.opening import strip_line
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import px, rgba, tokens
from kiosk.ui.widgets.bar import Main
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.grid import columns
from kiosk.ui.widgets.logo import Logo, logo_of
from kiosk.ui.widgets.pages import Pages
from kiosk.ui.widgets.tile import Tile
from kiosk.ui.widgets.touchable import Touchable
from kiosk.ui.widgets.turning import Row
from kiosk.wire.catalogue import Place
from kiosk.words.opening import Status

MOST = 6  # tiles on one page


__all__ = ["HomeContent", "HomeScreen", "Logo", "OpenNow", "Row"]  # some are named in the kv file only


class OpenNow(Touchable, Card):
    """The strip with what is open now; touching it shows all places."""

    outline = theme.EDGE

    def seated(self) -> float:
        """Return its height for who sits, pixels: with bigger letters 'where' stands under the title."""
        return theme.tall(48) + px(80) if tokens.portrait and tokens.roomy else px(118)

    def dress(self, *_: object) -> None:
        self.fill = rgba(theme.TINT if self.state == "down" else theme.CARD)
        self.edge = rgba(theme.ACCENT if self.state == "down" else theme.EDGE)


class HomeContent(BoxLayout):
    """Laid out in home.kv."""


load_kv(__name__)


class HomeScreen(KioskScreen):
    progress_high = 0

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = HomeContent()
        self.fill(self.content)
        site, ids = self.app.parts.site, self.content.ids
        ids.house.text, ids.house.speaks = site.file.organisation.name, SOURCE
        logo = logo_of(site.folder, round(px(200)), round(px(38)))
        if logo is not None:
            ids.logo.show(logo)
        else:
            ids.whose.remove_widget(ids.logo.__self__)
        self.tiles = {
            journey.id: Tile(
                action=f"journey:{journey.id}", icon=journey.icon, do=partial(self.visit.choose, journey.id)
            )
            for journey in self.app.parts.site.journeys.values()
        }
        self.pages = Pages()
        self.open_now = self.content.ids.open_now
        self.open_now.action, self.open_now.do = "places", self.visit.places

    def show(self) -> None:
        t, ids = self.t, self.content.ids
        ids.title.text = t("home.title")
        self.let_title_grow(ids.title, px(84))
        most = self._most
        shown, rest = self.pages.cut(tuple(self.tiles), most, turner=0)
        few = len(self.tiles) <= 3
        for journey_id in shown:
            tile = self.tiles[journey_id]
            tile.label = t(f"journey.{journey_id}.tile")
            about = f"journey.{journey_id}.about"
            says = self.app.parts.site.texts.has(about) and few and not tokens.roomy
            tile.explain = t(about) if says else ""
            tile.upright = few != tokens.portrait and not (tokens.roomy or tokens.access.seated)
            tile.badge_size = 92 if few else 60 if tile.upright else 72
        cols = columns(min(most, len(self.tiles)), tokens.portrait)
        self.content.ids.tiles.fill(
            [self.tiles[one] for one in shown], cols, rows=-(-most // cols) if rest else 0
        )
        self._show_open()
        more = Main("page", t("ui.more"), self.pages.turn, icon="dots") if rest else None
        self.bar.show(self.buttons(back=False), more)

    def forget(self) -> None:
        self.pages.first()

    @property
    def _most(self) -> int:
        """How many tiles stand on a page: fewer with bigger letters, or within reach of who sits."""
        access = tokens.access
        if (
            access.letters > 1
            or (access.letters and not tokens.portrait)
            or (access.seated and tokens.portrait)
        ):
            return 2
        if access.letters or access.seated:
            return 3
        return MOST

    @property
    def _lines(self) -> int:
        """How many places the strip names: the others stand on the screen behind it."""
        access = tokens.access
        if access.letters > 1 or (access.seated and (access.letters or tokens.portrait)):
            return 0
        return 1 if access.letters or access.seated else 2

    def _show_open(self) -> None:
        catalogue, now, t = self.app.parts.catalogue, self.app.parts.now(), self.t
        known = [(place, catalogue.status(place, now)) for place in catalogue.places() if place.opening_hours]
        found = [one for one in known if one[1].is_open] or sorted(known, key=_how_soon)
        strip = self.open_now.ids
        strip.where.text = t("home.where")
        strip.title.text = t("home.open_now" if found and found[0][1].is_open else "home.nothing_open")
        strip.line.text = "\n".join(
            strip_line(t, *one, now, self.visit.language) for one in found[: self._lines]
        )
        self.open_now.label = strip.title.text


def _how_soon(one: tuple[Place, Status]) -> tuple[bool, float]:
    """What opens next comes first, what nobody knows an opening of last."""
    opens = one[1].next
    return opens is None, opens.timestamp() if opens else 0.0
