"""What there is in the neighbourhood: the offers of the catalogue, each a card to touch."""

from __future__ import annotations

from functools import partial

from kivy.properties import NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.catalogue.offered import still_offered
from kiosk.catalogue.said import offer_words
from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.screens.opening import seats_line, shown_name
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import px, rgba, tokens
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.pages import Room
from kiosk.ui.widgets.touchable import Touchable
from kiosk.wire.catalogue import Offer

MOST = 4  # cards on one screen
ICONS = {
    "course": "school",
    "drop-in": "messages",
    "activity": "confetti",
    "repair": "tool",
    "service": "lifebuoy",
}


class OfferCard(Touchable, Card):
    """One offer: what, when, where, and whether there is room."""

    outline = theme.EDGE
    icon = StringProperty("calendar")
    when = StringProperty("")
    where = StringProperty("")
    seats = StringProperty("")
    above, below = (
        NumericProperty(0),
        NumericProperty(0),
    )  # pixels: less where each line has its Dutch under it

    def dress(self, *_: object) -> None:
        self.fill = rgba(theme.TINT if self.state == "down" else theme.CARD)
        self.edge = rgba(theme.ACCENT if self.state == "down" else theme.EDGE)


class OffersContent(BoxLayout):
    """Laid out in offers.kv."""


load_kv(__name__)


class OffersScreen(KioskScreen):
    progress_high = 0

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = OffersContent()
        self.fill(self.content)
        self.cards = [OfferCard() for _ in range(MOST)]

    def show(self) -> None:
        t, catalogue, ids = self.t, self.app.parts.catalogue, self.content.ids
        ids.title.text = t("offers.title")
        self.let_title_grow(ids.title, px(84))
        now = self.app.parts.now()
        offers = still_offered(catalogue, now, self.app.parts.site.file.offers)
        updated = catalogue.published
        line = t("offers.updated", date=self.app.date(updated.date())) if updated else ""
        ids.line.text = line if offers else t("offers.none")
        room = self._room
        shown = self.pages.cut(offers, room)
        for card, offer in zip(self.cards, shown, strict=False):
            self._tell(card, offer)
        ids.cards.fill_page(self.cards[: len(shown)], room, self.pager(), room.cols, room.rows)
        self.bar.show(self.buttons(), None)

    @property
    def _room(self) -> Room:
        """How many cards stand on a page: fewer with bigger letters, or within reach of who sits."""
        low = tokens.access.seated and not tokens.portrait
        if tokens.portrait and tokens.access.seated and not tokens.roomy:
            return Room(1, 2, rows_over=1)
        if tokens.portrait or tokens.roomy:
            few = tokens.roomy or tokens.access.seated
            return Room(1, 1 if low else 2 if few else 3)
        return Room(2, 1 if low else 2)

    def _tell(self, card: OfferCard, offer: Offer) -> None:
        catalogue = self.app.parts.catalogue
        place = catalogue.place(offer.place) if offer.place else None
        card.action, card.do = f"offer:{offer.id}", partial(self.visit.look_at, offer.id)
        card.icon, tight = ICONS[offer.kind], tokens.access.together
        said = self.app.in_both(lambda t, language: offer_words(t, offer, language))
        now = self.app.parts.now()
        days = self.app.in_both(lambda t, language: catalogue.days(offer, now, language, t))
        card.label = said.title.text
        when = [line for line in (said.when.text, days.first_day) if line]
        card.when = "\n".join(when[:1] if tokens.roomy else when)
        named = place and (place.name if offer.example else shown_name(self.t, place))  # marked once
        card.where = named if named and not tokens.roomy else ""
        roomy = tokens.spread > 1 if tokens.portrait else tokens.roomy
        told = not (tokens.access.seated or roomy)  # else on the screen of the offer
        card.seats = seats_line(self.t, offer) if told else ""
        card.above, card.below = px(6 if tight else 10), px(8 if tight else 10 if card.seats else 24)

    def forget(self) -> None:
        self.pages.first()
