"""Who may see and do what: the table, and the page of a person as each role reads it."""

from __future__ import annotations

import pytest
from django.test import Client

from central.accounts.models import AccessLog, Membership
from central.accounts.roles import Data, Right, Role, may, needs_second_factor, only_handed, sees
from central.cases import steps
from tests.central.conftest import a_colleague


def as_(organisation, role: str) -> Client:
    client = Client()
    client.force_login(a_colleague(organisation, f"Collega {role}", role))
    return client


def test_only_coordinators_and_administrators_take_people_away_or_carry_them_off():
    for right in (Right.REMOVE, Right.EXPORT):
        assert {role for role in Role if may(role, right)} == {Role.COORDINATOR, Role.ADMINISTRATOR}


def test_reception_sees_who_when_and_how_to_reach_and_no_more():
    assert {one for one in Data if sees("reception", one)} == {Data.WHO, Data.WHEN, Data.REACH}
    assert not may("reception", Right.WORK)


def test_a_reader_has_figures_alone_and_sees_nothing_of_anybody():
    assert [right for right in Right if may("reader", right)] == [Right.FIGURES]
    assert not any(sees("reader", one) for one in Data)


def test_only_a_volunteer_depends_on_being_handed_somebody():
    assert [role for role in Role if only_handed(role)] == [Role.VOLUNTEER]


def test_who_can_take_away_or_carry_off_needs_more_than_a_password():
    risky = {role for role in Role if may(role, Right.REMOVE) or may(role, Right.EXPORT)}
    assert {role for role in Role if needs_second_factor(role)} == risky


def test_a_role_that_nobody_knows_may_nothing():
    assert not any(may("chief", right) for right in Right)
    assert not any(sees("", one) for one in Data)


def test_the_roles_of_the_table_are_those_that_can_be_given():
    assert set(Membership.As.values) == {role.value for role in Role}


@pytest.mark.django_db
def test_reception_reads_how_to_reach_somebody_and_not_what_they_asked_or_what_was_written(
    de_kring, an, kiosk, a_case
):
    case = a_case(kiosk)
    steps.add_note(case, an, "Heeft schulden")
    page = as_(de_kring, "reception").get(f"/mensen/{case.id}/").content.decode()
    assert case.name in page
    assert 'href="tel:' in page
    for hidden in ("De vraag", "Heeft schulden", "Verwijder", "Wie bekeek dit", "Bewaar de", "Zet op"):
        assert hidden not in page
    worker = as_(de_kring, "worker").get(f"/mensen/{case.id}/").content.decode()
    assert "Heeft schulden" in worker
    assert "Verwijder voor altijd" not in worker


@pytest.mark.django_db
def test_a_form_that_a_role_has_not_does_nothing_and_is_written_down(de_kring, kiosk, a_case):
    case = a_case(kiosk)
    worker = as_(de_kring, "worker")
    assert worker.post(f"/mensen/{case.id}/verwijder/", {"reason": "asked"}).status_code == 404
    case.refresh_from_db()
    tried = AccessLog.objects.get(kind="refused")
    assert (tried.page, tried.case_id) == ("case-delete", case.id)


@pytest.mark.django_db
def test_the_menu_and_the_beginning_are_those_of_ones_role(de_kring):
    reader = as_(de_kring, "reader")
    assert reader.get("/")["Location"] == "/cijfers/"
    page = reader.get("/cijfers/").content.decode()
    assert 'href="/cijfers/"' in page
    assert 'href="/mensen/"' not in page
    assert reader.get("/mensen/").status_code == 404


@pytest.mark.django_db
def test_with_another_role_at_each_organisation_the_list_goes_by_the_chosen_one(
    de_kring, welzijnshuis, kiosk_elsewhere, a_case
):
    theirs = a_case(kiosk_elsewhere, organisation="be.kortenberg.welzijnshuis")
    client = as_(de_kring, "reader")
    user = Membership.objects.get(role="reader").user
    Membership.objects.create(user=user, organisation=welzijnshuis, role="reception")
    client.post("/bij/", {"bij": str(de_kring.id)})
    assert client.get("/mensen/").status_code == 404
    assert client.get(f"/mensen/{theirs.id}/").status_code == 200
    client.post("/bij/", {"bij": str(welzijnshuis.id)})
    assert client.get("/mensen/").status_code == 200
    assert client.get("/cijfers/").status_code == 404
