"""The map as a description: what matters is on it, north is up, and its words can be read."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.way.distance import between
from kiosk.way.drawing import Ground, Named, Sheet, drawn
from kiosk.way.frame import Box
from kiosk.way.labels import Kind
from kiosk.way.position import Position
from kiosk.way.sketch import Stroke
from tests.way.saying import say
from tests.way.test_distance import At

NAMES = (
    "Digipunt De Wijk",
    "Een naam die zo lang is dat niemand hem op een kaart krijgt, hoe breed ook",
    "Bib",
)
SIZES = ((700, 470), (360, 300), (560, 420), (340, 240))


def letters(text: str, kind: Kind) -> tuple[float, float]:
    return 12.0 * len(text), 26.0


def sheet(width: float, height: float) -> Sheet:
    return Sheet(width, height, 16, 8, letters)


def near() -> st.SearchStrategy[At]:
    """Made up, within a few kilometres of nothing in particular."""
    return st.builds(At, st.floats(50.98, 51.02), st.floats(3.97, 4.03))


def grounds() -> st.SearchStrategy[Ground]:
    named = st.builds(Named, st.sampled_from(NAMES), near())

    def street(at: list[At]) -> Stroke:
        where = tuple(Position(latitude=one.latitude, longitude=one.longitude) for one in at)
        return Stroke(name="Grote Weg", at=where)

    streets = st.lists(near(), min_size=2, max_size=6).map(street)
    return st.builds(
        Ground,
        named,
        st.none() | named,
        st.lists(named, max_size=4).map(tuple),
        st.lists(streets, max_size=3).map(tuple),
    )


@settings(max_examples=60, deadline=None)
@given(grounds(), st.sampled_from(SIZES))
def test_no_word_lies_over_another_over_a_mark_or_over_the_edge(
    ground: Ground, size: tuple[int, int]
) -> None:
    drawing = drawn(ground, sheet(*size), say)
    for one, other in combinations(drawing.labels, 2):
        assert not one.box.meets(other.box), (one, other)
    for label in drawing.labels:
        assert Box(0, 0, *size).holds(label.box)
        assert not any(label.box.meets(mark.box) for mark in drawing.marks)


@settings(max_examples=60, deadline=None)
@given(grounds(), st.sampled_from(SIZES))
def test_the_place_and_who_looks_are_whole_on_the_map_and_north_is_up(
    ground: Ground, size: tuple[int, int]
) -> None:
    drawing = drawn(ground, sheet(*size), say)
    marks = {mark.kind: mark for mark in drawing.marks}
    assert Box(0, 0, *size).holds(marks["place"].box)
    if ground.here is None:
        assert "here" not in marks and drawing.straight is None
        return
    assert Box(0, 0, *size).holds(marks["here"].box)
    lies = between(ground.here.at, ground.place.at)
    east, down = (marks["place"].at.x - marks["here"].at.x, marks["place"].at.y - marks["here"].at.y)
    assert (east > 0.01) == (lies.east * abs(east) > 0.01 * abs(lies.east)) or abs(east) < 0.5
    assert abs(down) < 0.5 or (down < 0) == (lies.north > 0)


@settings(max_examples=40, deadline=None)
@given(grounds())
def test_streets_are_cut_at_the_edge(ground: Ground) -> None:
    for path in drawn(ground, sheet(400, 300), say).paths:
        assert len(path.points) > 1
        assert all(-1e-6 <= x <= 400 + 1e-6 and -1e-6 <= y <= 300 + 1e-6 for x, y in path.points)


def test_the_bar_is_as_long_as_it_says() -> None:
    place, here = At(51.0, 4.0), At(51.006, 4.0)
    drawing = drawn(Ground(Named("Bib", place), Named("Hier", here)), sheet(400, 400), say)
    marks = {mark.kind: mark.at for mark in drawing.marks}
    metres = next(int(one.text.removesuffix(" m")) for one in drawing.labels if one.kind == "scale")
    far = marks["place"].y - marks["here"].y
    assert (drawing.bar[1].x - drawing.bar[0].x) / metres == pytest.approx(
        far / between(here, place).far, rel=0.001
    )


def test_a_place_alone_is_shown_with_the_places_one_may_know_and_none_from_another_town() -> None:
    place, bib, elsewhere = At(51.0, 4.0), At(51.004, 4.004), At(51.2, 4.5)
    ground = Ground(Named("Digipunt", place), None, (Named("Bib", bib), Named("Ver weg", elsewhere)))
    drawing = drawn(ground, sheet(400, 300), say)
    assert [mark.kind for mark in drawing.marks] == ["place", "other"]
    assert {"Digipunt", "Bib"} <= {label.text for label in drawing.labels}


def test_a_name_that_is_too_long_for_a_map_loses_its_last_words() -> None:
    drawing = drawn(Ground(Named(NAMES[1], At(51.0, 4.0))), sheet(400, 300), say)
    shown = next(label.text for label in drawing.labels if label.kind == "place")
    assert shown.endswith("…") and NAMES[1].startswith(shown.removesuffix("…"))
