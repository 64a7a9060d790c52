"""Offers, devices, the inbox and who was handed to a volunteer: each goes on, and shows each once."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import QueryDict
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from central.cases import steps
from central.cases.models import Case
from central.intake.models import Device, EnvelopeConflict, InboxEnvelope
from central.pages import sorted_rows
from tests.central.conftest import a_colleague, an_offer

pytestmark = pytest.mark.django_db
NEXT = re.compile(r'rel="next" href="\?([^"]*)"')


def walked(client, page, what):
    """Return what each page holds, from the first to the last; the way back is as long."""
    seen, address, number = [], "", 0
    while True:
        shown = client.get(f"{page}?{address}")
        assert shown.status_code == 200
        text = shown.content.decode()
        seen += re.findall(what, text)
        number += 1
        found = NEXT.search(text)
        if not found:
            break
        address = found[1].replace("&amp;", "&")
        assert number < 20
    back = 1
    while found := re.search(r'rel="prev" href="\?([^"]*)"', text):
        text = client.get(f"{page}?{found[1].replace('&amp;', '&')}").content.decode()
        back += 1
    assert back == number
    return seen


def test_every_offer_is_seen_once(as_an, de_kring):
    for number in range(120):
        an_offer(de_kring, f"les-{number}", f"Les {number}")
    seen = walked(as_an, "/aanbod/", r"Les \d+")
    assert len(seen) == len(set(seen)) == 120


def test_every_device_is_seen_once_what_cannot_wait_first(as_an, de_kring, kiosk):
    now = timezone.now()
    for number in range(90):
        last = now - timedelta(days=5 if number == 77 else 0)
        Device.objects.create(
            organisation=de_kring, name=f"Tablet {number}", public_key=uuid4().bytes * 2, last_contact=last
        )
    seen = walked(as_an, "/toestellen/", r"<h2>(Tablet \d+)</h2>")
    assert len(seen) == len(set(seen)) == 90
    assert "Tablet 77" in seen[:2], "the silent one stands before who is fine"


def test_every_line_of_the_inbox_is_seen_once(as_an, de_kring, kiosk):
    device, now = Device.objects.get(), timezone.now()
    same = {"organisation": de_kring, "device": device}
    for number in range(60):
        record, at = uuid4(), now - timedelta(minutes=number)
        InboxEnvelope.objects.create(
            **same, record_id=record, seq=number, received_at=at, sha256="0" * 64, kid="0" * 16, sealed=b"",
            state="failed", reason="unreadable",
        )  # fmt: skip
        EnvelopeConflict.objects.create(**same, record_id=record, received_at=at, sha256="1" * 64)
    first = as_an.get("/postvak/").content.decode()
    assert first.count("second hash") == 25 and first.count("unreadable, record") == 25
    for name, what in (
        ("dicht", r"unreadable, record ([0-9a-f-]{36})"),
        ("botsing", r"conflict, record ([0-9a-f-]{36})"),
    ):
        seen, address = [], f"lijst={name}"
        for _ in range(3):
            text = as_an.get(f"/postvak/?{address}").content.decode()
            seen += re.findall(what, text)
            found = NEXT.search(text)
            address = found[1].replace("&amp;", "&") if found else ""
        assert not address
        assert len(seen) == len(set(seen)) == 60


def test_a_volunteer_finds_each_who_was_handed_to_them(an, de_kring, kiosk, a_case, client):
    vera = a_colleague(de_kring, "Vera", "volunteer")
    first = a_case(kiosk, person={"name": "Mens"})
    for number in range(60):
        first.pk = first.id = uuid4()
        first.record_id, first.code, first.name = uuid4(), None, f"Mens {number}"
        first.save(force_insert=True)
    for case in Case.objects.filter(name__startswith="Mens "):
        steps.give(case, an, vera)
    client.force_login(vera)
    seen = walked(client, "/mensen/", r"Mens \d+")
    assert len(set(seen)) == 60


def test_what_no_page_is_called_is_the_beginning(as_an, de_kring, praattafel):
    for wrong in ("na=x", f"na=n999999-{uuid4().hex}", f"voor=n0-{uuid4().hex}", "lijst=niets&na=n1-00"):
        for page in ("/aanbod/", "/toestellen/", "/postvak/"):
            assert as_an.get(f"{page}?{wrong}").status_code == 200
        assert "Praattafel" in as_an.get(f"/aanbod/?{wrong}").content.decode()


@given(st.integers(0, 40), st.integers(1, 9), st.data())
def test_who_leaves_meanwhile_hides_nobody(number, size, data):
    rows = [uuid4() for _ in range(number)]
    shown, page = sorted_rows.take(rows, lambda one: one, QueryDict(), size)
    seen = list(shown)
    while page.next:
        gone = data.draw(st.sampled_from(rows))
        rows = [one for one in rows if one != gone or one not in seen]
        shown, page = sorted_rows.take(rows, lambda one: one, QueryDict(page.next), size)
        seen += [one for one in shown if one not in seen]
    assert set(rows) <= set(seen)
