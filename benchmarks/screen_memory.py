"""Proportional memory of the app after whole visits."""

from __future__ import annotations

from benchmarks import Row
from benchmarks._whole_tours import TOURS, measured

TITLE = "Screen: memory"
LIMIT_MB = 200.0


def measure() -> list[Row]:
    """Return the app's share at the start and after tours of every screen, beside a bare Kivy window."""
    ours, bare = measured()
    note = "proportional set size; software drawing included"
    return [
        Row(
            "at the start, all screens built",
            ours["pss_start_mb"],
            "MB",
            bare["pss_mb"],
            "bare Kivy window",
            note=note,
        ),
        Row(
            f"after {TOURS} tours of every screen",
            ours["pss_tours_mb"][-1],
            "MB",
            bare["pss_mb"],
            "bare Kivy window",
            at_most=LIMIT_MB,
            note=note,
        ),
    ]
