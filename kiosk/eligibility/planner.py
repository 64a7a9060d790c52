"""Which question next, so that people see the fewest screens.

Exact by dynamic programming: the expected number of screens still to come, if every next question is chosen
as well as can be. What matters is not which answers came in but what they left of the rules (`residual`),
and thousands of answer combinations leave the same few formulas, so all of it is kept and reused. Schemes
that share no open question cannot hinder each other: they are planned apart and the screens added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kiosk.eligibility.facts import BY_ID, FACTS, UNKNOWN, Answers
from kiosk.eligibility.question import Question
from kiosk.eligibility.residual import Formula, Formulas, words_that_differ
from kiosk.eligibility.rules import Rule, Verdict

# One scheme's rules after some answers: (unlikely, likely). Constant once nothing can change the verdict.
Pair = tuple[Formula, Formula]
State = tuple[Pair, ...]

# Planning every order takes 5 ms for our six questions, up to 2 s for eight in one tangled group. From the
# start that is spent once, while the kiosk starts, and every later step is found ready. When a site has a
# bigger group, each question is judged by how many open ones it is expected to leave (one step ahead), and
# the last few are planned exactly, which takes a few ms at a touch.
EXACT_FROM_START = 8
EXACT_AT_A_TOUCH = 4
_SAME = 9  # plans that differ only after this many decimals are equally good; the order of the file decides


class Plan(NamedTuple):
    """What asking `question` first (an index) leads to: screens, itself included; on average and at worst."""

    expected: float
    worst: int
    question: int


class Planner:
    """Plans over rules and questions that do not change; remembers everything it worked out."""

    def __init__(self, rules: Sequence[tuple[Rule, Rule | None]], questions: Sequence[Question]) -> None:
        self.questions = tuple(questions)
        self._formulas = Formulas()
        self._asked_by = {fact: i for i, question in enumerate(self.questions) for fact in question.asks}
        self._plans: dict[State, Plan] = {}
        self._filled: dict[tuple[Pair, str, str], Pair] = {}
        self._same: dict[tuple[Pair, Pair], bool] = {}
        false = self._formulas.false
        self._start: State = tuple(
            self._settle(self._formulas.of(unlikely), self._formulas.of(likely) if likely else false)
            for unlikely, likely in rules
        )
        self._never_asked = tuple(fact.id for fact in FACTS if fact.id not in self._asked_by)
        biggest = max((len(self._open_questions(group)) for group in self._groups(self.state({}))), default=0)
        self._exact_up_to = EXACT_FROM_START if biggest <= EXACT_FROM_START else EXACT_AT_A_TOUCH

    def state(self, answers: Answers) -> State:
        """Return every scheme's rules after `answers`, for the questions that can still be asked.

        An "unknown" is filled in too (it is not asked again), and so is a fact that no question asks.
        """
        state = self._start
        for fact in self._never_asked:
            state = self._fill(state, fact, answers.get(fact, UNKNOWN))
        return self.after(state, answers)

    def after(self, state: State, answers: Answers) -> State:
        """Return `state` with more answers filled in."""
        for fact, word in answers.items():
            state = self._fill(state, fact, word)
        return state

    def known(self, answers: Answers) -> State:
        """Return every scheme's rules after the answers that say something; "unknown" stays open."""
        return self.after(self._start, {fact: word for fact, word in answers.items() if word != UNKNOWN})

    def verdict(self, pair: Pair) -> Verdict:
        """Return the verdict as things stand, all that is open being unknown."""
        unlikely, likely = pair
        if unlikely is self._formulas.true:
            return "unlikely"
        return "likely" if likely is self._formulas.true else "ask"

    def changing_alone(self, pair: Pair) -> set[str]:
        """Return the open facts of which some answer, alone, changes the verdict as things stand."""
        now = self.verdict(pair)
        return {fact for fact in pair[0].facts | pair[1].facts if self._moves(pair, fact, now)}

    def pivotal(self, state: State, facts: Iterable[str]) -> set[str]:
        """Return those of `facts` that change some verdict under some answers to what else is open."""
        return {fact for fact in facts if any(self._matters(pair, fact) for pair in state)}

    def next(self, state: State) -> tuple[Question, tuple[str, ...]] | None:
        """Return the best next question and which of its facts to ask; None when nothing can change."""
        plans = [self._plan(group) for group in self._groups(state)]
        if not plans:
            return None
        question = self.questions[min(plan.question for plan in plans)]
        pivotal = self.pivotal(state, question.asks)
        return question, tuple(fact for fact in question.asks if fact in pivotal)

    def screens(self, state: State) -> tuple[float, int]:
        """Return how many screens are still to come: on average and at worst.

        Exact where planning is exact; else the worst is an upper bound and the mean an estimate.
        """
        plans = [self._plan(group) for group in self._groups(state)]
        return sum(plan.expected for plan in plans), sum(plan.worst for plan in plans)

    def _settle(self, unlikely: Formula, likely: Formula) -> Pair:
        """Drop what can never become true, so that a settled scheme is a pair of constants."""
        true, false = self._formulas.true, self._formulas.false
        if unlikely is true:
            return (true, false)
        return (
            unlikely if self._formulas.can_be_true(unlikely) else false,
            likely if self._formulas.can_be_true(likely) else false,
        )

    def _fill_pair(self, pair: Pair, fact: str, word: str) -> Pair:
        if fact not in pair[0].facts and fact not in pair[1].facts:
            return pair
        key = (pair, fact, word)
        filled = self._filled.get(key)
        if filled is None:
            unlikely, likely = (self._formulas.fill(formula, fact, word) for formula in pair)
            filled = self._filled[key] = self._settle(unlikely, likely)
        return filled

    def _fill(self, state: State, fact: str, word: str) -> State:
        return tuple(self._fill_pair(pair, fact, word) for pair in state)

    def _moves(self, pair: Pair, fact: str, now: Verdict) -> bool:
        words = BY_ID[fact].known_values
        return any(self.verdict(self._fill_pair(pair, fact, word)) != now for word in words)

    def _matters(self, pair: Pair, fact: str) -> bool:
        if fact not in pair[0].facts and fact not in pair[1].facts:
            return False
        first, *others = (self._fill_pair(pair, fact, word) for word in words_that_differ(fact, *pair))
        return any(not self._always_same(first, other) for other in others)

    def _always_same(self, one: Pair, other: Pair) -> bool:
        """Return whether two pairs give the same verdict whatever comes in."""
        if one == other:
            return True
        key = (one, other)
        same = self._same.get(key)
        if same is None:
            open_facts = one[0].facts | one[1].facts | other[0].facts | other[1].facts
            if not open_facts:
                same = False
            else:
                fact = min(open_facts)
                same = all(
                    self._always_same(self._fill_pair(one, fact, word), self._fill_pair(other, fact, word))
                    for word in words_that_differ(fact, *one, *other)
                )
            self._same[key] = same
        return same

    def _open_questions(self, state: Iterable[Pair]) -> set[int]:
        return {self._asked_by[fact] for pair in state for formula in pair for fact in formula.facts}

    def _groups(self, state: State) -> Iterator[State]:
        """Split the schemes that are still open into groups that share no open question."""
        groups: list[tuple[set[int], list[Pair]]] = []
        for pair in dict.fromkeys(state):
            questions = self._open_questions((pair,))
            if not questions:
                continue
            pairs = [pair]
            for group in [group for group in groups if group[0] & questions]:
                groups.remove(group)
                questions, pairs = questions | group[0], group[1] + pairs
            groups.append((questions, pairs))
        return (tuple(pairs) for _, pairs in groups)

    def _outcomes(self, state: State, question: Question) -> dict[State, float]:
        """Return what the answers to one screen may leave, each with its share."""
        open_facts = {fact for pair in state for formula in pair for fact in formula.facts}
        facts = [fact for fact in question.asks if fact in open_facts]
        result: dict[State, float] = {}
        for share, odds in question.odds(facts):
            spread = {state: share}
            for fact, words in odds:
                wider: dict[State, float] = {}
                for here, part in spread.items():
                    for word, chance in words:
                        there = self._fill(here, fact, word)
                        wider[there] = wider.get(there, 0.0) + part * chance
                spread = wider
            for there, part in spread.items():
                result[there] = result.get(there, 0.0) + part
        return result

    def _plan(self, group: State) -> Plan:
        """Return the best plan for schemes that hang together."""
        plan = self._plans.get(group)
        if plan is None:
            candidates = sorted(self._open_questions(group))
            if len(candidates) > self._exact_up_to:
                plan = self._one_step_ahead(group, candidates)
            else:
                plan = min((self._exact(group, index) for index in candidates), key=_by_expected)
            self._plans[group] = plan
        return plan

    def _exact(self, group: State, index: int) -> Plan:
        expected, worst = 1.0, 0
        for outcome, share in self._outcomes(group, self.questions[index]).items():
            mean, longest = self.screens(outcome)
            expected += share * mean
            worst = max(worst, longest)
        return Plan(expected, worst + 1, index)

    def _one_step_ahead(self, group: State, candidates: Sequence[int]) -> Plan:
        plans: list[Plan] = []
        for index in candidates:
            question = self.questions[index]
            if self.pivotal(group, question.asks):
                outcomes = self._outcomes(group, question).items()
                left = sum(share * len(self._open_questions(outcome)) for outcome, share in outcomes)
                plans.append(Plan(1 + left, len(candidates), index))
        return min(plans, key=_by_expected)


def _by_expected(plan: Plan) -> tuple[float, int]:
    return round(plan.expected, _SAME), plan.question
