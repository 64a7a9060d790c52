"""The quick-check itself: answers in, verdicts with their reasons and the next question out.

Everything happens in memory; nothing is kept of what somebody answered but formulas without a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from kiosk.eligibility.facts import Answers, in_table_order
from kiosk.eligibility.planner import Pair, Planner
from kiosk.eligibility.question import Question
from kiosk.eligibility.result import CheckResult, NextQuestion, SchemeResult
from kiosk.eligibility.rules import Verdict
from kiosk.eligibility.scheme import Scheme
from kiosk.eligibility.words import Dutch, Words

_DUTCH = Dutch()


class RuleBase:
    """The schemes and questions of a site. `check` may be called at every touch: well under 2 ms."""

    def __init__(self, schemes: Sequence[Scheme], questions: Sequence[Question]) -> None:
        self.schemes = tuple(schemes)
        self.questions = tuple(questions)
        self.planner = Planner([(s.rules.unlikely, s.rules.likely) for s in schemes], questions)
        self.planner.next(self.planner.state({}))  # plan now, while starting, so that nobody waits later
        self._because = {
            (fact, word): sentence
            for question in questions
            for fact, sentences in question.because.items()
            for word, sentence in sentences.items()
        }

    def check(self, answers: Answers, on: date, words: Words = _DUTCH) -> CheckResult:
        """Return every verdict for `answers` (see `check_answers`) on the day `on`.

        `words` puts texts in the language of the person; the default is the plain Dutch of the files.
        """
        pairs = self.planner.known(answers)
        results = tuple(
            self._result(scheme, pair, answers, on, words)
            for scheme, pair in zip(self.schemes, pairs, strict=True)
        )
        ask = self.planner.next(self.planner.state(answers))
        return CheckResult(on, results, NextQuestion(ask[0].id, ask[1]) if ask else None)

    def question(self, question_id: str) -> Question:
        """Return the question with this id; KeyError when there is none."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def ever_asked(self) -> tuple[Question, ...]:
        """Return the questions that can change a verdict of these schemes: nobody is asked another one."""
        start = self.planner.state({})
        return tuple(one for one in self.questions if self.planner.pivotal(start, one.asks))

    def remaining(self, answers: Answers) -> int:
        """Return how many screens may still come, at worst (for 'step 2 of 5'). It never grows."""
        return self.planner.screens(self.planner.state(answers))[1]

    def expected(self, answers: Answers) -> float:
        """Return how many screens are still to come on average over the answers that can be given."""
        return self.planner.screens(self.planner.state(answers))[0]

    def _result(self, scheme: Scheme, pair: Pair, answers: Answers, on: date, words: Words) -> SchemeResult:
        rules, stale = scheme.rules, scheme.is_stale(on)
        unweakened = rules.verdict(answers)
        shown: Verdict = "ask" if stale else unweakened
        because = in_table_order(rules.because(shown, answers))
        say = _Saying(scheme, words)
        next_steps, bring = advice(scheme, shown, words)
        parts, outcome = tuple(_text(scheme, shown, stale, because, say)), scheme.outcome(shown)
        return SchemeResult(
            id=scheme.id,
            verdict=shown,
            unweakened=unweakened,
            because=because,
            missing=in_table_order(self.planner.changing_alone(pair)),
            text=" ".join(parts),
            next_steps=next_steps,
            bring=bring,
            sources=scheme.sources,
            stale=stale,
            name=say("name", scheme.name),
            about=say("about", scheme.about),
            reasons=tuple(self._reasons(scheme, shown, because, answers, say)),
            helpline=scheme.helpline,
            checked_on=scheme.checked_on,
            price=None if stale else scheme.newest_price,
            parts=parts,
            next_icons=outcome.next_icons,
            bring_icons=outcome.bring_icons,
        )

    def _reasons(
        self,
        scheme: Scheme,
        shown: Verdict,
        because: tuple[str, ...],
        answers: Answers,
        say: _Saying,
    ) -> Iterator[str]:
        """Yield why, in the person's words: one sentence for the branch, or one per fact."""
        number = scheme.rules.deciding_branch(answers) if shown == "unlikely" else None
        reason = scheme.rules.branches[number].reason if number is not None else None
        if reason:
            yield say(f"unlikely.reason.{number}", reason)
            return
        first = scheme.outcome(shown).reasons_first
        for fact in sorted(because, key=lambda fact: fact not in first):  # stable: else in table order
            sentence = self._because.get((fact, answers[fact]))
            if sentence:
                yield say.words.say(f"fact.{fact}.{answers[fact]}", sentence)


def advice(
    scheme: Scheme, verdict: Verdict, words: Words = _DUTCH
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what to do and what to bring with this verdict, in the words of `words`."""
    say, outcome = _Saying(scheme, words), scheme.outcome(verdict)
    steps = say.each(f"{verdict}.next_steps", outcome.next_steps)
    return steps, say.each(f"{verdict}.bring", outcome.bring)


class _Saying:
    """Finds the texts of one scheme in the language of the person and fills in what they name."""

    def __init__(self, scheme: Scheme, words: Words) -> None:
        self.prefix = f"scheme.{scheme.id}."
        self.words = words
        self.places = {
            "helpline": scheme.helpline,
            "official_check": scheme.official_check,
            "checked_on": words.day(scheme.checked_on) if scheme.checked_on else "",
        }

    def __call__(self, part: str, dutch: str) -> str:
        try:
            return self.words.say(self.prefix + part, dutch).format(**self.places)
        except (KeyError, ValueError, IndexError, AttributeError):
            return dutch.format(**self.places)  # a slip in a translation may not cost anybody a result

    def each(self, part: str, lines: Sequence[str]) -> tuple[str, ...]:
        return tuple(self(f"{part}.{number}", line) for number, line in enumerate(lines))


def _text(
    scheme: Scheme, shown: Verdict, stale: bool, because: tuple[str, ...], say: _Saying
) -> Iterator[str]:
    if not stale:
        yield say(f"{shown}.text", scheme.outcome(shown).text)
    elif scheme.checked_on is None:
        yield say("stale.unchecked", scheme.stale.unchecked)
    else:
        yield say("stale.text", scheme.stale.text)
    if shown == "ask":
        for ask in scheme.rules.ask_because:
            if ask.text and ask.fact in because:
                yield say(f"ask_because.{ask.fact}", ask.text)
    if shown == "unlikely":
        for guard in scheme.rules.guard:
            if guard.fact in because:
                yield say(f"guard.{guard.fact}", guard.text)
        yield say("unlikely.alternative", scheme.unlikely.alternative)
