"""Touch to feedback and touch to the next screen: the real app walked through by the tour's finger."""

from __future__ import annotations

from benchmarks import Row, percentile
from benchmarks._whole_tours import measured

TITLE = "Screen: from a touch to what a person sees"
FEEDBACK_MS, NEXT_MS = 100.0, 200.0


def measure() -> list[Row]:
    """Return p50 and p99 of both times, beside a bare Kivy window with one button in the same run."""
    ours, bare = measured()
    rows = []
    for column, what, limit in ((2, "touch to feedback", FEEDBACK_MS), (3, "touch to next screen", NEXT_MS)):
        mine = sorted(touch[column] for touch in ours["touches"])
        floor = sorted(touch[column] for touch in bare["touches"])
        for share, name, at_most in ((0.5, "median", None), (0.99, "p99", limit)):
            rows.append(
                Row(
                    f"{what}, {name}",
                    round(percentile(mine, share), 1),
                    "ms",
                    round(percentile(floor, share), 1),
                    "bare Kivy window, one button",
                    at_most=at_most,
                    runs=len(mine),
                    note="all touches of the tours, virtual display",
                )
            )
    return rows
