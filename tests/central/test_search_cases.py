"""/mensen/zoeken/: finding one person again, without their name in any address."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from central.accounts.models import Membership
from central.cases.models import Case, SearchWord
from central.cases.search import asked
from central.cases.search_words import (
    BACKWARDS,
    LONGEST,
    OF_CODE,
    as_kept,
    keys_of,
    rebuild,
    sample_out_of_step,
)
from kiosk.receipts.code import new_code, shown
from kiosk.words.folding import folded_words
from tests.central.kiosks import a_record, an_amendment

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


@pytest.mark.parametrize("half", [slice(4), slice(4, 8), slice(6)])
def test_half_of_a_code_read_aloud_is_enough(as_an, kiosk, a_case, people, half):
    case = a_case(kiosk, person={"name": "Met papier"})
    assert found(as_an, case.code[half].lower()) == ["Met papier"]


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
            assert all(key.lstrip(BACKWARDS + OF_CODE) == "".join(folded_words(key)) for key in together)


# --- spelled another way


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Łukasz Woźniak", "lukasz"),
        ("Łukasz Woźniak", "WOZNIAK"),
        ("Işık Yılmaz", "isik"),
        ("Işık Yılmaz", "yilmaz"),
        ("Isik Yilmaz", "IŞIK YILMAZ"),
        ("İnci Öztürk", "inci"),
        ("Đorđe Petrović", "dorde"),
        ("Đorđe Petrović", "djordje"),
        ("Bjørn Þorsson", "bjorn thorsson"),
        ("Æbbe Œdipe", "aebbe oedipe"),
        ("Ħal Ŋori", "hal nori"),
        ("Jürgen Groß", "jurgen gross"),
        ("Jürgen Groß", "juergen"),
        ("Juergen Gross", "jürgen"),
        ("Nguyễn Thị", "nguyen thi"),
        ("علی کریمی", "علي كريمي"),
        ("علي كريمي", "علی کریمی"),
        ("فاطمة أحمد", "فاطمه احمد"),
        ("مُحَمَّد", "محمد"),
        ("محـمـد", "محمد"),
        ("عبد الله", "عبدالله"),
        ("علی\u200cرضا", "علیرضا"),
        ("علی\u200cرضا", "علی رضا"),
        ("مؤمن", "مومن"),
        ("زرغونې", "زرغوني"),
        ("ګل", "گل"),
        ("Дем'янчук", "демʼянчук"),
        ("Андрій Коваль", "АНДРІЙ КОВАЛЬ"),
        ("Ґалаґан", "галаган"),
        ("ＡＮＮＡ", "anna"),
        ("Els Van den Berghe", "vandenberghe"),
        ("Els Van den Berghe", "Vanden Berghe"),
        ("Els Van den Berghe", "van den berghe, els"),
        ("Els Van den Berghe", "berghe els"),
        ("Els Vandenberghe", "van den berghe"),
        ("Els Vandenberghe", "berghe"),
        ("An De Smet", "desmet"),
        ("An Desmet", "de smet"),
        ("Jean Pierre Claes", "jean-pierre"),
        ("Jean Pierre Claes", "jeanpierre"),
        ("Jean‑Pierre Claes", "jean pierre"),
        ("Jeanpierre Claes", "jean-pierre claes"),
        ("Pierre Jean Claes", "jean–pierre"),
        ("Jo D’hondt", "d'hondt"),
        ("Jo D’hondt", "dhondt"),
        ("Jo D'hondt", "d hondt"),
        ("Jo D`hondt", "D´hondt"),
        ("Jo d'Hondt", "hondt"),
        ("Jo Dhondt", "d’hondt"),
        ("O'Neill", "oneill"),
        ("O’Neill", "oʼneill"),
        ("ONeill", "o'neill"),
        ("Ab\u202bdul", "abdul"),
        ("Li Wu", "li"),
        ("Li Wu", "w"),
    ],
)
def test_a_person_is_found_however_their_name_is_spelled(as_an, kiosk, a_case, name, typed):
    a_case(kiosk, person={"name": "Greta Boels", "reach": {"by": "visit", "value": "de bib"}})
    kept = a_case(kiosk, person={"name": name, "reach": {"by": "visit", "value": "de bib"}}).name
    assert found(as_an, typed) == [kept]


@pytest.mark.parametrize(
    "typed",
    [
        "\u202a0471 12 34 56\u202c",
        "\u2066+32\u00a0471\u00a012\u00a034\u00a056\u2069",
        "0471\u201112\u201134\u201156",
        "0471–12–34–56",
        "+32 0471 12 34 56",
        "0032 (0) 471/12.34.56",
        "٠٤٧١١٢٣٤٥٦",
        "۰۴۷۱ ۱۲ ۳۴ ۵۶",
        "０４７１１２３４５６",
        "32471123456",
        "(32) 471 12 34 56",
        "471123456",
        "tel:+32471123456",
        "0471 12",
        "+32 471 1",
        "34 56",
        "456",
        "Zoë 0471 12 34 56",
        "9900 0471123456",
        "zoe 3456",
    ],
)
def test_a_person_is_found_by_a_number_as_it_was_pasted_or_as_much_as_one_knows(as_an, people, typed):
    assert found(as_an, typed) == ["Zoë Ârslan"]


@pytest.mark.parametrize(
    "typed", ["0471 12 34 57", "0471 12 99", "457", "00 77 0471", "zoe 0499", "+31 471123456"]
)
def test_nobody_is_found_by_another_number(as_an, people, typed):
    assert found(as_an, typed) == []


@pytest.mark.parametrize(
    "typed", ["06 1234 5678", "0031 6 12345678", "+31 (0)6-12345678", "31612345678", "5678"]
)
def test_a_person_with_a_number_from_abroad_is_found(as_an, kiosk, a_case, typed):
    a_case(kiosk, person={"name": "Jan", "reach": {"by": "phone", "value": "+31612345678"}})
    assert found(as_an, typed) == ["Jan"]


@pytest.mark.parametrize(
    "typed", ["fatima.ea", "FATIMA.EA@VOORBEELD.BE", "voorbeeld", "ea@voorbeeld", "atima"]
)
def test_a_person_is_found_by_a_part_of_their_address(as_an, people, typed):
    assert found(as_an, typed) == ["Fatima El Amrani"]


@pytest.mark.parametrize(
    "typed", ["sint-laureins", "st laureins", "st.-laureins", "sintlaureins", "laureins"]
)
def test_people_are_found_by_their_place_however_it_is_written(as_an, kiosk, a_case, typed):
    place = {"postcode": "9980", "name": "Sint-Laureins"}
    a_case(kiosk, person={"name": "Mia", "place": place})
    assert found(as_an, typed) == ["Mia"]


@pytest.mark.parametrize("typed", ["' - ’", "...", "\u202e\u200b", "😀", "(", "+", "\\", "–"])
def test_what_holds_no_letter_and_no_digit_finds_nobody(as_an, people, typed):
    assert found(as_an, typed) == []


def test_many_dashes_and_words_are_no_trouble(as_an, people):
    assert found(as_an, "-".join("abcdefgh") * 6) == []
    assert found(as_an, "zoe " * 25) == ["Zoë Ârslan"]


# --- in step with the case


def test_who_changed_their_name_and_number_is_found_by_the_new_ones_alone(as_an, kiosk, a_case, arrives):
    record = a_record(person={"name": "Łukasz Woźniak"})
    arrives(kiosk, record)
    new = {"by": "phone", "value": "+32499887766"}
    arrives(kiosk, an_amendment(record, action="correct", name="Łukasz Nowak", reach=new))
    assert found(as_an, "nowak") == found(as_an, "0499 88 77 66") == ["Łukasz Nowak"]
    assert found(as_an, "wozniak") == found(as_an, "0471 12 34 56") == []


def test_of_a_person_who_is_deleted_no_part_of_a_name_stays(as_an, kiosk, a_case):
    case = a_case(kiosk, person={"name": "Łukasz Woźniak"})
    assert SearchWord.objects.exists()
    as_an.post(f"/mensen/{case.id}/verwijder/", {"reason": "asked"})
    assert not SearchWord.objects.exists()


def test_whatever_saves_a_case_keeps_it_found(as_an, kiosk, a_case):
    case = a_case(kiosk)
    case.name = "Işık"
    case.save()
    assert found(as_an, "isik") == ["Işık"]
    case.status = "busy"
    with CaptureQueriesContext(connection) as asked_:
        case.save(update_fields=["status"])
    assert not any("searchword" in query["sql"] for query in asked_)


def test_people_that_were_here_before_are_found_after_init(as_an, kiosk, a_case):
    case = a_case(kiosk, person={"name": "Łukasz"})
    SearchWord.objects.all().delete()
    SearchWord.objects.create(case=case, word=as_kept(case.organisation_id, "oud"))
    assert sample_out_of_step(50) == [case]
    assert rebuild() == 1
    assert sample_out_of_step(50) == []
    assert found(as_an, "lukasz") == ["Łukasz"]
    assert found(as_an, "oud") == []


def test_a_filter_and_a_search_hold_together(as_an, people):
    answer = as_an.post(PAGE, {"zoek": "e", "plaats": "9990"}, follow=True)
    assert [case.name for case in answer.context["page"]] == ["Fatima El Amrani"]


def test_an_who_works_for_two_finds_people_of_both(as_an, an, kiosk, kiosk_elsewhere, welzijnshuis, a_case):
    a_case(kiosk, person={"name": "Łukasz"})
    a_case(kiosk_elsewhere, person={"name": "Łukasz"}, organisation="be.kortenberg.welzijnshuis")
    assert found(as_an, "lukasz") == ["Łukasz"]
    Membership.objects.create(user=an, organisation=welzijnshuis)
    assert found(as_an, "lukasz") == ["Łukasz", "Łukasz"]


@given(st.text(max_size=80))
def test_what_is_kept_of_a_name_is_what_is_asked_by_it(name):
    case = Case(name=name, reach_by="visit", reach_value="", code_on_paper="", organisation_id=uuid4())
    kept = keys_of(case)
    for part in asked(name):
        assert any(
            all(any(key.startswith(one[:LONGEST]) for key in kept) for one in together) for together in part
        )
