"""Who does something on a later page of a list is back where they were, and not at its beginning."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from central.intake.models import Device, InboxEnvelope
from tests.central.forms import fill_in

pytestmark = pytest.mark.django_db
NEXT = re.compile(r'rel="next" href="\?([^"]*)"')


def the_next_page(client, page):
    found = NEXT.search(client.get(page).content.decode())
    assert found
    return f"{page.partition('?')[0]}?{found[1].replace('&amp;', '&')}"


@pytest.fixture
def thirty_broken(de_kring, kiosk):
    device, now = Device.objects.get(), timezone.now()
    for number in range(30):
        InboxEnvelope.objects.create(
            organisation=de_kring, device=device, record_id=uuid4(), seq=number, sha256="0" * 64, sealed=b"",
            received_at=now - timedelta(minutes=number), kid="0" * 16, state="failed", reason="unreadable",
        )  # fmt: skip


def test_a_line_of_the_inbox_is_looked_at_and_the_page_is_the_same(as_an, thirty_broken):
    second = the_next_page(as_an, "/postvak/")
    for left in (4, 3, 2, 1):
        oldest = InboxEnvelope.objects.filter(seen_by=None).order_by("received_at").first()
        answer = fill_in(as_an, second, f"/postvak/{oldest.id}/nagekeken/")
        assert answer["Location"] == second
        assert as_an.get(second).content.decode().count("Probeer opnieuw") == left
    oldest = InboxEnvelope.objects.filter(seen_by=None).order_by("received_at").first()
    fill_in(as_an, second, f"/postvak/{oldest.id}/nagekeken/")
    assert as_an.get(second).content.decode().count("Probeer opnieuw") == 25, "nobody stands after these"


def test_when_the_last_line_of_a_list_is_done_the_whole_inbox_is_seen(as_an, thirty_broken):
    InboxEnvelope.objects.update(seen_by=None, state="opened")
    assert as_an.get("/postvak/?lijst=dicht")["Location"] == "/postvak/"


def test_who_is_taken_on_from_a_later_page_leaves_the_page_where_it_is(as_an, kiosk, a_case):
    for number in range(60):
        a_case(kiosk, person={"name": f"Mens {number}"})
    second = the_next_page(as_an, "/vandaag/nieuw/")
    taken = re.search(r'action="(/mensen/[^"]*/voor-mij/)"', as_an.get(second).content.decode())
    assert taken
    assert fill_in(as_an, second, taken[1])["Location"] == second


def test_a_place_that_no_page_has_is_the_beginning(as_an, kiosk, a_case):
    case = a_case(kiosk, person={"name": "Mens"})
    said = {"lijst": "nieuw", "plek": "na=//elders.example"}
    assert as_an.post(f"/mensen/{case.id}/voor-mij/", said)["Location"] == "/vandaag/nieuw/"
