"""How long somebody who has done it before takes for what a tour wrote down: a model, no person was timed.

It is the keystroke-level model: Card, Moran & Newell, The Keystroke-Level Model for User Performance Time
with Interactive Systems, Communications of the ACM 23(7), 1980. A touch is M + P, a key K; then R, until the
screen is there. Their P is of a mouse; a finger does half as much again (MacKenzie, Fitts' Throughput and the
Remarkable Case of Touch-Based Target Selection, HCI International 2015), so a touch is reckoned rather too
long. On panels of 7 to 17 inches the model was less than 5 % off (Abdulin, Using the Keystroke-Level Model
for Designing User Interface on Middle-Sized Touch Screens, CHI 2011, extended abstracts). Reading goes at 238
words a minute (Brysbaert, How Many Words Do We Read per Minute?, Journal of Memory and Language 109, 2019:
adults, silently, in English); who reads little, or in another language, takes longer than is said here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

MENTAL, POINT = 1.35, 1.10  # seconds
KEY = 1.20  # seconds: their slowest typist, who does not know the keyboard
SCREEN = 0.2  # seconds: the most that a screen may take after a touch (look-and-feel)
WORDS = 238 / 60  # a second


def hands(taps: float, keys: float) -> float:
    """Return the seconds that touches and keys take."""
    return taps * (MENTAL + POINT) + keys * KEY


def seconds(steps: Iterable[Mapping[str, Any]]) -> float:
    """Return the seconds for these `steps` of a tour.json: each question is read once, where it is new."""
    taken, before = 0.0, ""
    for step in steps:
        asked = question(step)
        read = 0 if asked == before else len(asked.split())
        taken += hands(step["taps"], step["keys"]) + step["taps"] * SCREEN + read / WORDS
        before = asked
    return taken


def question(step: Mapping[str, Any]) -> str:
    """Return what a screen says in its largest letters: what it asks, or what it tells."""
    written = [(font, name) for name, *_, kind, font in step["boxes"] if kind == "words" and name]
    largest = max((font for font, _ in written), default=0.0)
    return " ".join(name for font, name in written if font == largest)
