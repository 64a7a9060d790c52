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
from kiosk.ui.widgets.pages import Room
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
        self.cards = [PlaceCard() for _ in range(MOST)]
        for card in self.cards:
            card.peers = self.cards

    def show(self) -> None:
        t, catalogue, now = self.t, self.app.parts.catalogue, self.app.parts.now()
        self.content.ids.title.text = t("places.title")
        self.let_title_grow(self.content.ids.title, px(86))
        found = [(place, catalogue.status(place, now)) for place in catalogue.places()]
        found.sort(key=lambda pair: not pair[1].is_open)
        room = self._room(any(place.exceptions for place, _ in found))
        shown = self.pages.cut(found, room)
        for card, (place, status) in zip(self.cards, shown, strict=False):
            self._tell(card, place, status)
        self.content.ids.cards.fill_page(self.cards[: len(shown)], room, self.pager(), room.cols)
        self.bar.show(self.buttons(), None)

    def _room(self, crowded: bool) -> Room:
        """How many cards stand on a page: fewer with bigger letters, or within reach of who sits.

        `crowded`: some say what is otherwise as well, in letters as large as those beside it.
        """
        access = tokens.access
        low = not tokens.portrait or access.seated
        if tokens.spread:
            return Room(1, 1 if tokens.spread > 1 or (crowded and low) else 2)
        if tokens.portrait:
            return Room(1, 2 if access.seated else 3)
        return Room(2, 2)

    def _tell(self, card: PlaceCard, place: Place, status: Status) -> None:
        t, in_both, now = self.t, self.app.in_both, self.app.parts.now()
        catalogue = self.app.parts.catalogue
        card.action, card.do = f"place:{place.id}", partial(self.visit.look_at_place, place.id)
        address = "\n".join(line for line in (address_of(place), place.phone) if line)
        opening = "\n".join(in_both(lambda t, language: status_lines(t, place, status, now, language)))
        otherwise = in_both(
            lambda t, language: told_in(t, catalogue.exceptions(place, now, language, t), language)
        )
        told = Told(shown_name(t, place), address, opening, otherwise, t("places.look"))
        card.tell(told, status.is_open)

    def forget(self) -> None:
        self.pages.first()
