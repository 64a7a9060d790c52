"""What is typed in a field, in lines: nothing of it is lost, and the caret stands in no letter."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.direction.joining import joined
from tests.direction.pictures import fonts_registered

LETTERS = "abJWjéïَ محمدلالإؤئرو چگپ ی 019٤٥ -.,'()@/:؟، Київїґ\u200c"
ROOM, GAP, SIZES = (300.0, 150.0), 13, (54.0, 44.0, 33.0)
TYPED = st.text(alphabet=LETTERS, max_size=60)


@pytest.fixture(autouse=True, scope="module")
def _fonts() -> None:
    fonts_registered()


def laid(text: str, caret: int, rtl: bool, room: tuple[float, float] = ROOM):
    from kiosk.ui.text.entry import Setting, lay

    how = Setting("SemiBold", room, GAP, rtl)
    return lay(text, caret, SIZES, how), how


def free_of_ink(row: object) -> bool:
    """Say whether no piece of a line reaches into the gap of its caret."""
    return all(
        piece.x + piece.width <= row.caret or piece.x >= row.caret + GAP for piece in row.pieces if piece.text
    )


@given(typed=TYPED, rtl=st.booleans(), data=st.data())
@settings(deadline=None, max_examples=150)
def test_the_caret_never_stands_in_a_letter_whatever_is_mixed(typed: str, rtl: bool, data) -> None:
    caret = data.draw(st.integers(0, len(typed)))
    found, _ = laid(typed, caret, rtl)
    with_caret = [row for row in found.rows if row.caret is not None]
    assert len(with_caret) == 1
    assert free_of_ink(with_caret[0])


@given(typed=TYPED, rtl=st.booleans())
@settings(deadline=None, max_examples=100)
def test_every_letter_stands_in_one_line_in_the_order_of_typing(typed: str, rtl: bool) -> None:
    found, _ = laid(typed, len(typed), rtl)
    ends = sorted((piece.start, piece.end) for row in found.rows for piece in row.pieces)
    at = 0
    for start, end in ends:
        assert start >= at
        assert not typed[at:start].strip(" \u200c\u200d")
        at = end


@given(typed=TYPED.filter(str.strip), rtl=st.booleans(), data=st.data())
@settings(deadline=None, max_examples=100)
def test_a_touch_on_a_letter_puts_the_caret_beside_that_letter(typed: str, rtl: bool, data) -> None:
    from kiosk.ui.text.entry import index_at

    found, how = laid(typed, len(typed), rtl)
    number = data.draw(st.integers(0, len(found.rows) - 1))
    pieces = found.rows[number].pieces
    if pieces:
        piece = data.draw(st.sampled_from(pieces))
        index = index_at(typed, found, number, piece.x + piece.width / 2, how)
        assert min(p.start for p in pieces) <= index <= max(p.end for p in pieces)


@pytest.mark.parametrize(
    ("typed", "rtl", "left_of_caret"),
    [
        ("محمد", True, ""),  # at the left end of the name
        ("محمد Zoë", True, "Zoë"),  # a Latin name grows to the right, wherever it stands
        ("محمد 12", True, "12"),
        ("Zoë", False, "Zoë"),
        ("Zoë ", False, "Zoë "),
        ("Zoë محمد", False, "Zoë "),
    ],
)
def test_the_caret_stands_at_the_end_of_what_was_typed_last(
    typed: str, rtl: bool, left_of_caret: str
) -> None:
    found, _ = laid(typed, len(typed), rtl, (900.0, 150.0))
    alone, _ = laid(left_of_caret, len(left_of_caret), False, (900.0, 150.0))
    assert found.rows[0].caret == pytest.approx(alone.rows[0].caret, abs=2)


def test_a_word_cut_by_the_caret_keeps_the_shapes_of_its_letters() -> None:
    assert joined("محمد", 1) and joined("محمد", 3)
    assert not joined("دار", 1) and not joined("ماء", 2)
    assert not joined("م ح", 1) and not joined("Zoë", 1)


def test_a_long_text_gets_smaller_letters_before_any_of_it_is_out_of_sight() -> None:
    one, _ = laid("Zoë", 3, False)
    three, _ = laid("Ik wil graag hulp bij mijn modem boven", 38, False)
    assert one.size == SIZES[0] and one.fits and len(one.rows) == 1
    assert three.size == SIZES[-1] and three.fits and len(three.rows) > 1


def test_a_word_is_broken_only_where_no_size_takes_it_whole() -> None:
    whole, _ = laid("Antwerpsesteen", 14, False)
    broken, _ = laid("W" * 30, 30, False)
    assert len(whole.rows) == 1 and whole.fits
    assert len(broken.rows) > 1
