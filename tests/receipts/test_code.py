"""The short code: copied by hand from paper to keyboard, with tired eyes."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kiosk.receipts.code import ALPHABET, is_valid, new_code, new_token, normalise, shown

BODY = st.text(ALPHABET, min_size=7, max_size=7)


@st.composite
def codes(draw) -> str:
    body = draw(BODY)
    found = [body + check for check in ALPHABET if is_valid(body + check)]
    return found[0] if found else draw(codes())


def test_every_new_code_is_valid_and_has_no_letter_that_looks_like_another() -> None:
    for _ in range(500):
        code = new_code()
        assert is_valid(code)
        assert len(code) == 8
        assert not set(code) & set("0O1IL")


@given(codes(), st.integers(0, 7), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(code, place, char) -> None:
    wrong = code[:place] + char + code[place + 1 :]
    assert is_valid(wrong) == (wrong == code)


@given(codes(), st.integers(0, 6))
def test_two_characters_the_wrong_way_round_are_noticed(code, place) -> None:
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert is_valid(swapped) == (swapped == code)


@given(codes())
def test_a_code_may_be_typed_as_it_stands_on_paper_or_in_small_letters(code) -> None:
    assert normalise(shown(code)) == code
    assert normalise(f" {shown(code).lower()} ") == code


@given(st.text(max_size=12))
def test_nothing_a_person_types_breaks_the_check(typed) -> None:
    assert is_valid(normalise(typed)) in (True, False)


def test_the_token_is_128_bits_and_never_the_same() -> None:
    tokens = {new_token() for _ in range(200)}
    assert len(tokens) == 200
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{22}", token) for token in tokens)
