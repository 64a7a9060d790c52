"""The one font of the screen: every letter of every language in it, lines no higher than in Noto Sans."""

from __future__ import annotations

import hashlib
import runpy

import pytest
from fontTools.ttLib import TTFont

from kiosk.devices.paper.fonts import WEIGHTS, missing
from kiosk.machine.folders import ROOT, assets_dir

FONTS = assets_dir() / "fonts"
LETTERS = {
    "nl": "aàáäbcçdeèéëêfghiïíjklmnoöópqrstuüúûvwxyzĳ",
    "fr": "àâæçéèêëîïôœùûüÿ «»",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي ًٌٍَُِّْٰ ،؛؟ ٠١٢٣٤٥٦٧٨٩٪٫٬",
    "fa": "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی أؤئۀةهٔ \u200c ۰۱۲۳۴۵۶۷۸۹ «»",
    "ps": "ټډړږښګڼېۍئځڅۀہھپچژکی",
    "tr": "çğıİöşüÇĞÖŞÜâîû",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’₴",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя₽№",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюяѝ",
    "ro": "ăâîșțĂÂÎȘȚşţ „”",
    "pl": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ",
    "signs": "0123456789 +-–—…€£$%&@#/\\|()[]{}<>=*'\"“”„‘’‚‹›·•×÷½°²©®™→←↑↓✓✗☎★□■−≤≥",
}


@pytest.mark.parametrize("language", LETTERS)
def test_no_letter_of_a_language_is_missing(language: str) -> None:
    assert missing(LETTERS[language] + LETTERS[language].upper()) == set()


def test_a_letter_that_no_face_has_is_named() -> None:
    assert missing("Zoë ትግርኛ 字\n") == {*"ትግርኛ字"}


def test_the_fonts_are_the_ones_the_script_made() -> None:
    sums = dict(reversed(line.split()) for line in (FONTS / "SHA256SUMS").read_text().splitlines())
    assert set(sums) == {path.name for path in FONTS.glob("*.ttf")} == {f"KioskSans-{w}.ttf" for w in WEIGHTS}
    for name, digest in sums.items():
        assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == digest


def test_the_same_faces_give_the_same_font() -> None:
    build = runpy.run_path(str(ROOT / "deploy" / "fonts" / "build.py"))["build"]
    assert build("Regular") == (FONTS / "KioskSans-Regular.ttf").read_bytes()


@pytest.mark.parametrize("weight", WEIGHTS)
def test_a_line_is_as_high_as_in_noto_sans_and_arabic_letters_stay_within_it(weight: str) -> None:
    font = TTFont(FONTS / f"KioskSans-{weight}.ttf")
    assert (font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap) == (1069, -293, 0)
    assert font["name"].getDebugName(16) == "Kiosk Sans"
    shapes, names = font["glyf"], font.getBestCmap()
    for letter in LETTERS["ar"] + LETTERS["fa"] + LETTERS["ps"]:
        shape = shapes[names[ord(letter)]]
        if shape.numberOfContours:
            assert shape.yMax <= 1069, letter
            assert shape.yMin >= -293, letter


@pytest.mark.parametrize("weight", WEIGHTS)
def test_common_arabic_letters_do_not_push_each_other_out_of_the_cache_of_shapes(weight: str) -> None:
    font = TTFont(FONTS / f"KioskSans-{weight}.ttf")
    names = font.getBestCmap()
    letters = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژکگیټډړږښګڼېۍځڅ ،؟.()"
    kept = {font.getGlyphID(names[ord(letter)]) % 256 for letter in letters}
    assert len(kept) == len(letters)
