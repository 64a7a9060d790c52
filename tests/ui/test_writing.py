"""Words on the screen: as large as fits, whole, and gone when they are taken away."""

from __future__ import annotations

import pytest

from tests.ui.memory import sweep
from tests.ui.rig import Rig

pytestmark = [pytest.mark.screen, pytest.mark.slow]


def test_words_without_room_leave_no_picture_behind(kiosk: Rig) -> None:
    from kiosk.ui.text.drawn import _pictures, forget
    from kiosk.ui.text.writing import Writing

    said = "Zoë woont in Eeklo"  # on no screen of another test
    writing = Writing()
    writing.write(said, "Regular", (34, 30), (400, 60))
    assert writing.place_of_words[2] > 100
    writing.write(said, "Regular", (34, 30), (400, 0))
    assert writing.place_of_words == (0, 0, 0, 0)
    forget()
    sweep()
    assert not any(said in key for key in _pictures)


def test_the_largest_size_that_fits_is_taken_and_too_much_is_told(kiosk: Rig) -> None:
    from kiosk.ui.text.writing import Writing

    writing = Writing()
    writing.write("Ja", "Regular", (34, 30), (400, 60))
    assert (writing.size, writing.overflows) == (34, False)
    writing.write("Ja, en nog veel meer woorden", "Regular", (34, 30), (200, 80))
    assert writing.overflows and writing.size == 30


def test_two_places_that_say_the_same_share_one_picture_and_it_goes_with_the_person(kiosk: Rig) -> None:
    from kiosk.ui.text.drawn import Type, _pictures, forget, picture

    def held() -> bool:
        return any("Eenmalig" in key for key in _pictures)

    first = picture("Eenmalig", Type("Bold", 34), (400, 60))
    second = picture("Eenmalig", Type("Bold", 34), (400, 90))
    assert first is second and held()
    del first, second
    assert held(), "who goes back does not wait for it again"
    forget()
    assert not held()


def test_only_so_many_pictures_stay_as_the_last_screens_need(kiosk: Rig) -> None:
    from kiosk.ui.text.drawn import RECENT, Type, _pictures, forget, picture

    forget()
    for number in range(200):
        picture(f"Zin nummer {number} van een lang gesprek", Type("Bold", 60), (1200, 100))
    said = [key for key in _pictures if "van een lang gesprek" in str(key)]
    held = sum(texture.width * texture.height * 4 for texture in _pictures.values())
    assert 2 < len(said) < 100 and held < 2 * RECENT
    assert "nummer 199 " in str(said[-1])


def test_a_card_tells_when_it_has_more_to_say_than_room(kiosk: Rig) -> None:
    from kiosk.ui.widgets.sheet import Part, Sheet

    sheet = Sheet(size=(400, 300))
    sheet.show([Part("Waarom", "Je woont hier.")])
    assert not sheet.overflows
    sheet.show([Part("Waarom", "Je woont hier al heel lang en nog veel langer. " * 9)])
    assert sheet.overflows


def stem(text: str, rtl: bool, edge: float = 100) -> float:
    """Return where the ink of the first letter of `text` begins on the screen, its tail not counted."""
    from kiosk.ui.text.writing import Writing

    writing = Writing()
    writing.write(text, "SemiBold", (34,), (400, 60), rtl=rtl)
    writing.place(edge, 0)
    drawn = writing._words.texture
    (wide, high), pixels = drawn.size, drawn.pixels
    above = range(round(high * 0.3), round(high * 0.6))  # between the dot of a j and the line it stands on
    inked = (x for x in range(wide) if any(pixels[(y * wide + x) * 4 + 3] > 90 for y in above))
    return writing.place_of_words[0] + next(inked)


@pytest.mark.parametrize("rtl", [False, True], ids=["plain", "turning"])
@pytest.mark.parametrize("word", ["Je", "je", "Ja"])
def test_a_line_that_begins_with_a_j_stands_in_the_column_of_its_neighbours(
    kiosk: Rig, word: str, rtl: bool
) -> None:
    assert stem(word, rtl) == pytest.approx(stem("Hoe", rtl), abs=1)


def test_the_tail_of_a_j_is_drawn_whole(kiosk: Rig) -> None:
    from kiosk.ui.text.drawn import Type, picture

    def ink(side: str) -> int:
        drawn = picture("Je", Type("SemiBold", 60, side), (400, 100))
        return sum(value > 90 for value in drawn.pixels[3::4])

    assert ink("left") == ink("center")


def test_a_card_without_room_for_headings_keeps_the_one_its_words_need() -> None:
    from kiosk.ui.widgets.sheet import Part, Sheet

    hours, why = (
        Part("Vandaag, maandag", "9 tot 12 uur", tells="Vandaag"),
        Part("Waarom", "Je woont hier. " * 12),
    )
    sheet = Sheet(size=(400, 300))
    sheet.show([hours, why])
    said = [part.text for part in sheet.parts]
    assert not any(part.heading for part in sheet.parts), "there is no room"
    assert said[0].startswith("Vandaag") and said[0].endswith("9 tot 12 uur")
    assert said[1] == why.text
