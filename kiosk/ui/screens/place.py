"""One place: whether it is open, when, what is otherwise, where it is and how to get in."""

from __future__ import annotations

from kiosk.catalogue.said import marked, told_in
from kiosk.catalogue.store import address_of
from kiosk.ui.screens.facts import FactsScreen
from kiosk.ui.screens.opening import shown_name, status_lines
from kiosk.ui.theme import tokens
from kiosk.ui.widgets.sheet import Part
from kiosk.wire.catalogue import Place
from kiosk.wire.hours_of import hours_lines
from kiosk.wire.offer_words import DUTCH

ICON = "door-enter"


class PlaceScreen(FactsScreen):
    def show(self) -> None:
        place = self.app.parts.catalogue.place(self.visit.place or "")
        if place is None:  # a newer list came while somebody looked
            self.visit.back()
            self.app.render()
            return
        self.bar.show(self.buttons(), None)
        self.tell(ICON, shown_name(self.t, place), self._told(place))

    def _told(self, place: Place) -> list[Part]:
        t, language, parts = self.t, self.visit.language, self.app.parts
        now, catalogue = parts.now(), parts.catalogue
        otherwise = told_in(t, catalogue.exceptions(place, now, language, t), language)
        where = [address_of(place), place.phone]
        spoken = [
            t(f"language.{code}") for code in place.languages if parts.site.texts.has(f"language.{code}")
        ]
        told = [
            Part("", "\n".join(status_lines(t, place, catalogue.status(place, now), now))),
            Part(t("place.hours"), "\n".join(hours_lines(place, language, t)), strong=False),
            Part(t("place.otherwise"), "\n".join(otherwise)),
            Part(t("offer.place"), "\n".join(line for line in where if line), strong=False),
            Part(t("place.way"), "\n".join(self._way(place)), strong=False),
            Part("", ", ".join(spoken), strong=False),
        ]
        if place.assured_date:
            checked = t("place.checked", date=self.app.date(place.assured_date))
            told.append(Part("", checked, strong=False, small=not tokens.roomy))
        return told

    def _way(self, place: Place) -> list[str]:
        """Return how to get there, and whether a wheelchair gets in where somebody knows."""
        t, language = self.t, self.visit.language
        way = marked(place.how_to_get_there, t(f"language.{DUTCH}") if language != DUTCH else "")
        enters = {"yes": "place.wheelchair", "no": "place.no_wheelchair"}.get(place.accessible)
        return [line for line in (way, t(enters) if enters else "") if line]
