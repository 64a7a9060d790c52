"""Where somebody lives: postcode and village as said, and the municipality of that day."""

from __future__ import annotations

import re

import pytest

from central.cases.models import Amendment, Case
from central.cases.search import search
from kiosk.journeys.model import Step
from kiosk.receipts.code import new_code
from tests.central.kiosks import a_record, an_amendment
from tests.central.phone.test_phone_page import sign_up

pytestmark = pytest.mark.django_db


def living_in(postcode: str, name: str, nis: str = "", municipality: str = "") -> dict[str, object]:
    place: dict[str, object] = {"postcode": postcode, "name": name}
    return place | {"municipality": {"nis": nis, "name": municipality}} if nis else place


def lives(case: Case) -> tuple[str, ...]:
    case.refresh_from_db()
    return case.postcode, case.place_name, case.municipality, case.nis


def test_the_case_of_rosa_keeps_what_her_record_brought(kiosk, a_case):
    case = a_case(kiosk, person={"name": "Rosa", "place": living_in("9880", "Poeke", "44084", "Aalter")})
    assert lives(case) == ("9880", "Poeke", "Aalter", "44084")


def test_a_merger_after_the_record_of_rosa_changes_nothing_in_it(kiosk, a_case):
    """Her kiosk knew a table that is not ours; what it wrote down held on that day."""
    case = a_case(kiosk, person={"place": living_in("9185", "Wachtebeke", "44073", "Wachtebeke")})
    assert lives(case) == ("9185", "Wachtebeke", "Wachtebeke", "44073")


@pytest.mark.parametrize(
    ("postcode", "name", "municipality", "nis"),
    [
        ("9900", "Eeklo", "Eeklo", "43005"),
        ("9185", "Wachtebeke", "Lochristi", "44087"),
        ("6687", "Bertogne", "Bastogne", "82039"),
        ("9931", "Oostwinkel", "Lievegem", "44085"),
        ("9880", "Poucques", "Aalter", "44084"),  # a name we do not have, of a postcode in one municipality
        ("1040", "Etterbeek", "Etterbeek", "21005"),
        ("1050", "Ixelles", "Elsene", "21009"),
        ("1040", "Europese wijk", "", ""),  # of Etterbeek or of Brussels: nobody guesses
        ("1804", "Cargovil", "", ""),
        ("9999", "Nergens", "", ""),
    ],
)
def test_a_record_from_before_gets_the_municipality_where_only_one_is_possible(
    kiosk, a_case, postcode, name, municipality, nis
):
    case = a_case(kiosk, person={"name": "Jozef", "place": living_in(postcode, name)})
    assert lives(case) == (postcode, name, municipality, nis)


def test_who_did_not_say_where_they_live_lives_nowhere(kiosk, a_case):
    assert lives(a_case(kiosk, person={"place": None})) == ("", "", "", "")


@pytest.mark.parametrize(
    ("moved", "municipality"),
    [
        (living_in("9930", "Zomergem", "44085", "Lievegem"), ("Lievegem", "44085")),
        (living_in("9930", "Zomergem"), ("Lievegem", "44085")),
        (living_in("1040", "Jourdan"), ("", "")),  # and certainly not Aalter any more
    ],
)
def test_when_rosa_moves_her_municipality_moves_along(kiosk, arrives, a_case, moved, municipality):
    record = a_record(person={"name": "Rosa", "place": living_in("9880", "Poeke", "44084", "Aalter")})
    case = a_case(kiosk, **record)
    arrives(kiosk, an_amendment(record, action="correct", place=moved))
    assert lives(case) == (moved["postcode"], moved["name"], *municipality)
    assert Amendment.objects.get().before["municipality"] == "Aalter"
    if municipality[0]:
        assert list(search(Case.objects.all(), municipality[0])) == [case]
    assert not search(Case.objects.all(), "Aalter")


def test_staff_read_the_municipality_of_rosa_and_of_who_moved(as_an, kiosk, arrives, a_case):
    record = a_record(person={"name": "Rosa", "place": living_in("9880", "Poeke")})
    case = a_case(kiosk, **record)
    assert "Aalter (9880 Poeke)" in as_an.get(f"/mensen/{case.id}/").content.decode()
    arrives(kiosk, an_amendment(record, action="correct", place=living_in("9931", "Oostwinkel")))
    page = as_an.get(f"/mensen/{case.id}/").content.decode()
    assert page.count("Lievegem (9931 Oostwinkel)") == 2
    assert "Vroeger: Aalter (9880 Poeke)" in page


def test_staff_do_not_read_the_same_name_twice(as_an, kiosk, a_case):
    page = as_an.get(f"/mensen/{a_case(kiosk).id}/").content.decode()
    assert "9900 Eeklo" in page
    assert "(9900 Eeklo)" not in page


def test_a_typed_code_that_asks_for_another_town_shows_both_to_staff(as_an, kiosk, arrives, a_case):
    code = new_code()
    record = a_record(code=code, person={"place": living_in("9880", "Poeke")})
    a_case(kiosk, **record)
    arrives(kiosk, an_amendment(record, action="correct", code=code, place=living_in("9185", "Wachtebeke")))
    page = as_an.get("/gevraagd/").content.decode()
    assert "Lochristi (9185 Wachtebeke)" in page
    assert "Aalter (9880 Poeke)" in page


def test_who_is_looked_for_by_municipality_is_found_in_each_of_its_villages(kiosk, a_case):
    poeke = a_case(kiosk, person={"name": "Rosa", "place": living_in("9880", "Poeke")})
    ursel = a_case(kiosk, person={"name": "Jozef", "place": living_in("9910", "Ursel")})
    a_case(kiosk)
    assert set(search(Case.objects.all(), "aalter")) == {poeke, ursel}


@pytest.fixture
def asks_where(monkeypatch):
    """Let the journey of a sign-up ask where somebody lives, as a site may."""
    from central.phone import views as phone_views

    real = phone_views._journey
    where = Step(id="place", field="place", title="Waar woon je?")

    def asks(site):
        journey = real(site)
        return journey.model_copy(update={"step": (*journey.step, where)})

    monkeypatch.setattr(phone_views, "_journey", asks)


def test_on_a_phone_too_a_postcode_in_two_municipalities_asks_fatima_which(nobody, praattafel, asks_where):
    answer = sign_up(nobody, place="1040")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Er zijn er meer. Kies jouw plaats." in page
    assert re.findall(r'name="place" value="([^"]+)" type="radio"', page) == [
        "1040 Brussel",
        "1040 Etterbeek",
    ]
    assert not Case.objects.exists()
    # As a browser sends it: the line that was typed, then the answer that was touched.
    assert sign_up(nobody, place=["1040", "1040 Etterbeek"]).status_code == 200
    assert lives(Case.objects.get()) == ("1040", "Etterbeek", "Etterbeek", "21005")


def test_on_a_phone_a_former_name_finds_and_the_case_has_today_s(nobody, praattafel, asks_where):
    assert sign_up(nobody, place="wachtebeke").status_code == 200
    assert lives(Case.objects.get()) == ("9185", "Wachtebeke", "Lochristi", "44087")
