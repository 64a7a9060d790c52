"""What is found under a text: its own Dutch, that of its lines, and of what was filled in."""

from __future__ import annotations

from kiosk.words.beside import Beside


def test_what_was_noted_is_found_and_nothing_else() -> None:
    beside = Beside()
    assert beside.note("Aide", "Hulp") == "Aide"
    assert beside.under("Aide") == "Hulp"
    assert beside.under("Zoë") == ""


def test_a_word_that_is_the_same_in_both_is_not_said_twice() -> None:
    beside = Beside()
    beside.note("Stop", "Stop")
    assert beside.under("Stop") == ""


def test_lines_that_a_screen_puts_together_each_find_theirs() -> None:
    beside = Beside()
    beside.note("Apportez", "Breng mee")
    assert beside.under("Apportez\nZoë  ·  Apportez") == "Breng mee\nZoë  ·  Breng mee"
    assert beside.under("Zoë\nEeklo") == "", "names alone are in no language"


def test_what_is_filled_in_is_dutch_in_the_dutch_text() -> None:
    beside = Beside()
    beside.note("mercredi", "woensdag")
    assert beside.among({"day": "mercredi", "name": "Zoë", "count": 3}) == {
        "day": "woensdag",
        "name": "Zoë",
        "count": 3,
    }


def test_with_the_person_everything_is_forgotten() -> None:
    beside = Beside()
    beside.note("Zoë vraagt hulp", "Zoë vraagt om hulp")
    beside.forget()
    assert beside.under("Zoë vraagt hulp") == "" and beside.among({"a": "Zoë vraagt hulp"}) == {
        "a": "Zoë vraagt hulp"
    }
