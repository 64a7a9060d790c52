"""Long lists on the kiosk: 60 offers and 20 places opened by a touch, and a new list of 300 shown."""

from __future__ import annotations

from benchmarks import Row, percentile
from benchmarks._whole_tours import child

TITLE = "Screen: long lists of offers and places"
ROUNDS, BARE_TOUCHES = 100, 100
OPENS_MS, SHOWN_S = 200.0, 1.0


def measure() -> list[Row]:
    """Return how long a list takes to open, and from a list that came in to its screen."""
    told = child("benchmarks._full_lists", str(ROUNDS))
    bare = sorted(
        touch[3] for touch in child("benchmarks._bare_window", "touch", str(BARE_TOUCHES))["touches"]
    )
    peer = "bare Kivy window, one button"
    rows = []
    for name, what in (("offers", "60 offers"), ("places", "20 places")):
        took = sorted(told[name])
        for share, which, at_most in ((0.5, "median", None), (0.99, "p99", OPENS_MS)):
            ours, floor = percentile(took, share), percentile(bare, share)
            line = f"list of {what} opens, {which}"
            rows.append(
                Row(line, round(ours, 1), "ms", round(floor, 1), peer, at_most=at_most, runs=len(took))
            )
    note = f"of it {told['kept_s']:.2f} s to check and keep it; sync does that, the screen goes on"
    rows.append(
        Row("300 offers came in and are on the screen", told["shown_s"], "s", at_most=SHOWN_S, note=note)
    )
    return rows
