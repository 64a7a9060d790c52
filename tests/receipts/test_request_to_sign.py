"""From 'probably' to done: the paper of a check holds a request that somebody signs by hand."""

from __future__ import annotations

from dataclasses import replace

from kiosk.receipts.compose import paper_for_check
from kiosk.receipts.facts import CheckFacts, NearPlace, RequestFacts, Session
from kiosk.receipts.model import Block, Bullets, Fill, Heading, Line
from tests.receipts.papers import CHECK, WORDS

PLACE = NearPlace("Digipunt", "Markt 1, 9900 Eeklo", "maandag 30 november, 9 tot 12 uur", ("Naast de bib.",))
REQUEST = RequestFacts(
    "Sociaal internet", True, ("Je identiteitskaart",), ("id-badge",), ("Misschien 26 euro minder.",), PLACE
)
ASKED = replace(CHECK, request=REQUEST)


def blocks(facts: CheckFacts = ASKED, **more: object) -> tuple[Block, ...]:
    return paper_for_check(facts, WORDS, **more).blocks  # type: ignore[arg-type]


def test_name_address_date_and_signature_are_written_by_hand() -> None:
    told = [block.text for block in blocks() if isinstance(block, Fill)]
    assert told == ["Naam", "Adres", "Datum", "Handtekening"]
    assert all(block.mm >= 4 for block in blocks() if isinstance(block, Fill))


def test_nobody_is_asked_for_a_register_number() -> None:
    assert "Schrijf hier geen rijksregisternummer." in paper_for_check(ASKED, WORDS).texts()


def test_who_may_not_get_it_asks_to_look_at_it_together() -> None:
    likely = paper_for_check(ASKED, WORDS).texts()
    ask = paper_for_check(replace(CHECK, request=replace(REQUEST, likely=False)), WORDS).texts()
    assert "Ik wil dit aanvragen:" in likely
    assert "Ik wil dit aanvragen:" not in ask
    assert "Ik wil dit samen nakijken:" in ask


def test_each_letter_to_bring_has_a_box_to_tick_and_a_picture() -> None:
    [bring] = [block for block in blocks() if isinstance(block, Bullets)]
    assert (bring.items, bring.mark, bring.icons) == (("Je identiteitskaart",), "box", ("id-badge",))


def test_it_says_where_to_hand_it_in_and_when_that_opens() -> None:
    texts = paper_for_check(ASKED, WORDS).texts()
    start = texts.index("Geef dit papier hier af")
    assert texts[start + 1 : start + 5] == (PLACE.name, PLACE.address, *PLACE.way, PLACE.opens)


def test_the_desk_reads_the_request_of_another_language_in_dutch() -> None:
    own = replace(ASKED, language="fr", request=replace(REQUEST, scheme="Internet social"))

    def french(key: str, /, **values: str) -> str:
        return f"fr:{key}"

    paper = paper_for_check(replace(own, in_dutch=ASKED), french, dutch=WORDS)
    under = {block.text: block.under for block in paper.blocks if isinstance(block, Heading | Line | Fill)}
    assert under["fr:paper.request"] == "Vul in en geef af"
    assert under["fr:paper.request.signature"] == "Handtekening"
    assert under["Internet social"] == "Sociaal internet"


def test_without_a_request_what_to_bring_still_stands_there() -> None:
    assert not any(isinstance(block, Fill) for block in blocks(CHECK))
    assert "Dit heb je nodig" in paper_for_check(CHECK, WORDS).texts()


def test_who_would_rather_ask_first_reads_when_and_where_anybody_may_walk_in() -> None:
    session = Session("Digispreekuur", "woensdag 2 december, 13 tot 17 uur", "Bib")
    there = replace(PLACE, session=session)
    texts = paper_for_check(replace(CHECK, request=replace(REQUEST, place=there)), WORDS).texts()
    start = texts.index("Of kom langs zonder afspraak")
    assert texts[start + 1 : start + 3] == ("Digispreekuur: woensdag 2 december, 13 tot 17 uur", "Bib")
