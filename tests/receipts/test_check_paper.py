"""The paper of a quick-check: three answers, what to do, and nothing that was said."""

from __future__ import annotations

from dataclasses import replace

from kiosk.receipts.compose import paper_for_check
from kiosk.receipts.facts import CheckedScheme
from kiosk.receipts.model import Bullets, Code, Heading, Line, Qr
from tests.receipts.papers import CHECK, WORDS


def said(facts=CHECK) -> tuple[str, ...]:
    return paper_for_check(facts, WORDS).texts()


def test_the_answer_stands_larger_than_the_name_of_the_scheme() -> None:
    blocks = paper_for_check(CHECK, WORDS).blocks
    [verdict] = [
        block for block in blocks if isinstance(block, Heading) and block.text == "Waarschijnlijk wel"
    ]
    assert verdict.level == 2
    assert blocks[blocks.index(verdict) + 1] == Line("Sociaal internet", strong=True)


def test_what_we_cannot_tell_takes_one_line_beside_an_answer() -> None:
    texts = said()
    assert "Telenet Essential Internet: Vraag het ons" in texts
    assert "Dat kunnen we hier niet zien." not in texts


def test_where_nothing_can_be_told_it_says_why_and_what_to_do() -> None:
    asked = CheckedScheme("Sociaal internet", "ask", next_steps=("Praat met één van ons.",))
    texts = said(replace(CHECK, schemes=(asked,)))
    place = texts.index("Vraag het ons")
    assert texts[place + 1 : place + 4] == (
        "Sociaal internet",
        "Dat kunnen we hier niet zien.",
        "Praat met één van ons.",
    )


def test_probably_not_carries_the_other_thing_we_can_do() -> None:
    refused = CheckedScheme("Sociaal internet", "unlikely", alternative="Wij zoeken samen iets anders.")
    texts = said(replace(CHECK, schemes=(refused,)))
    assert "Waarschijnlijk niet" in texts
    assert "Wij zoeken samen iets anders." in texts


def test_rules_that_are_old_show_their_date() -> None:
    assert any("24 september 2021" in text for text in said())


def test_what_to_bring_is_asked_once() -> None:
    [bring] = [block for block in paper_for_check(CHECK, WORDS).blocks if isinstance(block, Bullets)]
    assert bring.items == ("Je identiteitskaart", "Je laatste factuur")


def test_a_check_leaves_no_code_because_nothing_was_kept() -> None:
    blocks = paper_for_check(CHECK, WORDS).blocks
    assert not any(isinstance(block, (Code, Qr)) for block in blocks)
    assert "We houden je antwoorden niet bij." in said()


def test_the_paper_promises_nothing() -> None:
    assert "Papier van 21 november 2026. Dit is geen belofte." in said()
    assert not any("recht op" in text or "je hebt recht" in text.lower() for text in said())
