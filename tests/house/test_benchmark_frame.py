"""A promise about speed that does not hold must be seen."""

from __future__ import annotations

import json

from benchmarks import Row, percentile
from benchmarks.run import Outcome, as_json, as_markdown


def test_a_row_over_its_limit_does_not_hold() -> None:
    assert Row("one check", 1.9, "ms", at_most=2).ok
    assert not Row("one check", 2.1, "ms", at_most=2).ok
    assert not Row("checks a second", 90, "1/s", at_least=100, more_is_better=True).ok


def test_a_promise_against_a_peer_needs_the_peer() -> None:
    assert Row("insert", 1.0, "ms", peer=10.0, peer_name="other", ratio_at_most=0.5).ok
    assert not Row("insert", 6.0, "ms", peer=10.0, peer_name="other", ratio_at_most=0.5).ok
    assert not Row("insert", 1.0, "ms", ratio_at_most=0.5).ok


def test_one_missed_limit_or_one_broken_benchmark_fails_the_run() -> None:
    good = Outcome("a", "A", rows=[Row("x", 1, "ms", at_most=2)])
    assert as_json([good])["ok"]
    assert not as_json([good, Outcome("b", "B", rows=[Row("x", 3, "ms", at_most=2)])])["ok"]
    assert not as_json([good, Outcome("b", "B", broke="it fell over")])["ok"]


def test_the_results_show_ours_the_peer_and_whether_it_holds() -> None:
    rows = [Row("insert", 1.0, "ms", peer=10.0, peer_name="other", ratio_at_most=0.5)]
    page = as_markdown([Outcome("store", "The store", rows=rows)])
    assert "| insert | 1 ms | 10 ms (other) | 0.1 | ≤ 0.5 × peer | yes |" in page
    json.dumps(as_json([Outcome("store", "The store", rows=rows)]))


def test_the_p99_of_a_hundred_is_the_second_longest() -> None:
    assert percentile([float(n) for n in range(1, 101)], 0.99) == 99
    assert percentile([float(n) for n in range(1, 101)], 0.5) == 50
