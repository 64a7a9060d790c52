"""A page that is older than what a colleague did: nothing is overwritten, nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from central.accounts.models import Deletion
from central.cases import steps
from central.cases.models import Case, CaseEvent, Step
from central.pages.models import SentForm
from tests.central.forms import fill_in, hidden_fields
from tests.central.kiosks import a_record, an_amendment
from tests.central.pages.old_page import DAY, OldPage

pytestmark = pytest.mark.django_db


def test_a_colleagues_new_step_stays_open_when_an_says_done_on_an_old_page(explain, old_page, case, bea):
    steps.finish(case, bea)
    steps.plan(case, bea, "apply", None, DAY)
    answer = old_page.send(f"/mensen/{case.id}/stap/gedaan/")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Die stap was al gedaan, of ze is intussen een andere." in page
    assert "Bea, vandaag om" in page
    assert "Samen aanvragen. Nog niemand doet dit" in page
    assert Step.objects.get(done_at=None).kind == "apply"
    assert CaseEvent.objects.filter(kind="done").get().by == bea


def test_a_form_that_does_not_say_what_it_saw_finishes_nothing_a_colleague_planned(as_an, explain, case, bea):
    steps.finish(case, bea)
    steps.plan(case, bea, "apply", None, DAY)
    answer = as_an.post(f"/mensen/{case.id}/stap/gedaan/")
    assert answer.status_code == 409
    assert "Er is niets veranderd." in answer.content.decode()
    assert Step.objects.get(done_at=None).kind == "apply"


def test_a_form_that_does_not_say_what_it_saw_is_done_where_nobody_else_did_anything(as_an, explain, case):
    assert as_an.post(f"/mensen/{case.id}/stap/gedaan/").status_code == 302
    assert Step.objects.get().done_at is not None


@pytest.mark.parametrize("said", ["", "x", "~", "a.b.c.d~e"])
def test_a_field_that_is_not_ours_is_no_permission(as_an, explain, case, said):
    assert as_an.post(f"/mensen/{case.id}/stap/gedaan/", {"form": said}).status_code == 409
    assert Step.objects.get().done_at is None


def test_the_page_of_a_colleague_on_a_shared_desk_is_no_permission(as_bea, explain, old_page, case):
    old_page.client = as_bea
    assert old_page.send(f"/mensen/{case.id}/stap/gedaan/").status_code == 409
    assert Step.objects.get().done_at is None


def test_a_page_that_was_open_for_days_is_no_permission(as_an, explain, old_page, case, monkeypatch):
    monkeypatch.setattr("central.pages.stale_forms.LIFE", timedelta(0))
    assert old_page.send(f"/mensen/{case.id}/stap/gedaan/").status_code == 409


def test_two_who_plan_at_once_do_not_overwrite_each_other_and_keep_what_they_chose(old_page, case, bea):
    steps.plan(case, bea, "apply", bea, DAY)
    answer = old_page.send(f"/mensen/{case.id}/stap/", kind="install", who="", due_on="2026-12-24")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Je stap is nog niet bewaard." in page
    assert "Bea doet dit" in page
    assert '<option value="install" selected>' in page
    assert 'value="2026-12-24"' in page
    assert Step.objects.get().kind == "apply"
    # The page that says so shows how it stands now, so that a second touch is a decision.
    again = hidden_fields(page, f"/mensen/{case.id}/stap/")
    said = {"kind": "install", "who": "", "due_on": "2026-12-24"}
    assert old_page.client.post(f"/mensen/{case.id}/stap/", again | said).status_code == 302
    assert Step.objects.get().kind == "install"


def test_a_step_given_to_somebody_else_is_another_step(explain, old_page, case, bea):
    steps.plan(case, bea, "inform", bea, DAY)
    assert old_page.send(f"/mensen/{case.id}/stap/gedaan/").status_code == 409


def test_nobody_plans_for_who_withdrew_meanwhile_without_knowing(kiosk, arrives, as_an):
    record = a_record()
    arrives(kiosk, record)
    case = Case.objects.get()
    page = OldPage(as_an, f"/mensen/{case.id}/")
    arrives(kiosk, an_amendment(record))
    answer = page.send(f"/mensen/{case.id}/stap/", kind="install", who="", due_on="2026-12-24")
    assert answer.status_code == 409
    assert "Van nieuw naar ingetrokken." in answer.content.decode()
    assert Case.objects.get().status == "withdrawn"


def test_a_status_is_not_changed_on_an_old_page(old_page, case, bea):
    steps.plan(case, bea, "apply", None, DAY)
    answer = old_page.send(f"/mensen/{case.id}/status/", status="new")
    assert answer.status_code == 409
    assert "De status is niet ‘nieuw’ geworden." in answer.content.decode()
    assert Case.objects.get().status == "busy"


def test_nobody_is_taken_away_for_ever_with_a_note_that_was_not_seen(old_page, case, bea):
    steps.add_note(case, bea, "Belt morgen terug")
    answer = old_page.send(f"/mensen/{case.id}/verwijder/", reason="over")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Er is niets verwijderd." in page
    assert "Belt morgen terug" in page
    assert '<option value="over" selected>' in page
    assert Case.objects.exists()


def test_a_note_overwrites_nothing_and_is_kept_from_an_old_page_too(old_page, case, bea):
    steps.plan(case, bea, "apply", None, DAY)
    assert old_page.send(f"/mensen/{case.id}/notitie/", text="Gebeld").status_code == 302
    assert CaseEvent.objects.filter(kind="note").get().text == "Gebeld"


def test_who_writes_about_somebody_who_was_taken_away_hears_by_whom_and_gets_the_text_back(
    old_page, case, as_bea
):
    fill_in(as_bea, f"/mensen/{case.id}/", f"/mensen/{case.id}/verwijder/", reason="asked")
    answer = old_page.send(f"/mensen/{case.id}/notitie/", text="Wil in maart komen")
    assert answer.status_code == 404
    page = answer.content.decode()
    assert "Bea verwijderde alles, vandaag om" in page
    assert "Wil in maart komen" in page
    assert Deletion.objects.count() == 1


def test_a_stranger_hears_nothing_of_who_was_taken_away(as_bart, as_bea, case):
    fill_in(as_bea, f"/mensen/{case.id}/", f"/mensen/{case.id}/verwijder/", reason="asked")
    assert "Bea" not in as_bart.get(f"/mensen/{case.id}/").content.decode()


# The list of an offer


def test_old_numbers_of_forms_go(as_an, case):
    from central.pages.stale_forms import KEPT, forget_old

    fill_in(as_an, f"/mensen/{case.id}/", f"/mensen/{case.id}/notitie/", text="Gebeld")
    assert forget_old(timezone.now()) == 0
    assert forget_old(timezone.now() + KEPT + timedelta(minutes=1)) == 1
    assert not SentForm.objects.exists()
