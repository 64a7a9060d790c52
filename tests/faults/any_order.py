"""The outbox against a model of itself (tests/outbox/test_outbox_machine.py), in whatever order."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.table import Line, Row
from tests.outbox.test_outbox_machine import OutboxMachine

STEPS = 40


def run(n: int) -> list[Row]:
    """`n` lives of an outbox; raises with the shortest one that breaks a promise."""
    run_state_machine_as_test(
        OutboxMachine,
        settings=settings(
            max_examples=n, stateful_step_count=STEPS, deadline=None, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
    return [
        Row(f"the outbox against a model of itself, {STEPS} things in any order", n, "lives", {"broken": 0})
    ]


LINE = Line("any-order", "The outbox against a model of itself", 5, 1000, run)
