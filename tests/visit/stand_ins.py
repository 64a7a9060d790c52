"""What a visit needs from outside, in the hands of a test: clock, printer, store, offers, codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.eligibility.result import SchemeResult
from kiosk.problems import Problem
from kiosk.receipts.code import is_valid, normalise
from kiosk.visit.ports import Kept, PaperState
from kiosk.visit.submission import Change, Submission, Told


class NoRoom(Problem):
    """The card is full."""

    code = "disk-full"


class Clock:
    """Seconds that pass when a test says so."""

    seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Paper:
    """A ticket of a printer that does what the test says."""

    language: str
    state: PaperState = "queued"
    together: bool = False


class Press:
    """Remembers how many papers were asked; lets go of them when told."""

    def __init__(self) -> None:
        self.papers: list[Paper] = []
        self.forgotten = 0
        self.visits = 0
        self.broken = False

    def paper_of_record(self, kept: Kept, language: str, together: bool = False) -> Paper:
        return self._paper(language, together)

    def paper_of_place(self, place_id: str, language: str) -> Paper:
        return self._paper(language, together=False)

    def paper_of_offer(self, offer_id: str, language: str) -> Paper:
        return self._paper(language, together=False)

    def paper_of_check(
        self,
        results: Sequence[SchemeResult],
        language: str,
        journey_id: str,
        together: bool = False,
        saved: Mapping[str, int] | None = None,
    ) -> Paper:
        self.saved = saved
        return self._paper(language, together)

    def words_of_record(self, kept: Kept, language: str) -> tuple[str, ...]:
        return (kept.code,)

    def words_of_check(
        self,
        results: Sequence[SchemeResult],
        language: str,
        journey_id: str,
        saved: Mapping[str, int] | None = None,
    ) -> tuple[str, ...]:
        return tuple(result.name for result in results)

    def _paper(self, language: str, together: bool) -> Paper:
        if self.broken:
            raise NoRoom
        self.papers.append(Paper(language, together=together))
        return self.papers[-1]

    def forget(self) -> None:
        self.papers.clear()
        self.forgotten += 1

    def next_visit(self) -> None:
        self.visits += 1


class Store:
    """Keeps what is handed in, or has a problem."""

    def __init__(self) -> None:
        self.kept: list[Submission] = []
        self.changed: list[Change] = []
        self.told: list[Told] = []
        self.problem: Problem | None = None
        self.asked = 0
        self.closed: Problem | None = None  # nothing at all can be kept, and that is known beforehand

    def ready(self) -> None:
        if self.closed is not None:
            raise self.closed

    def keep(self, submission: Submission) -> Kept:
        self.asked += 1
        if self.problem is not None:
            raise self.problem
        self.kept.append(submission)
        reach = submission.answers["reach_by"]
        return Kept(
            "K7QM3X9P", "Ab3_-ZkPq7LmNo9RsTuVwX", reach, submission.journey_id, submission.schemes,
            paper=submission.paper,
            offer=submission.offer,
        )  # fmt: skip

    def amend(self, change: Change) -> None:
        self.asked += 1
        if self.problem is not None:
            raise self.problem
        self.changed.append(change)

    def tell(self, told: Told) -> None:
        if self.problem is not None:
            raise self.problem
        self.told.append(told)


class Offers:
    """A course that takes people, a drop-in hour that is open to all; the hour is today."""

    def known(self, offer_id: str) -> bool:
        return offer_id in ("ligo-smartphone", "digispreekuur-centrum", "repair-cafe-de-wijk")

    def takes(self, offer_id: str) -> bool:
        return self.known(offer_id) and offer_id != "digispreekuur-centrum"

    def today(self) -> tuple[str, ...]:
        return ("digispreekuur-centrum",)


class Codes:
    """Reads codes as those on our papers; a day has as many tries as the test says."""

    left = 20

    def read(self, typed: str) -> str:
        return normalise(typed) if is_valid(normalise(typed)) else ""

    def allow(self) -> bool:
        self.left -= 1
        return self.left >= 0
