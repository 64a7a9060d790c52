"""/beheer/bewaren/ and what the page of a person says of how long they stay."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from central.retention.models import Notice, Term
from tests.central.forms import fill_in

pytestmark = pytest.mark.django_db
PAGE = "/beheer/bewaren/"
AS_PROPOSED = {
    "person": "24",
    "answers": "12",
    "notes": "12",
    "looked": "36",
    "loose": "6",
    "volunteer": "24",
    "devices": "12",
}


@pytest.fixture
def noticed(kiosk, a_case):
    case = a_case(kiosk)
    Notice.objects.create(case=case, organisation=case.organisation, told_on=timezone.localdate())
    return case


def test_staff_see_how_long_things_stay_and_who_goes_soon(as_an, noticed):
    page = as_an.get(PAGE).content.decode()
    assert "Notities van medewerkers" in page
    assert noticed.name in page


def test_a_number_of_months_is_kept_and_as_proposed_follows_the_file_again(as_an, de_kring):
    said = {**AS_PROPOSED, "notes": "6", "organisation": str(de_kring.id)}
    as_an.post(PAGE, said)
    assert [(term.kind, term.months) for term in Term.objects.all()] == [("notes", 6)]
    as_an.post(PAGE, {**said, "notes": "12"})
    assert not Term.objects.exists()


@pytest.mark.parametrize("typed", ["", "0", "-3", "241", "twaalf", "1.5", "٣"])
def test_what_is_no_number_of_months_changes_nothing(as_an, de_kring, typed):
    answer = as_an.post(
        PAGE, {**AS_PROPOSED, "person": "30", "notes": typed, "organisation": str(de_kring.id)}
    )
    assert answer.status_code == 400
    assert "Kies een getal" in answer.content.decode()
    assert not Term.objects.exists()


def test_another_organisation_is_not_touched(as_bart, de_kring):
    as_bart.post(PAGE, {**AS_PROPOSED, "notes": "1", "organisation": str(de_kring.id)})
    assert not Term.objects.exists()


def test_on_the_page_of_somebody_who_goes_soon_one_touch_keeps_them(as_an, an, noticed):
    page = f"/mensen/{noticed.id}/"
    assert "Dit dossier gaat weg op" in as_an.get(page).content.decode()
    fill_in(as_an, page, f"{page}langer/")
    notice = Notice.objects.get()
    assert notice.kept_until > timezone.localdate() + timedelta(days=150)
    assert notice.kept_by == an
    assert "An houdt het bij tot" in as_an.get(page).content.decode()


def test_nobody_who_is_not_logged_in_sees_it(nobody):
    assert nobody.get(PAGE).status_code == 302
