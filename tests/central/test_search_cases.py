"""/mensen/zoeken/: finding one person again, without their name in any address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central.cases.search import asked
from central.cases.search_words import BACKWARDS
from kiosk.receipts.code import new_code, shown
from kiosk.words.folding import folded_words

pytestmark = pytest.mark.django_db
PAGE = "/mensen/zoeken/"


@pytest.fixture
def people(kiosk, a_case):
    a_case(kiosk, person={"name": "Zoë Ârslan"})
    a_case(
        kiosk,
        person={
            "name": "Fatima El Amrani",
            "reach": {"by": "email", "value": "Fatima.EA@voorbeeld.be"},
            "place": {"postcode": "9990", "name": "Maldegem"},
        },
    )
    a_case(kiosk, person={"name": "O'Neill", "reach": {"by": "visit", "value": "Sociaal restaurant"}})


def found(client, typed: str) -> list[str]:
    answer = client.post(PAGE, {"zoek": typed}, follow=True)
    assert answer.status_code == 200
    return sorted(case.name for case in answer.context["page"])


def test_who_is_not_logged_in_finds_nobody(nobody, people):
    answer = nobody.post(PAGE, {"zoek": "fatima"})
    assert answer["Location"].startswith("/aanmelden/")
    assert "fatima" not in answer["Location"]


def test_bart_does_not_find_people_of_de_kring(as_bart, people):
    assert found(as_bart, "zoe") == []


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("Zoë", ["Zoë Ârslan"]),
        ("zoe", ["Zoë Ârslan"]),
        ("ARSLAN zoe", ["Zoë Ârslan"]),
        ("oë", ["Zoë Ârslan"]),
        ("0471 12 34 56", ["Zoë Ârslan"]),
        ("0471/12.34.56", ["Zoë Ârslan"]),
        ("+32471123456", ["Zoë Ârslan"]),
        ("0032 471 12 34 56", ["Zoë Ârslan"]),
        ("+32 (0)471 12 34 56", ["Zoë Ârslan"]),
        ("123456", ["Zoë Ârslan"]),
        ("fatima.ea@voorbeeld.be", ["Fatima El Amrani"]),
        ("maldegem", ["Fatima El Amrani"]),
        ("9990", ["Fatima El Amrani"]),
        ("restaurant", ["O'Neill"]),
        ("o'neill", ["O'Neill"]),
        ("%", []),
        ("_", []),
        ("' OR 1=1 --", []),
        ("niemand", []),
        ("   ", ["Fatima El Amrani", "O'Neill", "Zoë Ârslan"]),
    ],
)
def test_people_are_found_by_what_staff_know(as_an, people, typed, who):
    assert found(as_an, typed) == who


@pytest.mark.parametrize(
    "spelling", [str, shown, str.lower, lambda code: shown(code).lower(), lambda c: f" {c[:4]} {c[4:]} "]
)
def test_the_code_on_the_paper_is_found_as_people_write_it(as_an, kiosk, a_case, people, spelling):
    case = a_case(kiosk, person={"name": "Met papier"})
    assert found(as_an, spelling(case.code)) == ["Met papier"]


def test_a_name_that_could_be_a_code_is_still_found(as_an, kiosk, a_case):
    name = next(code for code in iter(new_code, "") if code.isalpha())
    a_case(kiosk, person={"name": name.capitalize()})
    assert found(as_an, name) == [name.capitalize()]


def test_both_papers_with_one_code_are_found(as_an, kiosk, a_case):
    first = a_case(kiosk, person={"name": "Een"})
    a_case(kiosk, person={"name": "Twee"}, code=first.code)
    assert found(as_an, first.code) == ["Een", "Twee"]


def test_the_words_never_stand_in_an_address(as_an, people):
    answer = as_an.post(PAGE, {"zoek": "Fatima El Amrani", "status": "new"})
    assert answer["Location"] == "/mensen/?status=new"


def test_who_logs_in_again_after_a_search_comes_to_the_list(as_an):
    assert as_an.get(PAGE)["Location"] == "/mensen/"


def test_words_in_an_address_are_not_searched(as_an, people):
    assert len(as_an.get("/mensen/?zoek=Fatima").context["page"]) == 3


def test_the_page_says_what_was_searched_and_shows_everybody_again_on_one_touch(as_an, people):
    page = as_an.post(PAGE, {"zoek": "fatima"}, follow=True).content.decode()
    assert "persoon voor ‘fatima’" in page
    assert "Toon iedereen" in page
    assert len(as_an.post(PAGE, {}, follow=True).context["page"]) == 3


def test_what_somebody_searches_is_shown_as_text_and_not_as_page(as_an, people):
    page = as_an.post(PAGE, {"zoek": "<script>alert(1)</script>"}, follow=True).content.decode()
    assert "<script" not in page


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing_more(text):
    assert folded_words(" ".join(folded_words(text))) == folded_words(text)


@given(st.text(max_size=60))
def test_what_is_asked_is_letters_and_digits_alone(text):
    for part in asked(text):
        for together in part:
            assert together
            assert all(key.lstrip(BACKWARDS) == "".join(folded_words(key)) for key in together)
