"""Benchmarks: every number the project promises, measured beside a peer in the same run.

A benchmark is a module benchmarks/NAME.py with

    TITLE = "what is measured, in a few words"
    def measure() -> list[Row]: ...

`make bench` collects all of them; `python -m benchmarks.run NAME…` runs some. A module that needs
something this machine lacks raises `NotHere` with the reason: the row is then listed as not measured.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass


class NotHere(Exception):
    """This benchmark cannot run on this machine; the message says what is missing."""


@dataclass(frozen=True)
class Row:
    """One measured number, its peer and its limit.

    `ours` and `peer` share `unit`, and for both smaller is better unless `more_is_better`.
    `at_most` (or `at_least`) limits our own number, `ratio_at_most` (or `ratio_at_least`) limits ours/peer.
    A row without any limit is shown for information and can never fail.
    """

    name: str
    ours: float
    unit: str
    peer: float | None = None
    peer_name: str = ""
    at_most: float | None = None
    at_least: float | None = None
    ratio_at_most: float | None = None
    ratio_at_least: float | None = None
    more_is_better: bool = False
    runs: int = 1
    note: str = ""
    command: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours divided by the peer's, or None without a peer."""
        return self.ours / self.peer if self.peer else None

    @property
    def limit(self) -> str:
        """The limits as words: `≤ 2 ms`, `≤ 0.8 × peer`, or an empty string."""
        words = []
        for sign, value in (("≤", self.at_most), ("≥", self.at_least)):
            if value is not None:
                words.append(f"{sign} {value:g} {self.unit}".strip())
        for sign, value in (("≤", self.ratio_at_most), ("≥", self.ratio_at_least)):
            if value is not None:
                words.append(f"{sign} {value:g} × peer")
        return ", ".join(words)

    @property
    def ok(self) -> bool:
        """True when no limit is missed. A ratio limit without a peer's number is missed: it was promised."""
        ratio = math.nan if self.ratio is None else self.ratio
        return (
            (self.at_most is None or self.ours <= self.at_most)
            and (self.at_least is None or self.ours >= self.at_least)
            and (self.ratio_at_most is None or ratio <= self.ratio_at_most)
            and (self.ratio_at_least is None or ratio >= self.ratio_at_least)
        )


def times_ms(action: Callable[[], object], runs: int, warm_up: int = 3) -> list[float]:
    """Run `action` `warm_up` times unmeasured, then `runs` times; return the milliseconds of each, sorted."""
    for _ in range(warm_up):
        action()
    took = []
    for _ in range(runs):
        start = time.perf_counter_ns()
        action()
        took.append((time.perf_counter_ns() - start) / 1e6)
    return sorted(took)


def percentile(ordered: list[float], share: float) -> float:
    """Return the value at `share` (0.5 is the median, 0.99 the p99) of an ascending list."""
    if not ordered:
        raise ValueError("no measurements")
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)]
