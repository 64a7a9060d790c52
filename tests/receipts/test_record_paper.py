"""The paper a person takes home after asking for help."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.receipts.compose import in_words, paper_for_record
from kiosk.receipts.facts import (
    AskedOffer,
    AskedScheme,
    CheckedScheme,
    CheckFacts,
    Nearby,
    NearPlace,
    RecordFacts,
    RequestFacts,
    Session,
    ToCall,
)
from kiosk.receipts.model import Bullets, Code, Line, Masthead, Phone, Qr
from tests.receipts.papers import RECORD, TEXTS, URL, WORDS


def said(record: RecordFacts) -> str:
    return "\n".join(paper_for_record(record, WORDS).texts())


def test_a_person_reads_what_was_asked_what_happens_now_and_who_to_call() -> None:
    texts = paper_for_record(RECORD, WORDS).texts()
    order = [
        "De Kring",
        "Je papier",
        "Hulp met internet",
        "Sociaal internet",
        "We bellen je.",
        "We kijken samen wat bij je past.",
        "Je koos: In de voormiddag",
        "We spreken nog een dag af.",
        "Je identiteitskaart",
        "Vragen? De Kring helpt.",
        "09 000 00 00",
        "Markt 1, 9900 Eeklo",
        "K7QM-3X9P",
        "Met deze code kan je later iets wijzigen of stoppen.",
        URL,
        "Papier van 21 november 2026.",
    ]
    places = [texts.index(text) for text in order]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("contact", "line"),
    [("phone", "We bellen je."), ("email", "We sturen je een mail."), ("visit", "We komen je opzoeken.")],
)
def test_the_paper_says_how_we_come_back_but_never_where(contact, line) -> None:
    assert line in said(replace(RECORD, contact=contact))


def test_no_term_is_promised_that_nobody_agreed_to() -> None:
    for text in TEXTS.values():
        words = set(text.lower().replace(".", " ").split())
        assert not words & {"binnen", "werkdag", "werkdagen", "dagen", "uren", "week", "morgen"}


def test_who_was_promised_an_answer_reads_the_last_day_and_what_to_do_after_it() -> None:
    promised = replace(RECORD, answer_by=date(2026, 11, 25))
    texts = paper_for_record(promised, WORDS).texts()
    by = texts.index("Antwoord ten laatste op woensdag 25 november.")
    assert texts[by + 1] == "Niets gehoord? Bel 09 000 00 00."
    assert texts.index("We bellen je.") < by < texts.index("Vragen? De Kring helpt.")
    assert "ten laatste" not in said(RECORD)  # nobody promised anything


def test_who_hears_nothing_of_a_house_without_a_telephone_goes_there() -> None:
    quiet = replace(RECORD, answer_by=date(2026, 11, 25), call=ToCall("De Kring", ""))
    assert "Niets gehoord? Kom langs bij De Kring." in said(quiet)


def test_while_nobody_knows_where_the_house_is_the_nearest_place_is_named_with_its_street() -> None:
    near = Nearby("Sociaal Huis", "Markt 9, 9900 Eeklo", "09 111 11 11", ("Maandag: 9 tot 12 uur",))
    lost = replace(RECORD, answer_by=date(2026, 11, 25), call=ToCall("De Kring", "", "Eeklo", nearby=near))
    words = said(lost)
    assert "Niets gehoord? Kom langs bij Sociaal Huis, Markt 9, 9900 Eeklo." in words
    assert all(one in words for one in ("09 111 11 11", "Markt 9, 9900 Eeklo", "Maandag: 9 tot 12 uur"))
    assert words.startswith("De Kring"), "whose paper it is does not change"


def test_who_speaks_no_dutch_takes_a_dutch_sentence_home_that_somebody_can_say_for_them() -> None:
    aloud = "أرِ هذه الجملة:", "Ik spreek Arabisch. Kunnen jullie mij terugbellen?"
    texts = paper_for_record(
        replace(RECORD, language="ar", call=replace(RECORD.call, aloud=aloud)), WORDS
    ).texts()
    number = texts.index("09 000 00 00")
    assert tuple(texts[number + 1 : number + 3]) == aloud
    deaf = replace(RECORD, call=ToCall("De Kring", "", aloud=aloud))
    assert aloud[1] not in said(deaf), "without a number there is nobody to call"


def test_a_number_inside_an_arabic_promise_keeps_its_order() -> None:
    arabic = replace(RECORD, language="ar", answer_by=date(2026, 11, 25))
    assert "\u206809 000 00 00\u2069" in said(arabic)


def test_the_desk_reads_in_dutch_what_was_promised() -> None:
    promised = replace(RECORD, answer_by=date(2026, 11, 25))
    paper = paper_for_record(replace(promised, language="ar", in_dutch=promised), WORDS, dutch=WORDS)
    assert "ten laatste op woensdag 25 november" in "\n".join(paper.texts())


def test_a_scheme_is_named_with_the_date_of_its_rules_and_without_a_verdict() -> None:
    words = said(replace(RECORD, schemes=(AskedScheme("Sociaal internet", date(2026, 9, 3)),)))
    assert "Sociaal internet: nagekeken op 3 september 2026." in words
    assert "aarschijnlijk" not in words
    assert "recht op" not in words


def test_old_rules_and_rules_without_a_date_say_so() -> None:
    old = AskedScheme("Oud", date(2021, 9, 24), stale=True)
    undated = AskedScheme("Zonder datum", None, stale=True)
    words = said(replace(RECORD, schemes=(old, undated)))
    assert "Oud: nagekeken op 24 september 2021. Misschien is er iets veranderd." in words
    assert "Zonder datum: vraag ons of dit nog klopt." in words


def test_a_site_without_a_telephone_prints_no_empty_line() -> None:
    paper = paper_for_record(replace(RECORD, call=ToCall("De Kring", "")), WORDS)
    assert not any(isinstance(block, Phone) for block in paper.blocks)
    assert all(text.strip() for text in paper.texts())


def test_an_example_is_marked_as_one_and_a_real_paper_is_not() -> None:
    assert "Dit is een voorbeeld" in said(replace(RECORD, example=True))
    assert "voorbeeld\n" not in said(RECORD)


def test_the_desk_reads_in_dutch_what_was_asked_what_comes_next_and_when_and_what_to_bring() -> None:
    record = replace(RECORD, language="tr", title="İnternet yardımı", draft=True, in_dutch=RECORD)
    texts = paper_for_record(record, WORDS, dutch=WORDS).texts()
    assert texts[texts.index("Voor de medewerker:") :] == (
        "Voor de medewerker:",
        "Je vroeg hulp bij: Hulp met internet; Sociaal internet.",
        "Wat nu? We bellen je. Je koos: In de voormiddag. We kijken samen wat bij je past.",
        "Dit heb je nodig: Je identiteitskaart; Je laatste factuur van internet.",
        "Deze vertaling is nog niet nagelezen.",
    )
    assert "Voor de medewerker:" not in paper_for_record(RECORD, WORDS, dutch=WORDS).texts()


def test_the_desk_reads_in_dutch_for_what_somebody_signed_up() -> None:
    in_dutch = replace(RECORD, offer=COURSE, schemes=())
    record = replace(RECORD, language="tr", offer=AskedOffer("İlk adımlar"), in_dutch=in_dutch)
    texts = paper_for_record(record, WORDS, dutch=WORDS).texts()
    assert (
        "Je schreef je in voor: Eerste stappen met je gsm; Op maandag van 9 tot 12 uur;"
        " Digipunt De School, Plein 3, 9900 Eeklo. Je plaats is voorlopig. We laten weten of het doorgaat."
    ) in texts


def test_an_arabic_paper_runs_right_to_left() -> None:
    paper = paper_for_record(replace(RECORD, language="ar"), WORDS)
    assert paper.direction == "rtl"
    assert paper_for_record(RECORD, WORDS).direction == "ltr"


def test_dates_are_in_words_and_in_figures_where_words_are_missing() -> None:
    assert in_words(date(2026, 11, 21), "nl") == "21 november 2026"
    assert in_words(date(2026, 11, 21), "fr") == "21 novembre 2026"
    assert in_words(date(2026, 11, 21), "xx") == "21/11/2026"


def test_every_sentence_is_short_enough_to_read() -> None:
    for key, text in TEXTS.items():
        for sentence in text.replace("?", ".").split("."):
            assert len(sentence.split()) <= 13, f"{key}: {sentence}"


def test_there_is_no_place_on_the_paper_for_a_name_a_number_or_a_benefit() -> None:
    """Whoever adds a field here must ask first what a stranger learns from it on a kitchen table."""
    of_record = {field.name for field in fields(RecordFacts)}
    kinds = (CheckFacts, CheckedScheme, RequestFacts, NearPlace, Session)
    of_check = {field.name for kind in kinds for field in fields(kind)}
    assert of_record == {
        "language", "title", "contact", "call", "code", "url", "made", "schemes", "when", "next_steps",
        "bring", "in_dutch", "icon", "example", "draft", "answer_by",
        # Whose turn it is and who brings what; that somebody gives a laptop or wants to help others; that a
        # place is certain. Whom we call is 'you' or 'that person', never a name.
        "asked", "first", "reached", "certain",
        "promise",  # one of three fixed words of the file of a journey: a stranger learns nothing from it
        "to_sign",  # yes or no: there is another paper
        "offer",  # a stranger learns that somebody goes to a course: without day and place nobody gets there
    }  # fmt: skip
    assert of_check == {
        "language", "title", "call", "on", "schemes", "in_dutch", "icon", "example", "name", "verdict",
        "next_steps", "alternative", "bring", "rules_of", "stale", "draft",
        # What is signed: which scheme, whether likely, what it may save of a bill somebody typed to be told
        # just that, where to go. Name and address are written by hand or not at all.
        "request", "scheme", "likely", "bring_icons", "saves", "place", "address", "opens", "way",
        "session", "day",  # when anybody may walk in
    }  # fmt: skip


@given(st.text(min_size=1, max_size=200), st.lists(st.text(min_size=1, max_size=80), max_size=6))
def test_whatever_the_site_wrote_stands_on_the_paper_whole(title, bring) -> None:
    paper = paper_for_record(replace(RECORD, title=title, bring=tuple(bring)), WORDS)
    assert title in paper.texts()
    assert all(item in paper.texts() for item in bring)


def test_the_organisation_stands_on_top_and_code_before_square() -> None:
    blocks = paper_for_record(RECORD, WORDS).blocks
    assert blocks[0] == Masthead("De Kring", "Je papier")
    kinds = [type(block) for block in blocks]
    assert kinds.index(Code) < kinds.index(Qr)
    assert [block for block in blocks if isinstance(block, Bullets)][1].mark == "number"
    assert Line("Hulp met internet", strong=True) in blocks


COURSE = AskedOffer(
    "Eerste stappen met je gsm", "Op maandag van 9 tot 12 uur", "Digipunt De School, Plein 3, 9900 Eeklo"
)


def test_who_signed_up_reads_for_what_when_where_and_that_the_place_is_provisional() -> None:
    texts = paper_for_record(replace(RECORD, offer=COURSE, schemes=()), WORDS).texts()
    order = [
        TEXTS["paper.asked_offer"],
        COURSE.title,
        COURSE.when,
        COURSE.place,
        TEXTS["paper.offer.provisional"],
    ]
    places = [texts.index(words) for words in order]
    assert places == sorted(places)
    assert TEXTS["paper.asked"] not in texts


def test_an_offer_without_a_known_day_or_place_leaves_no_empty_line() -> None:
    texts = paper_for_record(replace(RECORD, offer=AskedOffer("Iets")), WORDS).texts()
    assert all(text.strip() for text in texts)


def test_who_asks_for_somebody_else_is_not_told_to_wait_for_a_call() -> None:
    for_another = replace(RECORD, answer_by=date(2026, 11, 25), promise="day")
    assert "Antwoord ten laatste op woensdag 25 november." in said(for_another)
    assert "Niets gehoord?" not in said(for_another)


def test_where_news_may_take_a_year_no_day_is_promised() -> None:
    assert "ten laatste" not in said(replace(RECORD, answer_by=date(2026, 11, 25), promise="none"))
