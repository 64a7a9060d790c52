"""/verslag/TOKEN: whoever has the link reads what was published, until a day or until somebody ends it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from central.accounts.models import AccessLog
from central.figures.models import SharedReport
from central.figures.quarters import NotWholeQuarters, quarter_of
from central.figures.shared import new_token, share
from tests.central.conftest import a_colleague

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LAST = quarter_of(TODAY).before
LINK = "/cijfers/verslag/link/"
SAID = {"kwartaal": str(LAST), "for_whom": "De schepen", "until": str(TODAY + timedelta(days=30))}


def made(client: Client, **changed: str) -> str:
    page = client.post(LINK, SAID | changed).content.decode()
    return re.search(r'value="http://testserver(/verslag/[^"]+)"', page)[1]


def test_who_has_the_link_reads_the_report_without_logging_in(as_an, nobody):
    address = made(as_an)
    answer = nobody.get(address)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Wat De Kring bereikte" in page
    assert "De schepen" not in page, "for whom it is, is for us"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert "Set-Cookie" not in answer.headers


def test_the_link_is_shown_once_and_cannot_be_made_from_what_is_kept(as_an):
    address = made(as_an)
    token = address.rsplit("/", 1)[1]
    assert len(token) == 22
    kept = SharedReport.objects.get()
    assert token not in str(vars(kept))
    assert token not in as_an.get("/cijfers/verslag/").content.decode()


def test_once_ended_it_leads_nowhere_as_if_it_never_was(as_an, nobody, an):
    address = made(as_an)
    shared = SharedReport.objects.get()
    as_an.post(f"{LINK}{shared.id}/stop/")
    ended, never = nobody.get(address), nobody.get(f"/verslag/{new_token()}")
    assert ended.status_code == never.status_code == 404
    assert ended.content == never.content
    assert "werkt niet meer" in ended.content.decode()
    shared.refresh_from_db()
    assert shared.ended_by == an


def test_it_ends_by_itself_after_its_day(as_an, nobody):
    address = made(as_an)
    SharedReport.objects.update(until=TODAY - timedelta(days=1))
    assert nobody.get(address).status_code == 404
    assert "de tijd is om" in as_an.get("/cijfers/verslag/").content.decode()


def test_it_ends_with_the_organisation(as_an, nobody, de_kring):
    address = made(as_an)
    de_kring.ended_at = timezone.now()
    de_kring.save()
    assert nobody.get(address).status_code == 404


def test_the_same_form_sent_twice_makes_one_link(as_an):
    page = as_an.get("/cijfers/verslag/").content.decode()
    mark = re.findall(r'name="form" value="([^"]+)"', page)[-1]
    first = as_an.post(LINK, SAID | {"form": mark})
    again = as_an.post(LINK, SAID | {"form": mark}, follow=True)
    assert first.status_code == 200
    assert "al gemaakt" in again.content.decode()
    assert SharedReport.objects.count() == 1


@pytest.mark.parametrize("until", ["", "morgen", str(TODAY - timedelta(days=1)), "2999-01-01"])
def test_a_day_that_makes_no_sense_comes_back(as_an, until):
    answer = as_an.post(LINK, SAID | {"until": until})
    assert answer.status_code == 422
    assert "De schepen" in answer.content.decode()
    assert not SharedReport.objects.exists()


def test_nobody_who_looks_is_written_down_and_nothing_is_changed(as_an, nobody):
    address = made(as_an)
    before = AccessLog.objects.count()
    nobody.get(address)
    assert AccessLog.objects.count() == before
    assert nobody.post(address).status_code == 405


def test_a_quarter_that_is_not_over_is_never_given_out(de_kring, an):
    with pytest.raises(NotWholeQuarters):
        share(de_kring, quarter_of(TODAY), new_token(), TODAY, an)


def test_another_house_ends_no_link_of_ours_and_a_worker_makes_none(as_an, as_bart, de_kring, client):
    made(as_an)
    shared = SharedReport.objects.get()
    assert as_bart.post(f"{LINK}{shared.id}/stop/").status_code == 404
    client.force_login(a_colleague(de_kring, "Wim", "worker"))
    assert client.post(LINK, SAID).status_code == 404
    assert "Deel met een link" not in client.get("/cijfers/verslag/").content.decode()


@pytest.mark.parametrize("address", ["/verslag/x", "/verslag/" + "a" * 64, "/verslag/..%2f", "/verslag/a b"])
def test_an_address_of_nobody_is_not_there(nobody, address):
    assert nobody.get(address).status_code == 404
