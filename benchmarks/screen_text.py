"""A paragraph nobody has seen yet: measured, wrapped, drawn and handed to the graphics card, by language."""

from __future__ import annotations

from benchmarks import Row, percentile
from benchmarks._whole_tours import child

TITLE = "Screen: a text-heavy paragraph"
RUNS, WARM_UP = 120, 10
SLOWER = 1.5


def measure() -> list[Row]:
    """Return the medians of Arabic beside Dutch, written in turns in the same process."""
    took = {
        name: sorted(times[WARM_UP:]) for name, times in child("benchmarks._written_texts", str(RUNS)).items()
    }
    names = {"ar": "Arabic", "mixed": "Arabic with numbers, a date, an address and names"}
    return [
        Row(
            f"{name}; median",
            round(percentile(took[code], 0.5), 2),
            "ms",
            round(percentile(took["nl"], 0.5), 2),
            "the same in Dutch",
            ratio_at_most=SLOWER,
            runs=len(took[code]),
            note="words in another order each time",
        )
        for code, name in names.items()
    ]
