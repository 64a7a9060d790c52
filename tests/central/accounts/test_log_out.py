"""/afmelden/: going out."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


def test_a_link_on_another_page_cannot_log_an_out(as_an):
    assert as_an.get("/afmelden/").status_code == 405
    assert as_an.get("/mensen/").status_code == 200


def test_after_logging_out_the_pages_are_closed(as_an):
    assert as_an.post("/afmelden/")["Location"] == "/aanmelden/"
    assert as_an.get("/mensen/").status_code == 302


def test_the_next_person_at_the_desk_does_not_find_the_search_words(as_an, an):
    as_an.post("/mensen/zoeken/", {"zoek": "Fatima"})
    as_an.post("/afmelden/")
    as_an.force_login(an)
    assert b"Fatima" not in as_an.get("/mensen/").content


def test_the_search_words_of_a_session_that_ended_are_deleted(as_an):
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    from central.commands.work import tidy

    as_an.post("/mensen/zoeken/", {"zoek": "Fatima"})
    assert tidy() == 0
    Session.objects.update(expire_date=timezone.now())
    assert tidy() == 1
    assert not Session.objects.exists()
