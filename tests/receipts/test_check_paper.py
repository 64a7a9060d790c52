"""The paper of a quick-check: three answers, what to do, and nothing that was said."""

from __future__ import annotations

from dataclasses import replace

from kiosk.receipts.compose import paper_for_check
from kiosk.receipts.facts import CheckedScheme
from kiosk.receipts.model import Bullets, Code, Qr
from tests.receipts.papers import CHECK, WORDS


def said(facts=CHECK) -> tuple[str, ...]:
    return paper_for_check(facts, WORDS).texts()


def test_each_scheme_has_one_of_the_three_answers_and_a_next_step() -> None:
    texts = said()
    first, second = texts.index("Sociaal internet"), texts.index("Telenet Essential Internet")
    assert texts[first + 1] == "Waarschijnlijk wel"
    assert texts[second + 1 : second + 3] == ("Vraag het ons", "Dat kunnen we hier niet zien.")
    assert "Praat met één van ons." in texts


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
    assert "Dit is geen belofte. We kijken het samen met je na." in said()
    assert not any("recht op" in text or "je hebt recht" in text.lower() for text in said())
