"""What there is in the neighbourhood: the offers of the catalogue, each a card to touch."""

from __future__ import annotations

from functools import partial

from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.catalogue.offered import still_offered
from kiosk.catalogue.said import offer_words
from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.screens.opening import seats_line, shown_name
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import px, rgba, tokens
from kiosk.ui.widgets.bar import Main
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.pages import Pages
from kiosk.ui.widgets.touchable import Touchable
from kiosk.wire.catalogue import Offer

MOST = 4  # cards on one screen
ICONS = {
    "course": "school",
    "drop-in": "messages",
    "activity": "friends",
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
        self.pages = Pages()
        self.cards = [OfferCard() for _ in range(MOST)]

    def show(self) -> None:
        t, catalogue, ids = self.t, self.app.parts.catalogue, self.content.ids
        ids.title.text = t("offers.title")
        self.let_title_grow(ids.title, px(84))
        now = self.app.parts.now()
        offers = still_offered(catalogue, now)
        updated = catalogue.published
        line = t("offers.updated", date=self.app.date(updated.date())) if updated else ""
        ids.line.text = line if offers else t("offers.none")
        most = 2 if self._few else 3 if tokens.portrait else MOST
        shown, rest = self.pages.cut(offers, most, turner=0)
        for card, offer in zip(self.cards, shown, strict=False):
            self._tell(card, offer)
        cols = 1 if tokens.portrait or tokens.roomy else 2
        ids.cards.fill(self.cards[: len(shown)], cols, rows=-(-most // cols))
        more = Main("page", t("ui.more"), self.pages.turn) if rest else None
        self.bar.show(self.buttons(), more)

    @property
    def _few(self) -> bool:
        return tokens.roomy or tokens.access.seated

    def _tell(self, card: OfferCard, offer: Offer) -> None:
        catalogue, language = self.app.parts.catalogue, self.visit.language
        place = catalogue.place(offer.place) if offer.place else None
        card.action, card.do = f"offer:{offer.id}", partial(self.visit.look_at, offer.id)
        card.icon = ICONS[offer.kind]
        said = offer_words(self.t, offer, language)
        days = catalogue.days(offer, self.app.parts.now(), language, self.t)
        card.label = said.title.text
        when = [line for line in (said.when.text, days.first_day) if line]
        card.when = "\n".join(when[:1] if tokens.roomy else when)
        card.where = shown_name(self.t, place) if place and not tokens.roomy else ""
        roomy = tokens.access.letters > 1 if tokens.portrait else tokens.roomy
        told = not (tokens.access.seated or roomy)  # else on the screen of the offer
        card.seats = seats_line(self.t, offer) if told else ""

    def forget(self) -> None:
        self.pages.first()
