"""Our screen beside Chromium in kiosk mode with the same form: memory, first picture, next screen."""

from __future__ import annotations

import tempfile
from statistics import median

from benchmarks import Row
from benchmarks._outside import OURS, Seen, chromium, places, prepared, started, walked

TITLE = "Screen: beside Chromium in kiosk mode with the same form"
STARTS, TOUCHES = 5, 24
PEER = "Chromium --kiosk, the same form"


def measure() -> list[Row]:
    """Return both programs' numbers, taken in turns from outside on displays of their own."""
    ours, peer = Seen(), Seen()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, tempfile.TemporaryDirectory() as profile:
        prepared(folder)
        browser = chromium(profile)
        started(browser, folder)  # makes its profile
        for _ in range(STARTS):
            ours.first_picture.append(started(OURS, folder))
            peer.first_picture.append(started(browser, folder))
        ours.next_screen, ours.memory = walked(OURS, folder, places(), TOUCHES)
        peer.next_screen, peer.memory = walked(browser, folder, places(), TOUCHES)
    return [
        Row(
            "memory, walked to the second question",
            ours.memory,
            "MB",
            peer.memory,
            PEER,
            ratio_at_most=0.5,
            note="proportional set size of all its processes; software drawing included",
        ),
        _row("start to the first picture, median", ours.first_picture, peer.first_picture),
        _row("touch to the next screen, median", ours.next_screen, peer.next_screen),
    ]


def _row(what: str, ours: list[float], peer: list[float]) -> Row:
    return Row(
        what,
        round(median(ours) * 1000, 1),
        "ms",
        round(median(peer) * 1000, 1),
        PEER,
        ratio_at_most=1.0,
        runs=len(ours),
        note="seen on the display; programs in the page cache",
    )
