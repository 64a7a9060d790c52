"""Whoever starts the demo finds a list with three people on it, as on a Monday."""

from __future__ import annotations

import pytest
from django.utils import timezone

from central.cases.models import Case
from central.commands.demo_people import EVERYBODY, PEOPLE, put_people_in
from central.written import labels
from tests.central.running import ROOT

pytestmark = pytest.mark.django_db


def test_three_people_stand_on_the_list_and_nobody_comes_twice(de_kring, an, as_an):
    assert put_people_in(de_kring, an, timezone.now()) == 3
    assert put_people_in(de_kring, an, timezone.now()) == 0
    page = as_an.get("/mensen/").content.decode()
    assert page.count(EVERYBODY) >= 3
    late = as_an.get("/mensen/?te_laat=on").content.decode()
    assert f"Jan {EVERYBODY}" in late


def test_where_somebody_real_is_nobody_is_made_up(de_kring, an, kiosk, a_case):
    a_case(kiosk)
    assert put_people_in(de_kring, an, timezone.now()) == 0
    assert Case.objects.count() == 1


def test_what_they_said_is_said_in_words_on_their_page(de_kring, an, as_an, settings):
    settings.CONFIG = ROOT / "config"
    put_people_in(de_kring, an, timezone.now())
    known = labels.words()
    for case in Case.objects.all():
        assert as_an.get(f"/mensen/{case.id}/").status_code == 200
        assert known.journey(case), "a journey that is there"
        for line in known.answers(case):
            assert line.label not in case.answers and "_" not in line.value


def test_nobody_can_be_reached_by_what_stands_there():
    for one in PEOPLE:
        by, value = one.said["reach"]
        assert by != "phone"
        assert by != "email" or value.endswith(".example")
