"""From the rules of one scheme to a verdict, and to the answers that decided it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field, model_validator

from kiosk.eligibility.facts import BY_ID, UNKNOWN, Answers, FactId, nearest
from kiosk.eligibility.residual import Formulas
from kiosk.eligibility.rules import Rule, Strict, Verdict, deciding_facts, truth

Sentence = Annotated[str, Field(min_length=1, max_length=120)]


class AskBecause(Strict):
    """An answer that is the reason for 'ask', and what to say about it."""

    fact: FactId
    is_: Annotated[str, Field(alias="is")]
    text: Sentence | None = None

    @model_validator(mode="after")
    def _is_an_answer(self) -> Self:
        words = BY_ID[self.fact].known_values
        if self.is_ not in words:
            raise ValueError(f"{self.is_!r} is no answer to {self.fact}" + nearest(self.is_, words))
        return self


class Guard(Strict):
    """A benefit that people expect to count, and the sentence that says it does not count alone."""

    fact: FactId
    text: Sentence

    @model_validator(mode="after")
    def _is_a_guard(self) -> Self:
        if not BY_ID[self.fact].guard:
            raise ValueError(f"{self.fact!r} is no guard; use it in a rule")
        return self


class Rules(Strict):
    """`unlikely` wins over `likely`; neither is 'ask'. Without `likely` the scheme never says likely."""

    unlikely: Rule
    likely: Rule | None = None
    ask_because: tuple[AskBecause, ...] = ()
    guard: tuple[Guard, ...] = ()
    guard_when: Rule | None = None  # only then is a touched guard worth a word

    def verdict(self, answers: Answers) -> Verdict:
        """Return what the rules say; "unknown" and absent count as not known."""
        if truth(self.unlikely, answers) is True:
            return "unlikely"
        if self.likely is not None and truth(self.likely, answers) is True:
            return "likely"
        return "ask"

    def deciding_branch(self, answers: Answers) -> int | None:
        """Return which alternative of `unlikely` is the first true one, None when none is."""
        for number, branch in enumerate(self.branches):
            if truth(branch, answers) is True:
                return number
        return None

    @property
    def branches(self) -> tuple[Rule, ...]:
        """The alternatives of a top-level `any` in `unlikely`, in the order they were written."""
        return self.unlikely.any_ or (self.unlikely,)

    def because(self, shown: Verdict, answers: Answers) -> Iterator[str]:
        """Yield the facts behind the verdict that is shown, which for a stale scheme is 'ask'."""
        if shown == "ask":
            yield from (ask.fact for ask in self.ask_because if answers.get(ask.fact) == ask.is_)
        elif shown == "likely" and self.likely is not None:
            yield from deciding_facts(self.likely, answers)
        else:
            number = self.deciding_branch(answers)
            if number is not None:
                yield from deciding_facts(self.branches[number], answers)
            if self.guard_when is not None and truth(self.guard_when, answers) is True:
                yield from (guard.fact for guard in self.guard if answers.get(guard.fact) == "yes")

    @model_validator(mode="after")
    def _hang_together(self) -> Self:
        if self.guard and self.guard_when is None:
            raise ValueError("[[rules.guard]] needs [rules.guard_when]: when it is worth a word")
        clash = self._contradiction()
        if clash is not None:
            raise ValueError(f"the rules say likely and unlikely at once when {clash}")
        return self

    def _contradiction(self) -> str | None:
        """Return answers that make both rules true.

        Were there any, an answer taken away could turn 'unlikely' into 'likely'.
        """
        if self.likely is None:
            return None
        make = Formulas()
        clash = make.answers_for(make.all([make.of(self.unlikely), make.of(self.likely)]))
        if clash is None:
            return None
        return " and ".join(f"{fact} = {word}" for fact, word in clash.items() if word != UNKNOWN)
