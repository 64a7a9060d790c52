"""One offer: what, when, where, what it costs. Go on with the telephone, or sign up here."""

from __future__ import annotations

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.catalogue.said import offer_words, told_in
from kiosk.catalogue.store import address_of
from kiosk.ui.screens.base import load_kv
from kiosk.ui.screens.facts import FactsScreen
from kiosk.ui.screens.offers import ICONS
from kiosk.ui.screens.opening import seats_line, shown_name
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import tokens
from kiosk.ui.widgets.bar import Main
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.sheet import Part
from kiosk.wire.catalogue import Offer
from kiosk.wire.offer_time import is_over
from kiosk.wire.phone_page import LONGEST, Carried, offer_address


class SquareCard(Card):
    """The square with what it is for above it: 51 mm, where 25 mm can be read; more from a chair."""

    heading = StringProperty("")
    line = StringProperty("")
    url = StringProperty("")
    beside = BooleanProperty(False)
    side, room = NumericProperty(0), NumericProperty(0)


load_kv(__name__)


class OfferScreen(FactsScreen):
    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.square = SquareCard(size_hint=(None, None))
        self.put_beside(self.square)

    @property
    def has_beside(self) -> bool:
        return bool(self.square.url)

    def show(self) -> None:
        t, parts = self.t, self.app.parts
        offer = parts.catalogue.offer(self.visit.offer or "")
        if offer is None or is_over(offer, parts.now()):  # a newer list came, or it ended meanwhile
            self.visit.back()
            self.app.render()
            return
        self.square.heading, self.square.line = t("offer.phone"), t("offer.phone_line")
        self.square.url = self._address(offer)
        here = Main("sign_up", t("offer.here"), self.visit.sign_up) if self.visit.can_sign_up else None
        self.bar.show(self.buttons(), here)
        title = offer_words(t, offer, self.visit.language).title.text
        self.tell(ICONS[offer.kind], title, self._told(offer))

    def _address(self, offer: Offer) -> str:
        """Return the address for a telephone; none where nobody signs up, or where none could read it.

        It carries the channel and the stand that a sign-up here would carry: both are counted together.
        """
        parts = self.app.parts
        carried = Carried(self.visit.language, parts.site.file.channel, parts.stand(), parts.device_name)
        address = offer_address(parts.site.file.qr_host, offer.id, carried)
        return address if offer.sign_up and len(address) <= LONGEST else ""

    def _told(self, offer: Offer) -> list[Part]:
        t, catalogue, language = self.t, self.app.parts.catalogue, self.visit.language
        place = catalogue.place(offer.place) if offer.place else None
        where = [shown_name(t, place), address_of(place)] if place else []
        said = offer_words(t, offer, language)
        days = catalogue.days(offer, self.app.parts.now(), language, t)
        known = self.app.parts.site.texts.has
        spoken = ", ".join(t(f"language.{code}") for code in offer.languages if known(f"language.{code}"))
        seats = "\n".join(line for line in (seats_line(t, offer), self._standing(offer)) if line)
        return [
            Part("", said.about.text, strong=False),
            Part(t("offer.when"), "\n".join(line for line in (said.when.text, *days.lines) if line)),
            Part(t("place.otherwise"), "\n".join(told_in(t, days.otherwise, language))),
            Part(t("offer.place"), "\n".join(where), strong=False),
            Part("", "  ·  ".join(part for part in (said.price.text, spoken) if part), strong=False),
            Part("", seats, strong=False, small=not tokens.roomy),
        ]

    def _standing(self, offer: Offer) -> str:
        """Say how sure a place is, and how old the figures are."""
        t, updated = self.t, self.app.parts.catalogue.published
        if not offer.sign_up:
            return t("offer.walk_in")
        dated = t("offers.updated", date=self.app.date(updated.date())) if updated and offer.seats else ""
        return " ".join(line for line in (t("offer.provisional"), dated) if line)

    def forget(self) -> None:
        self.square.url = ""
        super().forget()
