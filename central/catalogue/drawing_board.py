"""The ground around a place, to draw on: which position a point of the picture is, and what lies there.

The picture is flat and small (kiosk.way.distance), so that one number for each direction tells how many
degrees a unit of it is; the page reckons with these alone.
"""

from __future__ import annotations

from typing import NamedTuple

from central.accounts.models import Organisation
from central.catalogue.ground import ground_of
from central.written.site_words import SOURCE, site_of, words_in
from kiosk.way.distance import between
from kiosk.way.drawing import Ground, that_matter
from kiosk.way.frame import Box, Frame
from kiosk.wire.catalogue import Place as WirePlace

WIDTH, HEIGHT, EDGE = 660, 480, 90
_STEP = 0.01  # degrees; over it the ground is as flat as over the whole picture


class _At(NamedTuple):
    latitude: float
    longitude: float


class Spot(NamedTuple):
    """Something that is known: a place, or where the kiosk stands."""

    kind: str
    name: str
    x: int
    y: int


class Board(NamedTuple):
    """A picture: the position of its upper left corner, and the degrees of one unit east and south."""

    width: int
    height: int
    north: float
    west: float
    south_by: float
    east_by: float
    spots: tuple[Spot, ...]


def board_of(here: Organisation, place: WirePlace) -> Board | None:
    """Return what to draw on around a place; None while nobody said where it lies."""
    ground = ground_of(here, place, words_in(SOURCE, site_of(here)))
    if ground is None:
        return None
    room = Box(EDGE, EDGE, WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE)
    frame = Frame([one.at for one in that_matter(ground)], room)
    middle = ground.place.at
    at = frame.put(middle)
    east_by = _STEP / (between(_At(middle.latitude, middle.longitude - _STEP), middle).far * frame.scale)
    south_by = _STEP / (between(_At(middle.latitude - _STEP, middle.longitude), middle).far * frame.scale)
    north, west = middle.latitude + at.y * south_by, middle.longitude - at.x * east_by
    return Board(WIDTH, HEIGHT, north, west, south_by, east_by, _spots(ground, frame))


def _spots(ground: Ground, frame: Frame) -> tuple[Spot, ...]:
    known = [("place", ground.place), *([("here", ground.here)] if ground.here else [])]
    known += [("other", one) for one in ground.others]
    points = [(kind, one.name, frame.put(one.at)) for kind, one in known]
    return tuple(Spot(kind, name, round(at.x), round(at.y)) for kind, name, at in points)
