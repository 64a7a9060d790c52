"""A scheme: a cheaper offer that some people may get, with its rules, words, sources and worked examples.

A scheme is data (config/schemes/*.toml, or published by central as JSON). It is refused when its rules
contradict each other or when one of its own worked examples comes out otherwise than it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Annotated, Literal, Self, TypeVar

from pydantic import Field, field_validator, model_validator

from kiosk.eligibility.facts import BadAnswers, FactId, check_answers, in_table_order
from kiosk.eligibility.one_scheme import Rules
from kiosk.eligibility.rules import Strict, Verdict

T = TypeVar("T")
Text = Annotated[str, Field(min_length=1, max_length=400)]
Sentence = Annotated[str, Field(min_length=1, max_length=120)]
Icon = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
PLACES = ("helpline", "official_check", "checked_on")  # what {…} in a text may name


class Source(Strict):
    """Where the rules or figures come from. `checked_on`: the day for which we know that it says so."""

    url: Annotated[str, Field(pattern=r"^https://\S+$", max_length=300)]
    title: Sentence
    checked_on: date | None = None


class Price(Strict):
    """A price somebody published on a day: history, never a promise. `value` in euro per `per`."""

    what: Sentence
    value: Annotated[float, Field(ge=0, le=1000)]
    per: Literal["maand", "jaar", "keer"] = "maand"
    date: date
    source: Annotated[str, Field(pattern=r"^https://\S+$", max_length=300)]
    verified: bool
    note: str = ""


class Outcome(Strict):
    """What to say and do for one verdict."""

    text: Text
    next_steps: Annotated[tuple[Sentence, ...], Field(min_length=1)]
    bring: tuple[Sentence, ...] = ()
    next_icons: tuple[Icon, ...] = ()  # of each step, and of each thing to bring; none: a plain mark
    bring_icons: tuple[Icon, ...] = ()
    reasons_first: tuple[FactId, ...] = ()  # facts whose sentence leads the 'why', the telling one on top


class NotLikely(Outcome):
    """'Probably not' always carries one other thing that we can do."""

    alternative: Text


class Stale(Strict):
    """Said instead of the verdict when the rules were checked too long ago, or never (`unchecked`)."""

    text: Text
    unchecked: Text


class Example(Strict):
    """Answers and the verdict they must give, before any weakening for age."""

    name: Sentence
    answers: dict[str, str]
    verdict: Verdict
    because: tuple[FactId, ...] | None = None  # as given for a scheme that is not stale


class Scheme(Strict):
    """One scheme. Dates are days; `stale_after_days` counts from `checked_on`."""

    form: Annotated[Literal[1], Field(alias="schema")] = 1
    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(\.[a-z0-9][a-z0-9-]*)+$", max_length=80)]
    revision: Annotated[int, Field(ge=1)]
    name: Sentence
    short: Annotated[str, Field(max_length=40)] = ""  # for a line of the review; empty: the whole name
    about: Sentence
    icon: Icon = "wifi"
    valid_from: date | None = None
    checked_on: date | None = None
    stale_after_days: Annotated[int, Field(ge=1, le=3650)]
    helpline: str = ""
    official_check: str = ""
    rules: Rules
    likely: Outcome | None = None
    unlikely: NotLikely
    ask: Outcome
    stale: Stale
    prices: Annotated[tuple[Price, ...], Field(alias="price")] = ()
    sources: Annotated[tuple[Source, ...], Field(alias="source", min_length=1)]
    examples: Annotated[tuple[Example, ...], Field(alias="example", min_length=1)]

    @property
    def newest_price(self) -> Price | None:
        """The latest price that somebody verified, to be shown with its date; None when there is none."""
        return max((p for p in self.prices if p.verified), key=lambda price: price.date, default=None)

    def is_stale(self, on: date) -> bool:
        """Return whether the rules were checked too long before `on`, or never."""
        if self.checked_on is None:
            return True
        return on > self.checked_on + timedelta(days=self.stale_after_days)

    def outcome(self, of: Verdict) -> Outcome:
        """Return what to say and do; a scheme that never says 'likely' has 'ask' there."""
        return {"likely": self.likely or self.ask, "unlikely": self.unlikely, "ask": self.ask}[of]

    @field_validator("name", "about", "rules", "likely", "unlikely", "ask", "stale")
    @classmethod
    def _names_known_places(cls, part: T) -> T:
        for text in _texts(part.model_dump() if isinstance(part, Strict) else part):
            try:
                text.format(**dict.fromkeys(PLACES, ""))
            except (KeyError, ValueError, IndexError, AttributeError):
                known = ", ".join("{" + place + "}" for place in PLACES)
                raise ValueError(f"{text!r}: braces may only hold {known}") from None
        return part

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        for problem in (*self._wrong_parts(), *self._failed_examples()):
            raise ValueError(problem)
        return self

    def _wrong_parts(self) -> Iterator[str]:
        if (self.rules.likely is None) is not (self.likely is None):
            yield "[rules.likely] and the texts in [likely] belong together: give both or neither"

    def _failed_examples(self) -> Iterator[str]:
        for example in self.examples:
            try:
                answers = check_answers(example.answers)
            except BadAnswers as problem:
                yield f"example {example.name!r}: {problem}"
                continue
            said = self.rules.verdict(answers)
            because = in_table_order(self.rules.because(said, answers))
            if said != example.verdict:
                yield f"example {example.name!r} must be {example.verdict!r} but the rules say {said!r}"
            elif example.because is not None and example.because != because:
                wanted = _list(example.because)
                yield f"example {example.name!r} must be because of {wanted}, not {_list(because)}"


def _list(facts: Sequence[str]) -> str:
    return ", ".join(facts) or "nothing"


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for part in data.values():
            yield from _texts(part)
    elif isinstance(data, (list, tuple)):
        for part in data:
            yield from _texts(part)


def with_published(own: Sequence[Scheme], published: Sequence[Scheme]) -> tuple[Scheme, ...]:
    """Return `own` with each scheme replaced by the published one of the same id and a higher revision.

    A published scheme that is new here is left out: which schemes a site shows is the site's choice. That
    its worked examples pass on this device is certain: no `Scheme` exists whose examples fail.
    """
    newest = {scheme.id: scheme for scheme in own}
    for scheme in published:
        here = newest.get(scheme.id)
        if here is not None and scheme.revision > here.revision:
            newest[scheme.id] = scheme
    return tuple(newest[scheme.id] for scheme in own)
