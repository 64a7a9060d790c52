"""The bytes for the printer say exactly what was drawn, read by a reader that shares no code with them."""

from __future__ import annotations

import pytest
from escpos.printer import Dummy
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.devices.paper.image import draw
from kiosk.devices.printer.escpos_bytes import STRIP_ROWS, escpos_bytes, strips
from kiosk.devices.printer.escpos_reader import EscposReader, NotEscpos, read_papers
from kiosk.devices.printer.problems import PrinterSetting
from kiosk.receipts.compose import paper_for_record
from tests.receipts.papers import RECORD, WORDS


@pytest.mark.parametrize(("width", "dots"), [(80, 576), (58, 384)])
def test_the_bytes_show_the_paper_dot_for_dot(width, dots) -> None:
    picture = draw(paper_for_record(RECORD, WORDS), width)
    [shown] = read_papers(escpos_bytes(picture, width), dots)
    assert shown.crop((0, 0, *picture.size)).tobytes() == picture.tobytes()
    below = shown.crop((0, picture.height, *shown.size))
    assert below.getextrema() == (255, 255)  # the knife sits above the head: white paper in between
    assert below.height >= 100


@given(st.integers(1, 72), st.integers(1, 700), st.binary(min_size=1, max_size=64))
def test_any_picture_comes_out_as_it_went_in(row_bytes, rows, pattern) -> None:
    dots = (pattern * (row_bytes * rows // len(pattern) + 1))[: row_bytes * rows]
    picture = Image.frombytes("1", (row_bytes * 8, rows), dots)
    [shown] = read_papers(escpos_bytes(picture))
    assert shown.crop((0, 0, *picture.size)).tobytes() == picture.tobytes()


@given(st.integers(1, 576), st.integers(1, 600), st.binary(min_size=1, max_size=64))
def test_our_bytes_are_those_of_python_escpos(width, rows, pattern) -> None:
    size = (width + 7) // 8 * rows
    picture = Image.frombytes("1", (width, rows), (pattern * (size // len(pattern) + 1))[:size])
    theirs, top = Dummy(profile="TM-T20II"), 0
    theirs.hw("INIT")
    for wide, strip in strips(picture):
        piece = Image.new("1", (wide * 8, len(strip)), 255)
        piece.paste(picture.crop((0, top, min(wide * 8, width), top + len(strip))), (0, 0))
        theirs.image(piece, impl="bitImageRaster", fragment_height=STRIP_ROWS)
        top += len(strip)
    theirs.cut()
    assert top == rows
    assert escpos_bytes(picture) == theirs.output


def test_white_rows_and_what_is_right_of_the_ink_are_not_sent() -> None:
    picture = Image.new("1", (576, 400), 255)
    picture.putpixel((17, 100), 0)
    [above, ink, below, rest] = strips(picture)
    assert (above[0], len(above[1])) == (1, 100)
    assert (ink[0], ink[1]) == (3, [b"\0\0\x40" + bytes(69)])
    assert len(below[1]) + len(rest[1]) == 299
    [shown] = read_papers(escpos_bytes(picture))
    assert shown.crop((0, 0, 576, 400)).tobytes() == picture.tobytes()


def test_no_strip_is_higher_than_a_cheap_printer_can_count() -> None:
    data = escpos_bytes(Image.new("1", (576, 700), 0))
    heights, place = [], data.index(b"\x1dv0")
    while data[place : place + 3] == b"\x1dv0":
        row_bytes, rows = data[place + 4] + 256 * data[place + 5], data[place + 6] + 256 * data[place + 7]
        heights.append(rows)
        place += 8 + row_bytes * rows
    assert max(heights) == STRIP_ROWS <= 255
    assert sum(heights) == 700


@settings(max_examples=20)
@given(st.lists(st.integers(40, 4000), min_size=1, max_size=60))
def test_the_reader_does_not_mind_how_the_bytes_arrive(sizes) -> None:
    data = escpos_bytes(draw(paper_for_record(RECORD, WORDS), 58), 58)
    reader, start, turn = EscposReader(384), 0, 0
    while start < len(data):
        size = sizes[turn % len(sizes)]
        reader.feed(data[start : start + size])
        start, turn = start + size, turn + 1
    assert [paper.tobytes() for paper in reader.finish()] == [
        paper.tobytes() for paper in read_papers(data, 384)
    ]


@pytest.mark.parametrize(
    "data", [b"Hello", b"\x1b@\x1bt\x10", b"\x1dv0\x00\x60\x00\x01\x00", b"\x1d(k\x03\x00", b"\x1dv0\x00\x01"]
)
def test_bytes_that_are_no_paper_of_ours_are_refused(data) -> None:
    with pytest.raises(NotEscpos):
        read_papers(data)


@given(st.binary(max_size=300))
def test_noise_never_breaks_the_reader(noise) -> None:
    try:
        read_papers(noise)
    except NotEscpos:
        pass


def test_a_question_in_the_middle_is_answered_and_not_printed() -> None:
    reader = EscposReader()
    reader.feed(b"\x1b@\x10\x04\x04\x10\x04\x01")
    assert reader.asked == [4, 1]
    assert reader.finish() == []


def test_a_printer_without_a_knife_gets_no_cut() -> None:
    picture = Image.new("1", (384, 20), 1)
    assert b"\x1dV" not in escpos_bytes(picture, 58)[-4:]
    assert escpos_bytes(picture, 80)[-3:] == b"\x1dV\x00"


def test_a_paper_too_wide_for_the_profile_is_refused_by_name() -> None:
    with pytest.raises(PrinterSetting, match="TM-T88V"):
        escpos_bytes(Image.new("1", (576, 10), 1), 80, "TM-T88V")
    with pytest.raises(PrinterSetting, match="unknown printer profile"):
        escpos_bytes(Image.new("1", (576, 10), 1), 80, "TM-T99")


def test_making_bytes_prints_nothing_on_the_terminal(capsys) -> None:
    escpos_bytes(Image.new("1", (576, 10), 1), 80, "default")
    assert capsys.readouterr().out == ""
