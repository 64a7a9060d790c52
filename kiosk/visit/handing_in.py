"""A registration that is looked over and handed in: the lines of the review, and what is sent."""

from __future__ import annotations

from abc import abstractmethod

from kiosk.journeys.model import Journey
from kiosk.visit import paper_wish
from kiosk.visit.ask import OFFER, SCHEMES
from kiosk.visit.path import first_missing_step
from kiosk.visit.review import ReviewLine, review_lines
from kiosk.visit.setting import Setting
from kiosk.visit.submission import NoticeShown, Submission


class HandingIn:
    """The part of a registration that knows all that was said."""

    journey: Journey
    setting: Setting
    answers: dict[str, object]
    schemes: tuple[str, ...]
    offered: tuple[str, ...]
    offer: str
    from_check: bool
    line: str = ""  # of the review, touched last: whoever comes back finds it
    _wish: paper_wish.Wish

    @abstractmethod
    def change(self, step_id: str) -> None:
        """Go back to a question."""

    def review(self) -> list[ReviewLine]:
        """Return the lines of the review: what is asked for, then the answers in the order of the journey."""
        lines = []
        if self.offer:
            said = ((False, self.setting.offer_title(self.offer)),)
            lines.append(ReviewLine(OFFER, "review.signs_up", "calendar", said, matters=True))
        if self.offered:
            keys = tuple((True, f"scheme.{scheme}.short") for scheme in self.schemes)
            lines.append(ReviewLine(SCHEMES, "review.asks_for", "wifi", keys, matters=True))
        asked = self.journey.for_offer(self.setting.offer_kind(self.offer))
        lines += review_lines(asked, self.answers, self.setting.spoken)
        ways = paper_wish.wishes(self.answers, self.setting.prints)
        if (
            self.journey.kind == "correction" or len(ways) == 1
        ):  # nothing new to take along; nothing to choose
            return lines
        return [*lines, paper_wish.line_of_paper(self.paper)]

    @property
    def paper(self) -> paper_wish.Wish:
        """How the person takes the paper along."""
        return paper_wish.still_possible(self._wish, self.answers, self.setting.prints)

    def go_to_missing(self) -> bool:
        """Go to the first question without the answer it needs; False, as it should be, where none is."""
        missing = first_missing_step(self.journey, self.answers)
        if missing is None and self.setting.must_agree and self.answers.get("notice") != "agreed":
            # A correction has no notice: the person agreed when the record was made.
            missing = next((step for step in self.journey.steps if step.id == "notice"), None)
        if missing is not None:
            self.change(missing.id)
        return missing is not None

    def submission(self, language: str) -> Submission:
        """Return what is handed in; empty answers are left out."""
        shown = self.setting.notice
        agreed = True if self.setting.must_agree and self.answers.get("notice") == "agreed" else None
        notice = NoticeShown(shown.id, shown.version, shown.ground, agreed)
        answers = {
            step_id: said
            for step_id, said in self.answers.items()
            if step_id != "notice" and said not in ("", [], None)
        }
        answers |= paper_wish.answers_of(self.paper)
        journey = self.journey
        return Submission(
            journey.id,
            journey.revision,
            language,
            answers,
            self.schemes,
            notice,
            self.paper,
            self.offer,
            self.from_check,
        )
