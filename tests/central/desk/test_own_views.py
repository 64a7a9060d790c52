"""A list under a name of one's own, and the day that begins there."""

from __future__ import annotations

import pytest
from django.test import Client

from central.desk.models import Desk, NamedView
from tests.central.conftest import a_colleague

pytestmark = pytest.mark.django_db
LATE = "status=busy&te_laat=on"


def keep(client: Client, name: str = "Te laat", filters: str = LATE) -> str:
    return client.post("/mijn/lijst/", {"name": name, "filters": filters}, follow=True).content.decode()


def test_filters_are_kept_under_a_name_and_stand_above_the_list(as_an, an):
    assert "Bewaar deze keuze" in as_an.get(f"/mensen/?{LATE}").content.decode()
    page = keep(as_an)
    assert "‘Te laat’ staat nu boven de lijst." in page
    assert f'href="/mensen/?{LATE.replace("&", "&amp;")}" aria-current="page"' in page
    assert "Bewaar deze keuze" not in page, "it is kept already"
    keep(as_an, filters="status=new")
    assert NamedView.objects.get().filters == "status=new", "the same name takes its place"


def test_search_words_and_other_parts_of_an_address_are_not_kept(as_an):
    keep(as_an, filters="status=busy&zoek=fatima&na=17&onzin=1")
    assert NamedView.objects.get().filters == "status=busy"
    assert "Kies eerst een filter" in keep(as_an, filters="zoek=fatima")
    assert "Kies eerst een filter" in keep(as_an, name="  ")
    assert NamedView.objects.count() == 1


def test_the_day_begins_where_somebody_chose_and_again_where_it_did(as_an):
    keep(as_an)
    view = NamedView.objects.get()
    as_an.post(f"/mijn/lijst/{view.id}/", {"doe": "begin"})
    assert as_an.get("/")["Location"] == f"/mensen/?{LATE}"
    as_an.post(f"/mijn/lijst/{view.id}/", {"doe": "niet"})
    assert as_an.get("/")["Location"] == "/vandaag/"
    as_an.post(f"/mijn/lijst/{view.id}/", {"doe": "begin"})
    as_an.post(f"/mijn/lijst/{view.id}/", {"doe": "weg"})
    assert as_an.get("/")["Location"] == "/vandaag/", "a list that is gone is no start"
    assert not NamedView.objects.exists()


def test_nobody_sees_or_changes_the_lists_of_a_colleague(as_an, de_kring):
    keep(as_an)
    colleague = Client()
    colleague.force_login(a_colleague(de_kring, "Wim"))
    assert "Te laat</a>" not in colleague.get("/mensen/").content.decode()
    for act in ("weg", "begin"):
        answer = colleague.post(f"/mijn/lijst/{NamedView.objects.get().id}/", {"doe": act})
        assert answer.status_code == 404
    assert NamedView.objects.exists()
    assert not Desk.objects.exists()


def test_so_many_lists_and_no_more(as_an):
    for number in range(NamedView.MOST):
        keep(as_an, f"Lijst {number}")
    assert "Haal er eerst een weg" in keep(as_an, "Nog een")
    assert NamedView.objects.count() == NamedView.MOST


def test_lists_go_with_what_somebody_does_here(as_an, an):
    keep(as_an)
    an.membership_set.all().delete()
    assert not NamedView.objects.exists()
