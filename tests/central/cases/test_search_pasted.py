"""Searching with what was copied elsewhere: a contact card, a spreadsheet, a letterhead."""

from __future__ import annotations

import pytest

from tests.central.cases.test_search_cases import found

pytestmark = pytest.mark.django_db
NARROW, NO_BREAK, NO_BREAK_DASH = "\u202f", "\u00a0", "\u2011"


@pytest.fixture
def zoe(kiosk, a_case):
    a_case(kiosk, person={"name": "Greta Tel", "reach": {"by": "visit", "value": "de bib"}})
    return a_case(kiosk, person={"name": "Zoë Ârslan"}).name


@pytest.mark.parametrize(
    "typed",
    [
        "tel. 0471 12 34 56",
        "Tel.: 0471/12.34.56",
        "tel.0471123456",
        "GSM: 0471 12 34 56",
        "gsm 0471123456",
        "0471 12 34 56 (gsm)",
        f"M{NO_BREAK}+32{NO_BREAK}471{NARROW}12{NARROW}34{NARROW}56",
        "T. 0471 12 34 56",
        "whatsapp:+32471123456",
        "https://wa.me/32471123456",
        "\u202aTel: +32 471 12 34 56\u202c",
        f"gsm: ٠٤٧١{NO_BREAK_DASH}١٢٣٤٥٦",
    ],
)
def test_a_person_is_found_by_a_number_with_the_word_that_stood_before_it(as_an, zoe, typed):
    assert found(as_an, typed) == [zoe]


@pytest.mark.parametrize(
    "typed",
    [
        "'0471123456",
        '="0471123456"',
        '"0471 12 34 56"',
        "'+32471123456",
        "0471123456;",
        "<0471123456>",
        "0471 | 12 34 56",
        "0471*12*34*56",
        "Zoë;0471123456",
        "zoe,+32471123456",
        "Zoë Ârslan: 0471 12 34 56",
    ],
)
def test_a_person_is_found_by_a_number_from_a_spreadsheet_with_its_marks(as_an, zoe, typed):
    assert found(as_an, typed) == [zoe]


@pytest.mark.parametrize("typed", ["tel", "tel.", "greta tel", "Tel, Greta", "tel bib"])
def test_a_person_whose_name_is_such_a_word_is_still_found_by_it(as_an, zoe, typed):
    assert found(as_an, typed) == ["Greta Tel"]


@pytest.mark.parametrize(
    "typed", ["tel. 0471 12 34 57", "gsm 0499123456", '="0471123457"', "greta:0471123456"]
)
def test_nobody_is_found_by_another_number_whatever_stands_before_it(as_an, zoe, typed):
    assert found(as_an, typed) == []


def test_a_person_is_found_by_a_mail_address_copied_as_a_link(as_an, kiosk, a_case):
    reach = {"by": "email", "value": "fatima.ea+kring@voorbeeld.be"}
    a_case(kiosk, person={"name": "Fatima", "reach": reach})
    for typed in ("mailto:fatima.ea+kring@voorbeeld.be", "Fatima <fatima.ea+kring@voorbeeld.be>"):
        assert found(as_an, typed) == ["Fatima"]


@pytest.mark.parametrize("typed", ["B-9880 Aalter", "BE-9880 AALTER", "be-9880", "9880, Aalter"])
def test_people_are_found_by_a_postcode_as_it_stands_on_a_letter(as_an, kiosk, a_case, zoe, typed):
    a_case(kiosk, person={"name": "Mia", "place": {"postcode": "9880", "name": "Aalter"}})
    assert found(as_an, typed) == ["Mia"]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Ann Saint-Remy", "st-remy"),
        ("Ann Saint‑Rémy", "sint remy"),
        ("Ann St. Rémy", "saint-remy"),
        ("Ann Ste-Marie", "sainte marie"),
        ("Els Van den Berghe", "vd berghe"),
        ("Els Vandenberghe", "vd. berghe els"),
        ("Els Van de Velde", "v.d. velde"),
        ("Els Van der Straeten", "vd straeten"),
        ("Els Vandenbussche", "vdb"),
        ("Els Peeters", "Mevr. Els Peeters"),
        ("Els Peeters", "mevrouw peeters"),
        ("Mevrouw Els", "mevrouw"),
        ("Jo Dhr", "dhr"),
    ],
)
def test_a_name_is_found_written_short_in_full_or_as_on_a_letter(as_an, kiosk, a_case, name, typed):
    a_case(kiosk, person={"name": name, "reach": {"by": "visit", "value": "de bib"}})
    assert found(as_an, typed) == [name]
