"""/vandaag/: whom to answer, what to do today, and who might be forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from central.cases import reaching, steps
from central.cases.models import Case
from central.cases.worklists import BY_KEY, WORKLISTS
from tests.central.conftest import a_colleague
from tests.central.forms import fill_in, hidden_fields

pytestmark = pytest.mark.django_db
PAGE = "/vandaag/"
TODAY = timezone.localdate()


def asked(case, days: int):
    """Let somebody have asked so many days ago."""
    at = timezone.now() - timedelta(days=days)
    Case.objects.filter(id=case.id).update(received_at=at, waiting_since=at, stage_since=at)
    case.refresh_from_db()
    return case


def in_list(organisation, user, key):
    return [case.name for case in BY_KEY[key].of(organisation, user)]


@pytest.fixture
def zoe(kiosk, a_case):
    return a_case(kiosk)


@pytest.fixture
def omar(kiosk, a_case):
    return a_case(kiosk, person={"name": "Omar"})


def test_who_is_not_logged_in_goes_to_the_login_page(nobody):
    assert nobody.get(PAGE)["Location"].startswith("/aanmelden/")


def test_on_the_first_day_it_says_what_will_stand_there_and_how_to_begin(as_an):
    page = as_an.get(PAGE).content.decode()
    for one in WORKLISTS:
        assert one.title in page and one.empty in page
    assert "Zo begin je" in page


def test_who_is_new_is_in_one_list_and_waits_too_long_in_the_other(de_kring, an, zoe, omar):
    asked(omar, 12)
    assert in_list(de_kring, an, "nieuw") == ["Zoë Ârslan"]
    assert in_list(de_kring, an, "eerst") == ["Omar"]


def test_the_longest_silence_stands_first(de_kring, an, zoe, omar):
    asked(zoe, 20)
    asked(omar, 30)
    assert in_list(de_kring, an, "eerst") == ["Omar", "Zoë Ârslan"]


def test_one_touch_takes_somebody_on_by_the_promised_day(as_an, an, de_kring, zoe):
    answer = fill_in(as_an, PAGE, f"/mensen/{zoe.id}/voor-mij/")
    assert answer["Location"] == PAGE
    step = zoe.steps.get()
    assert (step.kind, step.who) == ("call", an)
    assert step.due_on >= TODAY
    assert in_list(de_kring, an, "nieuw") == in_list(de_kring, an, "eerst") == []
    assert "Jij volgt Zoë Ârslan op: bellen" in as_an.get(PAGE).content.decode()


def test_of_two_colleagues_who_touch_at_once_one_follows(as_an, an, de_kring, zoe):
    page = as_an.get(PAGE).content.decode()
    bea = a_colleague(de_kring, "Bea")
    reaching.take_on(zoe, bea)
    fields = hidden_fields(page, f"/mensen/{zoe.id}/voor-mij/")
    told = as_an.post(f"/mensen/{zoe.id}/voor-mij/", fields, follow=True).content.decode()
    assert "heeft al een stap: bellen (Bea)" in told
    zoe.refresh_from_db()
    assert zoe.owner == bea


def test_what_i_should_do_today_is_mine_alone_the_latest_first(de_kring, an, zoe, omar):
    bea = a_colleague(de_kring, "Bea")
    steps.plan(zoe, an, "call", an, TODAY)
    steps.plan(omar, an, "call", an, TODAY - timedelta(days=3))
    assert in_list(de_kring, an, "vandaag") == ["Omar", "Zoë Ârslan"]
    assert in_list(de_kring, bea, "vandaag") == []
    steps.plan(omar, an, "call", an, TODAY + timedelta(days=1))
    assert in_list(de_kring, an, "vandaag") == ["Zoë Ârslan"]


def test_who_says_something_after_a_day_was_chosen_waits_again(de_kring, an, zoe):
    reaching.tried(zoe, an, "spoken")
    steps.plan(zoe, an, "apply", an, TODAY + timedelta(days=9))
    assert in_list(de_kring, an, "eerst") == []
    steps.said_something(zoe, timezone.now())
    assert in_list(de_kring, an, "eerst") == ["Zoë Ârslan"]
    steps.plan(zoe, an, "apply", an, TODAY + timedelta(days=2))
    assert in_list(de_kring, an, "eerst") == []


def test_somebody_busy_with_no_step_is_not_forgotten(de_kring, an, zoe):
    reaching.tried(zoe, an, "spoken")
    assert in_list(de_kring, an, "zonder-stap") == ["Zoë Ârslan"]
    steps.plan(zoe, an, "apply", an, TODAY)
    assert in_list(de_kring, an, "zonder-stap") == []


def test_who_waits_for_the_provider_for_more_than_ten_working_days_is_told(de_kring, an, zoe):
    steps.plan(zoe, an, "provider", an, TODAY)
    steps.finish(zoe, an)
    assert in_list(de_kring, an, "bedrijf") == []
    Case.objects.update(stage_since=timezone.now() - timedelta(days=13))
    assert in_list(de_kring, an, "bedrijf") == [], "two weekends stand in these thirteen days"
    Case.objects.update(stage_since=timezone.now() - timedelta(days=22))
    assert in_list(de_kring, an, "bedrijf") == ["Zoë Ârslan"]


def test_what_a_colleague_gave_is_new_until_looked_at(as_an, an, de_kring, zoe):
    bea = a_colleague(de_kring, "Bea")
    steps.plan(zoe, bea, "call", an, TODAY + timedelta(days=2))
    assert in_list(de_kring, an, "gegeven") == ["Zoë Ârslan"]
    as_an.get(f"/mensen/{zoe.id}/")
    assert in_list(de_kring, an, "gegeven") == []


def test_nobody_of_de_kring_stands_in_the_day_of_bart(as_bart, zoe):
    asked(zoe, 30)
    assert "Ârslan" not in as_bart.get(PAGE).content.decode()
    assert "Ârslan" not in as_bart.get(f"{PAGE}eerst/").content.decode()


def test_done_and_next_goes_along_the_list_to_its_end(as_an, an, zoe, omar):
    for case, late in ((zoe, 2), (omar, 1)):
        steps.plan(case, an, "inform", an, TODAY - timedelta(days=late))
    behind = []
    for case in (zoe, omar):
        page, act = f"/mensen/{case.id}/?werk=vandaag", f"/mensen/{case.id}/stap/gedaan/"
        fields = hidden_fields(as_an.get(page).content.decode(), act)
        behind.append(as_an.post(f"{act}?werk=vandaag", fields | {"then": "next"})["Location"])
    assert behind == [f"/mensen/{omar.id}/?werk=vandaag", PAGE]


def test_a_long_list_goes_on_behind_the_last_one_seen(as_an, de_kring, an, zoe):
    for number in range(60):
        Case.objects.filter(id=zoe.id).update(name=f"Nummer {number}")
        zoe.refresh_from_db()
        zoe.pk = zoe.id = None
        zoe.record_id, zoe.code = f"00000000-0000-0000-0000-{number:012}", None
        zoe._state.adding = True
        zoe.id = Case._meta.pk.get_default()
        zoe.save()
    seen, address = [], f"{PAGE}nieuw/"
    while address:
        page = as_an.get(address)
        seen += [case.id for case in page.context["one"].people]
        after = page.context["page"].next
        address = f"{PAGE}nieuw/?{after}" if after else ""
    assert len(seen) == len(set(seen)) == 61
    for wrong in ("x", "2026-11-30~x", "~", "9999-99-99~"):
        assert as_an.get(f"{PAGE}nieuw/", {"na": wrong}).status_code == 200
    assert as_an.get(f"{PAGE}niets/").status_code == 404


def test_the_day_costs_as_many_queries_for_one_person_as_for_fifty(as_an, an, zoe, omar):
    reaching.tried(omar, an, "spoken")
    as_an.get(PAGE)
    with CaptureQueriesContext(
        connection,
    ) as day:
        as_an.get(PAGE)
    assert len(day) <= 19, [one["sql"][:80] for one in day]
