"""Rounds of the event loop for which nobody waits: a person sees sixty frames a second, a tour needs none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kivy.clock import Clock
from kivy.lang import Builder


@contextmanager
def full_speed() -> Iterator[None]:
    """Let no round wait for the time of the next frame."""
    usual, Clock._max_fps = Clock._max_fps, 0
    try:
        yield
    finally:
        Clock._max_fps = usual


def lay_out(rounds: int) -> None:
    """Let what is on the screen be laid out, without drawing it."""
    with full_speed():
        for _ in range(rounds):
            Clock.tick()
            Builder.sync()
            Clock.tick_draw()
            Builder.sync()
