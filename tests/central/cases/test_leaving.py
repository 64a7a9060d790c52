"""A colleague goes: nobody they followed is forgotten."""

from __future__ import annotations

from datetime import date

import pytest

from central.accounts.models import AccessLog, Membership
from central.cases import closing, steps
from central.cases.models import Case, CaseEvent
from tests.central.conftest import a_colleague
from tests.central.forms import fill_in

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)


@pytest.fixture
def zoe(de_kring):
    return a_colleague(de_kring, "Zoë", "worker")


@pytest.fixture
def els(de_kring):
    return a_colleague(de_kring, "Els", "worker")


def test_whom_somebody_followed_is_named_and_given_to_a_colleague(as_an, an, zoe, els, kiosk, a_case):
    followed, shared, closed, not_hers = (a_case(kiosk) for _ in range(4))
    steps.plan(followed, an, "inform", zoe, DAY)
    steps.plan(shared, an, "inform", zoe, DAY)
    Case.objects.filter(id=shared.id).update(owner=els)
    steps.give(closed, an, zoe)
    closing.close(Case.objects.get(id=closed.id), an, "")
    steps.give(not_hers, an, els)
    page = f"/beheer/mensen/{Membership.objects.get(user=zoe).id}/"
    assert "Zoë volgt nog 2 mensen op." in as_an.get(f"{page}blokkeren/").content.decode()
    assert "Niet vergeten" not in as_an.get(page).content.decode(), "she still works here"
    fill_in(as_an, f"{page}blokkeren/", "")
    assert "Zoë volgt nog 2 mensen op." in as_an.get(page).content.decode()
    fill_in(as_an, page, f"{page}geef/", aan=str(an.id))
    owners = dict(Case.objects.values_list("id", "owner__name"))
    assert owners == {followed.id: "An", shared.id: "Els", closed.id: "Zoë", not_hers.id: "Els"}
    assert Case.objects.get(id=followed.id).steps.get().who == an
    assert Case.objects.get(id=shared.id).steps.get().who == els, "whoever shared the work has it whole"
    assert CaseEvent.objects.filter(case=followed, text="An volgt dit nu op.").exists()
    assert "Niet vergeten" not in as_an.get(page).content.decode()
    assert AccessLog.objects.filter(page="staff-give").get().said == "2 gegeven aan An"


def test_nothing_is_given_to_who_is_kept_out_or_works_elsewhere(as_an, an, zoe, bart, kiosk, a_case):
    steps.give(a_case(kiosk), an, zoe)
    page = f"/beheer/mensen/{Membership.objects.get(user=zoe).id}/"
    fill_in(as_an, f"{page}blokkeren/", "")
    for to in (zoe, bart):
        fill_in(as_an, page, f"{page}geef/", aan=str(to.id))
        assert "Kies eerst een collega." in as_an.get(page).content.decode()
    assert Case.objects.get().owner == zoe
