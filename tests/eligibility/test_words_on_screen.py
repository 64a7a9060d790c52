"""What people read: short plain sentences, no promises, pictures that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.eligibility.question import Question
from kiosk.eligibility.scheme import Outcome, Scheme
from tests.eligibility.people import rules

LONGEST = 13  # words: Crisiscentrum, 'Eenvoudige taal'
FORMAL = re.compile(r"\b(recht|rechten|u|uw|gelieve|dient|teneinde|indien)\b", re.IGNORECASE)
# At most two tokens of a label are long ones, so that it fits on a tile three to a row.
LONGEST_LABEL = 34


def texts_of_scheme(scheme: Scheme) -> Iterator[str]:
    yield from (scheme.name, scheme.about, scheme.stale.text, scheme.stale.unchecked)
    outcomes: list[Outcome | None] = [scheme.likely, scheme.unlikely, scheme.ask]
    for outcome in outcomes:
        if outcome:
            yield from (outcome.text, *outcome.next_steps, *outcome.bring)
    yield scheme.unlikely.alternative
    yield from (guard.text for guard in scheme.rules.guard)
    yield from (ask.text for ask in scheme.rules.ask_because if ask.text)
    yield from (branch.reason for branch in scheme.rules.branches if branch.reason)


def texts_of_question(question: Question) -> Iterator[str]:
    yield from (question.title, question.hint)
    for tile in question.tiles:
        yield from (tile.label, tile.explain)
    for sentences in question.because.values():
        yield from sentences.values()


def all_texts() -> list[str]:
    schemes = [text for scheme in rules().schemes for text in texts_of_scheme(scheme)]
    return schemes + [text for question in rules().questions for text in texts_of_question(question)]


def test_no_sentence_is_longer_than_thirteen_words() -> None:
    for text in all_texts():
        for sentence in re.split(r"(?<=[.?!:])\s", text):
            assert len(sentence.split()) <= LONGEST, sentence


def test_nobody_is_promised_a_right_or_spoken_to_like_a_form() -> None:
    for text in all_texts():
        assert not FORMAL.search(text), text


def test_no_price_stands_in_a_text() -> None:
    for text in all_texts():
        assert not re.search(r"€|\beuro\b|\d+[.,]\d\d\b", text), text


def test_every_answer_that_can_decide_has_a_sentence() -> None:
    spoken = {
        (fact, word)
        for question in rules().questions
        for fact, sentences in question.because.items()
        for word in sentences
    }
    for scheme in rules().schemes:
        for ask in scheme.rules.ask_because:
            assert (ask.fact, ask.is_) in spoken
        for example in scheme.examples:
            for fact in example.because or ():
                assert (fact, example.answers[fact]) in spoken


def test_labels_fit_on_a_tile() -> None:
    for question in rules().questions:
        for tile in question.tiles:
            assert len(tile.label) <= LONGEST_LABEL, tile.label


def test_tiles_of_one_screen_have_different_pictures() -> None:
    for question in rules().questions:
        icons = [tile.icon for tile in question.tiles]
        assert len(icons) == len(set(icons)), question.id


def test_every_screen_has_a_way_to_say_that_you_do_not_know() -> None:
    for question in rules().questions:
        assert "unknown" in question.tile_values
