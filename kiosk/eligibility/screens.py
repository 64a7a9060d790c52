"""How many screens people see, counted over every combination of answers.

Not a sample: answers that leave the same rules are counted together, so that all of them fit in a second.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, combinations, product
from math import prod
from typing import NamedTuple

from kiosk.eligibility.facts import BY_ID, UNKNOWN
from kiosk.eligibility.planner import State
from kiosk.eligibility.question import NONE_OF_THESE, Question, answers_from_tiles
from kiosk.eligibility.quick_check import RuleBase

# Given what is left of the rules and the questions not asked yet: the next one, None to stop.
Choose = Callable[[RuleBase, State, tuple[Question, ...]], Question | None]
Possible = Callable[[Question], list[dict[str, str]]]


class Screens(NamedTuple):
    """Over `combinations` of answers: screens at most and on average."""

    combinations: int
    most: int
    mean: float


def by_touch(question: Question) -> list[dict[str, str]]:
    """Return the answers of every way to touch the tiles (guards apart: they change nothing)."""
    if question.kind != "several":
        return [answers_from_tiles(question, {value}) for value in question.tile_values]
    subsets = chain.from_iterable(combinations(question.asks, n) for n in range(len(question.asks) + 1))
    return [
        answers_from_tiles(question, {*touched, *more} or {NONE_OF_THESE})
        for touched in subsets
        for more in ((), (UNKNOWN,))
    ]


def by_word(question: Question) -> list[dict[str, str]]:
    """Return every combination of answer words, also those that no touch can give."""
    words = [BY_ID[fact].values for fact in question.asks]
    return [dict(zip(question.asks, chosen, strict=True)) for chosen in product(*words)]


def computed(rules: RuleBase, state: State, left: tuple[Question, ...]) -> Question | None:
    """What the kiosk does: the question that leaves the fewest screens."""
    ask = rules.planner.next(state)
    return ask[0] if ask else None


def everything(rules: RuleBase, state: State, left: tuple[Question, ...]) -> Question | None:
    """A fixed list that asks every question."""
    return left[0] if left else None


def until_settled(rules: RuleBase, state: State, left: tuple[Question, ...]) -> Question | None:
    """A fixed list that stops once no answer can change a verdict."""
    return left[0] if rules.planner.next(state) else None


def skipping(rules: RuleBase, state: State, left: tuple[Question, ...]) -> Question | None:
    """A fixed list that passes over every question that can change nothing."""
    return next((question for question in left if rules.planner.pivotal(state, question.asks)), None)


def skipping_backwards(rules: RuleBase, state: State, left: tuple[Question, ...]) -> Question | None:
    """The same from the last question to the first: what a list costs when its order is unlucky."""
    return skipping(rules, state, left[::-1])


def count(rules: RuleBase, choose: Choose, possible: Possible) -> Screens:
    """Return how many screens `choose` takes over all combinations of `possible` answers."""
    answers = {question.id: possible(question) for question in rules.questions}
    known: dict[tuple[State, tuple[str, ...]], Counter[int]] = {}

    def walk(state: State, left: tuple[Question, ...]) -> Counter[int]:
        """Screens still to come → number of combinations of the answers still to give."""
        key = (state, tuple(question.id for question in left))
        if key not in known:
            question = choose(rules, state, left)
            if question is None:
                known[key] = Counter({0: prod(len(answers[other.id]) for other in left)})
            else:
                rest = tuple(other for other in left if other is not question)
                after = Counter(rules.planner.after(state, given) for given in answers[question.id])
                total: Counter[int] = Counter()
                for there, times in after.items():
                    for screens, people in walk(there, rest).items():
                        total[screens + 1] += people * times
                known[key] = total
        return known[key]

    totals = walk(rules.planner.state({}), tuple(rules.questions))
    people = sum(totals.values())
    return Screens(people, max(totals), sum(screens * n for screens, n in totals.items()) / people)


ROWS: Sequence[tuple[str, Choose]] = (
    ("computed (the kiosk)", computed),
    ("fixed list, skips what changes nothing", skipping),
    ("that list backwards, skips what changes nothing", skipping_backwards),
    ("fixed list, stops when settled", until_settled),
    ("fixed list, asks everything", everything),
)


def table(rules: RuleBase) -> Iterator[str]:
    """Yield the lines of the table in docs/quick-check.md."""
    touch, word = (count(rules, computed, possible).combinations for possible in (by_touch, by_word))
    yield f"| way of asking | most | mean, {touch:,} ways to touch | mean, {word:,} combinations of words |"
    yield "|---|---|---|---|"
    for name, choose in ROWS:
        touched, worded = count(rules, choose, by_touch), count(rules, choose, by_word)
        yield f"| {name} | {max(touched.most, worded.most)} | {touched.mean:.2f} | {worded.mean:.2f} |"
