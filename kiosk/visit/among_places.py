"""Where a person can go: the list of places, and one of them."""

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

    def _back_among_places(self) -> None:
        """One screen back, from one place to the list."""
        self.place, self.ticket, self.stage = None, None, Stage.PLACES
