"""How far two positions lie from each other, and which way: on flat ground, good for a town and a province.

The ground is taken as flat around the middle of the two, with the radii of the WGS84 ellipsoid there. Over
20 km that is off by less than a metre, over the 55 km of the worked example of the GDA94 manual by 3 m
(tests/way/test_distance.py): a town needs no more, and no library.
"""

from __future__ import annotations

from math import atan2, cos, degrees, hypot, radians, sin, sqrt
from typing import NamedTuple, Protocol

SEMI_MAJOR, FLATTENING = 6_378_137.0, 1 / 298.257223563  # metres; WGS84
_SQUARED = FLATTENING * (2 - FLATTENING)  # of the eccentricity
EIGHTHS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")


class Located(Protocol):
    """What has degrees."""

    @property
    def latitude(self) -> float: ...

    @property
    def longitude(self) -> float: ...


class Metres(NamedTuple):
    """How far something lies to the east and to the north of something else."""

    east: float
    north: float

    @property
    def far(self) -> float:
        return hypot(self.east, self.north)

    @property
    def bearing(self) -> float:
        """Degrees from north over east, from 0 up to 360."""
        return degrees(atan2(self.east, self.north)) % 360


def between(start: Located, end: Located) -> Metres:
    """Return how far `end` lies from `start`, as the crow flies."""
    middle = radians((start.latitude + end.latitude) / 2)
    bent = 1 - _SQUARED * sin(middle) ** 2
    along = SEMI_MAJOR * (1 - _SQUARED) / bent**1.5  # radius from north to south
    across = SEMI_MAJOR / sqrt(bent) * cos(middle)  # of the circle from west to east
    return Metres(
        across * radians(end.longitude - start.longitude), along * radians(end.latitude - start.latitude)
    )


def eighth(bearing: float) -> str:
    """Return the nearest of the eight directions of a compass."""
    return EIGHTHS[round(bearing / 45) % 8]
