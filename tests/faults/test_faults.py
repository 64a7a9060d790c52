"""Every line of docs/reliability.md, briefly: what is known to be bad fails, and what is ours holds."""

from __future__ import annotations

from unittest import SkipTest

import pytest

from tests.faults import run
from tests.faults.table import NotPossibleHere

# One that takes minutes and packages of its own has its own command (make failover).
LINES = {name: line for name, line in run.lines().items() if not line.by_itself}
SLOW = {"kill-screen": (pytest.mark.slow, pytest.mark.screen)}


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=SLOW.get(name, (pytest.mark.slow,))) for name in LINES]
)
def test_nobody_is_lost_doubled_or_shown_to_a_thief(name: str) -> None:
    line = LINES[name]
    try:
        rows = line.run(line.short)
    except NotPossibleHere as reason:
        raise SkipTest(f"not possible here: {reason}") from None
    assert [row for row in rows if not row.control], "the product itself was not tried"
    assert not [f"{row.what}: {row.found}" for row in rows if not row.ok]
