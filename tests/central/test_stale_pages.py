"""A page that is older than what a colleague did: nothing is overwritten, nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from central.accounts.models import Deletion, SentForm
from central.cases import steps
from central.cases.models import Case, CaseEvent, Step
from central.intake.models import InboxEnvelope
from central.intake.opening import open_waiting
from central.offers import sign_ups
from central.offers.models import Attendance, SignUp
from tests.central.conftest import a_colleague, an_offer
from tests.central.forms import fill_in, hidden_fields
from tests.central.kiosks import a_record, an_amendment

pytestmark = pytest.mark.django_db
DAY = timezone.localdate() + timedelta(days=3)


@pytest.fixture
def bea(de_kring):
    return a_colleague(de_kring, "Bea")


@pytest.fixture
def as_bea(bea) -> Client:
    client = Client()
    client.force_login(bea)
    return client


@pytest.fixture
def case(kiosk, a_case):
    return a_case(kiosk)


class OldPage:
    """A page that An has open while others work."""

    def __init__(self, client, address: str) -> None:
        self.client, self.address = client, address
        self.html = client.get(address).content.decode()

    def send(self, action: str, **said: str):
        return self.client.post(action, hidden_fields(self.html, action) | said)


@pytest.fixture
def old_page(as_an, case) -> OldPage:
    return OldPage(as_an, f"/mensen/{case.id}/")


@pytest.fixture
def explain(case, an):
    return steps.plan(case, an, "inform", an, DAY)


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
    monkeypatch.setattr("central.accounts.sent.LIFE", timedelta(0))
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


@pytest.fixture
def list_page(kiosk, arrives, praattafel, as_an) -> OldPage:
    for name in ("Els", "Bo", "Cas"):
        arrives(kiosk, a_record(offer="praattafel", person={"name": name}))
    return OldPage(as_an, f"/aanbod/{praattafel.id}/")


def test_who_was_put_back_meanwhile_is_not_struck_off_by_an_old_page(list_page, bea):
    els = SignUp.objects.get(case__name="Els")
    sign_ups.withdraw(els, bea)
    sign_ups.back_on_the_list(els, bea)
    list_page.send(f"/inschrijving/{els.id}/stop/")
    els.refresh_from_db()
    assert els.state == "waiting"
    page = list_page.client.get(list_page.address).content.decode()
    assert (
        "Er is niets veranderd voor Els. Dit gebeurde al: Terug op de lijst voor Praattafel. (Bea, " in page
    )


def test_who_was_told_already_is_not_told_by_two(list_page, bea):
    els = SignUp.objects.get(case__name="Els")
    sign_ups.confirm(els, bea, "de persoon weet het.")
    list_page.send(f"/inschrijving/{els.id}/bevestigd/")
    els.refresh_from_db()
    assert els.confirmed_by == bea


def test_a_tick_of_a_colleague_is_not_taken_back_by_an_old_page(list_page, bea):
    els = SignUp.objects.get(case__name="Els")
    page, action = list_page.address, f"/inschrijving/{els.id}/aanwezig/"
    fill_in(list_page.client, page, action)
    ticked = OldPage(list_page.client, page)
    fill_in(list_page.client, page, action)
    fill_in(list_page.client, page, action)
    ticked.send(action)
    assert not Attendance.objects.exists(), "the same as what stood there: a tick, to be taken back"


def test_a_list_of_before_changes_nothing_where_a_colleague_was_busy(list_page, bea):
    for one in SignUp.objects.all():
        steps.add_note(one.case, bea, "Gebeld.")
        for act in ("bevestigd", "stop", "terug", "aanwezig"):
            assert list_page.client.post(f"/inschrijving/{one.id}/{act}/").status_code == 302
    assert not SignUp.objects.exclude(state__in=["place", "waiting"]).exists()
    assert not SignUp.objects.filter(to_confirm=False).exists()
    assert not Attendance.objects.exists()


# Texts, what was asked, the inbox


@pytest.fixture
def repair(de_kring):
    return an_offer(de_kring, "repair", "Repair café", about="We maken het weer goed.", price="gratis")


def test_two_who_translate_one_offer_do_not_overwrite_each_other(as_an, as_bea, repair):
    address = f"/aanbod/{repair.id}/talen/?taal=fr"
    page = OldPage(as_an, address)
    fill_in(as_bea, address, "", title="Café réparation", about="On répare.", price="gratuit")
    fields = hidden_fields(page.html, "")
    mine = {"title": "Atelier", "about": "On répare.", "price": ""}
    answer = as_an.post(address, fields | mine)
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert 'value="Atelier"' in shown
    assert "Nu staat er: Café réparation" in shown
    assert "Bea bewaarde hier iets, vandaag om" in shown
    repair.refresh_from_db()
    assert repair.all_texts()["fr"]["title"] == "Café réparation"
    assert as_an.post(address, hidden_fields(shown, "") | mine).status_code == 302
    repair.refresh_from_db()
    assert repair.all_texts()["fr"]["title"] == "Atelier"


def test_a_text_made_from_dutch_that_changed_meanwhile_is_looked_at_again(as_an, repair):
    page = OldPage(as_an, f"/aanbod/{repair.id}/talen/?taal=fr")
    repair.entry = {**repair.entry, "price": "2 euro"}
    repair.save()
    answer = as_an.post(page.address, hidden_fields(page.html, "") | {"price": "gratuit"})
    assert answer.status_code == 409
    assert "2 euro" in answer.content.decode()
    repair.refresh_from_db()
    assert repair.texts == {}


def test_two_languages_written_at_once_are_both_kept(as_an, as_bea, repair):
    page = OldPage(as_an, f"/aanbod/{repair.id}/talen/?taal=fr")
    fill_in(as_bea, f"/aanbod/{repair.id}/talen/?taal=ar", "", price="مجاني")
    as_an.post(page.address, hidden_fields(page.html, "") | {"price": "gratuit"})
    repair.refresh_from_db()
    assert set(repair.texts) == {"ar", "fr"}


def test_what_was_asked_is_not_decided_on_values_that_changed(kiosk, arrives, as_an):
    record = a_record()
    reach = {"by": "phone", "value": "+32499887766"}
    arrives(kiosk, record, an_amendment(record, code=record["code"], action="correct", reach=reach))
    page = OldPage(as_an, "/gevraagd/")
    newer = {"by": "phone", "value": "+32470000002"}
    arrives(kiosk, an_amendment(record, action="correct", reach=newer))
    from central.cases.models import Amendment

    asked = Amendment.objects.get(state="asked")
    page.send(f"/gevraagd/{asked.id}/doen/")
    assert Case.objects.get().reach_value == "+32470000002"
    assert "hier veranderde intussen iets" in as_an.get("/gevraagd/").content.decode()


def test_an_envelope_a_colleague_looked_at_says_so_to_who_is_later(kiosk, send, as_an, as_bea):
    send(kiosk, kiosk.batch(kiosk.envelope(a_record(), b"no seal")))
    open_waiting()
    page = OldPage(as_an, "/postvak/")
    row = InboxEnvelope.objects.get()
    fill_in(as_bea, "/postvak/", f"/postvak/{row.id}/nagekeken/")
    page.send(f"/postvak/{row.id}/opnieuw/")
    row.refresh_from_db()
    assert row.state == "failed"
    shown = as_an.get("/postvak/").content.decode()
    assert "Bea, vandaag om" in shown
    assert "Nagekeken." in shown


def test_what_came_since_is_not_thrown_away_unseen(kiosk, send, as_an):
    from central.intake.models import Device

    Device.objects.update(status="revoked", retired_at=timezone.now())
    send(kiosk, kiosk.batch(kiosk.envelope(a_record())))
    page = OldPage(as_an, "/postvak/")
    send(kiosk, kiosk.batch(kiosk.envelope(a_record())))
    page.send(f"/postvak/apart/{kiosk.device_id}/weg/")
    assert InboxEnvelope.objects.filter(state="held").count() == 2
    fill_in(as_an, "/postvak/", f"/postvak/apart/{kiosk.device_id}/weg/")
    assert InboxEnvelope.objects.filter(state="dropped").count() == 2


# A slip that can be undone


def test_who_touches_withdrawn_by_mistake_is_asked_first(as_an, kiosk, arrives, praattafel, an):
    arrives(kiosk, a_record(offer="praattafel"))
    case = Case.objects.get()
    steps.plan(case, an, "apply", an, DAY)
    page = f"/mensen/{case.id}/"
    asked = fill_in(as_an, page, f"{page}status/", status="withdrawn").content.decode()
    assert "Stopt Zoë Ârslan echt?" in asked
    assert "De stap ‘samen aanvragen’ gaat dan weg." in asked
    assert "De plaats bij Praattafel gaat dan naar wie eerst wacht." in asked
    assert Case.objects.get().status == "busy"
    as_an.post(f"{page}status/", hidden_fields(asked, f"{page}status/") | {"sure": "1"})
    # The last form of that page that goes there is the question's own.
    assert Case.objects.get().status == "withdrawn"
    assert not Step.objects.exists()
    assert SignUp.objects.get().state == "withdrawn"
    shown = as_an.get(page).content.decode()
    assert "De stap ‘samen aanvragen’ komt dan terug." in shown
    fill_in(as_an, page, f"{page}status/", status="busy")
    step = Step.objects.get()
    assert (step.kind, step.who, step.due_on) == ("apply", an, DAY)
    back = SignUp.objects.get()
    assert (back.state, back.to_confirm, back.number) == ("place", True, 1)


def test_a_place_that_went_to_who_waited_is_not_taken_back_from_them(list_page, as_an, an):
    els = Case.objects.get(name="Els")
    steps.withdraw(els, an)
    assert SignUp.objects.get(case__name="Cas").state == "place"
    fill_in(as_an, f"/mensen/{els.id}/", f"/mensen/{els.id}/status/", status="new")
    assert SignUp.objects.get(case__name="Cas").state == "place"
    back = SignUp.objects.get(case__name="Els")
    assert (back.state, back.to_confirm) == ("waiting", True)
    assert sign_ups.place_in_line(back) == 1


def test_old_numbers_of_forms_go(as_an, case):
    from central.accounts.sent import KEPT, forget_old

    fill_in(as_an, f"/mensen/{case.id}/", f"/mensen/{case.id}/notitie/", text="Gebeld")
    assert forget_old(timezone.now()) == 0
    assert forget_old(timezone.now() + KEPT + timedelta(minutes=1)) == 1
    assert not SentForm.objects.exists()
