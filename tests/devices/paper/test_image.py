"""The picture of the paper: whole, readable, and the square on it scans."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from kiosk.devices.paper.fonts import draws
from kiosk.devices.paper.image import draw
from kiosk.devices.paper.lettering import Lettering
from kiosk.devices.paper.measures import LONGEST_MM, QR_DOTS, Measures, millimetres
from kiosk.devices.paper.pen import Pen
from kiosk.direction.letters import reads_rtl
from kiosk.receipts import qr
from kiosk.receipts.code import new_token
from kiosk.receipts.compose import paper_for_check, paper_for_record
from kiosk.receipts.facts import AskedScheme, ToCall
from tests.receipts.papers import CHECK, RECORD, URL, WORDS
from tests.waiting import HANG

BODY = Lettering("Regular", 28)
LONG = replace(
    RECORD,
    title="Hulp met een tweedehands laptop en met internet voor de kinderen",
    call=ToCall(
        "Welzijnsschakel Meetjesland-Noord",
        "0032 9 000 00 00 toestel 1234",
        "Burgemeester Pussemierstraat 157 bus 12, 9900 Eeklo",
        tuple(
            f"{day}: van 9 tot 12 uur en van 13 uur 30 tot 16 uur 30"
            for day in ("Maandag", "Dinsdag", "Vrijdag")
        ),
    ),
    schemes=(
        AskedScheme("Sociaal internetaanbod van de federale overheid", date(2026, 9, 3)),
        AskedScheme("Telenet Essential Internet, via de sociale partner", None, True),
    ),
    next_steps=("We zoeken samen een toestel dat bij je past en leggen alles rustig uit.",) * 3,
    bring=("Je identiteitskaart", "Een aanvraagformulierverhogingstegemoetkomingsattest"),
    url="https://" + "h" * 67 + "/p/" + "A" * 22,
    example=True,
)


def scanned(path: Path) -> str:
    """Return what an independent reader (zbar) sees in a picture."""
    found = subprocess.run(
        ["zbarimg", "--quiet", "--raw", "--nodbus", str(path)], capture_output=True, text=True, timeout=HANG
    )
    return found.stdout.strip()


def ink(picture: Image.Image) -> Image.Image:
    """Return the picture with ink as white, as Pillow's bounding box wants it."""
    return picture.convert("L").point(lambda grey: 255 - grey)


@pytest.mark.parametrize(("width", "dots"), [(80, 576), (58, 384), (80, 512)])
def test_a_phone_reads_the_square_on_the_paper(tmp_path, width, dots) -> None:
    path = tmp_path / "paper.png"
    draw(paper_for_record(RECORD, WORDS), width, dots).save(path)
    assert scanned(path) == URL


@pytest.mark.parametrize("width", [80, 58])
def test_the_finest_square_that_is_allowed_scans_too(tmp_path, width) -> None:
    assert len(qr.modules(LONG.url)) == 41
    path = tmp_path / "paper.png"
    draw(paper_for_record(LONG, WORDS), width).save(path)
    assert scanned(path) == LONG.url


@settings(max_examples=15)
@given(st.from_regex(r"[a-z]{3,20}\.(be|example)", fullmatch=True))
def test_the_square_of_any_host_and_token_scans(tmp_path_factory, host) -> None:
    path = tmp_path_factory.mktemp("square") / "square.png"
    url = f"https://{host}/p/{new_token()}"
    draw(paper_for_record(replace(RECORD, url=url), WORDS)).save(path)
    assert scanned(path) == url


def test_the_square_has_its_quiet_zone_and_whole_dots() -> None:
    [strip] = Pen(Measures.of(80, 576, 1.0), rtl=False).strips(
        next(block for block in paper_for_record(RECORD, WORDS).blocks if type(block).__name__ == "Qr")
    )
    square = QR_DOTS * (len(qr.modules(URL)) + 2 * qr.QUIET_ZONE)
    left, top, right, bottom = ink(strip.crop((0, 0, square, strip.height))).getbbox()
    assert left == qr.QUIET_ZONE * QR_DOTS
    assert right == square - qr.QUIET_ZONE * QR_DOTS
    assert bottom - top == QR_DOTS * len(qr.modules(URL))


@pytest.mark.parametrize("width", [80, 58])
@pytest.mark.parametrize("paper", [paper_for_record(RECORD, WORDS), paper_for_check(CHECK, WORDS)])
def test_the_paper_is_black_and_white_and_as_wide_as_the_printer(width, paper) -> None:
    picture = draw(paper, width)
    assert picture.mode == "1"
    assert picture.width == {80: 576, 58: 384}[width]
    assert picture.height <= millimetres(LONGEST_MM)


def test_an_ordinary_paper_is_shorter_than_a_hand_and_fits_a_slow_cable() -> None:
    picture = draw(paper_for_record(RECORD, WORDS))
    assert picture.height < millimetres(200)


@pytest.mark.parametrize("width", [80, 58])
def test_nothing_of_a_long_paper_is_cut_off(width) -> None:
    picture = draw(paper_for_record(LONG, WORDS), width)
    left, top, right, bottom = ink(picture).getbbox()
    assert left >= 6
    assert right <= picture.width - 6
    assert top >= 6
    assert bottom <= picture.height - 6
    if width == 80:
        assert picture.height <= millimetres(LONGEST_MM)


@given(
    st.text(st.characters(max_codepoint=0x24F, categories=("L", "N", "P", "Zs")), max_size=200),
    st.integers(60, 500),
)
def test_wrapping_loses_no_character_and_stays_within_the_paper(text, width) -> None:
    lines = BODY.wrap(text, width)
    assert all(BODY.width(line) <= width or len(line) <= 2 for line in lines)
    kept = "".join(lines).replace("-", "")
    assert "".join(kept.split()) == "".join(text.replace("-", "").split())


def test_a_figure_stays_with_its_word() -> None:
    lines = BODY.wrap("Papier van 21 november 2026 en 9 tot 16 uur", 200)
    assert not any(line.endswith(("21", "9", "16")) for line in lines)


def test_a_word_wider_than_the_paper_gets_a_hyphen() -> None:
    lines = BODY.wrap("Aansprakelijkheidsverzekeringsmaatschappij", 250)
    assert len(lines) > 1
    assert all(line.endswith("-") for line in lines[:-1])


def test_an_arabic_paper_is_mirrored_and_its_letters_join() -> None:
    arabic = replace(RECORD, language="ar", title="مساعدة في الإنترنت", bring=("بطاقة الهوية",))
    assert draws(arabic.title)
    picture = draw(paper_for_record(arabic, WORDS))
    gutter = Measures.of(80, 576, 1.0).gutter
    margin = Measures.of(80, 576, 1.0).margin
    pictures = ink(picture.crop((576 - margin - gutter + 4, 150, 576, 600)))
    assert pictures.getbbox() is not None
    letters = Lettering("Regular", 40)
    word = "سلام"
    assert letters.width(word) < 0.9 * sum(letters.width(char) for char in word)


def test_a_word_in_an_unknown_script_does_not_stop_the_paper() -> None:
    assert draw(paper_for_record(replace(RECORD, title="𒀀𒀁 ꙮ"), WORDS)).height > 0


def test_the_same_paper_is_drawn_the_same_twice() -> None:
    paper = paper_for_record(RECORD, WORDS)
    assert draw(paper).tobytes() == draw(paper).tobytes()


@pytest.mark.parametrize("text", ["Ågjpqy, Ç", "في إيقافه", "ትግርኛ", "বাংলা তুমি"])
def test_no_letter_reaches_over_the_edge_of_its_line(text) -> None:
    letters = Lettering("Regular", 40)
    room = letters.step(text)
    sheet = Image.new("L", (600, 200), 255)
    letters.draw(ImageDraw.Draw(sheet), 20, 60 + letters.rise, text, rtl=reads_rtl(text, False))
    _, top, _, bottom = ink(sheet).getbbox()
    assert top >= 60
    assert bottom <= 60 + room


def test_the_logo_of_the_site_stands_on_top_and_a_broken_one_leaves_the_name(tmp_path: Path) -> None:
    logo, broken = tmp_path / "logo.png", tmp_path / "broken.png"
    Image.new("RGBA", (400, 200), (10, 10, 10, 255)).save(logo)
    broken.write_bytes(b"no picture")
    plain = draw(paper_for_record(RECORD, WORDS))

    def with_logo(path: Path) -> Image.Image:
        call = replace(RECORD.call, logo=str(path))
        return draw(paper_for_record(replace(RECORD, call=call), WORDS))

    shown = with_logo(logo)
    middle = shown.crop((40, 20, 200, 90))
    assert middle.getextrema() == (0, 0)
    assert shown.tobytes() != plain.tobytes()
    assert with_logo(broken).tobytes() == plain.tobytes()


def test_a_short_name_and_an_aside_are_not_torn_between_two_lines() -> None:
    for width in range(260, 420, 20):
        lines = BODY.wrap("Sociaal internet (sociaal internet) helpt", width)
        assert any("(sociaal\u00a0internet)" in line for line in lines)
