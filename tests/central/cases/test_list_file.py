"""/mensen/lijst.csv: the list as a file, of whom the list shows and nobody else."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from central.accounts.models import AccessLog
from central.cases import list_file, steps, views
from central.pages.csv_lines import at_rest
from tests.central.conftest import a_colleague

pytestmark = pytest.mark.django_db
PAGE, FILE = "/mensen/", "/mensen/lijst.csv"


def in_file(client: Client, query: str = "") -> list[list[str]]:
    answer = client.get(FILE + query)
    assert answer.streaming and "attachment" in answer["Content-Disposition"]
    body = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(body), delimiter=";"))


def in_list(client: Client, query: str = "") -> list[str]:
    names, address = list[str](), PAGE + query
    while address:
        context = client.get(address).context
        names += [case.name for case in context["cases"]]
        further, filters = context["page"].next, context["address"]
        address = f"{PAGE}?{filters}&{further}" if further else ""
    return names


@pytest.mark.parametrize(
    "query", ["", "?kanaal=school", "?te_laat=on", "?regeling=be.sociaal-internetaanbod"]
)
@pytest.mark.parametrize("typed", ["", "zoë"])
def test_the_file_holds_whom_the_list_shows_in_its_order(
    as_an, an, kiosk, kiosk_elsewhere, a_case, monkeypatch, query, typed
):
    monkeypatch.setattr(list_file, "AT_ONCE", 3)
    for number in range(8):
        case = a_case(kiosk, channel=("school", "flyer")[number % 2], person={"name": f"Zoë {number}"})
        steps.plan(case, an, "call", an, timezone.localdate() - timedelta(days=number % 3))
    a_case(kiosk, person={"name": "Karel"})
    a_case(kiosk_elsewhere, organisation="be.kortenberg.welzijnshuis", person={"name": "Zoë Elders"})
    as_an.post("/mensen/zoeken/", {"zoek": typed})
    head, *rows = in_file(as_an, query)
    assert tuple(head) == list_file.HEADS
    assert [row[0] for row in rows] == in_list(as_an, query) != []


def test_a_file_says_what_the_list_says_and_no_cell_acts(as_an, an, kiosk, a_case):
    case = a_case(kiosk, person={"name": "=1+1"})
    steps.plan(case, an, "call", an, timezone.localdate())
    _, row = in_file(as_an)
    today = timezone.localdate().isoformat()
    assert row[:3] == ["'=1+1", case.postcode, case.place_name]
    assert row[4:6] == [f"{case.code[:4]}-{case.code[4:]}", "Bezig"]
    assert row[7:] == [today, "An", today]
    assert at_rest("\u200b＠SUM(1)") == "'\u200b＠SUM(1)"
    assert list(AccessLog.objects.values_list("kind", "page")) == [("export", "case-list-csv")]


def test_more_people_than_a_file_holds_are_told_in_words(as_an, kiosk, a_case, monkeypatch):
    monkeypatch.setattr(views, "MOST", 1)
    for _ in range(2):
        a_case(kiosk)
    answer = as_an.get(FILE + "?status=new", follow=True)
    assert answer.redirect_chain == [("/mensen/?status=new", 302)]
    assert "Kies eerst op status, plaats of taal" in answer.content.decode()


def test_who_may_carry_no_list_off_has_no_such_file(de_kring, kiosk, a_case):
    a_case(kiosk)
    client = Client()
    client.force_login(a_colleague(de_kring, "Wim", "worker"))
    assert "lijst.csv" not in client.get(PAGE).content.decode()
    assert client.get(FILE).status_code == 404
