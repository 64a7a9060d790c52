"""Our screen held to half and to a quarter of one core, beside Chromium and a bare window held the same way.

A stand-in for a Pi on a machine that is none. Held are the programs that are compared, each with all it
starts; not the virtual display, which a board has no need of, and not the camera that looks at it.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from statistics import median

from benchmarks import Row, percentile
from benchmarks._outside import OURS, STANDING, Seen, chromium, places, prepared, started, walked
from benchmarks._quota import held_to
from benchmarks._whole_tours import child
from benchmarks.screen_start import BARE, started_until_ready

TITLE = "Screen: on half and on a quarter of one core"
SHARES = {"half": 0.5, "a quarter": 0.25}
STARTS, TOUCHES = 5, 60
PEER, FLOOR = "Chromium --kiosk, the same form", "bare Kivy window"
MEMORY, TOUCH, FIRST_TOUCH = 0.38, 0.6, 1.6  # times the peer
NEXT_MS = PAPER_MS = 250.0


@dataclass
class OnAShare:
    """What was seen of the three programs on one share of a core."""

    name: str
    how: str
    ours: Seen = field(default_factory=Seen)
    peer: Seen = field(default_factory=Seen)
    bare: list[float] = field(default_factory=list)
    ready: list[float] = field(default_factory=list)
    paper: list[float] = field(default_factory=list)


def measure() -> list[Row]:
    """Return both shares, each with all its rows."""
    return [row for name, share in SHARES.items() for row in _rows(_seen(name, share))]


def _seen(name: str, share: float) -> OnAShare:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, tempfile.TemporaryDirectory() as profile:
        prepared(folder)
        browser = chromium(profile)
        started(browser, folder)  # makes its profile
        at = places()
        with held_to(share) as (held, how):
            seen = OnAShare(name, how)
            for _ in range(STARTS):
                seen.bare.append(started_until_ready([*held, *BARE], folder, says=False)[0])
                first, ready = started_until_ready([*held, *OURS], folder)
                seen.ours.first_picture.append(first)
                seen.ready.append(ready)
                seen.peer.first_picture.append(started([*held, *browser], folder))
            for whom, command in ((seen.ours, OURS), (seen.peer, browser)):
                took = walked([*held, *command], folder, at, TOUCHES, STANDING / share)
                whom.next_screen, whom.memory = took
            told = child("benchmarks._touch_to_printer", "walk", before=held)
            seen.paper = sorted(told["send"] + told["again"])
    return seen


def _rows(seen: OnAShare) -> list[Row]:
    """Each row says its limit where the project promised one for this share."""
    half, quarter = seen.name == "half", seen.name == "a quarter"
    ours, peer, on = seen.ours, seen.peer, f"on {seen.name}: "
    next_ms = sorted(took * 1000 for took in ours.next_screen)
    peer_ms = sorted(took * 1000 for took in peer.next_screen)
    return [
        Row(
            on + "memory, walked to the second question", ours.memory, "MB", peer.memory, PEER,
            ratio_at_most=MEMORY if half else None,
            note=f"proportional; {seen.how}",
        ),
        Row(
            on + "start to the first picture, median", round(median(ours.first_picture), 2), "s",
            round(median(peer.first_picture), 2), PEER, runs=STARTS,
        ),
        Row(
            on + "start to the first touch taken, median", round(median(seen.ready), 2), "s",
            round(median(seen.bare), 2), f"{FLOOR}, its picture", runs=STARTS,
            ratio_at_most=FIRST_TOUCH if quarter else None,
        ),
        Row(
            on + "touch to the next screen, median", round(percentile(next_ms, 0.5), 1), "ms",
            round(percentile(peer_ms, 0.5), 1), PEER, runs=TOUCHES,
            ratio_at_most=TOUCH if half else None,
        ),
        Row(
            on + "touch to the next screen, p99", round(percentile(next_ms, 0.99), 1), "ms",
            round(percentile(peer_ms, 0.99), 1), PEER, runs=TOUCHES, at_most=NEXT_MS if quarter else None,
        ),
        Row(
            on + "touch to the printer's first byte, median", round(percentile(seen.paper, 0.5), 1), "ms",
            at_most=PAPER_MS if quarter else None, runs=len(seen.paper),
            note=f"'send' and 'again', slowest {seen.paper[-1]:.0f} ms",
        ),
    ]  # fmt: skip
