"""The stand at the desk: opened from a plan or by hand, counted at, closed."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.catalogue.ground import position_of
from kiosk.volunteers import planned
from kiosk.volunteers import questions as asking
from kiosk.volunteers.stand import Stands
from kiosk.volunteers.told import Told
from kiosk.volunteers.trying import Trying
from kiosk.way.position import Position
from kiosk.wire.planned import PlannedStand


class AtTheStand(Trying):
    """The part of the desk that opens and closes a stand and counts what is done there."""

    stands: Stands | None
    questions: asking.Questions | None = None
    _ends: Callable[[], Told]  # what the questions on the screen lead to
    _plans: tuple[PlannedStand, ...] = ()  # of which they open one

    def position(self) -> Position | None:
        """Return where the kiosk stands: at the open stand, else at its own place, else where its site says.

        Of a stand at a place that was typed, nobody knows where it is: its map shows no 'you are here'.
        """
        at = self.room.here
        if self.stands is not None and self.stands.current is not None:
            facts = self.stands.facts()
            if facts is None or facts.place is None or not facts.place.id:
                return None
            at = facts.place.id
        return position_of(at, self.room.catalogue.places()) if at else self.room.site.file.here

    # --- opening

    def planned(self) -> tuple[PlannedStand, ...]:
        """Return the planned stands that a volunteer may come to open now; none while one is open."""
        if self.stands is None or self.stands.current is not None:
            return ()
        clock, facts = self.room.watch.health().clock, self.stands.facts()
        last = facts.plan if facts else None
        return planned.to_open(self.stands.outbox.state, clock.wall, clock.synced and clock.plausible, last)

    def open_planned(self) -> None:
        """'Planned stand' was touched."""
        self._plans = self.planned()
        if self._plans:
            self._begin(asking.to_open_planned(self._plans), self._open_planned)

    def open_stand(self) -> None:
        """'Open a stand' was touched."""
        asked = asking.to_open(self.room.site.file.stand, self.room.catalogue.places())
        self._begin(asked, self._open)

    def close_stand(self) -> None:
        """'Close the stand' was touched."""
        self._begin(asking.to_close(), self._close)

    def _begin(self, asked: asking.Questions, ends: Callable[[], Told]) -> None:
        self.questions, self._ends, self.page, self.told = asked, ends, "stand", None

    def next(self) -> None:
        """The main action of a question; after the last one the stand opens or closes."""
        asked = self.questions
        if asked is None or asked.advance():
            return
        self._try(self._ends)
        self.page, self.questions = "desk", None

    def _open(self) -> Told:
        assert self.stands is not None and self.questions is not None
        lists, places = self.room.site.file.stand, self.room.catalogue.places()
        self.stands.open(asking.opening(self.questions, lists, places))
        return Told("desk.stand.opened")

    def _open_planned(self) -> Told:
        assert self.stands is not None and self.questions is not None
        self.stands.open(asking.opening_planned(self.questions, self._plans))
        return Told("desk.stand.opened")

    def _close(self) -> Told:
        assert self.stands is not None and self.questions is not None
        self.stands.close(asking.closing(self.questions))
        return Told("desk.stand.closed")

    def read_note(self) -> None:
        """'Note' was touched: what the stand before left for this one."""
        if self.stands is not None and self.stands.note:
            self.told = Told("desk.note.read", {"note": self.stands.note})

    # --- counting

    def show_tally(self) -> None:
        """'Count' was touched."""
        self.page, self.told = "tally", None

    def count(self, kind: str) -> None:
        """One more of this was done."""
        stands = self.stands
        if stands is not None:
            self.told = None
            self._only_wrong(lambda: stands.tally.add(kind, self.room.watch.health().clock.wall))

    def count_back(self) -> None:
        """The last touch was one too many."""
        if self.stands is not None:
            self.told = None
            self._only_wrong(self.stands.tally.undo)

    def _only_wrong(self, act: Callable[[], None]) -> None:
        """Do it, and say something only where it did not work: the number on the tile says the rest."""

        def did() -> Told:
            act()
            return Told("")

        self._try(did)
        if self.told is not None and not self.told.wrong:
            self.told = None
