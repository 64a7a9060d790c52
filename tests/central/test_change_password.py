"""/wachtwoord/: choosing another password."""

from __future__ import annotations

import pytest
from django.test import Client

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
