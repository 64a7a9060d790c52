"""The paper in the words of the site: what is asked stands on it, what was said does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from kiosk.eligibility.facts import FACTS
from kiosk.eligibility.quick_check import RuleBase
from kiosk.receipts.facts import Nearby
from kiosk.receipts.model import Bullets, Paper, Qr
from kiosk.site.load import Site, load_site
from kiosk.site.model import Organisation
from kiosk.site.paper import check_paper, is_example, record_paper
from kiosk.site.problems import BadSite
from kiosk.site.texts import Texts
from kiosk.site.whom_to_call import to_call
from kiosk.site.words import SiteWords

DAY = date(2026, 11, 21)
SENSITIVE = (
    "leefloon", "handicap", "zorgbudget", "zorgtoeslag", "inkomensgarantie", "tegemoetkoming", "mutualiteit",
    "ziekte", "invalid", "ocmw", "pensioen", "uitkering",
)  # fmt: skip


@cache
def eeklo() -> Site:
    return load_site(None)


def paper(**changes) -> Paper:
    asked = {
        "language": "nl",
        "journey_id": "internet-help",
        "contact": "phone",
        "code": "K7QM3X9P",
        "token": "Ab3_-ZkPq7LmNo9RsTuVwX",
        "made": DAY,
        "schemes": ["be.sociaal-internetaanbod"],
    }
    return record_paper(eeklo(), **{**asked, **changes})


def test_the_paper_speaks_with_the_words_of_journey_and_site() -> None:
    texts, journey = paper().texts(), eeklo().journeys["internet-help"]
    told = [sentence.text for sentence in (*journey.next_steps, *journey.bring)]
    for text in (eeklo().file.organisation.short, journey.title, *told):
        assert text in texts
    [square] = [block for block in paper().blocks if isinstance(block, Qr)]
    assert square.url == f"https://{eeklo().file.qr_host}/p/Ab3_-ZkPq7LmNo9RsTuVwX"


def test_who_has_a_paper_to_sign_as_well_reads_that_nothing_needs_to_be_handed_in() -> None:
    """The paper of the check asks to be handed in, that of the request says that we call."""
    signed = eeklo().texts.get("nl", "paper.bring.signed")
    assert signed in paper(to_sign=True).texts()
    assert signed not in paper().texts()
    assert eeklo().texts.get("fr", "paper.bring.signed") in paper(to_sign=True, language="fr").texts()


def test_the_chosen_moment_is_printed_and_typed_text_never_is() -> None:
    assert any("In de voormiddag" in text for text in paper(when="morning").texts())
    typed = paper(when="bij mijn zus An, 0471 12 34 56")
    assert typed.texts() == paper().texts()


def test_a_scheme_the_site_does_not_know_is_left_out_and_a_journey_is_refused() -> None:
    assert paper(schemes=["be.gone"]).texts() == paper(schemes=[]).texts()
    with pytest.raises(BadSite, match="internet-help"):
        paper(journey_id="gone")


def test_a_language_without_texts_is_shown_in_dutch_with_the_right_direction(monkeypatch) -> None:
    dutch_only = replace(eeklo(), texts=Texts(eeklo().texts.dutch))
    monkeypatch.setattr(f"{__name__}.eeklo", lambda: dutch_only)
    assert paper(language="ar").direction == "rtl"
    assert "Je papier" in paper(language="ar").texts()


def test_a_square_that_leads_nowhere_is_marked_as_an_example() -> None:
    def site(host: str) -> Site:
        return replace(eeklo(), file=eeklo().file.model_copy(update={"qr_host": host}))

    assert is_example(site("dekring.example"))
    assert is_example(site("localhost:8800"))
    assert not is_example(site("digitaal.eeklo.be"))


def with_hours(hours: str) -> Site:
    told = {**eeklo().file.organisation.model_dump(), "hours": hours}
    file = eeklo().file.model_copy(update={"organisation": Organisation.model_validate(told)})
    return replace(eeklo(), file=file)


def test_opening_hours_stand_on_lines_of_their_own_in_the_language_of_the_person() -> None:
    site = with_hours("Mo-We 09:00-12:00; Fr 13:00-16:00; PH off")
    assert to_call(site, "nl").hours == (
        "Maandag–woensdag: 9 tot 12 uur", "Vrijdag: 13 tot 16 uur", "Gesloten op feestdagen.",
    )  # fmt: skip
    assert to_call(site, "tr").hours[0] == "Pazartesi–Çarşamba: 9.00–12.00"
    for language in site.file.languages:
        assert len(to_call(site, language).hours) == 3
        assert language == "nl" or not set(to_call(site, language).hours) & set(to_call(site, "nl").hours)


def test_a_place_nearby_is_asked_for_only_where_the_site_tells_no_street_and_no_telephone_number() -> None:
    def near(language: str) -> Nearby:
        return Nearby("Sociaal Huis", f"Markt 9 ({language})")

    assert to_call(eeklo(), "ar", near).nearby == near("ar")
    for told in ({"address": "Markt 1, 9900 Eeklo"}, {"phone": "09 000 00 00"}):
        known = eeklo().file.organisation.model_copy(update=told)
        file = eeklo().file.model_copy(update={"organisation": known})
        assert to_call(replace(eeklo(), file=file), "nl", near).nearby is None


def test_hours_that_nobody_told_are_not_printed_and_hours_that_cannot_be_said_are_refused() -> None:
    assert to_call(eeklo(), "ar").hours == ()  # not in the client's documents
    with pytest.raises(ValidationError, match="write 'Mo-Fr"):
        with_hours("Maandag: 9 tot 12 uur")


def test_a_check_in_another_language_tells_the_desk_in_dutch_the_verdict_and_what_comes_next() -> None:
    results = RuleBase(eeklo().schemes, eeklo().questions).check({}, DAY, SiteWords(eeklo().texts, "ar"))
    shown = check_paper(eeklo(), language="ar", journey_id="internet-check", results=results.schemes, on=DAY)
    texts = shown.texts()
    foot = "\n".join(texts[texts.index("Voor de medewerker:") :])
    assert "Sociaal internet: Vraag het ons. Kom langs of maak een afspraak met ons." in foot
    under = [dutch for block in shown.blocks if isinstance(block, Bullets) for dutch in block.under]
    assert under == ["Je identiteitskaart", "Je laatste factuur van internet of telefoon"]
    assert foot.endswith("Deze vertaling is nog niet nagelezen.")
    assert eeklo().texts.get("ar", "paper.draft") in texts


ANSWERS = st.fixed_dictionaries(
    {}, optional={fact.id: st.sampled_from(fact.values) for fact in FACTS if fact.check}
)


@settings(max_examples=80)
@given(ANSWERS)
def test_no_answer_of_a_check_can_be_read_back_from_its_paper(answers) -> None:
    rules = RuleBase(eeklo().schemes, eeklo().questions)
    results = rules.check(answers, DAY).schemes
    shown = check_paper(eeklo(), language="nl", journey_id="internet-check", results=results, on=DAY)
    words = "\n".join(shown.texts()).lower()
    assert not [word for word in SENSITIVE if word in words]
    for result in results:
        assert not [reason for reason in result.reasons if reason.lower() in words]
    # Two people with the same verdicts get the same paper, whatever they said to get there.
    for other in ({}, {**answers, "money_tight": "yes"}):
        theirs = rules.check(other, DAY).schemes
        if [result.verdict for result in theirs] == [result.verdict for result in results]:
            again = check_paper(eeklo(), language="nl", journey_id="internet-check", results=theirs, on=DAY)
            assert again == shown
