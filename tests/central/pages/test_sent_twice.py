"""A form that is sent twice, by a finger or a slow network, counts once."""

from __future__ import annotations

import pytest

from central.cases.models import Amendment, Case, CaseEvent
from tests.central.forms import fill_in, hidden_fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(kiosk, a_case):
    return f"/mensen/{a_case(kiosk).id}/"


def lines(kind: str) -> int:
    return CaseEvent.objects.filter(kind=kind).count()


def test_a_note_sent_twice_is_one_line_and_both_times_a_success(as_an, page):
    said = hidden_fields(as_an.get(page).content.decode(), f"{page}notitie/") | {"text": "Gebeld"}
    for _ in range(2):
        answer = as_an.post(f"{page}notitie/", said, follow=True)
        assert "De notitie is bewaard." in answer.content.decode()
    assert lines("note") == 1


def test_a_note_without_a_number_sent_twice_is_one_line(as_an, page):
    for _ in range(2):
        assert as_an.post(f"{page}notitie/", {"text": "Gebeld"}).status_code == 302
    assert lines("note") == 1


def test_who_calls_twice_a_day_writes_the_same_note_twice(as_an, page):
    for _ in range(2):
        fill_in(as_an, page, f"{page}notitie/", text="Niet bereikt")
    assert lines("note") == 2


def test_two_people_may_write_the_same(as_an, page, de_kring):
    from django.test import Client

    from tests.central.conftest import a_colleague

    as_bea = Client()
    as_bea.force_login(a_colleague(de_kring, "Bea"))
    for client in (as_an, as_bea):
        fill_in(client, page, f"{page}notitie/", text="Niet bereikt")
    assert lines("note") == 2


def test_a_step_sent_twice_is_one_line(as_an, page):
    said = {"kind": "apply", "who": "", "due_on": "2026-12-24"}
    fields = hidden_fields(as_an.get(page).content.decode(), f"{page}stap/") | said
    for _ in range(2):
        answer = as_an.post(f"{page}stap/", fields, follow=True)
        assert "De volgende stap is bewaard." in answer.content.decode()
    assert lines("planned") == 1


def test_two_forms_of_one_page_are_two(as_an, page):
    html = as_an.get(page).content.decode()
    as_an.post(f"{page}notitie/", hidden_fields(html, f"{page}notitie/") | {"text": "Gebeld"})
    as_an.post(f"{page}status/", hidden_fields(html, f"{page}status/") | {"status": "busy"})
    assert (lines("note"), Case.objects.get().status) == (1, "busy")


def test_a_form_that_was_refused_may_be_sent_again(as_an, page):
    fields = hidden_fields(as_an.get(page).content.decode(), f"{page}notitie/")
    assert as_an.post(f"{page}notitie/", fields | {"text": " "}).status_code == 422
    assert as_an.post(f"{page}notitie/", fields | {"text": "Gebeld"}).status_code == 302
    assert lines("note") == 1


def test_who_goes_back_and_adds_a_word_loses_neither_text(as_an, page):
    fields = hidden_fields(as_an.get(page).content.decode(), f"{page}notitie/")
    for text in ("Gebeld", "Gebeld, komt in maart"):
        as_an.post(f"{page}notitie/", fields | {"text": text})
    assert lines("note") == 2


def test_a_change_from_a_phone_sent_twice_is_one_and_what_is_said_last_is_kept(nobody, db):
    for name in ("Zoë", "Zoë", "Zoé", "Zoë"):
        answer = nobody.post("/p/" + "A" * 22, {"action": "correct", "name": name})
        assert answer.status_code == 200
    nobody.post("/p/" + "B" * 22, {"action": "correct", "name": "Zoë"})
    made = [one.new["name"] for one in Amendment.objects.order_by("received_at")]
    assert made == ["Zoë", "Zoé", "Zoë", "Zoë"]
