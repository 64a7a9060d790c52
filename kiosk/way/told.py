"""The distance and the direction in words: '650 meter in rechte lijn', 'naar het noordoosten'."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kiosk.way.distance import Located, between, eighth

Say = Callable[..., str]  # key and values → text of one language
HERE = 30  # metres: nearer than this somebody stands at the door


class Told(NamedTuple):
    """What is said of the way: on a screen and a paper in two lines, to who listens in one sentence.

    `straight` and `direction` are empty for who stands at the door.
    """

    straight: str
    direction: str
    sentence: str


def way_in_words(here: Located, place: Located, say: Say) -> Told:
    """Return how far and which way a place lies from here. No route: nobody walks in a straight line."""
    lies = between(here, place)
    if lies.far < HERE:
        return Told("", "", say("way.at_the_door"))
    far, direction = distance_in_words(lies.far, say), say(f"way.to.{eighth(lies.bearing)}")
    return Told(
        say("way.straight", distance=far), direction, say("way.sentence", distance=far, direction=direction)
    )


def distance_in_words(metres: float, say: Say) -> str:
    """Return a distance as people say it: rounded, since nobody walks in a straight line anyway."""
    step = 10 if metres < 200 else 50 if metres < 1000 else 100
    shown = round(metres / step) * step
    whole, rest = divmod(shown, 1000)
    if whole >= 10:
        return say("way.kilometres", count=round(metres / 5000) * 5)
    if (
        rest == 0 or whole == 0
    ):  # '1000 meter': a language that counts otherwise from 1 to 4 has one form of it
        return say("way.metres", metres=shown)
    return say("way.kilometres_and", whole=whole, tenth=rest // 100)
