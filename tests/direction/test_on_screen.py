"""Lines on the screen that run from right to left: broken, measured, and the caret behind the last letter."""

from __future__ import annotations

import pytest
from PIL import Image

from tests.direction.pictures import Sheet, cropped, fonts_registered, screen

SENTENCE = "اتصل بنا على الرقم 0471 12 34 56 أو زرنا في Kerkstraat 12, 9900 Eeklo يوم 21/11/2026 من فضلك."


@pytest.fixture(autouse=True)
def _fonts() -> None:
    fonts_registered()


def drawn(text: str, room: float, *, rtl: bool = True, halign: str = "right") -> tuple[object, Image.Image]:
    from kiosk.ui.text.pens import pen_for

    pen = pen_for(
        text, rtl, font_name="Regular", font_size=48, text_size=(room, None), halign=halign, valign="top"
    )
    pen.lay()
    pen.texture = Sheet()
    pen.fill()
    return pen, pen.texture.ink


def test_each_line_of_a_wrapped_sentence_reads_as_if_it_stood_alone() -> None:
    pen, ink = drawn(SENTENCE, 500)
    high = ink.height // len(pen.widths())
    found = [cropped(ink.crop((0, n * high, ink.width, (n + 1) * high))) for n in range(len(pen.widths()))]
    lines = [
        "اتصل بنا على الرقم",
        "0471 12 34 56 أو زرنا في",
        # A piece of an address keeps the order it has in the whole: alone, `9900` would stand on the left.
        "\u2066Kerkstraat 12, 9900\u2069",
        "Eeklo يوم 21/11/2026",
        "من فضلك.",
    ]
    for line, ink in zip(lines, found, strict=True):
        assert ink.tobytes() == screen(line, rtl=True).tobytes(), line


@pytest.mark.parametrize(
    "text", [SENTENCE, "ن" * 400, "نساعدكم" * 60, "W" * 400, "محمد" * 100 + " 0471 12 34 56"]
)
@pytest.mark.parametrize("room", [90, 300, 1200])
def test_no_line_is_wider_than_its_box(text: str, room: int) -> None:
    from kiosk.ui.text.drawn import measure

    took = measure(text, "Regular", 30, room, rtl=True)
    assert took.line <= room
    assert took.lines > 1


def test_a_word_that_does_not_fit_is_told() -> None:
    from kiosk.ui.text.drawn import fitting

    assert fitting("ن" * 400, "Regular", (34, 30), (300, 4000), rtl=True)[1] is False
    assert fitting("نعم", "Regular", (34, 30), (300, 60), rtl=True) == (34, True)


def test_an_arabic_line_is_as_high_as_a_dutch_one() -> None:
    from kiosk.ui.text.drawn import measure

    for size in (24, 34, 60):
        heights = {
            measure(text, "Bold", size, 2000, text[0] > "z").height for text in ("Ågjp", "نأجي ږې", "ای")
        }
        assert len(heights) == 1


def test_the_side_where_lines_stand_is_the_side_that_was_asked() -> None:
    for halign, left, right in (("left", 0, 300), ("right", 300, 600)):
        _, ink = drawn("نعم", 600, halign=halign)
        assert left <= ink.getbbox()[0] < ink.getbbox()[2] <= right


def test_an_empty_line_stays_and_a_text_of_nothing_takes_no_room() -> None:
    from kiosk.ui.text.drawn import measure

    one = measure("نعم", "Regular", 34, 500, rtl=True).height
    assert measure("نعم\n\nلا", "Regular", 34, 500, rtl=True).height == 3 * one
    assert measure("", "Regular", 34, 500, rtl=True).line == 0


def test_latin_and_cyrillic_go_the_short_way() -> None:
    from kiosk.ui.text.pens import Pen, TurningPen, pen_for

    assert type(pen_for("Zoë à 15 €, 9900 Eeklo", False)) is Pen
    assert type(pen_for("Привіт, їжаку", False)) is Pen
    assert type(pen_for("Dag محمد", False)) is TurningPen


@pytest.mark.parametrize("number", ["09 376 71 70", "+32 9 376 71 70", "9.00 – 12.00", "0800 35 018"])
def test_a_number_is_not_broken_over_two_lines_in_any_room_that_can_hold_it(number: str) -> None:
    from kiosk.ui.text.drawn import measure

    text = f"Bel ons op {number} of kom langs."
    alone = measure(number, "Regular", 30, 2000).line
    for room in range(int(alone) + 1, 700, 7):
        pen, _ = drawn(text, room * 1.6 + 2, rtl=False, halign="left")  # it draws larger letters
        lines = ["".join(run.text for run, _ in line.runs) for line in pen._lines]
        assert any(number in line for line in lines), (room, lines)


def test_drawing_arabic_leaves_no_trace_in_what_is_drawn_next() -> None:
    before = screen("Привіт Zoë", rtl=False).tobytes()
    screen(SENTENCE, rtl=True)
    assert screen("Привіт Zoë", rtl=False).tobytes() == before
