"""Closing a request: how it ended, and a slip that is taken back within ten minutes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from central.cases import reaching, steps
from central.cases.closing import UNDO
from central.cases.models import Outcome
from tests.central.forms import fill_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(kiosk, a_case, an):
    case = a_case(kiosk)
    reaching.tried(case, an, "spoken")
    case.refresh_from_db()
    return case


def close(client, case, **said):
    page = f"/mensen/{case.id}/"
    answer = fill_in(client, page, f"{page}status/", status="done", **said)
    case.refresh_from_db()
    return answer


def test_who_closes_is_asked_how_it_ended_in_the_words_of_that_track(as_an, case):
    page = close(as_an, case).content.decode()
    assert case.status == "busy"
    assert "Heeft nu internet" in page and "Hoeveel minder" in page
    case.track = "laptop-wanted"
    case.save()
    page = close(as_an, case).content.decode()
    assert "Geholpen" in page and "Hoeveel minder" not in page


def test_how_much_cheaper_it_became_is_kept(as_an, an, case):
    close(as_an, case, sure="1", result="cheaper", saves="24,50")
    assert (case.status, case.stage) == ("done", "closed")
    ended = Outcome.objects.get()
    assert (ended.result, ended.saves_cents, ended.why, ended.by) == ("cheaper", 2450, "", an)
    assert "etaalt nu minder: € 24,50 per maand" in as_an.get(f"/mensen/{case.id}/").content.decode()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, "Kies hoe het afliep."),
        ({"result": "gave-up"}, "Kies een reden."),
        ({"result": "cheaper", "saves": "veel"}, "Schrijf een bedrag"),
        ({"result": "cheaper", "saves": "9999"}, "Kijk het bedrag na."),
    ],
)
def test_an_ending_that_says_too_little_is_asked_again(as_an, case, said, told):
    page = close(as_an, case, sure="1", **said).content.decode()
    assert told in page
    assert case.status == "busy" and not Outcome.objects.exists()


def test_who_gave_up_says_why_and_nothing_of_an_amount(as_an, case):
    close(as_an, case, sure="1", result="gave-up", why="too_dear", saves="5")
    ended = Outcome.objects.get()
    assert (ended.why, ended.saves_cents) == ("too_dear", None)


def test_a_slip_is_taken_back_within_ten_minutes_as_if_it_had_not_happened(as_an, case):
    close(as_an, case, sure="1", result="internet")
    fill_in(as_an, f"/mensen/{case.id}/", f"/mensen/{case.id}/status/terug/")
    case.refresh_from_db()
    assert (case.status, case.stage) == ("busy", "informed")
    assert not Outcome.objects.exists(), "what did not end is not counted"


def test_after_ten_minutes_nothing_is_taken_back_by_itself(as_an, case):
    close(as_an, case, sure="1", result="internet")
    Outcome.objects.update(at=timezone.now() - UNDO - timedelta(seconds=1))
    assert "Maak ongedaan" not in as_an.get(f"/mensen/{case.id}/").content.decode()
    as_an.post(f"/mensen/{case.id}/status/terug/")
    case.refresh_from_db()
    assert case.status == "done"


def test_bart_takes_nothing_back_of_de_kring(as_bart, an, case):
    steps.set_status(case, an, "done")
    assert as_bart.post(f"/mensen/{case.id}/status/terug/").status_code == 404
