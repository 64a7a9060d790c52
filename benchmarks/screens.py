"""How many screens the quick-check takes, beside a fixed list. Counted over all answers, not sampled.

`python -m benchmarks.screens` prints the table of docs/quick-check.md.
"""

from __future__ import annotations

from benchmarks import Row
from kiosk.eligibility.screens import by_touch, by_word, computed, count, everything, table
from kiosk.site.schemes import load_rules

TITLE = "Quick-check: screens a person sees"


def measure() -> list[Row]:
    """Count screens over every way to touch the tiles and over every combination of answer words."""
    rules = load_rules()
    rows = []
    for name, possible in (("ways to touch", by_touch), ("combinations of words", by_word)):
        ours, list_of_all = count(rules, computed, possible), count(rules, everything, possible)
        runs, peer = ours.combinations, "fixed list that asks everything"
        rows += [
            Row(f"screens at most, all {name}", ours.most, "", list_of_all.most, peer, at_most=6, runs=runs),
            Row(
                f"screens on average, all {name}", ours.mean, "", list_of_all.mean, peer,
                at_most=4.0, ratio_at_most=0.667, runs=runs,
            ),
        ]  # fmt: skip
    return rows


if __name__ == "__main__":
    print("\n".join(table(load_rules())))
