"""The questions of the quick-check: one screen each, as data.

A question may settle several facts at once: pictures 'which of these does somebody at your address get?',
with 'none of these' and 'I don't know'.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kiosk.eligibility.facts import BY_ID, UNKNOWN, YES_NO, BadAnswers, FactId, nearest
from kiosk.eligibility.rules import Strict

NONE_OF_THESE = "none_of_these"
Sentence = Annotated[str, Field(min_length=1, max_length=120)]

# Independent facts with a share per word: [("money_tight", [("yes", 0.5), ("no", 0.5)]), …].
Odds = list[tuple[str, list[tuple[str, float]]]]


class Tile(Strict):
    """One picture to touch.

    `value` is an answer word; on a 'several' screen it is a fact, "none_of_these" or "unknown".
    """

    value: str
    label: Sentence
    icon: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    picture: Annotated[str, Field(pattern=r"^([a-z][a-z0-9-]*)?$")] = ""  # in place of the icon, given room
    explain: Annotated[str, Field(max_length=160)] = ""
    alone: bool = False  # touching it lets go of the others
    ends: bool = False  # among several: nothing more is to be said, so that the touch goes on by itself


class Question(Strict):
    """One screen of the quick-check.

    `because` holds, per fact and answer, the sentence that says it back: 'Alles betalen lukt.'
    `weights` says how common answers are thought to be, for the choice of the next question only: per
    answer word; on a 'several' screen `touched` against `untouched` for each tile and `unknown` against
    `known` for the screen. What is left out counts 1.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    kind: Literal["choice", "yesno", "several"]
    title: Sentence
    hint: Annotated[str, Field(max_length=160)] = ""
    icon: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")] = "help"
    asks: Annotated[tuple[FactId, ...], Field(min_length=1)]
    guards: tuple[FactId, ...] = ()
    tiles: Annotated[tuple[Tile, ...], Field(alias="tile")]  # [[question.tile]] in the file
    because: dict[FactId, dict[str, Sentence]] = Field(default_factory=dict)
    weights: dict[str, Annotated[float, Field(gt=0)]] = Field(default_factory=dict)

    @property
    def facts(self) -> tuple[str, ...]:
        """Every fact the screen has a tile for: what it asks and its guards."""
        return (*self.asks, *self.guards)

    @property
    def tile_values(self) -> tuple[str, ...]:
        return tuple(tile.value for tile in self.tiles)

    def odds(self, facts: Sequence[str]) -> list[tuple[float, Odds]]:
        """Return how the answers to `facts` (of this screen) may fall: a few (share, independent odds).

        Without weights every combination of touches counts the same. On a 'several' screen that makes two
        groups: without 'I don't know', where untouched means no, and with it, where it means unknown.
        """
        if self.kind != "several":
            words = BY_ID[facts[0]].values
            total = sum(self.weights.get(word, 1.0) for word in words)
            return [(1.0, [(facts[0], [(word, self.weights.get(word, 1.0) / total) for word in words])])]
        touched, untouched = self.weights.get("touched", 1.0), self.weights.get("untouched", 1.0)
        known, unknown = self.weights.get("known", 1.0), self.weights.get(UNKNOWN, 1.0)
        yes = touched / (touched + untouched)
        return [
            (share / (known + unknown), [(fact, [("yes", yes), (rest, 1 - yes)]) for fact in facts])
            for share, rest in ((known, "no"), (unknown, UNKNOWN))
        ]

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        for problem in (*self._wrong_facts(), *self._wrong_tiles(), *self._wrong_words()):
            raise ValueError(f"question {self.id}: {problem}")
        return self

    def _wrong_facts(self) -> Iterator[str]:
        for fact in self.asks:
            if BY_ID[fact].guard:
                yield f"{fact!r} is a guard: name it in 'guards', it is never asked on its own"
            if not BY_ID[fact].check:
                yield f"{fact!r} is asked in registration only"
        for fact in self.guards:
            if not BY_ID[fact].guard:
                yield f"{fact!r} is no guard: name it in 'asks'"
        if len(set(self.facts)) != len(self.facts):
            yield "a fact is named twice"
        if self.kind != "several" and len(self.facts) != 1:
            yield f"a {self.kind} asks exactly one fact; use kind = 'several' for more"
        for fact in self.asks:
            if self.kind != "choice" and BY_ID[fact].values != YES_NO:
                yield f"{fact!r} has more answers than yes and no: use kind = 'choice'"

    def _wrong_tiles(self) -> Iterator[str]:
        values = self.tile_values
        several = (*self.facts, NONE_OF_THESE, UNKNOWN)
        wanted = several if self.kind == "several" else BY_ID[self.asks[0]].values
        for value in values:
            if value not in wanted:
                yield f"a tile has value {value!r}" + nearest(value, wanted)
        for value in wanted:
            if values.count(value) != 1:
                yield f"there must be one tile with value = '{value}'"

    def _wrong_words(self) -> Iterator[str]:
        for fact, sentences in self.because.items():
            if fact not in self.facts:
                yield f"'because' names {fact!r}, which is not on this screen"
            for word in sentences:
                if word not in BY_ID[fact].known_values:
                    yield f"'because' of {fact} has {word!r}" + nearest(word, BY_ID[fact].known_values)
        several = ("touched", "untouched", "known", UNKNOWN)
        allowed = several if self.kind == "several" else BY_ID[self.asks[0]].values
        for word in self.weights:
            if word not in allowed:
                yield f"'weights' has {word!r}" + nearest(word, allowed)


class QuestionList(Strict):
    """config/check/questions.toml. The order only decides between equally good next questions."""

    questions: Annotated[tuple[Question, ...], Field(alias="question", min_length=1)]

    @model_validator(mode="after")
    def _asks_nothing_twice(self) -> Self:
        ids: set[str] = set()
        facts: dict[str, str] = {}
        for question in self.questions:
            if question.id in ids:
                raise ValueError(f"two questions are called {question.id!r}")
            ids.add(question.id)
            for fact in question.facts:
                if fact in facts:
                    raise ValueError(f"{fact!r} is asked by {facts[fact]!r} and again by {question.id!r}")
                facts[fact] = question.id
        return self


def answers_from_tiles(question: Question, touched: AbstractSet[str]) -> dict[str, str]:
    """Return the answers that touched tiles stand for, one for every fact of the screen.

    'None of these' is no to all. With 'I don't know', what was not touched is unknown; else it is no.
    Raises BadAnswers for nothing touched (silence is not a no), an unknown tile, or tiles that contradict.
    """
    for value in touched:
        if value not in question.tile_values:
            raise BadAnswers(f"{question.id} has no tile {value!r}" + nearest(value, question.tile_values))
    if not touched:
        raise BadAnswers(f"{question.id}: no tile was touched")
    if question.kind != "several":
        if len(touched) > 1:
            raise BadAnswers(f"{question.id}: one answer only, not {', '.join(sorted(touched))}")
        return {question.asks[0]: next(iter(touched))}
    if NONE_OF_THESE in touched and len(touched) > 1:
        raise BadAnswers(f"{question.id}: 'none of these' goes with no other tile")
    rest = UNKNOWN if UNKNOWN in touched else "no"
    return {fact: "yes" if fact in touched else rest for fact in question.facts}
