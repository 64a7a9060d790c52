"""/mensen/<id>/notitie/: writing a note."""

from __future__ import annotations

import pytest

from central.cases.models import CaseEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(kiosk, a_case):
    return f"/mensen/{a_case(kiosk).id}/notitie/"


def notes():
    return CaseEvent.objects.filter(kind="note")


def test_who_is_not_logged_in_writes_nothing(nobody, page):
    assert nobody.post(page, {"text": "Hallo"})["Location"].startswith("/aanmelden/")
    assert not notes().exists()


def test_bart_cannot_write_in_a_case_of_de_kring(as_bart, page):
    assert as_bart.post(page, {"text": "Hallo"}).status_code == 404
    assert not notes().exists()


def test_looking_at_the_address_writes_nothing(as_an, page):
    answer = as_an.get(page)
    assert answer["Location"] == page.removesuffix("notitie/")
    assert not notes().exists()


def test_a_note_stays_with_who_wrote_it(as_an, an, page):
    shown = as_an.post(page, {"text": "Gebeld.\nMorgen <b>weer</b>."}, follow=True).content.decode()
    assert notes().get().by == an
    assert "Gebeld.<br>Morgen &lt;b&gt;weer&lt;/b&gt;." in shown


def test_an_empty_note_is_not_kept_and_says_why(as_an, page):
    answer = as_an.post(page, {"text": "  "})
    assert answer.status_code == 422
    assert "Schrijf eerst iets op." in answer.content.decode()
    assert not notes().exists()


def test_a_note_of_a_whole_book_is_refused_and_not_lost(as_an, page):
    answer = as_an.post(page, {"text": "lang " * 500})
    assert answer.status_code == 422
    assert "lang lang" in answer.content.decode()
