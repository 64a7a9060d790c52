"""Where a person can go: the list of places, one of them, and the way there."""

from __future__ import annotations

from kiosk.visit.aside import Aside
from kiosk.visit.stage import Stage


class Going(Aside):
    """The part of a visit that looks at places."""

    place: str | None  # id of the place that is looked at

    def places(self) -> None:
        """'What is open now' was touched."""
        if self._at(Stage.HOME):
            self.stage = Stage.PLACES

    def look_at_place(self, place_id: str) -> None:
        """A place of the list was touched."""
        if self._at(Stage.PLACES):
            self.place, self.ticket, self.stage = place_id, None, Stage.PLACE

    def look_at_way(self) -> None:
        """'On the map' was touched."""
        if self._at(Stage.PLACE):
            self.stage = Stage.WAY

    def _back_among_places(self) -> None:
        """One screen back: from the map to its place, from one place to the list."""
        if self.stage is Stage.WAY:
            self.stage = Stage.PLACE
            return
        self.place, self.ticket, self.stage = None, None, Stage.PLACES
