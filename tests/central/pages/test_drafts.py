"""What somebody typed is there again after logging in, for them alone, and says that it was not kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from central.cases.models import CaseEvent, Step
from central.commands.work import tidy
from central.pages import drafts
from central.pages.models import Draft
from tests.central.conftest import a_colleague, an_offer
from tests.central.forms import fill_in, hidden_fields

pytestmark = pytest.mark.django_db
LOGIN = "/aanmelden/"
AN = {"username": "an", "password": "wachtwoord van An"}


@pytest.fixture
def page(kiosk, a_case) -> str:
    return f"/mensen/{a_case(kiosk).id}/"


@pytest.fixture
def as_an(an) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(an)
    return client


def token(client, address: str = LOGIN) -> dict[str, str]:
    html = client.get(address).content.decode()
    return {"csrfmiddlewaretoken": html.split('csrfmiddlewaretoken" value="')[1].split('"')[0]}


def log_in(client, **who: str) -> str:
    """Log in on the page where one landed; return where that leads to."""
    return client.post(LOGIN, AN | token(client) | who)["Location"]


def after_the_session_ended(client, page: str, action: str, **said: str) -> str:
    """Open a page, let the session end, send the form; return where one is sent."""
    fields = {**hidden_fields(client.get(page).content.decode(), action), **said}
    Session.objects.all().delete()
    return client.post(action or page, fields)["Location"]


def test_a_note_written_in_a_session_that_ended_is_in_its_field_again(as_an, page):
    away = after_the_session_ended(as_an, page, f"{page}notitie/", text="Belde, <wil> in maart komen")
    assert away == f"{LOGIN}?next={page}notitie/"
    assert "wat je typte, staat dan weer in het vak" in as_an.get(away).content.decode()
    back = as_an.get(log_in(as_an, next=f"{page}notitie/"), follow=True)
    html = back.content.decode()
    assert back.redirect_chain == [(page, 302)]
    assert "Belde, &lt;wil&gt; in maart komen</textarea>" in html
    assert "Het is nog niet bewaard." in html
    assert not CaseEvent.objects.filter(kind="note").exists()


def test_once_it_is_sent_after_all_it_is_a_note_and_no_draft(as_an, page):
    after_the_session_ended(as_an, page, f"{page}notitie/", text="Gebeld")
    log_in(as_an)
    html = as_an.get(page).content.decode()
    as_an.post(f"{page}notitie/", hidden_fields(html, f"{page}notitie/") | {"text": "Gebeld"})
    assert CaseEvent.objects.filter(kind="note").get().text == "Gebeld"
    assert not Draft.objects.exists()
    assert "nog niet bewaard" not in as_an.get(page).content.decode()


def test_who_logs_in_by_another_way_is_led_to_what_they_typed(as_an, page):
    after_the_session_ended(as_an, page, f"{page}notitie/", text="Gebeld")
    assert log_in(as_an) == f"{page}notitie/"


def test_a_note_about_somebody_who_was_taken_away_meanwhile_is_shown_once_more(as_an, page, de_kring):
    after_the_session_ended(as_an, page, f"{page}notitie/", text="Wil in maart komen")
    as_bea = Client()
    as_bea.force_login(a_colleague(de_kring, "Bea"))
    fill_in(as_bea, page, f"{page}verwijder/", reason="asked")
    gone = as_an.get(log_in(as_an, next=f"{page}notitie/"), follow=True)
    assert gone.status_code == 404
    html = gone.content.decode()
    assert "Bea verwijderde alles, vandaag om" in html
    assert "Wil in maart komen</textarea>" in html
    assert "Wil in maart komen" not in as_bea.get(page).content.decode()


def test_a_note_about_somebody_an_may_not_see_any_more_is_shown_once_more(as_an, an, page):
    fields = hidden_fields(as_an.get(page).content.decode(), f"{page}notitie/")
    an.membership_set.all().delete()
    gone = as_an.post(f"{page}notitie/", fields | {"text": "Een lang <verhaal>"})
    assert gone.status_code == 404
    assert "Een lang &lt;verhaal&gt;</textarea>" in gone.content.decode()


def test_a_colleague_who_logs_in_at_the_same_desk_does_not_see_it_and_its_writer_does(as_an, page, de_kring):
    a_colleague(de_kring, "Bea")
    after_the_session_ended(as_an, page, f"{page}notitie/", text="Vertrouwelijk")
    bea = {"username": "bea", "password": "wachtwoord van Bea"}
    assert as_an.get(log_in(as_an, next=f"{page}notitie/", **bea), follow=True).status_code == 200
    assert "Vertrouwelijk" not in as_an.get(page).content.decode()
    as_an.post("/afmelden/", token(as_an, page))
    log_in(as_an)
    assert "Vertrouwelijk" in as_an.get(page).content.decode()


def test_in_another_browser_it_is_not_there(as_an, page):
    after_the_session_ended(as_an, page, f"{page}notitie/", text="Gebeld")
    elsewhere = Client(enforce_csrf_checks=True)
    log_in(elsewhere)
    assert "Gebeld" not in elsewhere.get(page).content.decode()


def test_who_reads_the_database_reads_no_word_of_it(as_an, page):
    after_the_session_ended(as_an, page, f"{page}notitie/", text="Vertrouwelijk")
    row = Draft.objects.get()
    assert b"Vertrouwelijk" not in bytes(row.sealed)
    cookie = as_an.cookies[drafts.COOKIE]
    assert cookie.value not in str(vars(row))
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Strict", 12 * 3600)


def test_after_half_a_day_it_is_gone(as_an, page):
    after_the_session_ended(as_an, page, f"{page}notitie/", text="Gebeld")
    Draft.objects.update(at=timezone.now() - drafts.LIFE - timedelta(minutes=1))
    log_in(as_an)
    assert "Gebeld" not in as_an.get(page).content.decode()
    tidy()
    assert not Draft.objects.exists()


def test_who_does_not_want_it_throws_it_away(as_an, page):
    after_the_session_ended(as_an, page, f"{page}notitie/", text="Gebeld")
    log_in(as_an)
    said = token(as_an, page) | {"weg": f"{page}notitie/", "text": "Gebeld"}
    assert as_an.post("/concept/weg/", said)["Location"] == f"{page}notitie/"
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    "away", ["http://[", "//kwaad.example", "https://kwaad.example", "x", "/\\kwaad", ""]
)
def test_who_throws_it_away_never_lands_elsewhere(as_an, page, away):
    assert as_an.post("/concept/weg/", token(as_an, page) | {"weg": away})["Location"] == "/vandaag/"


def test_the_step_that_was_chosen_is_chosen_again(as_an, an, page):
    after_the_session_ended(as_an, page, f"{page}stap/", kind="install", who=str(an.id), due_on="2026-12-24")
    log_in(as_an)
    html = as_an.get(page).content.decode()
    assert '<option value="install" selected>' in html
    assert f'<option value="{an.id}" selected>' in html
    assert 'value="2026-12-24"' in html
    assert not Step.objects.exists()


def test_a_status_and_a_reason_that_were_chosen_are_named_again(as_an, page):
    after_the_session_ended(as_an, page, f"{page}status/", status="done")
    log_in(as_an)
    assert "Je koos de status ‘klaar’" in as_an.get(page).content.decode()
    after_the_session_ended(as_an, page, f"{page}verwijder/", reason="double")
    log_in(as_an)
    assert '<option value="double" selected>' in as_an.get(page).content.decode()


def test_a_translation_is_in_its_fields_again_in_its_own_language(as_an, de_kring):
    offer = an_offer(de_kring, "repair", "Repair café", price="gratis")
    address = f"/aanbod/{offer.id}/talen/?taal=fr"
    away = after_the_session_ended(as_an, address, "", title="Café réparation", price="gratuit")
    assert away == f"{LOGIN}?next=/aanbod/{offer.id}/talen/%3Ftaal%3Dfr"
    assert log_in(as_an, next=address) == address
    html = as_an.get(address).content.decode()
    assert 'value="Café réparation"' in html
    assert "Het is nog niet bewaard." in html
    assert "réparation" not in as_an.get(f"/aanbod/{offer.id}/talen/?taal=ar").content.decode()


def test_a_page_from_before_the_last_login_loses_nothing(as_an, an, page):
    """In another tab An logged in again: the old page's own secret is no longer the one of her session."""
    old = hidden_fields(as_an.get(page).content.decode(), f"{page}notitie/")
    as_an.cookies.pop("csrftoken")
    as_an.get(LOGIN, follow=True)
    answer = as_an.post(f"{page}notitie/", old | {"text": "Gebeld"}, follow=True)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Gebeld</textarea>" in html
    assert "Het is nog niet bewaard." in html
    assert not CaseEvent.objects.filter(kind="note").exists()


def test_a_page_elsewhere_puts_no_words_in_somebodys_field(as_an, page):
    as_an.get(page)
    assert as_an.post(f"{page}notitie/", {"text": "Kwaad"}).status_code == 403
    mine = hidden_fields(as_an.get(page).content.decode(), f"{page}notitie/") | {"csrfmiddlewaretoken": "x"}
    strange = [{"Origin": origin} for origin in ("https://elders.example", "http://[", "null", "http://a:x")]
    for headers in ({"Sec-Fetch-Site": "cross-site"}, *strange):
        assert as_an.post(f"{page}notitie/", mine | {"text": "Kwaad"}, headers=headers).status_code == 403
    assert not Draft.objects.exists()


def test_of_a_form_of_before_the_session_that_ended_says_whose_it_was(an, page):
    client = Client()
    client.force_login(an)
    Session.objects.update(expire_date=timezone.now())
    client.post(f"{page}notitie/", {"text": "Gebeld"})
    assert Draft.objects.get().user == an
    client.post(LOGIN, AN)
    assert "Gebeld</textarea>" in client.get(page).content.decode()


def test_when_nobody_can_say_whose_it_was_the_page_says_that_it_is_lost(nobody, page):
    answer = nobody.post(f"{page}notitie/", {"text": "Gebeld"}, follow=True)
    assert "Wat je typte, is niet bewaard." in answer.content.decode()
    assert not Draft.objects.exists()


def test_of_who_was_kept_out_meanwhile_nothing_is_kept(as_an, an, page):
    fields = hidden_fields(as_an.get(page).content.decode(), f"{page}notitie/")
    an.is_active = False
    an.save()
    as_an.post(f"{page}notitie/", fields | {"text": "Gebeld"})
    assert not Draft.objects.exists()


def test_a_button_without_words_says_that_nothing_happened(as_an, page, an, de_kring):
    from central.cases.models import Case

    Step.objects.create(
        organisation=de_kring, case=Case.objects.get(), kind="inform", due_on=timezone.localdate()
    )
    away = after_the_session_ended(as_an, page, f"{page}stap/gedaan/")
    assert "Wat je net wou doen, is niet gebeurd." in as_an.get(away).content.decode()
    assert Step.objects.get().done_at is None
    assert not Draft.objects.exists()


def test_a_password_is_never_kept(as_an):
    said = {"old": "wachtwoord van An", "new": "een heel ander woord"} | token(as_an, "/wachtwoord/")
    Session.objects.all().delete()
    as_an.post("/wachtwoord/", said)
    assert not Draft.objects.exists()


def test_a_browser_that_sends_the_same_again_keeps_one_and_never_a_heap(as_an, page, monkeypatch):
    monkeypatch.setattr(drafts, "A_BROWSER", 2)
    fields = hidden_fields(as_an.get(page).content.decode(), f"{page}notitie/")
    Session.objects.all().delete()
    for number in range(3):
        as_an.post(f"{page}notitie/", fields | {"text": f"Nr {number}"})
    assert Draft.objects.count() == 1
    for number in range(3):
        as_an.post(f"{page}notitie/?bladzijde={number}", fields | {"text": "x"})
    assert Draft.objects.count() == 2
    as_an.post(f"{page}notitie/?bladzijde=9", fields | {"text": "x" * 30_000})
    assert Draft.objects.count() == 2
