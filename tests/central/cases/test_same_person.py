"""Same person or same family: judged by staff, never merged, always to be taken back."""

from __future__ import annotations

import pytest

from central.cases.models import Case, SamePerson
from central.cases.same_person import beside, judge
from tests.central.forms import fill_in

pytestmark = pytest.mark.django_db


def who(kiosk, a_case, name, by="phone", value="+32471123456"):
    return a_case(kiosk, person={"name": name, "reach": {"by": by, "value": value}})


@pytest.fixture
def etienne(kiosk, a_case):
    return who(kiosk, a_case, "Etienne De Pauw")


def told(case):
    return [(one.case.name, one.judgement, one.alike) for one in beside(case)]


def test_the_same_number_is_found_and_the_name_only_colours_it(kiosk, a_case, etienne):
    who(kiosk, a_case, "Etienne")
    who(kiosk, a_case, "Lieve", value="+32 471 12 34 56")
    who(kiosk, a_case, "Etienne De Pauw", value="+32471999999")
    assert told(etienne) == [("Etienne", "", True), ("Lieve", "", False)]


def test_a_place_to_find_somebody_makes_nobody_the_same(kiosk, a_case):
    one = who(kiosk, a_case, "An", "visit", "Sociaal restaurant")
    who(kiosk, a_case, "An", "visit", "Sociaal restaurant")
    assert told(one) == []


def test_an_address_is_the_same_in_capitals(kiosk, a_case):
    one = who(kiosk, a_case, "An", "email", "An@Voorbeeld.be")
    who(kiosk, a_case, "Jan", "email", "an@voorbeeld.be")
    assert told(one) == [("Jan", "", False)]


def test_a_judgement_holds_until_the_next_one_and_merges_nothing(as_an, kiosk, a_case, etienne):
    other = who(kiosk, a_case, "Etienne")
    page = f"/mensen/{etienne.id}/"
    for judgement in ("same", "family"):
        fill_in(as_an, page, f"{page}zelfde/", other=str(other.id), judgement=judgement)
        assert [one.judgement for one in beside(etienne)] == [judgement]
        assert [one.judgement for one in beside(other)] == [judgement]
    fill_in(as_an, page, f"{page}zelfde/", other=str(other.id), judgement="other")
    assert [one.judgement for one in beside(etienne)] == ["other"], "shown, so that it can be taken back"
    assert SamePerson.objects.count() == 3
    assert {one.code for one in Case.objects.all()} == {etienne.code, other.code}


def test_what_is_the_same_as_the_same_is_the_same(an, kiosk, a_case, etienne):
    new_number = who(kiosk, a_case, "Etienne", value="+32471000001")
    mail = who(kiosk, a_case, "E. De Pauw", "email", "e@voorbeeld.be")
    judge(etienne, new_number, an, "same")
    judge(mail, new_number, an, "same")
    assert {name for name, _, _ in told(etienne)} == {"Etienne", "E. De Pauw"}


def test_a_corrected_number_leads_to_other_people(an, kiosk, a_case, etienne):
    lieve = who(kiosk, a_case, "Lieve", value="+32471000009")
    etienne.reach_value = "+32471000009"
    etienne.save(update_fields=["reach_value"])
    assert told(lieve) == [("Etienne De Pauw", "", False)]


def test_nobody_is_judged_over_the_wall_of_an_organisation(as_an, a_case, kiosk_elsewhere, etienne):
    theirs = who(
        kiosk_elsewhere,
        lambda kiosk, **said: a_case(
            kiosk, organisation="be.kortenberg.welzijnshuis", site="kortenberg", **said
        ),
        "Etienne",
    )
    assert told(etienne) == []
    said = {"other": str(theirs.id), "judgement": "same"}
    assert as_an.post(f"/mensen/{etienne.id}/zelfde/", said).status_code == 404
    assert as_an.post(f"/mensen/{etienne.id}/zelfde/", said | {"other": "x"}).status_code == 404
