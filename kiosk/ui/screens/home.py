"""What can we help you with: at most six tiles, the last for all other reasons, and what is open now."""

from __future__ import annotations

from functools import partial

from kivy.uix.boxlayout import BoxLayout

from kiosk.site.texts import SOURCE
from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.screens.opening import strip_line
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import px, tokens
from kiosk.ui.widgets.bar import Main
from kiosk.ui.widgets.logo import Logo, logo_of
from kiosk.ui.widgets.pages import Room, tile_room
from kiosk.ui.widgets.tile import Tile
from kiosk.ui.widgets.turning import Row
from kiosk.wire.catalogue import Place
from kiosk.words.opening import Status

__all__ = ["HomeContent", "HomeScreen", "Logo", "Row"]  # some are named in the kv file only


MOST = 6  # tiles at once; with more journeys the last one leads to the others
BROAD = 8  # up to so many have words as large as those of answers
OTHERS = "others"


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
                action=f"journey:{journey.id}",
                icon=journey.icon,
                picture=journey.picture,
                listed=True,
                do=partial(self.visit.choose, journey.id),
            )
            for journey in map(site.journeys.__getitem__, site.file.journeys)
        }
        self.tiles[OTHERS] = Tile(
            action=OTHERS, icon="dots", picture="others", listed=True, do=self._show_others
        )
        self.on_others = False

    def show(self) -> None:
        t, ids = self.t, self.content.ids
        ids.title.text = t("home.others" if self.on_others else "home.title")
        self.let_title_grow(ids.title, px(84))
        ids.hours.text = self._hours()
        chosen = self._chosen()
        room = self._room(len(chosen))
        shown = self.pages.cut(chosen, room)
        few = len(chosen) <= 3
        for name in shown:
            tile = self.tiles[name]
            tile.label = t("home.others" if name == OTHERS else f"journey.{name}.tile")
            about = f"journey.{name}.about"
            says = self.app.parts.site.texts.has(about) and few and not tokens.roomy
            tile.explain = t(about) if says else ""
            self._shape(tile, few, len(chosen))
        pager = self.pager()
        ids.tiles.fill_page([self.tiles[one] for one in shown], room, pager, 0 if few else room.cols)
        where = Main("places", t("home.where"), self.visit.places, "map-pin", quiet=True)
        self.bar.show(self.buttons(), where if self.app.parts.catalogue.places() else None)

    def back(self) -> None:
        """From the others to the first tiles: to the page of them that led there."""
        if self.on_others and not self.pages.page:
            self.on_others, self.pages.page = False, MOST
            self.app.render()
        else:
            super().back()

    def forget(self) -> None:
        self.on_others = False
        self.pages.first()

    def _show_others(self) -> None:
        self.on_others = True
        self.pages.first()

    def _chosen(self) -> tuple[str, ...]:
        """Return what stands here: the first of the site's journeys, or what is behind 'something else'."""
        journeys = self.app.parts.site.file.journeys
        if len(journeys) <= MOST:
            return journeys
        return journeys[MOST - 1 :] if self.on_others else (*journeys[: MOST - 1], OTHERS)

    def _shape(self, tile: Tile, few: bool, count: int) -> None:
        """Picture above the words where tiles are narrow and high, beside them elsewhere."""
        roomy, seated, narrow = tokens.roomy, tokens.access.seated, count > BROAD
        tile.upright = not (roomy or seated or (tokens.portrait and count > MOST))
        tile.badge_size, tile.bare = 92 if few else 72, not few
        tile.sizes = theme.UNDER_ICON if tile.upright and narrow else theme.CHOICE
        tile.listed = not (few or (tile.upright and narrow))  # a small picture rather than none
        if tile.listed and narrow and not (roomy or tile.upright):
            tile.sizes = theme.BESIDE_PICTURE
        if tile.upright and not few:
            tile.label = tile.label.replace("\n", " ")  # narrow: it is broken where it must be

    def _room(self, count: int) -> Room:
        """How many tiles stand on a page: fewer with bigger letters, or within reach of who sits."""
        access = tokens.access
        if access.seated or tokens.spread:
            return tile_room()
        if tokens.portrait:
            return Room(2, 3) if count <= MOST else Room(2, 5) if count <= 10 else Room(3, 5)
        cols = 3 if count <= MOST else 4 if count <= BROAD else 5
        return Room(cols, 2 if count <= 10 else 3)

    def _hours(self) -> str:
        """Return what is open, or opens next, in one line; the screen behind 'where' tells the others.

        With bigger letters the reasons for coming need the room.
        """
        if tokens.roomy:
            return ""
        catalogue, now = self.app.parts.catalogue, self.app.parts.now()
        known = [(place, catalogue.status(place, now)) for place in catalogue.places() if place.opening_hours]
        found = [one for one in known if one[1].is_open] or sorted(known, key=_how_soon)
        if not found:
            return ""
        return self.app.in_both(lambda t, language: strip_line(t, *found[0], now, language))


def _how_soon(one: tuple[Place, Status]) -> tuple[bool, float]:
    """What opens next comes first, what nobody knows an opening of last."""
    opens = one[1].next
    return opens is None, opens.timestamp() if opens else 0.0
