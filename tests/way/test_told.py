"""What is said of the way, and what a position may be."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from kiosk.way.position import Position
from kiosk.way.sketch import Stroke
from kiosk.way.told import distance_in_words, way_in_words
from tests.way.saying import say
from tests.way.test_distance import At


@pytest.mark.parametrize(
    ("metres", "said"),
    [
        (34, "30 meter"), (187, "190 meter"), (644, "650 meter"), (974, "950 meter"), (976, "1000 meter"),
        (1049, "1000 meter"), (1260, "1,3 kilometer"), (9_940, "9,9 kilometer"), (9_960, "10 kilometer"),
        (23_400, "25 kilometer"),
    ],
)  # fmt: skip
def test_a_distance_is_rounded_as_people_say_it(metres: float, said: str) -> None:
    assert distance_in_words(metres, say) == said


def test_who_is_at_the_kiosk_hears_how_far_and_which_way() -> None:
    told = way_in_words(At(51.0, 4.0), At(51.00413, 4.00655), say)
    assert told.straight == "650 meter in rechte lijn"
    assert told.direction == "naar het noordoosten"
    assert told.sentence == "Het is 650 meter naar het noordoosten."


def test_who_stands_at_the_door_hears_that_and_no_direction() -> None:
    told = way_in_words(At(51.0, 4.0), At(51.0001, 4.0), say)
    assert told == ("", "", "Dit is hier vlakbij.")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"latitude": 4.0, "longitude": 51.0}, "exchanged"),
        ({"latitude": 48.85, "longitude": 2.35}, "outside Belgium"),
        ({"latitude": 0.0, "longitude": 0.0}, "outside Belgium"),
        ({"latitude": "51,0", "longitude": "4"}, "as numbers"),
        ({"latitude": 51.0}, "longitude"),
        ({"latitude": float("nan"), "longitude": 4.0}, "finite"),
    ],
)
def test_a_position_that_is_a_slip_is_refused_with_what_would_be_right(said: object, why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        Position.model_validate(said)


def test_a_position_is_kept_to_a_metre() -> None:
    assert Position(latitude=51.123456789, longitude=4.0).latitude == 51.12346


def test_a_landmark_has_a_name_and_a_street_goes_somewhere() -> None:
    at = {"latitude": 51.0, "longitude": 4.0}
    with pytest.raises(ValidationError, match="a landmark has a name"):
        Stroke.model_validate({"kind": "landmark", "at": [at]})
    with pytest.raises(ValidationError, match="two positions"):
        Stroke.model_validate({"name": "Kaai", "at": [at]})
