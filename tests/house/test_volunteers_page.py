"""The page a volunteer reads says what the product says: every label on it stands on a screen."""

from __future__ import annotations

import re

import pytest

from kiosk.site.load import load_site
from tests.house.places import ROOT

PAGE = ROOT / "docs" / "volunteers.md"
LABEL = re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)")
ABOUT = {"schuin"}  # says what such letters mean
HARD = re.compile(r"\b(synchron|server|upload|database|outbox|USB-poort|interface|configur)", re.IGNORECASE)
TEXTS = {text.replace("\n", " ") for text in load_site(None).texts.dutch.values()}
TILES = {key: text for key, text in load_site(None).texts.dutch.items() if key.startswith("desk.tile.")}


def labels() -> list[str]:
    return sorted(set(LABEL.findall(PAGE.read_text(encoding="utf-8"))) - ABOUT)


@pytest.mark.parametrize("label", labels())
def test_what_stands_slanted_is_read_on_a_screen_word_for_word(label: str) -> None:
    assert label in TEXTS


def test_every_tile_of_the_desk_is_told_of() -> None:
    assert not {text for text in TILES.values() if text not in labels()}


def test_the_page_is_short_sentences_in_everyday_dutch() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert not HARD.findall(text)
    prose = re.sub(r"\|.*|^#.*|^- |^\d\. |\[|\]\([^)]*\)|\*", "", text, flags=re.MULTILINE)
    sentences = [" ".join(one.split()) for one in re.split(r"(?<=[.:?!])\s", prose)]
    long = [one for one in sentences if len(one.split()) > 17]
    assert not long
