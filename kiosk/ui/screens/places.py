"""Where can I go: the places of the catalogue, open ones first, each a card to touch."""

from __future__ import annotations

from functools import partial

from kivy.uix.boxlayout import BoxLayout

from kiosk.catalogue.said import told_in
from kiosk.catalogue.store import address_of
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.screens.opening import shown_name, status_lines
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import px, tokens
from kiosk.ui.widgets.bar import Main
from kiosk.ui.widgets.pages import Pages
from kiosk.ui.widgets.place_card import PlaceCard, Told
from kiosk.wire.catalogue import Place
from kiosk.words.opening import Status

MOST = 4  # cards on one screen


class PlacesContent(BoxLayout):
    """Laid out in places.kv."""


load_kv(__name__)


class PlacesScreen(KioskScreen):
    progress_high = 0

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = PlacesContent()
        self.fill(self.content)
        self.pages = Pages()
        self.cards = [PlaceCard() for _ in range(MOST)]

    def show(self) -> None:
        t, catalogue, now = self.t, self.app.parts.catalogue, self.app.parts.now()
        self.content.ids.title.text = t("places.title")
        self.let_title_grow(self.content.ids.title, px(86))
        found = [(place, catalogue.status(place, now)) for place in catalogue.places()]
        found.sort(key=lambda pair: not pair[1].is_open)
        most = self._most(any(place.exceptions for place, _ in found))
        shown, rest = self.pages.cut(found, most, turner=0)
        for card, (place, status) in zip(self.cards, shown, strict=False):
            self._tell(card, place, status)
        cols = 1 if tokens.portrait or tokens.roomy else 2
        self.content.ids.cards.fill(self.cards[: len(shown)], cols)
        more = Main("page", t("ui.next"), self.pages.turn) if rest else None
        self.bar.show(self.buttons(), more)

    def _most(self, crowded: bool) -> int:
        """How many cards stand on a page: fewer with bigger letters, or within reach of who sits.

        `crowded`: some say what is otherwise as well, in letters as large as those beside it.
        """
        access = tokens.access
        low = not tokens.portrait or access.seated
        if access.letters:
            return 1 if access.letters > 1 or (crowded and low) else 2
        return 2 if access.seated else 3 if tokens.portrait else MOST

    def _tell(self, card: PlaceCard, place: Place, status: Status) -> None:
        t, language, now = self.t, self.visit.language, self.app.parts.now()
        card.action, card.do = f"place:{place.id}", partial(self.visit.look_at_place, place.id)
        address = "\n".join(line for line in (address_of(place), place.phone) if line)
        opening = "\n".join(status_lines(t, place, status, now, language))
        otherwise = told_in(t, self.app.parts.catalogue.exceptions(place, now, language, t), language)
        told = Told(shown_name(t, place), address, opening, otherwise, t("place.otherwise"))
        card.tell(told, status.is_open)

    def forget(self) -> None:
        self.pages.first()
