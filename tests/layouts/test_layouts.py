"""Every keyboard, whatever the language: large keys, none of them twice, and a way back from every page."""

from __future__ import annotations

import pytest

from kiosk.ui.layouts.choose import layout_for
from kiosk.ui.layouts.keys import ERASE, FULL_ROW, PAGES, SPACE, spans
from kiosk.ui.widgets.keyboard import PADS
from tests.layouts.typist import LANGUAGES, Typist, everything

PX_PER_MM = 5.9  # 1280 × 800 pixels on a panel of 217 × 136 mm
GAP = 9.5
# The room for keys between the sides of a screen, and how wide a key must be: (name, pixels, narrow, least).
ROOMS = (
    ("lying", 1280 - 48, False, 15 * PX_PER_MM),
    ("standing", 800 - 24, True, 11 * PX_PER_MM),
    ("sitting", 1280 - 48, True, 15 * PX_PER_MM),
)
ALL = dict(everything())


@pytest.mark.parametrize(("room", "narrow", "least"), [room[1:] for room in ROOMS], ids=[r[0] for r in ROOMS])
def test_no_key_is_narrower_than_a_stiff_finger(room: float, narrow: bool, least: float) -> None:
    small = {
        (name, page, key): width
        for name, layout in ALL.items()
        if name.endswith("wide") is not narrow
        for page, rows in layout.pages.items()
        for row in rows
        for key, width in zip(row, spans(row, room, GAP, FULL_ROW[narrow]), strict=True)
        if width < least
    }
    assert not small


@pytest.mark.parametrize("name", ALL)
def test_a_row_fills_its_room_and_no_letter_is_narrower_than_in_a_full_row(name: str) -> None:
    narrow = not name.endswith("wide")
    room = 776 if narrow else 1232
    full = (room - GAP * (FULL_ROW[narrow] - 1)) / FULL_ROW[narrow]
    for rows in ALL[name].pages.values():
        for row in rows:
            widths = spans(row, room, GAP, FULL_ROW[narrow])
            assert sum(widths) + GAP * (len(row) - 1) == pytest.approx(room)
            assert min(widths) >= full - 0.01


@pytest.mark.parametrize("name", ALL)
def test_a_page_has_few_enough_rows_and_no_key_twice(name: str) -> None:
    layout = ALL[name]
    words = " text " in name
    numbers = name.split()[1] in PADS
    most = 5 if name == "ps text narrow" else 4 if words or numbers or name.endswith("wide") else 3
    assert layout.rows <= most
    for page in layout.pages:
        keys = layout.keys(page)
        assert len(set(keys)) == len(keys), page
        assert ERASE in keys or SPACE in keys, page


@pytest.mark.parametrize("name", ALL)
def test_every_page_can_be_reached_and_left_again(name: str) -> None:
    layout = ALL[name]
    assert set(layout.pages) <= set(PAGES)
    for page in layout.pages:
        turns = [key for key in layout.keys(page) if key in PAGES]
        assert set(turns) <= set(layout.pages) - {page}
        for other in set(layout.pages) - {page}:
            assert layout.towards(page, other) in (*turns, None)
            typist = Typist(layout, name[:2])
            typist.page = page
            for _ in layout.pages:
                if typist.page != other:
                    typist.touch(layout.towards(typist.page, other))
            assert typist.page == other


@pytest.mark.parametrize("name", [name for name in ALL if " phone " not in name])
def test_what_was_typed_wrong_can_be_erased_on_the_page_where_it_was_typed(name: str) -> None:
    layout = ALL[name]
    for page in layout.pages:
        typing = [key for key in layout.keys(page) if key not in (*PAGES, SPACE, ERASE, "shift")]
        assert ERASE in layout.keys(page) or not typing, page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
def test_a_mail_address_is_typed_in_latin_letters_with_at_and_dot_always_there(language, narrow) -> None:
    layout = layout_for("email", narrow, language)
    for page in layout.pages:
        assert {"@", "."} <= set(layout.keys(page))
        assert {key for key in layout.keys(page) if key not in (*PAGES, ERASE)} <= {
            *"abcdefghijklmnopqrstuvwxyz0123456789@.-_+",
            *("gmail.com", "hotmail.com", ".be", ".com"),
        }
    typist = Typist(layout, language)
    assert typist.write("an_na-2@")
    before = typist.touches
    typist.touch(layout.towards(typist.page, "gmail.com"))
    if not typist.typed.endswith("gmail.com"):
        typist.touch("gmail.com")
    assert (typist.typed, typist.touches - before <= 2) == ("an_na-2@gmail.com", True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
def test_a_phone_number_and_a_place_can_be_typed_in_every_language(language: str, narrow: bool) -> None:
    phone = Typist.at("phone", narrow, language)
    assert phone.write("+32471234567890")
    assert phone.touches == len("+32471234567890")
    postcode = Typist.at("place", narrow, language)
    assert postcode.write("9900")
    assert postcode.touches == 4
    assert Typist.at("place", narrow, language).write("sint-jans molenbeek")


def test_a_key_that_turns_shows_which_letters_wait_there() -> None:
    assert layout_for("text", True, "uk").sample("digits") is None
    assert layout_for("text", False, "nl").sample("more") == "áàâ"
    assert layout_for("text", False, "ps").sample("digits") == "ء12"
    assert layout_for("text", False, "nl").sample("digits") is None
    assert layout_for("email", True, "nl").sample("digits") is None
    assert layout_for("place", True, "ar").sample("digits") is None


def test_a_language_without_a_keyboard_of_its_own_types_as_dutch_does() -> None:
    assert layout_for("text", False, "so") == layout_for("text", False, "nl") == layout_for("text", False)


def test_nobody_searches_for_what_is_on_no_page() -> None:
    assert not Typist.at("phone", False, "nl").write("a")
    assert not Typist.at("text", False, "nl").write("漢")
