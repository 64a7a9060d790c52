"""One place: whether it is open, when, what is otherwise, where it is and how to get in."""

from __future__ import annotations

from kiosk.catalogue.said import marked, told_in
from kiosk.catalogue.store import address_of
from kiosk.ui.screens.facts import FactsScreen
from kiosk.ui.screens.opening import shown_name, status_lines
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import tokens
from kiosk.ui.widgets.sheet import Part, Sheet
from kiosk.wire.catalogue import Place
from kiosk.wire.offer_words import DUTCH
from kiosk.wire.place_hours import hours_lines

ICON = "door-enter"


class PlaceScreen(FactsScreen):
    """Lying, when it is open stands beside where it is; standing or with bigger letters on one sheet."""

    wide = 592  # half of what there is

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.where = Sheet()
        self._beside: list[Part] = []
        self.put_beside(self.where)

    @property
    def has_beside(self) -> bool:
        return not (tokens.portrait or tokens.roomy)

    def show(self) -> None:
        place = self.app.parts.catalogue.place(self.visit.place or "")
        if place is None:  # a newer list came while somebody looked
            self.visit.back()
            self.app.render()
            return
        self.bar.show(self.buttons(), None)
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

    def forget(self) -> None:
        self._beside = []
        self.where.show([])
        super().forget()

    def _when(self, place: Place) -> list[Part]:
        t, language, parts = self.t, self.visit.language, self.app.parts
        now, catalogue = parts.now(), parts.catalogue
        otherwise = told_in(t, catalogue.exceptions(place, now, language, t), language)
        return [
            Part("", "\n".join(status_lines(t, place, catalogue.status(place, now), now, language))),
            Part(t("place.hours"), "\n".join(hours_lines(place, language, t)), strong=False),
            Part(t("place.otherwise"), "\n".join(otherwise)),
        ]

    def _where(self, place: Place) -> list[Part]:
        t, known = self.t, self.app.parts.site.texts.has
        where = [address_of(place), place.phone]
        spoken = [t(f"language.{code}") for code in place.languages if known(f"language.{code}")]
        on = place.assured_date
        checked = t("place.checked", date=self.app.date(on)) if on else ""
        return [
            Part(t("offer.place"), "\n".join(line for line in where if line), strong=False),
            Part(t("place.way"), "\n".join(self._way(place)), strong=False),
            Part("", ", ".join(spoken), strong=False),
            Part("", checked, strong=False, small=not tokens.roomy),
        ]

    def _way(self, place: Place) -> list[str]:
        """Return how to get there, and whether a wheelchair gets in where somebody knows."""
        t, language = self.t, self.visit.language
        way = marked(place.how_to_get_there, t(f"language.{DUTCH}") if language != DUTCH else "")
        enters = {"yes": "place.wheelchair", "no": "place.no_wheelchair"}.get(place.accessible)
        return [line for line in (way, t(enters) if enters else "") if line]
