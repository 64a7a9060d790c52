"""How long somebody takes from home to 'sent', and how many touches to a verdict: a model, and counts.

The seconds are those of the keystroke-level model, with its sources in kiosk.tour.pace; what the screen takes
is measured here. No person was timed.
"""

from __future__ import annotations

from functools import cache

from benchmarks import Row
from benchmarks._whole_tours import child
from kiosk.eligibility.planner import State
from kiosk.eligibility.question import NONE_OF_THESE, answers_from_tiles
from kiosk.eligibility.quick_check import RuleBase
from kiosk.site.schemes import load_rules
from kiosk.tour.pace import KEY, MENTAL, POINT, WORDS, hands

TITLE = "From the home screen to 'sent', and to a verdict"
MOST_SECONDS, MOST_TOUCHES, MOST_TO_VERDICT = 75, 14, 5


def measure() -> list[Row]:
    """Return seconds and touches of the request for internet, and the mean touches of the quick-check."""
    walked = child("benchmarks._steps_to_sent")
    acted = hands(walked["touches"], walked["keys"]) + walked["ms"] / 1000
    of = (
        f"{walked['touches']:g} touches × (M {MENTAL} + P {POINT}), {walked['keys']:g} keys × K {KEY},"
        f" screen {walked['ms'] / 1000:.2f} s measured,"
    )
    return [
        Row(
            "request for internet, who reads each question",
            acted + walked["asked_words"] / WORDS,
            "s",
            at_most=MOST_SECONDS,
            note=f"model: {of} {walked['asked_words']:g} words; Dutch, by telephone",
        ),
        Row(
            "request for internet, who reads all there is above the bar",
            acted + walked["words"] / WORDS,
            "s",
            note=f"model: {of} {walked['words']:g} words",
        ),
        Row("touches beside typing", walked["touches"], "touches", at_most=MOST_TOUCHES),
        Row(
            "quick-check, home to verdict, mean",
            1 + mean_touches(load_rules(None)),
            "touches",
            at_most=MOST_TO_VERDICT,
            note="every answer as likely, of several at most one; each such screen takes a tick and 'next'",
        ),
    ]


def mean_touches(rules: RuleBase) -> float:
    """Return how many touches the questions take on average, by the order the kiosk asks them in."""

    @cache
    def from_here(state: State) -> float:
        ask = rules.planner.next(state)
        if ask is None:
            return 0.0
        question, _ = ask
        several = question.kind == "several"
        tiles = [*question.asks, NONE_OF_THESE] if several else list(question.tile_values)
        after = [
            from_here(rules.planner.after(state, answers_from_tiles(question, {tile}))) for tile in tiles
        ]
        return 1 + several + sum(after) / len(after)

    return from_here(rules.planner.state({}))
