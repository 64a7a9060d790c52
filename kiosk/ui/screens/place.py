"""One place: whether it is open, when, what is otherwise, where it is and how to get in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from kiosk.catalogue.said import map_address, told_in, way_to
from kiosk.catalogue.store import address_of
from kiosk.site.whom_to_call import said_for
from kiosk.ui import theme
from kiosk.ui.screens.facts import FactsScreen
from kiosk.ui.screens.opening import shown_name, status_lines
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import px, tokens
from kiosk.ui.widgets.map_card import MapCard
from kiosk.ui.widgets.pager import pager_height, pager_width
from kiosk.ui.widgets.sheet import Part, Sheet
from kiosk.ui.widgets.tile import Tile
from kiosk.wire.catalogue import Place
from kiosk.wire.place_hours import hours_lines
from kiosk.words.calendar import weekday_in_words
from kiosk.words.opening import State

ICON = "door-enter"


class PlaceScreen(FactsScreen):
    """Lying, when it is open stands beside where it is; standing or with bigger letters on one sheet.

    Where somebody said where it lies, a button beside the paper leads to the map. Else a square with a map
    stands there, while letters are not bigger: the address says the same.
    """

    wide = 592  # half of what there is

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.where = Sheet()
        self.map = MapCard()
        self.way = Tile(action="way", icon="map", badge_size=64, sizes=theme.NOTE, size_hint=(None, None))
        self.way.do = self.visit.look_at_way
        self._beside: list[Part] = []
        self._lies = False  # somebody said where
        self.put_beside(self.where)
        self.content.add_widget(self.map)
        self.content.add_widget(self.way)

    @property
    def has_beside(self) -> bool:
        return not (tokens.portrait or tokens.roomy)

    @property
    def has_below(self) -> bool:
        return super().has_below or bool(self.map.square.url)

    @property
    def paper_high(self) -> int:
        """A square that a telephone can read is higher than a tile."""
        return 160 if self.map.square.url else 118

    def show(self) -> None:
        place = self.app.parts.catalogue.place(self.visit.place or "")
        if place is None:  # a newer list came while somebody looked
            self.visit.back()
            self.app.render()
            return
        self.bar.show(self.buttons(), None)
        self._lies = place.position is not None
        self.map.show("" if self._lies else map_address(place), self.t("place.map"))
        self.way.label = self.t("way.show")
        when, self._beside = self._when(place), self._where(place)
        parts = when if self.has_beside else when + self._beside
        self.tell(ICON, shown_name(self.t, place), parts)

    def _place_wide(self, left: float, width: float, floor: float, ceiling: float) -> None:
        """Both sheets speak equally loud."""
        self.where.show(self._beside)
        super()._place_wide(left, width, floor, ceiling)
        both = min(one.type_in(*one.size) for one in (self.facts, self.where))
        self.facts.show(self._parts, both)
        self.where.show(self._beside, both)
        if self.where.overflows:  # how one gets there, and that it is Dutch, comes before who looked when
            self.where.show(self._beside[:-1], both)

    def _place(self, *_: object) -> None:
        super()._place()
        self._beside_paper()

    def _place_paged(self, left: float, width: float, floor: float, ceiling: float) -> None:
        """Bigger letters: standing there is no room beside the paper, so the map has a row above it."""
        if self._lies and tokens.portrait:
            high = pager_height()
            self.way.size, self.way.pos = (width, high), (left, floor)
            floor += high + px(theme.GAP)
        super()._place_paged(left, width, floor, ceiling)

    def _beside_paper(self) -> None:
        """Put the way to the map beside the tile that prints: both lead away from the screen."""
        self.map.opacity = float(bool(self.map.square.url) and not tokens.roomy)
        self.way.opacity, self.way.enabled = float(self._lies), self._lies
        beside = self.way if self._lies else self.map
        if not beside.opacity or (self._lies and tokens.roomy and tokens.portrait):
            return
        room = self.body.width - 2 * px(theme.SIDE) - pager_width() - px(theme.GAP)
        paper, gap = self.paper, px(theme.GAP)
        whole = room if tokens.roomy else paper.width
        x, y = paper.right - whole if tokens.rtl else paper.x, paper.y
        if not paper.enabled:  # nothing prints here: what leads to the map has the place of both
            beside.pos, beside.size = (x, y), (whole, paper.height)
            return
        paper.size = beside.size = (whole - gap) / 2, paper.height
        first, second = (x, y), (x + (whole + gap) / 2, y)
        beside.pos, paper.pos = (second, first) if tokens.rtl else (first, second)

    def forget(self) -> None:
        self._beside = []
        self.where.show([])
        self.map.show("", "")
        super().forget()

    def _when(self, place: Place) -> list[Part]:
        t, in_both, parts = self.t, self.app.in_both, self.app.parts
        now, catalogue = parts.now(), parts.catalogue
        on = in_both(lambda _, language: weekday_in_words(now.date(), language))
        today = t("day.today")
        day = t("day.with_hours", day=today, hours=on) if on else today
        day, today = (one[:1].upper() + one[1:] for one in (day, today))
        otherwise = in_both(
            lambda t, language: told_in(t, catalogue.exceptions(place, now, language, t), language)
        )
        status, week = catalogue.status(place, now), in_both(partial(_week, place))
        opening = in_both(lambda t, language: status_lines(t, place, status, now, language))
        if status.state is State.CLOSED and not status.why and status.next:
            opening = (*in_both(lambda t, _: (t("home.closed"),)), *opening)  # its hours of today stand below
        # Where all that is known is a number to call, who speaks no Dutch gets words for it.
        calls = status.state is State.UNKNOWN and place.phone
        said = said_for(parts.site, self.visit.language, "say.show", "say.dutch") if calls else None
        return [
            Part("", "\n".join(opening)),
            Part("", "\n".join(said or ()), strong=False),
            Part(day, catalogue.today(place, now, t), tells=today),
            Part(t("place.hours"), "\n".join(week), strong=False),
            Part(t("place.otherwise"), "\n".join(otherwise)),
        ]

    def _where(self, place: Place) -> list[Part]:
        t, known = self.t, self.app.parts.site.texts.has
        where = [address_of(place), place.phone]
        spoken = [t(f"language.{code}") for code in place.languages if known(f"language.{code}")]
        way = self.app.in_both(lambda t, language: way_to(t, place, language))
        on = place.assured_date
        checked = t("place.checked", date=self.app.date(on)) if on else ""
        return [
            Part(t("offer.place"), "\n".join(line for line in where if line), strong=False),
            Part(t("place.way"), "\n".join(way), strong=False),
            Part("", t("place.spoken", languages=", ".join(spoken)) if spoken else "", strong=False),
            Part("", checked, strong=False, small=not tokens.roomy),
        ]


def _week(place: Place, t: Callable[..., str], language: str) -> tuple[str, ...]:
    return tuple(hours_lines(place, language, t))
