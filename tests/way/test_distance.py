"""How far, and which way: against worked examples, and what must hold for any two positions."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.way.distance import between, eighth
from kiosk.way.position import EAST, NORTH, SOUTH, WEST, Position


class At(NamedTuple):
    latitude: float
    longitude: float


def positions() -> st.SearchStrategy[Position]:
    def at(latitude: float, longitude: float) -> Position:
        return Position(latitude=latitude, longitude=longitude)

    return st.builds(at, st.floats(SOUTH, NORTH), st.floats(WEST, EAST))


def degrees(whole: int, minutes: int, seconds: float) -> float:
    return whole + minutes / 60 + seconds / 3600


def test_the_worked_example_of_the_gda94_manual_comes_out() -> None:
    """ICSM, GDA94 Technical Manual, Vincenty's formulae: Flinders Peak to Buninyong, on an ellipsoid that
    differs from WGS84 by a tenth of a millimetre."""
    flinders = At(-degrees(37, 57, 3.72030), degrees(144, 25, 29.52440))
    buninyong = At(-degrees(37, 39, 10.15610), degrees(143, 55, 35.38390))
    lies = between(flinders, buninyong)
    assert lies.far == pytest.approx(54_972.271, abs=3)
    # 306°52'05.37" where one sets out, 127°10'25.07" looking back: the straight line lies between both.
    assert 306.86 < lies.bearing < 307.18


@pytest.mark.parametrize(
    ("latitude", "north", "east"),
    # Length of a degree on WGS84, in metres (NGA, Length of a degree calculator, at 45 and 60 degrees).
    [(45, 111_132, 78_847), (60, 111_412, 55_800)],
)
def test_a_degree_is_as_long_as_the_tables_say(latitude: float, north: float, east: float) -> None:
    up = between(At(latitude - 0.5, 3), At(latitude + 0.5, 3))
    across = between(At(latitude, 3), At(latitude, 4))
    assert (up.north, across.east) == (pytest.approx(north, abs=2), pytest.approx(east, abs=2))


@given(positions(), positions())
def test_there_and_back_are_as_far_and_the_other_way(one: Position, other: Position) -> None:
    there, back = between(one, other), between(other, one)
    assert there.far == pytest.approx(back.far)
    if there.far > 1:
        assert (there.bearing - back.bearing) % 360 == pytest.approx(180)


@given(positions(), st.sampled_from(["n", "ne", "e", "se", "s", "sw", "w", "nw"]))
def test_who_goes_on_a_compass_finds_the_direction_that_was_said(start: Position, way: str) -> None:
    step = 0.01
    north = step * (("n" in way) - ("s" in way))
    east = step * 1.6 * (("e" in way) - ("w" in way))  # a degree of longitude is about so much shorter here
    end = At(start.latitude + north, start.longitude + east)
    assert eighth(between(start, end).bearing) == way


@pytest.mark.parametrize(
    ("bearing", "way"), [(0, "n"), (22, "n"), (23, "ne"), (337, "nw"), (338, "n"), (359.9, "n")]
)
def test_the_nearest_of_eight_directions_is_said(bearing: float, way: str) -> None:
    assert eighth(bearing) == way
