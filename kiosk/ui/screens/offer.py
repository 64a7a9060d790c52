"""One offer: what, when, where, what it costs. Go on with the telephone, or sign up here."""

from __future__ import annotations

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.catalogue.said import offer_words
from kiosk.catalogue.store import address_of
from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.screens.offers import ICONS
from kiosk.ui.screens.opening import seats_line, shown_name
from kiosk.ui.text.drawn import measure
from kiosk.ui.theme import px, rgba, tokens
from kiosk.ui.widgets.bar import Main
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.icon import Badge
from kiosk.ui.widgets.sheet import Part, Sheet
from kiosk.ui.widgets.tile import Tile
from kiosk.ui.widgets.turning import turn
from kiosk.wire.catalogue import Offer
from kiosk.wire.phone_page import LONGEST, Carried, offer_address

SQUARE = 300  # design pixels, 51 mm: 25 mm can be read, more can be read from a chair
UPRIGHT = 260  # height of its card on a standing panel, the square beside the words
ROW = 134  # height of the tile that turns the page, with bigger letters


class OfferContent(FloatLayout):
    """Laid out in offer.kv; placed by the screen."""


class SquareCard(Card):
    """The square with what it is for above it."""

    heading = StringProperty("")
    line = StringProperty("")
    url = StringProperty("")
    beside = BooleanProperty(False)
    side, room = NumericProperty(0), NumericProperty(0)


load_kv(__name__)


class OfferScreen(KioskScreen):
    progress_high = 0

    def __init__(self, app: object, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = OfferContent()
        self.fill(self.content)
        self.badge = Badge(size_hint=(None, None))
        self.badge.ground, self.badge.colour = rgba(theme.TINT), rgba(theme.ACCENT)
        self.facts = Sheet()
        self.square = SquareCard(size_hint=(None, None))
        self.more = Tile(action="page", icon="dots", badge_size=64, sizes=theme.NOTE, size_hint=(None, None))
        self.more.do = self._turn
        self.page = 0
        self._parts: list[Part] = []
        for widget in (self.badge, self.facts, self.square, self.more):
            self.content.add_widget(widget)
        self.body.fbind("size", self._place)
        self.body.fbind("pos", self._place)

    def show(self) -> None:
        t, parts = self.t, self.app.parts
        offer = parts.catalogue.offer(self.visit.offer or "")
        if offer is None:  # a newer list came while somebody looked
            self.visit.back()
            self.app.render()
            return
        self.badge.name = ICONS[offer.kind]
        self.content.ids.title.text = offer_words(t, offer, self.visit.language).title.text
        self._parts = self._told(offer)
        self.square.heading, self.square.line = t("offer.phone"), t("offer.phone_line")
        self.square.url = self._address(offer)
        here = Main("sign_up", t("offer.here"), self.visit.sign_up) if self.visit.can_sign_up else None
        self.bar.show(self.buttons(), here)
        self._place()

    def _address(self, offer: Offer) -> str:
        """Return the address for a telephone; none where nobody signs up, or where none could read it.

        It carries the channel and the stand that a sign-up here would carry: both are counted together.
        """
        parts = self.app.parts
        carried = Carried(self.visit.language, parts.site.file.channel, parts.stand(), parts.device_name)
        address = offer_address(parts.site.file.qr_host, offer.id, carried)
        return address if offer.sign_up and len(address) <= LONGEST else ""

    def _told(self, offer: Offer) -> list[Part]:
        t, catalogue = self.t, self.app.parts.catalogue
        place = catalogue.place(offer.place) if offer.place else None
        where = [shown_name(t, place), address_of(place)] if place else []
        said = offer_words(t, offer, self.visit.language)
        known = self.app.parts.site.texts.has
        spoken = ", ".join(t(f"language.{code}") for code in offer.languages if known(f"language.{code}"))
        seats = "\n".join(line for line in (seats_line(t, offer), self._standing(offer)) if line)
        return [
            Part("", said.about.text, strong=False),
            Part(t("offer.when"), "\n".join(line for line in (said.when.text, said.starts) if line)),
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

    def _turn(self) -> None:
        self.page += 1

    def forget(self) -> None:
        self.page, self._parts, self.square.url = 0, [], ""
        self.content.ids.title.text = ""
        self.facts.show([])

    # --- room

    def _place(self, *_: object) -> None:
        side, ids = px(theme.SIDE), self.content.ids
        left, width = self.body.x + side, self.body.width - 2 * side
        circle, gap = px(92), px(theme.GAP)
        title = left + circle + px(26)
        lines = self._lines_of_title(left + width - title)
        if tokens.portrait and lines > 2:  # its words take the place of the picture
            circle, title = 0, left
        high, above = (px(166), px(6)) if lines > 1 else (circle, px(26))  # two lines have air of their own
        top = self.body.y + self.body.height - above
        self.badge.size, self.badge.pos = (circle, circle), (left, top - (circle + high) / 2)
        ids.title.size, ids.title.pos = (left + width - title, high), (title, top - high)
        floor, ceiling = self.body.y + px(12), top - high - gap
        self.more.enabled, self.more.opacity = False, 0.0
        if tokens.roomy:
            self.more.size, self.more.pos = (px(300), px(ROW)), (left, floor)
            self._place_paged(left, width, floor + px(ROW) + gap, ceiling)
        elif tokens.portrait:
            self._place_upright(left, width, floor, ceiling)
        else:
            self._place_wide(left, width, floor, ceiling)
        turn(self.body.x, self.body.width, self.badge, ids.title, self.facts, self.square, self.more)

    def _lines_of_title(self, width: float) -> int:
        title = self.content.ids.title.text
        return measure(title, "Bold", px(theme.QUESTION[0]), width, tokens.rtl).lines

    def _place_wide(self, left: float, width: float, floor: float, ceiling: float) -> None:
        card = px(SQUARE + 60) if self.square.url else 0
        room = width - card - (px(theme.GAP) if card else 0)
        self._put(self.facts, left, floor, room, ceiling - floor)
        self._put(self.square, left + width - card, floor, card, ceiling - floor)
        self.facts.show(self._parts)

    def _place_upright(self, left: float, width: float, floor: float, ceiling: float) -> None:
        card = px(UPRIGHT) if self.square.url else 0
        above = card + (px(theme.GAP) if card else 0)
        self._put(self.square, left, floor, width, card)
        self._put(self.facts, left, floor + above, width, ceiling - floor - above)
        self.facts.show(self._parts)

    def _place_paged(self, left: float, width: float, floor: float, ceiling: float) -> None:
        """Bigger letters: the facts in turn, then the square."""
        parts, pages, room = tuple(part for part in self._parts if part.text), [], ceiling - floor
        while parts:
            count = self.facts.first_page(parts, width, room)
            pages.append(parts[:count])
            parts = parts[count:]
        count = len(pages) + bool(self.square.url)
        if count == 0:
            return
        at = self.page % count
        square = at == len(pages)
        self.more.enabled, self.more.opacity, self.more.label = count > 1, float(count > 1), self.t("ui.more")
        self._put(self.facts, left, floor, 0 if square else width, room)
        self._put(self.square, left, floor, width if square else 0, room)
        self.facts.show([] if square else list(pages[at]))

    def _put(self, card: Card, x: float, y: float, width: float, height: float) -> None:
        card.size, card.pos, card.opacity = (width, height), (x, y), float(width > 0 and height > 0)
