"""Where can I go: the places of the catalogue, open ones first, with address and hours."""

from __future__ import annotations

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.screens.opening import clock, day_word, shown_name
from kiosk.ui.theme import tokens
from kiosk.ui.widgets.bar import Main
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.pages import Pages

MOST = 6  # cards on one screen


class PlaceCard(Card):
    """One place."""

    name = StringProperty("")
    address = StringProperty("")
    opening = StringProperty("")
    is_open = BooleanProperty(False)


class PlacesContent(BoxLayout):
    """Laid out in places.kv."""


load_kv(__name__)


class PlacesScreen(KioskScreen):
    progress_high = 0

    def __init__(self, app: object, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = PlacesContent()
        self.fill(self.content)
        self.pages = Pages()

    def show(self) -> None:
        t, catalogue, now = self.t, self.app.parts.catalogue, self.app.parts.now()
        self.content.ids.title.text = t("places.title")
        closing = {one.place.id: one for one in catalogue.open_now(now)}
        found = sorted(catalogue.places(), key=lambda place: place.id not in closing)
        places, rest = self.pages.cut(found, (MOST, 2, 1)[tokens.access.letters], turner=0)
        cards = []
        for place in places:
            card = PlaceCard(name=shown_name(t, place), is_open=place.id in closing)
            card.address = "\n".join(
                line
                for line in (f"{place.address}, {place.postcode} {place.town}".strip(), place.phone)
                if line
            )
            card.opening = self._opening(place, closing.get(place.id), now)
            cards.append(card)
        self.content.ids.cards.fill(
            cards, cols=1 if tokens.roomy else 2 if not tokens.portrait and len(cards) <= 4 else 0
        )
        more = Main("page", t("ui.next"), self.pages.turn) if rest else None
        self.bar.show(self.buttons(), more)

    def forget(self) -> None:
        self.pages.first()

    def _opening(self, place: object, open_now: object, now: object) -> str:
        t = self.t
        if open_now is not None:
            closes = open_now.closes_at
            return t("home.open_until", time=clock(closes)) if closes else t("home.open_now")
        at = self.app.parts.catalogue.next_opening(place, now)
        if at is None:
            return t("places.unknown")
        return t("home.opens", day=day_word(t, at, now), time=clock(at))
