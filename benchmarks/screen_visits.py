"""Many people after each other: does the app grow, and how long does a switch of language take?"""

from __future__ import annotations

from benchmarks import Row, percentile
from benchmarks._whole_tours import child

TITLE = "Screen: two thousand visits, and a switch of language"
VISITS, ROUNDS = 2_000, 6
GROWTH_MB, SWITCH_MS = 5.0, 150.0
PATIENCE = 2_400  # seconds: a visit takes a third of one, in twelve languages, three of them turned round


def measure() -> list[Row]:
    """Return the growth of proportional memory, and the time from a language's tile to the screen in it."""
    memory = child("benchmarks._many_visits", "visits", str(VISITS), patience=PATIENCE)
    switches = child("benchmarks._many_visits", "languages", str(ROUNDS))
    took = sorted(ms for _, ms in switches)
    return [
        Row(
            f"growth over {VISITS:,} visits",
            round(memory["after_mb"] - memory["before_mb"], 1),
            "MB",
            at_most=GROWTH_MB,
            note=f"from {memory['before_mb']:g} MB, proportional, in twelve languages",
        ),
        Row("switch of language, median", percentile(took, 0.5), "ms", at_most=SWITCH_MS, runs=len(took)),
        Row(
            "switch of language, p99",
            percentile(took, 0.99),
            "ms",
            at_most=SWITCH_MS,
            runs=len(took),
            note="touch to the drawn screen, all languages in turn; the frame turns round four times a round",
        ),
    ]
