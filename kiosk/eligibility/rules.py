"""Rules as data: a tree of all / any / not over 'this fact is this word', with three truth values.

Kleene's strong logic: an `all` with one false part is false however much is unknown, an `any` with one true
part is true; what we do not know never counts as no. Ready-made engines fail exactly here: zen-engine and
OpenFisca turn 'not known' into no or an error, CEL does not say what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kiosk.eligibility.facts import BY_ID, UNKNOWN, Answers, FactId, nearest

Verdict = Literal["likely", "unlikely", "ask"]
Truth = bool | None  # None: we do not know


class Strict(BaseModel):
    """An unknown key in a file is an error, not a silent wish."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Rule(Strict):
    """One node. Exactly one of: `all`, `any`, `not`, or `fact` with `is` (one word or several).

    `reason` is a sentence that says this branch in words; without it each fact says its own.
    """

    all_: Annotated[tuple[Rule, ...] | None, Field(alias="all", min_length=1)] = None
    any_: Annotated[tuple[Rule, ...] | None, Field(alias="any", min_length=1)] = None
    not_: Annotated[Rule | None, Field(alias="not")] = None
    fact: FactId | None = None
    is_: Annotated[str | tuple[str, ...] | None, Field(alias="is")] = None
    reason: str | None = None

    @cached_property
    def words(self) -> frozenset[str]:
        """The answers that make this leaf true."""
        return frozenset((self.is_,) if isinstance(self.is_, str) else self.is_ or ())

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        shapes = {"all": self.all_, "any": self.any_, "not": self.not_, "fact": self.fact}
        given = [name for name, part in shapes.items() if part is not None]
        if len(given) != 1:
            has = f"this one has {' and '.join(given)}" if given else "this one has none"
            raise ValueError(f"a rule has exactly one of all, any, not, fact; {has}")
        if (self.fact is None) != (self.is_ is None):
            raise ValueError("'fact' and 'is' belong together, as in { fact = 'money_tight', is = 'yes' }")
        if self.fact is not None:
            self._check_leaf(self.fact)
        return self

    def _check_leaf(self, fact_id: str) -> None:
        fact = BY_ID[fact_id]
        if fact.guard:
            raise ValueError(f"{fact_id!r} is a guard and may not decide a verdict; see [[guard]]")
        if not self.words:
            raise ValueError("'is' needs at least one word")
        for word in self.words:
            if word == UNKNOWN:
                raise ValueError(f"{fact_id!r} is 'unknown' proves nothing; leave it out")
            if word not in fact.known_values:
                raise ValueError(f"{word!r} is no answer to {fact_id}" + nearest(word, fact.known_values))


def truth(rule: Rule, answers: Answers) -> Truth:
    """Return True, False or None (not known) for these answers."""
    if rule.fact is not None:
        word = answers.get(rule.fact, UNKNOWN)
        return None if word == UNKNOWN else word in rule.words
    if rule.not_ is not None:
        inner = truth(rule.not_, answers)
        return None if inner is None else not inner
    deciding = rule.any_ is not None  # one true part decides an `any`, one false part an `all`
    known = True
    for part in rule.any_ or rule.all_ or ():
        value = truth(part, answers)
        if value is deciding:
            return deciding
        known = known and value is not None
    return (not deciding) if known else None


def deciding_facts(rule: Rule, answers: Answers) -> Iterator[str]:
    """Yield the facts that make a known rule true or false; nothing for one that is not known."""
    value = truth(rule, answers)
    if value is None:
        return
    if rule.fact is not None:
        yield rule.fact
    elif rule.not_ is not None:
        yield from deciding_facts(rule.not_, answers)
    else:
        for part in rule.any_ or rule.all_ or ():
            if truth(part, answers) is value:
                yield from deciding_facts(part, answers)
