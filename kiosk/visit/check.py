"""A quick-check in progress. It keeps nothing: its facts live here, in memory, until the visit is wiped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kiosk.eligibility.question import Question, answers_from_tiles
from kiosk.eligibility.quick_check import RuleBase
from kiosk.eligibility.result import SchemeResult
from kiosk.eligibility.words import Words
from kiosk.journeys.model import Journey
from kiosk.visit.ask import Ask, ask_of_question
from kiosk.visit.bill import Bill
from kiosk.visit.talk import Entry, Refusal

_ORDER = {"likely": 0, "ask": 1, "unlikely": 2}


class Check:
    """The talk behind a journey of kind 'check': which question comes next is computed, never listed."""

    def __init__(self, journey: Journey, rules: RuleBase, on: date, words: Words) -> None:
        self.journey = journey
        self.rules = rules
        self.on = on
        self.words = words
        self.facts: dict[str, str] = {}
        self.trail: list[dict[str, str]] = []  # what was known before each question that was answered
        self.picked: dict[str, tuple[str, ...]] = {}  # by question, for who goes back and forth
        self.shown = 0  # which result is on the screen
        self.entry = Entry()
        self.bill: Bill | None = None  # while it is typed
        self.paid: int | None = None  # euro a month
        self._result = rules.check(self.facts, on, words)

    @property
    def question(self) -> Question | None:
        upcoming = self._result.next_question
        return self.rules.question(upcoming.id) if upcoming else None

    def ask(self) -> Ask:
        question = self.question
        assert question is not None
        return ask_of_question(question)

    @property
    def said(self) -> bool:
        return bool(self.picked) or self.entry.said

    def progress(self) -> tuple[int, int]:
        """Count from the longest way there is: who is asked less jumps ahead, and nobody is set back."""
        longest = max(1, self.rules.remaining({}))
        return longest + 1 - max(1, self.rules.remaining(self.facts)), longest

    def advance(self) -> bool:
        question = self.question
        assert question is not None
        if not self.entry.picked:
            self.entry.refusal = Refusal("field.choice.none")
            return True
        self.trail.append(self.facts)
        self.picked[question.id] = self.entry.picked
        self._know({**self.facts, **answers_from_tiles(question, set(self.entry.picked))})
        return self.question is not None

    def retreat(self) -> bool:
        if not self.trail:
            return False
        self._know(self.trail.pop())
        return True

    def _know(self, facts: Mapping[str, str]) -> None:
        self.facts = dict(facts)
        self._result = self.rules.check(self.facts, self.on, self.words)
        self.entry = Entry()
        if self.question is not None:  # nobody has to say it twice (WCAG 3.3.7)
            self.entry.picked = self.picked.get(self.question.id, ())
        self.shown = 0

    def speak(self, words: Words) -> None:
        """The person chose another language: the results say the same in it."""
        self.words = words
        self._result = self.rules.check(self.facts, self.on, words)

    def results(self) -> list[SchemeResult]:
        """Return the results: first the scheme that the check is about, which stands first in the site.

        Its answer is what somebody came for, whatever it is; then the most hopeful. What nobody looked at
        lately decides nothing, and stands before no answer that does.
        """
        first = self.rules.schemes[0].id

        def place(one: SchemeResult) -> tuple[bool, bool, int]:
            return one.stale, one.id != first, _ORDER[one.verdict]

        return sorted(self._result.schemes, key=place)

    def in_words(self, scheme_id: str, words: Words) -> SchemeResult:
        """Return one result in the words of another language."""
        found = self.rules.check(self.facts, self.on, words).schemes
        return next(one for one in found if one.id == scheme_id)

    def saved(self, result: SchemeResult) -> int | None:
        """Return how much less a month it may be, whole euros rounded down; 0 where it is not cheaper.

        None where nobody said what they pay, or where no price that somebody verified is known.
        """
        if self.paid is None or result.price is None or result.price.per != "maand":
            return None
        return max(0, int(self.paid - result.price.value))

    def may_save(self, result: SchemeResult) -> bool:
        """Say whether a bill is held against the price of this scheme: not where a switch may cost more."""
        careful = result.verdict == "ask" and bool(result.because)
        return result.verdict != "unlikely" and not careful and result.price is not None

    def savings(self) -> dict[str, int]:
        """Return by scheme what `saved` says, where a bill is held against its price."""
        found = {one.id: self.saved(one) for one in self.results() if self.may_save(one)}
        return {scheme: saved for scheme, saved in found.items() if saved is not None}

    def turn(self) -> None:
        """Show the next result."""
        self.shown = (self.shown + 1) % len(self._result.schemes)
