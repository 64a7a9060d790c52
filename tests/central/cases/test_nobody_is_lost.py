"""However somebody stands, a colleague finds them on Vandaag: nobody falls through the cracks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from central.cases import reaching, steps
from central.cases.models import Case
from central.cases.worklists import BY_KEY, WORKLISTS, first_of_each
from tests.central.cases.every_way import colleagues, lost, make_all
from tests.central.conftest import a_colleague
from tests.central.forms import fill_in

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def lists_of(organisation, user, case):
    return [one.key for one in WORKLISTS if case in one.of(organisation, user)]


def test_however_somebody_stands_they_are_in_a_list_of_the_day(de_kring):
    people = colleagues(de_kring)
    ways = make_all(de_kring, people)
    assert len(ways) > 1000
    assert lost(de_kring, people, ways) == []


def test_who_is_closed_is_in_no_list(de_kring, an, kiosk, a_case):
    for status in (Case.Status.DONE, Case.Status.WITHDRAWN):
        zoe = a_case(kiosk)
        reaching.tried(zoe, an, reaching.Result.SPOKEN)
        steps.set_status(zoe, an, status)
        assert lists_of(de_kring, an, zoe) == []


def test_who_was_given_to_nobody_is_found_by_everybody_and_can_be_taken_on(
    de_kring, as_an, an, kiosk, a_case
):
    zoe, wim = a_case(kiosk), a_colleague(de_kring, "Wim")
    steps.plan(zoe, an, "call", an, TODAY + timedelta(days=2))
    assert lists_of(de_kring, an, zoe) == ["later"]
    steps.give(zoe, an, None)
    assert lists_of(de_kring, an, zoe) == lists_of(de_kring, wim, zoe) == ["van-niemand"]
    fill_in(as_an, "/vandaag/van-niemand/", f"/mensen/{zoe.id}/voor-mij/")
    assert lists_of(de_kring, an, zoe) == ["later"]
    assert zoe.steps.get().who == an
    assert lists_of(de_kring, wim, zoe) == []


def test_a_colleague_who_left_follows_nobody(de_kring, an, kiosk, a_case):
    zoe, wim = a_case(kiosk), a_colleague(de_kring, "Wim")
    steps.give(zoe, an, wim)
    assert lists_of(de_kring, an, zoe) == []
    wim.membership_set.update(blocked_at=timezone.now())
    assert lists_of(de_kring, an, zoe) == ["nieuw"]
    assert reaching.take_on(zoe, an), "and can be taken on"


def test_who_is_new_again_without_a_word_is_not_forgotten(de_kring, an, kiosk, a_case):
    zoe = a_case(kiosk)
    reaching.tried(zoe, an, reaching.Result.SPOKEN)
    steps.set_status(zoe, an, Case.Status.DONE)
    steps.set_status(zoe, an, Case.Status.NEW)
    assert lists_of(de_kring, an, zoe) == ["zonder-stap"]


def test_vandaag_counts_and_links_what_is_for_later(as_an, de_kring, an, kiosk, a_case):
    zoe = a_case(kiosk)
    steps.plan(zoe, an, "call", an, TODAY + timedelta(days=2))
    page = as_an.get("/vandaag/").content.decode()
    assert '<a href="/vandaag/later/"><strong>1</strong> Later, van jou</a>' in page
    assert "Zoë" not in page
    assert "Zoë" in as_an.get("/vandaag/later/").content.decode()


def test_all_lists_at_once_are_what_each_of_them_is(de_kring):
    people = colleagues(de_kring)
    make_all(de_kring, people)
    for user in (people["an"], people["wim"]):
        found = first_of_each(de_kring, user)
        for key, ids in found.items():
            expected = BY_KEY[key].of(de_kring, user).values_list("id", flat=True)[:101]
            assert ids == list(expected), key
