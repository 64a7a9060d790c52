"""Where lines break. Widths here are counted in letters; the screen counts in pixels."""

from __future__ import annotations

from itertools import pairwise
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.direction.wrapping import wrapped


def lines(text: str, room: float) -> list[str]:
    return [text[start:end] for start, end in wrapped(text, lambda a, b: b - a, 1, room)]


@pytest.mark.parametrize(
    "number", ["0471 12 34 56", "+32 471 12 34 56", "9.00 – 12.00", "12 500", "09 376 71 70"]
)
def test_a_number_is_not_torn_over_two_lines_when_it_fits_on_one(number: str) -> None:
    found = lines(f"اتصل بنا على الرقم {number} من فضلك", 20)
    assert [line for line in found if number in line]
    assert max(map(len, found)) <= 20


def test_a_number_wider_than_the_paper_breaks_between_its_groups() -> None:
    assert lines("+32 471 12 34 56", 8) == ["+32 471", "12 34 56"]


def test_four_hundred_letters_without_a_space_are_all_there() -> None:
    found = lines("ن" * 400, 30)
    assert [len(line) for line in found] == [30] * 13 + [10]


def test_a_vowel_sign_stays_on_its_letter() -> None:
    found = lines("مَ" * 20, 7)
    assert not [line for line in found if category(line[0]) == "Mn"]
    assert "".join(found) == "مَ" * 20


@given(st.text(st.sampled_from("اب سZë 12.+–\u064b\u200c"), max_size=120), st.integers(1, 30))
def test_wrapping_loses_nothing_but_spaces_and_keeps_to_the_room(text: str, room: int) -> None:
    found = lines(text, room)
    assert "".join("".join(found).split(" ")) == "".join(text.split(" "))
    assert all(len(line) <= room or len(line) == 1 for line in found)
    assert all(line == line.strip(" ") for line in found)


@given(st.lists(st.text(st.sampled_from("ابس"), min_size=1, max_size=9), max_size=30), st.integers(9, 30))
def test_a_line_is_full_before_the_next_one_begins(words: list[str], room: int) -> None:
    found = lines(" ".join(words), room)
    for line, after in pairwise(found):
        assert len(line) + 1 + len(after.split(" ")[0]) > room
