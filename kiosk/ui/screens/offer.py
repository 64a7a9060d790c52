"""One offer: what, when, where, what it costs. Go on with the telephone, or sign up here."""

from __future__ import annotations

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.catalogue.said import offer_words, told_in
from kiosk.catalogue.store import address_of
from kiosk.ui.screens.base import load_kv
from kiosk.ui.screens.facts import FactsScreen
from kiosk.ui.screens.offers import ICONS
from kiosk.ui.screens.opening import APART, seats_line, shown_name
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import tokens
from kiosk.ui.widgets.bar import Main
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.sheet import Part
from kiosk.wire.catalogue import Offer
from kiosk.wire.offer_days import OfferDays
from kiosk.wire.offer_time import is_over
from kiosk.wire.phone_page import LONGEST, Carried, offer_address


class SquareCard(Card):
    """The square with what it is for above it: 51 mm, where 25 mm can be read; more from a chair."""

    heading = StringProperty("")
    line = StringProperty("")
    url = StringProperty("")
    beside = BooleanProperty(False)
    side, room, under = NumericProperty(0), NumericProperty(0), NumericProperty(0)


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
        label = t("offer.or_here" if self.square.url else "offer.here")
        here = Main("sign_up", label, self.visit.sign_up) if self.visit.can_sign_up else None
        self.bar.show(self.buttons(), here)
        title = self.app.in_both(lambda t, language: offer_words(t, offer, language)).title.text
        self.tell(ICONS[offer.kind], title, self._told(offer))

    def _address(self, offer: Offer) -> str:
        """Return the address for a telephone: to sign up, or to keep; none where none could read it.

        It carries the channel and the stand that a sign-up here would carry: both are counted together.
        """
        parts = self.app.parts
        carried = Carried(self.visit.language, parts.site.file.channel, parts.stand(), parts.device_name)
        address = offer_address(parts.site.file.qr_host, offer.id, carried)
        return address if len(address) <= LONGEST else ""

    def _told(self, offer: Offer) -> list[Part]:
        t, catalogue, in_both = self.t, self.app.parts.catalogue, self.app.in_both
        place = catalogue.place(offer.place) if offer.place else None
        where = [shown_name(t, place), address_of(place)] if place else []
        apart = "\n" if tokens.portrait or tokens.roomy else ", "
        said, now = in_both(lambda t, language: offer_words(t, offer, language)), self.app.parts.now()
        days = in_both(lambda t, language: catalogue.days(offer, now, language, t))
        otherwise = in_both(
            lambda t, language: told_in(t, catalogue.days(offer, now, language, t).otherwise, language)
        )
        known = self.app.parts.site.texts.has
        spoken = ", ".join(t(f"language.{code}") for code in offer.languages if known(f"language.{code}"))
        nobody_knows = "" if said.when.text or days.lines or days.soonest else t("check.ask")
        return [
            *self._when(said.when.text, days),
            Part("", "" if offer.sign_up else t("offer.walk_in")),
            Part(t("place.otherwise"), "\n".join(otherwise)),
            Part(t("offer.place"), apart.join(where), strong=False),
            Part(t("offer.place"), nobody_knows if not where else "", strong=False, tells=t("offer.place")),
            Part("", said.about.text, strong=False, spare=3),
            Part(t("offer.for_whom"), said.for_whom.text, strong=False, tells=t("offer.for_whom")),
            Part("", APART.join(part for part in (said.price.text, spoken) if part), strong=False),
            Part("", self._standing(offer), strong=False, small=not tokens.roomy),
        ]

    def _when(self, said: str, days: OfferDays) -> list[Part]:
        """Return its next day, the largest of all; then its hours, and three days after that."""
        t, soonest = self.t, days.soonest
        if soonest is None:
            hours = "\n".join(line for line in (said, *days.lines) if line)
            if not hours:
                return [Part(t("offer.when"), t("check.ask"), tells=t("offer.when"))]
            return [Part(t("offer.when"), hours)]
        ahead = (soonest.on - self.app.parts.now().date()).days
        near = {0: "day.today", 1: "day.tomorrow"}
        first = t(near.get(ahead) or ("offer.first_time" if soonest.is_first else "offer.next_time"))
        later = t("offer.later", days=APART.join(days.later)) if days.later else ""
        return [
            Part(
                first[:1].upper() + first[1:],
                t("day.with_hours", day=soonest.day, hours=soonest.hours),
                lead=True,
            ),
            Part("", said, strong=False, spare=1),
            Part("", later, strong=False, spare=2),
            Part("", days.last, strong=False),
        ]

    def _standing(self, offer: Offer) -> str:
        """Say how many places there are and how sure one is, and how old the figures are."""
        t, updated = self.t, self.app.parts.catalogue.published
        if not offer.sign_up:
            return ""
        dated = t("offers.updated", date=self.app.date(updated.date())) if updated and offer.seats else ""
        sure = " ".join(line for line in (t("offer.provisional"), dated) if line)
        return "\n".join(line for line in (seats_line(t, offer), sure) if line)

    def forget(self) -> None:
        self.square.url = ""
        super().forget()
