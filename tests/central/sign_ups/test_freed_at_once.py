"""Seats that come free in many processes at the same moment, on each of the two databases."""

from __future__ import annotations

import json
import re

import pytest
import requests

from tests.central.crowd import rush, service_with_a_course
from tests.central.test_many_at_once import at_once

pytestmark = pytest.mark.slow
SEATS, PEOPLE = 6, 20


@pytest.fixture(params=["sqlite", "postgresql"])
def service(request, tmp_path):
    with service_with_a_course(request.param, tmp_path, SEATS) as running:
        yield running


def session_of(service) -> requests.Session:
    login = json.loads(service.run("demo", "--json").stdout)
    session = requests.Session()
    page = session.get(f"{service.url}/aanmelden/", timeout=30).text
    session.post(f"{service.url}/aanmelden/", data=login | token_of(page), timeout=30)
    return session


def token_of(page: str) -> dict[str, str]:
    return {"csrfmiddlewaretoken": re.search(r'csrfmiddlewaretoken" value="([^"]+)', page)[1]}


def offer_page(service, session) -> str:
    found = session.get(f"{service.url}/aanbod/", timeout=30).text
    address = re.search(r'href="(/aanbod/[0-9a-f-]{36}/)">Eerste stappen<', found)[1]
    return session.get(service.url + address, timeout=30).text


def group(page: str, name: str) -> str:
    return page.split(f'aria-labelledby="{name}"')[-1].split("</section>")[0] if f'="{name}"' in page else ""


def people_in(page: str, name: str) -> list[str]:
    return re.findall(r'<h3><a href="/mensen/([0-9a-f-]{36})/"', group(page, name))


def let_go(service, cookies, token, acts) -> list[int]:
    """One process: take one act after the other off the pile it has, the piles overlapping."""
    import os
    import random

    random.Random(os.getpid()).shuffle(acts)
    answers = []
    for path, data in acts:
        with requests.Session() as session:
            session.cookies.update(cookies)
            answers.append(
                session.post(
                    service.url + path, data=data | token, timeout=60, allow_redirects=False
                ).status_code
            )
    return answers


def test_three_places_let_go_in_six_processes_at_once_each_go_to_one_who_waits_in_order(service):
    rush(f"{service.url}/o/ligo?l=nl", PEOPLE, 4)
    session = session_of(service)
    page = offer_page(service, session)
    places, waiting = people_in(page, "plaatsen"), people_in(page, "wachtlijst")
    assert (len(places), len(waiting)) == (SEATS, PEOPLE - SEATS)
    rows = dict(
        zip(places, re.findall(r"/inschrijving/([0-9a-f-]{36})/stop/", group(page, "plaatsen")), strict=True)
    )
    one, two, three = places[:3]
    gone_from_the_line = waiting[0]
    acts = [
        (f"/mensen/{one}/verwijder/", {"reason": "asked"}),
        (f"/mensen/{two}/status/", {"status": "withdrawn"}),
        (f"/inschrijving/{rows[three]}/stop/", {}),
        (f"/mensen/{three}/status/", {"status": "withdrawn"}),
        (f"/mensen/{gone_from_the_line}/verwijder/", {"reason": "asked"}),
    ]
    answers = at_once(6, let_go, service, session.cookies.get_dict(), token_of(page), acts)
    assert {status for some in answers for status in some} <= {302, 404}, answers
    after = offer_page(service, session)
    assert len(people_in(after, "plaatsen")) == SEATS, "no seat is empty and none is given twice"
    assert people_in(after, "plaatsen")[-3:] == waiting[1:4]
    assert people_in(after, "wachtlijst") == waiting[4:]
    for case in waiting[1:4]:
        log = session.get(f"{service.url}/mensen/{case}/", timeout=30).text
        assert log.count("Heeft nu een plaats bij") == 1
    assert "Traceback" not in service.log.read_text()
    assert "deadlock" not in service.log.read_text()
