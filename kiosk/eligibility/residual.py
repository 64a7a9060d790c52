"""What is left of a rule once some answers are in.

Asking 'can this still change?' needs the rule after every possible answer. Trees are made into formulas
without `not`: all / any over 'this fact has one of these words'. In Kleene's logic a negated leaf is the
same leaf with the other known words (unknown stays unknown both ways), so a formula is certainly true
exactly when it is true with every unknown leaf read as false. Two truth values then suffice, 'unknown' is
one more word that no leaf contains, and equal formulas are one object: what was computed once is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from kiosk.eligibility.facts import BY_ID, UNKNOWN
from kiosk.eligibility.rules import Rule

Kind = Literal["true", "false", "leaf", "all", "any"]


class Formula:
    """A formula without `not`. Made by `Formulas` alone, so that equal ones are the same object."""

    __slots__ = ("fact", "facts", "kind", "parts", "values")

    def __init__(self, kind: Kind, fact: str, values: frozenset[str], parts: frozenset[Formula]) -> None:
        self.kind = kind
        self.fact = fact
        self.values = values
        self.parts = parts
        self.facts: frozenset[str] = frozenset((fact,)) if fact else frozenset()
        for part in parts:
            self.facts |= part.facts


class Formulas:
    """Makes formulas, each only once, and fills answers into them. Grows with what it is asked."""

    def __init__(self) -> None:
        self._made: dict[tuple[Kind, str, frozenset[str], frozenset[Formula]], Formula] = {}
        self._filled: dict[tuple[Formula, str, str], Formula] = {}
        self._open: dict[Formula, bool] = {}
        self.true = self._make("true")
        self.false = self._make("false")

    def _make(
        self,
        kind: Kind,
        fact: str = "",
        values: frozenset[str] = frozenset(),
        parts: frozenset[Formula] = frozenset(),
    ) -> Formula:
        key = (kind, fact, values, parts)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = Formula(kind, fact, values, parts)
        return made

    def of(self, rule: Rule, negated: bool = False) -> Formula:
        """Return the formula that is true exactly when `rule` is (when `negated`: is certainly not)."""
        if rule.fact is not None:
            known = frozenset(BY_ID[rule.fact].known_values)
            return self.leaf(rule.fact, known - rule.words if negated else rule.words)
        if rule.not_ is not None:
            return self.of(rule.not_, not negated)
        parts = [self.of(part, negated) for part in rule.all_ or rule.any_ or ()]
        return self.any(parts) if (rule.all_ is None) is not negated else self.all(parts)

    def leaf(self, fact: str, values: frozenset[str]) -> Formula:
        return self._make("leaf", fact, values) if values else self.false

    def all(self, parts: Iterable[Formula]) -> Formula:
        """Return 'all of these': flat, without what is true anyway; one leaf per fact."""
        flat = self._flat("all", parts)
        leaves: dict[str, frozenset[str]] = {}
        kept: set[Formula] = set()
        for part in flat:
            if part.kind == "false":
                return self.false
            if part.kind == "leaf":
                leaves[part.fact] = leaves.get(part.fact, part.values) & part.values
            elif part.kind != "true":
                kept.add(part)
        kept.update(self.leaf(fact, values) for fact, values in leaves.items())
        if self.false in kept:
            return self.false
        return self._joined("all", kept, self.true)

    def any(self, parts: Iterable[Formula]) -> Formula:
        """Return 'at least one of these'. All words of a fact together are not 'true': it may be unknown."""
        flat = self._flat("any", parts)
        leaves: dict[str, frozenset[str]] = {}
        kept: set[Formula] = set()
        for part in flat:
            if part.kind == "true":
                return self.true
            if part.kind == "leaf":
                leaves[part.fact] = leaves.get(part.fact, frozenset()) | part.values
            elif part.kind != "false":
                kept.add(part)
        kept.update(self.leaf(fact, values) for fact, values in leaves.items())
        return self._joined("any", kept, self.false)

    @staticmethod
    def _flat(kind: Kind, parts: Iterable[Formula]) -> Iterator[Formula]:
        for part in parts:
            if part.kind == kind:
                yield from part.parts
            else:
                yield part

    def _joined(self, kind: Kind, parts: set[Formula], empty: Formula) -> Formula:
        if not parts:
            return empty
        if len(parts) == 1:
            return next(iter(parts))
        return self._make(kind, parts=frozenset(parts))

    def fill(self, formula: Formula, fact: str, word: str) -> Formula:
        """Return what is left of `formula` once `fact` is answered with `word`."""
        if fact not in formula.facts:
            return formula
        key = (formula, fact, word)
        left = self._filled.get(key)
        if left is None:
            if formula.kind == "leaf":
                left = self.true if word in formula.values else self.false
            else:
                parts = [self.fill(part, fact, word) for part in formula.parts]
                left = self.all(parts) if formula.kind == "all" else self.any(parts)
            self._filled[key] = left
        return left

    def can_be_true(self, formula: Formula) -> bool:
        """Return whether some answers make it true."""
        if formula.kind in ("true", "false", "leaf"):
            return formula.kind != "false"
        can = self._open.get(formula)
        if can is None:
            if formula.kind == "any":
                can = any(self.can_be_true(part) for part in formula.parts)
            elif sum(len(part.facts) for part in formula.parts) == len(formula.facts):
                can = all(self.can_be_true(part) for part in formula.parts)  # no part hinders another
            else:
                fact = min(formula.facts)
                words = words_that_differ(fact, formula)
                can = any(self.can_be_true(self.fill(formula, fact, word)) for word in words)
            self._open[formula] = can
        return can

    def answers_for(self, formula: Formula) -> dict[str, str] | None:
        """Return some answers that make it true, None when there are none."""
        answers: dict[str, str] = {}
        while formula.kind not in ("true", "false"):
            fact = min(formula.facts)
            for word in words_that_differ(fact, formula):
                left = self.fill(formula, fact, word)
                if self.can_be_true(left):
                    answers[fact], formula = word, left
                    break
            else:
                return None
        return answers if formula is self.true else None


def words_that_differ(fact: str, *formulas: Formula) -> tuple[str, ...]:
    """Return "unknown" and further words of `fact` such that each other word does the same as one of them.

    For most rules a choice of four words is really two: the word that counts and everything else.
    """
    sets: list[frozenset[str]] = []
    waiting = list(formulas)
    while waiting:
        formula = waiting.pop()
        if formula.kind == "leaf" and formula.fact == fact:
            sets.append(formula.values)
        waiting.extend(part for part in formula.parts if fact in part.facts)
    alike: dict[tuple[bool, ...], str] = {}
    for word in (UNKNOWN, *BY_ID[fact].known_values):
        alike.setdefault(tuple(word in values for values in sets), word)
    return tuple(alike.values())
