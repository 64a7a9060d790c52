"""The way to a place: a map with where one stands, how far it is and which way, on the paper too."""

from __future__ import annotations

from kiosk.catalogue.ground import ground_of
from kiosk.catalogue.said import map_address
from kiosk.catalogue.store import address_of
from kiosk.ui import theme
from kiosk.ui.screens.facts import FactsScreen
from kiosk.ui.screens.opening import shown_name
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import px, tokens
from kiosk.ui.widgets.map_card import MapCard
from kiosk.ui.widgets.map_view import MapView
from kiosk.ui.widgets.sheet import Part
from kiosk.ui.widgets.turning import turn
from kiosk.way.drawing import drawn
from kiosk.way.told import way_in_words
from kiosk.wire.catalogue import Place

ICON = "map-pin"
LYING, SAID = 700, 150  # design pixels: how wide the map is lying, how high the words are standing
LOW, STANDING_LOW = 236, 160  # design pixels, of the paper and the square below the words


class WayScreen(FactsScreen):
    """Lying, the map stands beside what is said; standing above it; with bigger letters it is the last page.

    The square for a telephone stands beside the paper while letters are not bigger: it leads along streets,
    which nobody here knows.
    """

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.map, self.phone = MapView(), MapCard()
        self.put_beside(self.map)
        self.content.add_widget(self.phone)

    def show(self) -> None:
        place = self.app.parts.catalogue.place(self.visit.place or "")
        if place is None or place.position is None:  # a newer list came while somebody looked
            self.visit.back()
            self.app.render()
            return
        self.bar.show(self.buttons(), None)
        here = self.app.parts.here()
        ground = ground_of(self.app.parts.catalogue, place, here, self.t("way.you"))
        self.map.show((lambda on: drawn(ground, on, self.t)) if ground else None)
        self.phone.show(map_address(place), self.t("place.map"))
        self.tell(ICON, shown_name(self.t, place), self._told(place))

    def forget(self) -> None:
        self.map.show(None)
        self.phone.show("", "")
        super().forget()

    # --- room

    def _place(self, *_: object) -> None:
        super()._place()
        self.phone.opacity = float(bool(self.phone.square.url) and not tokens.roomy)

    def _place_wide(self, left: float, width: float, floor: float, ceiling: float) -> None:
        gap, wide = px(theme.GAP), px(LYING)
        self._put(self.map, left + width - wide, floor, wide, ceiling - floor)
        self._place_low(left, floor, width - wide - gap, px(LOW))
        low = floor + px(LOW) + gap
        self._put(self.facts, left, low, width - wide - gap, ceiling - low)
        self.facts.show(self._parts)

    def _place_upright(self, left: float, width: float, floor: float, ceiling: float) -> None:
        gap, said = px(theme.GAP), px(SAID)
        self._place_low(left, floor, width, px(STANDING_LOW))
        low = floor + px(STANDING_LOW) + gap
        self._put(self.facts, left, low, width, said)
        self._put(self.map, left, low + said + gap, width, ceiling - low - said - gap)
        self.facts.show(self._parts)

    def _place_low(self, left: float, floor: float, width: float, high: float) -> None:
        """Put the square and the paper beside each other, as wide as each other."""
        half = (width - px(theme.GAP)) / 2
        self.paper.upright = half < high * 1.6
        self.phone.size, self.phone.pos = (half, high), (left, floor)
        self.paper.size, self.paper.pos = (half, high), (left + half + px(theme.GAP), floor)
        turn(self.body.x, self.body.width, self.phone)

    # --- words

    def _told(self, place: Place) -> list[Part]:
        here, at = self.app.parts.here(), place.position
        if here is None or at is None:
            return [Part(self.t("offer.place"), address_of(place), strong=False)]
        told = self.app.in_both(lambda t, _: way_in_words(here, at, t))
        shown = "\n".join(line for line in (told.straight, told.direction) if line)
        return [Part("", shown or told.sentence, says=told.sentence)]
