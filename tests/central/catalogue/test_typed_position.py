"""Staff type or paste where a place lies; what they see everywhere is what they meant, or a clear line."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central.catalogue.typed_position import NotAPosition, typed_position, written_position
from kiosk.way.position import EAST, NORTH, SOUTH, WEST, Position

AT = Position(latitude=51.00413, longitude=4.00655)  # made up


@pytest.mark.parametrize(
    "typed",
    [
        "51.00413, 4.00655",
        "51.00413 4.00655",
        "51,00413 4,00655",
        "51,00413; 4,00655",
        "51,00413, 4,00655",
        "4.00655, 51.00413",
        "51.00413° N, 4.00655° E",
        "N 51.00413 E 4.00655",
        "51°00'14.868\"N 4°00'23.58\"E",
        "geo:51.00413,4.00655",
        "geo:51.00413,4.00655;u=35",
        "geo:0,0?q=51.00413,4.00655(De Wijk)",
        "https://www.openstreetmap.org/?mlat=51.00413&mlon=4.00655#map=17/51.2/4.3",
        "https://www.openstreetmap.org/#map=17/51.00413/4.00655",
        "https://www.google.com/maps/@51.00413,4.00655,17z",
        "https://www.google.com/maps/place/De+Wijk/@51.1,4.2,17z/data=!3m1!4b1!4m6!3m5!8m2!3d51.00413!4d4.00655",
        "https://www.google.com/maps/search/?api=1&query=51.00413%2C4.00655",
        "https://maps.google.com/?q=51.00413,4.00655&z=17",
    ],
)
def test_what_staff_paste_is_read(typed: str) -> None:
    assert typed_position(typed) == AT


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("op de markt", "geen twee getallen"),
        ("51.004", "geen twee getallen"),
        ("48.85, 2.35", "niet in België"),
        ("51.0 4.0 51.1 4.1", "meer dan twee getallen"),
        ("https://maps.app.goo.gl/abcDEF123", "korte link"),
        ("https://www.google.com/maps/place/Markt", "geen twee getallen"),
        ("x" * 3000, "te lang"),
    ],
)
def test_what_says_no_position_is_refused_in_one_sentence(typed: str, why: str) -> None:
    with pytest.raises(NotAPosition, match=why):
        typed_position(typed)


def test_nothing_typed_is_no_position() -> None:
    assert typed_position("  \n") is None


positions = st.builds(
    lambda latitude, longitude: Position(latitude=latitude, longitude=longitude),
    st.floats(SOUTH, NORTH),
    st.floats(WEST, EAST),
)
FORMS = (
    "{at}", "{longitude}, {latitude}", "geo:{latitude},{longitude}?z=12",
    "https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}&zoom=17",
    "https://www.google.com/maps/search/?api=1&query={quoted}",
)  # fmt: skip


@given(positions, st.sampled_from(FORMS))
def test_whatever_the_form_the_same_position_comes_back(at: Position, form: str) -> None:
    latitude, longitude = f"{at.latitude:.5f}", f"{at.longitude:.5f}"
    typed = form.format(
        at=written_position(at),
        latitude=latitude,
        longitude=longitude,
        quoted=quote(f"{latitude},{longitude}"),
    )
    assert typed_position(typed) == at


@given(st.text(max_size=80))
def test_nothing_that_is_typed_breaks_it(typed: str) -> None:
    try:
        at = typed_position(typed)
    except NotAPosition:
        return
    assert at is None or (SOUTH <= at.latitude <= NORTH and WEST <= at.longitude <= EAST)
