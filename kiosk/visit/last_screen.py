"""The last screen: the paper of what was sent, once more if need be, and something else to ask for."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.visit.advice import Advice
from kiosk.visit.ports import Kept
from kiosk.visit.same_person import NOTHING_KNOWN, Known, told_of_self
from kiosk.visit.stage import Stage


class LastScreen(Advice):
    """The part of a visit that begins when a request is stored."""

    kept: Kept | None
    known: Known = NOTHING_KNOWN  # who this is, until the visit ends

    def _show_kept(self, kept: Kept, answers: Mapping[str, object]) -> None:
        """Say that it is stored; of what was said stays only who it was, for who asks for something else."""
        journeys = self.frame.journeys
        known = {**self.known, **told_of_self(journeys[kept.journey_id], answers, journeys.values())}
        self._let_go(Stage.DONE)
        self.kept, self.known = kept, known
        if kept.paper == "printed":
            self._paper_of_record(kept)
        else:
            self.more_time()  # the whole time of the last screen, for a photo of it

    def ask_more(self) -> None:
        """'Something else?' was touched: to the first choice, as the same person."""
        if self._at(Stage.DONE) or self._at(Stage.TOLD):
            self._let_go(Stage.HOME)

    def print_again(self) -> None:
        """'Again' on the last screen, once a paper ended; 'on paper' where none was wanted."""
        ended = self.ticket is None or self.ticket.state in ("failed", "printed")
        if self._at(Stage.DONE) and self.kept is not None and ended:
            self._paper_of_record(self.kept)

    def words_of_paper(self) -> tuple[str, ...]:
        """What the paper says, for who hears it; nothing before there is one."""
        return self.frame.press.words_of_record(self.kept, self.language) if self.kept else ()

    def _paper_of_record(self, kept: Kept) -> None:
        self._print(lambda: self.frame.press.paper_of_record(kept, self.language, self.access.together))
        self._paper_ended = False
        self.more_time()
