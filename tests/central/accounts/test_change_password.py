"""/wachtwoord/: choosing another password."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.central.forms import hidden_fields

pytestmark = pytest.mark.django_db
PAGE = "/wachtwoord/"
GOOD = {"old": "wachtwoord van An", "new": "de kat zit op het dak"}


def test_who_is_not_logged_in_cannot_change_anything(nobody):
    assert nobody.post(PAGE, GOOD).status_code == 302


def test_the_old_password_is_asked(as_an, an):
    answer = as_an.post(PAGE, GOOD | {"old": "geraden"})
    assert "niet je wachtwoord van nu" in answer.content.decode()
    an.refresh_from_db()
    assert an.check_password("wachtwoord van An")


def test_a_short_password_is_refused_in_dutch(as_an):
    page = as_an.post(PAGE, GOOD | {"new": "kort"}).content.decode()
    assert "wachtwoord" in page
    assert "12" in page


def test_the_new_password_works_and_other_sessions_end(as_an, an):
    elsewhere = Client()
    elsewhere.force_login(an)
    assert as_an.post(PAGE, GOOD).status_code == 302
    assert as_an.get("/mensen/").status_code == 200
    assert elsewhere.get("/mensen/").status_code == 302
    an.refresh_from_db()
    assert an.check_password("de kat zit op het dak")


def test_a_finger_that_touched_twice_reads_that_the_new_password_is_kept(as_an, an):
    said = hidden_fields(as_an.get(PAGE).content.decode(), "") | GOOD
    before = as_an.cookies["sessionid"].value
    for _ in range(2):
        page = as_an.post(PAGE, said, follow=True).content.decode()
        assert "Je nieuwe wachtwoord is bewaard." in page
    as_an.cookies["sessionid"] = before  # the browser never heard the first answer, with its new session
    page = as_an.post(PAGE, said, follow=True).content.decode()
    assert "Dit is gebeurd. Meld je opnieuw aan." in page
    an.refresh_from_db()
    assert an.check_password(GOOD["new"])


def test_who_goes_back_and_chooses_yet_another_password_has_that_one(as_an, an):
    said = hidden_fields(as_an.get(PAGE).content.decode(), "") | GOOD
    as_an.post(PAGE, said)
    other = {"old": GOOD["new"], "new": "de hond ligt eronder"}
    assert as_an.post(PAGE, said | other).status_code == 302
    for old, new in ((other["new"], "een derde wachtwoord"), ("een derde wachtwoord", "een vierde woord")):
        assert as_an.post(PAGE, {"old": old, "new": new}).status_code == 302, (
            "a page of before forms had marks"
        )
    an.refresh_from_db()
    assert an.check_password("een vierde woord")


def test_who_corrects_a_password_on_the_same_page_is_heard(as_an, an):
    said = hidden_fields(as_an.get(PAGE).content.decode(), "") | GOOD
    assert as_an.post(PAGE, said | {"old": "geraden"}).status_code == 200
    assert as_an.post(PAGE, said | {"new": "kort"}).status_code == 200
    assert as_an.post(PAGE, said).status_code == 302
    an.refresh_from_db()
    assert an.check_password(GOOD["new"])
