"""Arabic, Persian and Pashto beside another engine: the same order of words and figures, the same joining.

Both draw with the same font file; Pango (FriBidi and its own line layout) is told by invisible signs what
we must find ourselves. A part of a line is the same when its ink is, stroke for stroke, at the same place.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from tests.direction.pictures import pango, paper, screen, share_alike
from tests.direction.sentences import ARABIC, PASHTO, PERSIAN, all_sentences, marked, plain

SENTENCES = all_sentences()
TURNED = (*ARABIC, *PERSIAN, *PASHTO)
NUMBERED = [text for text in TURNED if "⟦" in text]


def test_there_are_sentences_enough() -> None:
    assert len(set(TURNED)) >= 60


@pytest.mark.parametrize(("rtl", "text"), SENTENCES)
def test_a_sentence_looks_as_pango_draws_it(rtl: bool, text: str, tmp_path: Path) -> None:
    expected = pango(marked(text, rtl=rtl), rtl=rtl, folder=tmp_path)
    assert share_alike(screen(plain(text), rtl=rtl), expected) == 1
    assert share_alike(paper(plain(text), rtl=rtl), expected) == 1


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Image.Image]:
    folder = tmp_path_factory.mktemp("pango")
    return {text: pango(marked(text, rtl=True), rtl=True, folder=folder) for text in TURNED}


def test_the_comparison_sees_an_engine_that_turns_no_line(expected: dict[str, Image.Image]) -> None:
    shares = [share_alike(screen(plain(text), rtl=True, turning=False), expected[text]) for text in TURNED]
    assert max(shares) < 0.5


def test_the_comparison_sees_letters_that_do_not_join(expected: dict[str, Image.Image]) -> None:
    torn = [re.sub("(?<=[ب-ی])(?=[ب-ی])", "\u200c", text) for text in TURNED]
    shares = [
        share_alike(screen(plain(text), rtl=True), expected[whole])
        for text, whole in zip(torn, TURNED, strict=True)
    ]
    assert max(shares) < 1


def test_the_comparison_sees_numbers_in_the_wrong_order(tmp_path: Path) -> None:
    unmarked = [pango(plain(text), rtl=True, folder=tmp_path) for text in NUMBERED]
    shares = [
        share_alike(screen(plain(text), rtl=True), other)
        for text, other in zip(NUMBERED, unmarked, strict=True)
    ]
    assert sum(share < 1 for share in shares) > len(NUMBERED) / 2
