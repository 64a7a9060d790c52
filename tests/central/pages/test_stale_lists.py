"""Lists, texts and decisions on a page that is older than what a colleague did: nothing is overwritten."""

from __future__ import annotations

import pytest
from django.utils import timezone

from central.cases import steps
from central.cases.models import Case, Step
from central.intake.models import InboxEnvelope
from central.intake.opening import open_waiting
from central.sign_ups import sign_ups
from central.sign_ups.models import Attendance, SignUp
from tests.central.conftest import an_offer
from tests.central.forms import fill_in, hidden_fields
from tests.central.kiosks import a_record, an_amendment
from tests.central.pages.old_page import DAY, OldPage

pytestmark = pytest.mark.django_db


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
    question = asked[asked.index('id="zeker"') :].partition("</section>")[0]
    as_an.post(f"{page}status/", hidden_fields(question, f"{page}status/") | {"sure": "1"})
    assert Case.objects.get().status == "withdrawn"
    assert not Step.objects.exists()
    assert SignUp.objects.get().state == "place", "for ten minutes the seat stays theirs"
    shown = as_an.get(page).content.decode()
    assert "Maak ongedaan" in shown
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
