"""Everything people read is short and plain: at most 13 words a sentence, je, no shouting, no markup."""

from __future__ import annotations

import re
from functools import cache

import pytest

from kiosk.catalogue.seed import load_seed
from kiosk.site.load import load_site
from kiosk.site.plain import LONGEST, sentences
from kiosk.site.texts import names_in

FORMAL = re.compile(
    r"\b(u|uw|uzelf|gelieve|dient|teneinde|indien|tevens|betreffende|middels)\b", re.IGNORECASE
)
OFFICE = re.compile(
    r"\b(invullen van|aanvraagformulier|procedure|begunstigde|rechthebbende|domicilie)\b", re.IGNORECASE
)
# Abbreviations people know from their own letters; everything else in capitals is shouting.
KNOWN_CAPITALS = {"FOD", "GB", "OCMW", "IGO", "IVT", "QR"}  # FOD: as it stands on the letter one looks for
MARKUP = re.compile(r"\[/?[a-z]+\]|\*\w|\w\*|__|<\w|</|`|#\s")


@cache
def texts() -> dict[str, str]:
    """Return every Dutch text by key, those of the program, the site, its schemes and its places."""
    site = load_site(None)
    found = {key: site.texts.get("nl", key) for key in site.texts.keys()}  # noqa: SIM118
    seed = load_seed(site.folder, site.file.organisation.id)
    for entry in (*seed.places, *seed.offers):
        for part in ("about", "title", "how_to_get_there", "when"):
            text = getattr(entry, part, None)
            if text:
                found[f"catalogue.{entry.id}.{part}"] = text
    return found


def test_no_sentence_is_longer_than_thirteen_words() -> None:
    long = {
        key: sentence
        for key, text in texts().items()
        for sentence in sentences(text)
        if len(sentence.split()) > LONGEST
    }
    assert not long


def test_a_title_is_one_question_or_one_message_of_ten_words_at_most() -> None:
    titles = {key: text for key, text in texts().items() if key.endswith(".title") and "problem." not in key}
    assert len(titles) > 20
    for key, text in titles.items():
        assert len(list(sentences(text))) == 1, key
        assert len(text.split()) <= 10, key


@pytest.mark.parametrize("words", [FORMAL, OFFICE, MARKUP], ids=["formal", "office", "markup"])
def test_nobody_is_spoken_to_like_a_form(words: re.Pattern[str]) -> None:
    assert not {key: text for key, text in texts().items() if words.search(text)}


def test_nothing_is_shouted() -> None:
    for key, text in texts().items():
        shouted = set(re.findall(r"\b[A-Z]{2,}\b", text)) - KNOWN_CAPITALS
        assert not shouted, key
        assert "!" not in text, key


def test_a_sentence_begins_with_a_capital_and_has_no_loose_spaces() -> None:
    for key, text in texts().items():
        assert text == text.strip(), key
        assert "  " not in text, key
        assert not re.search(r"\s[.,?:]", text), key


def test_names_in_braces_are_whole() -> None:
    for key, text in texts().items():
        assert names_in(text) is not None, key


def test_nobody_is_told_that_they_have_a_right() -> None:
    assert not {
        key: text for key, text in texts().items() if re.search(r"\brechten?\b(?! lijn)", text, re.IGNORECASE)
    }


def test_the_three_answers_are_the_agreed_ones() -> None:
    assert [texts()[f"check.{verdict}"] for verdict in ("likely", "unlikely", "ask")] == [
        "Waarschijnlijk wel",
        "Waarschijnlijk niet",
        "Vraag het ons",
    ]
