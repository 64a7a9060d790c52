"""How long a person waits for the quick-check: one evaluation, next question included."""

from __future__ import annotations

import random
from datetime import date

from benchmarks import Row, percentile, times_ms
from kiosk.eligibility.facts import FACTS
from kiosk.site.schemes import load_rules

TITLE = "Quick-check: verdicts and next question"
SETS = 2_000
LIMIT_MS = 2.0
SEED = 20261


def measure() -> list[Row]:
    """Check 2,000 random answer sets of the default site; every third fact is left unanswered."""
    rules = load_rules(None)
    chance = random.Random(SEED)
    today = date.today()
    people = [
        {fact.id: chance.choice(fact.values) for fact in FACTS if fact.check and chance.random() > 1 / 3}
        for _ in range(SETS)
    ]
    # Best of three for each person: what the question costs, not what else the machine was doing.
    took = sorted(
        times_ms(lambda answers=answers: rules.check(answers, today), 3, 1)[0] for answers in people
    )
    about = f"{SETS:,} random answer sets, {len(rules.schemes)} schemes, best of 3 each"
    return [
        Row("one check, median", percentile(took, 0.5), "ms", at_most=LIMIT_MS, runs=SETS, note=about),
        Row("one check, p99", percentile(took, 0.99), "ms", at_most=LIMIT_MS, runs=SETS, note=about),
        Row("one check, slowest", took[-1], "ms", at_most=LIMIT_MS, runs=SETS, note=about),
    ]
