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
    LONGEST,
    as_kept,
    keys_of,
    rebuild,
    sample_out_of_step,
)
from kiosk.receipts.code import new_code, shown
from tests.central.cases.finding import PAGE, found
from tests.central.kiosks import a_record, an_amendment

pytestmark = pytest.mark.django_db


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
    assert len(as_an.get("/mensen/?zoek=Fatima").context["cases"]) == 3


def test_the_page_says_what_was_searched_and_shows_everybody_again_on_one_touch(as_an, people):
    page = as_an.post(PAGE, {"zoek": "fatima"}, follow=True).content.decode()
    assert "persoon voor ‘fatima’" in page
    assert "Toon iedereen" in page
    assert len(as_an.post(PAGE, {}, follow=True).context["cases"]) == 3


def test_what_somebody_searches_is_shown_as_text_and_not_as_page(as_an, people):
    page = as_an.post(PAGE, {"zoek": "<script>alert(1)</script>"}, follow=True).content.decode()
    assert "<script" not in page


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
    assert [case.name for case in answer.context["cases"]] == ["Fatima El Amrani"]


def test_an_who_works_for_two_finds_people_of_the_one_she_chose(
    as_an, an, kiosk, kiosk_elsewhere, welzijnshuis, a_case
):
    a_case(kiosk, person={"name": "Łukasz"})
    a_case(kiosk_elsewhere, person={"name": "Łukasz"}, organisation="be.kortenberg.welzijnshuis")
    assert found(as_an, "lukasz") == ["Łukasz"]
    Membership.objects.create(user=an, organisation=welzijnshuis)
    as_an.post("/bij/", {"bij": str(an.organisations.get(short="De Kring").id)})
    [here] = as_an.post(PAGE, {"zoek": "lukasz"}, follow=True).context["cases"]
    as_an.post("/bij/", {"bij": str(welzijnshuis.id)})
    [there] = as_an.get("/mensen/").context["cases"]
    assert (here.organisation.short, there.organisation) == ("De Kring", welzijnshuis)
    as_an.post("/bij/", {"bij": str(uuid4())})
    assert as_an.get("/mensen/").context["cases"][0] == there, "one that is not hers changes nothing"


@given(st.text(max_size=80))
def test_what_is_kept_of_a_name_is_what_is_asked_by_it(name):
    case = Case(name=name, reach_by="visit", reach_value="", code_on_paper="", organisation_id=uuid4())
    kept = keys_of(case)
    for part in asked(name):
        assert any(
            all(any(key.startswith(one[:LONGEST]) for key in kept) for one in together) for together in part
        )
