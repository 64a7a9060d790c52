"""A character that a database refuses, anywhere in a request: the page comes, no database sees it."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from central.cases.models import CaseEvent
from central.pages.text import readable, storable
from tests.central.conftest import an_offer
from tests.central.forms import fill_in

pytestmark = pytest.mark.django_db


def names(answer) -> list[str]:
    return [case.name for case in answer.context["cases"]]


@pytest.fixture
def page(kiosk, a_case) -> str:
    return f"/mensen/{a_case(kiosk, person={'name': 'An Claes'}).id}/"


@pytest.mark.parametrize(
    "field", ["status", "plaats", "taal", "regeling", "kanaal", "te_laat", "zonder_stap", "bladzijde"]
)
@pytest.mark.parametrize("said", ["%00", "new%00", "%00new", "%ED%A0%80", "%FF", "%F4%90%80%80"])
def test_a_filter_nobody_chose_shows_a_list(as_an, page, field, said):
    answer = as_an.get(f"/mensen/?{field}={said}")
    assert answer.status_code == 200
    if field in ("status", "plaats", "taal", "regeling", "kanaal"):
        assert names(answer) == []
    assert "\x00" not in answer.content.decode()


@pytest.mark.parametrize("said", ["an\x00", "\x00", "\x00an", "a\x00n"])
def test_search_words_with_a_nul_find_nobody_and_break_no_list(as_an, page, said):
    for _ in range(2):
        assert names(as_an.post("/mensen/zoeken/", {"zoek": said}, follow=True)) == []
    assert as_an.get("/mensen/").status_code == 200


def test_a_session_that_was_poisoned_before_is_well_again(as_an, page):
    session = as_an.session
    session["case-search"] = "an\x00"
    session.save()
    answer = as_an.get("/mensen/")
    assert answer.context["typed"] == "an�"
    assert names(answer) == []


def test_a_note_with_a_nul_is_kept_with_a_sign_in_its_place(as_an, page):
    assert fill_in(as_an, page, f"{page}notitie/", text="Ge\x00beld").status_code == 302
    assert CaseEvent.objects.filter(kind="note").get().text == "Ge�beld"


def test_a_cookie_that_hides_a_nul_is_an_ordinary_stranger(db):
    hidden = "\\000" + "a" * 31
    cookies = f'sessionid="{hidden}"; concept="{hidden}"; csrftoken="{hidden}"; messages="{hidden}"'
    assert Client().get("/mensen/", headers={"Cookie": cookies}).status_code == 302


@pytest.mark.parametrize("path", ["/mensen/%00/", "/p/%00", "/o/%00", "/%00", "/o/praattafel%00", "/api/%00"])
def test_an_address_with_a_nul_is_not_there(as_an, page, path):
    assert as_an.get(path).status_code == 404


@pytest.mark.parametrize("field", ["username", "password", "next"])
def test_the_login_page_takes_no_nul(an, field):
    said = {"username": "an", "password": "wachtwoord van An"} | {field: "an\x00"}
    assert Client().post("/aanmelden/", said).status_code in (200, 302)


@pytest.mark.parametrize("field", ["l", "c", "k", "s", "o", "dag"])
def test_pages_for_phones_and_days_take_no_nul(as_an, praattafel, field):
    for address in ("/start", "/o/praattafel", "/p/" + "A" * 22, f"/aanbod/{praattafel.id}/", "/stands/"):
        assert Client().get(f"{address}?{field}=%00").status_code in (200, 302)
        assert as_an.get(f"{address}?{field}=%00").status_code == 200


def test_a_paper_page_takes_no_nul(db):
    said = {"action": "correct", "name": "A\x00n", "said": "\x00"}
    assert Client().post("/p/" + "A" * 22, said).status_code == 200
    from central.cases.models import Amendment

    assert Amendment.objects.get().new == {"name": "An"}  # as the kiosk's own fields take it


@pytest.mark.parametrize("header", ["Accept-Language", "Referer", "Origin", "If-None-Match", "User-Agent"])
def test_a_header_takes_no_nul(as_an, page, header):
    assert as_an.get("/mensen/", headers={header: "nl\x00"}).status_code == 200


def test_a_text_of_an_offer_takes_no_nul(as_an, de_kring):
    offer = an_offer(de_kring, "repair", "Repair café")
    address = f"/aanbod/{offer.id}/talen/?taal=fr"
    assert fill_in(as_an, address, "", title="Ca\x00fé").status_code == 302
    assert as_an.get(f"/aanbod/{offer.id}/talen/?taal=%00").status_code == 200
    assert as_an.get(f"/aanbod/{offer.id}/talen/?{quote('taal=fr')}").status_code == 200


def test_half_a_character_in_a_record_keeps_nobody_from_being_helped():
    assert storable({"a\ud800": ["b\x00", {"c": "\udfffd"}]}) == {"a": ["b", {"c": "d"}]}


@given(st.text(st.characters(), max_size=60) | st.text(max_size=5).map(lambda text: text + "\ud83d\x00"))
def test_what_is_made_readable_can_be_written_anywhere_and_keeps_its_length(text):
    made = readable(text)
    assert "\x00" not in made
    assert len(made) == len(text)
    made.encode()
    storable(text).encode()
