"""Papers from right to left: which way a sentence runs, and where its lines break."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from kiosk.devices.paper.image import draw
from kiosk.devices.paper.lettering import Lettering
from kiosk.devices.paper.measures import Measures
from kiosk.devices.paper.pen import Pen
from kiosk.receipts.model import Line, Paper, Small

LETTERS = Lettering("Regular", 28)
WORDS = (
    "اتصل",
    "بنا",
    "على",
    "الرقم",
    "0471 12 34 56",
    "9.00–12.00",
    "(Zoë)",
    "Kerkstraat 12,",
    "Eeklo",
    "أو",
    "۱۲۳",
    "٤٥",
)


def whole(text: str) -> str:
    return "".join(text.split())


def test_an_arabic_sentence_that_begins_with_a_latin_name_begins_on_the_right() -> None:
    first = LETTERS.lines("Telenet يقدم الإنترنت", 500, rtl=True)[0]
    assert first[-1].text == "Telenet"
    paper = Pen(Measures.of(80, 576, 1.0), rtl=True)
    with_name, without = (paper.words(f"{name} يقدم", LETTERS) for name in ("Telenet", "هو"))
    right = (400, 0, 576, with_name.height)
    assert ImageChops.difference(with_name.crop(right), without.crop(right)).getbbox()


def test_a_dutch_line_on_an_arabic_paper_ends_with_its_full_stop() -> None:
    [strip] = Pen(Measures.of(80, 576, 1.0), rtl=True).strips(Line("Dit is een proefvertaling."))
    line = ink(strip)
    _, top, _, bottom = ink_box(line.crop((line.width - 3, 0, line.width, line.height)))
    assert bottom - top < 8
    assert bottom > line.height / 2


def ink(strip: Image.Image) -> Image.Image:
    return strip.crop(ink_box(strip))


def ink_box(strip: Image.Image) -> tuple[int, int, int, int]:
    return ImageChops.invert(strip).getbbox()


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20), st.integers(230, 520))
def test_no_word_of_a_mixed_sentence_is_lost_and_no_line_is_too_wide(words: list[str], room: int) -> None:
    text = " ".join(words)
    lines = LETTERS.lines(text, room, rtl=True)
    typed = "".join(run.text for line in lines for run in sorted(line, key=lambda run: run.start))
    assert whole(typed) == whole(text)
    assert all(LETTERS.line_width(line) <= room + 2 for line in lines)


@pytest.mark.parametrize("number", ["0471 12 34 56", "+32 9 376 71 70", "21/11/2026"])
def test_a_number_on_paper_is_not_torn_over_two_lines(number: str) -> None:
    for room in (230, 300, 400):
        lines = LETTERS.lines(f"اتصل بنا على الرقم {number} من فضلك", room, rtl=True)
        assert [run for line in lines for run in line if run.text.replace("\u00a0", " ") == number]


def test_a_long_latin_word_in_an_arabic_sentence_gets_its_hyphen_at_the_right_end() -> None:
    lines = LETTERS.lines("انظر Aansprakelijkheidsverzekeringsmaatschappij الآن", 250, rtl=True)
    assert [line[0].text for line in lines if line[0].text.endswith("-")]


def test_an_arabic_paper_fits_a_narrow_printer_too() -> None:
    paper = Paper(
        (Line("اتصل على 0471 12 34 56 من 9.00–12.00، أو زر Kerkstraat 12, 9900 Eeklo"), Small("شكرًا")),
        "ar",
        "rtl",
    )
    for width, dots in ((80, 576), (58, 384)):
        left, _, right, _ = ImageChops.invert(draw(paper, width).convert("L")).getbbox()
        assert left >= 6
        assert right <= dots - 6
