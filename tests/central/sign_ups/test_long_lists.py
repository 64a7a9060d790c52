"""An offer four hundred people signed up for: fifty of each list a page, everybody once, nobody lost."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from central.cases.models import Case
from central.sign_ups.models import Attendance, SignUp
from kiosk.wire.ids import new_record_id

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def crowd(kiosk, a_case, de_kring, praattafel):
    """120 people: two places, 115 who wait, three who stopped; 55 more who only came."""
    first = a_case(kiosk)
    columns = {field.attname: getattr(first, field.attname) for field in Case._meta.concrete_fields}
    people = []
    for number in range(1, 176):
        own = {"id": Case._meta.pk.get_default(), "record_id": new_record_id(), "code": None}
        phone = f"+3247{number:07}"
        own |= {"name": f"Nummer {number}", "reach_value": phone, "contact_key": phone}
        people.append(Case(**columns | own))
    Case.objects.bulk_create(people)
    states = ["place"] * 2 + ["waiting"] * 115 + ["withdrawn"] * 3
    SignUp.objects.bulk_create(
        SignUp(organisation=de_kring, offer=praattafel, case=case, number=number, state=state)
        for number, (case, state) in enumerate(zip(people, states, strict=False), 1)
    )
    Attendance.objects.bulk_create(
        Attendance(organisation=de_kring, offer=praattafel, case=case, on=TODAY - timedelta(days=at % 9))
        for at, case in enumerate(people[120:])
    )
    return people


def names_of(page: str, list_id: str) -> list[str]:
    section = page.split(f'aria-labelledby="{list_id}"')[1].split("</section>")[0]
    return re.findall(r">(?:<bdi>)?(Nummer \d+)(?:</bdi>)?</a>", section)


def walk(client, offer, list_id: str) -> tuple[list[str], list[str]]:
    """Go through a list to its end; return who was seen, and what was said of where the page begins."""
    address, seen, pages = "", [], []
    while True:
        page = client.get(f"/aanbod/{offer.id}/{address}").content.decode()
        seen += names_of(page, list_id)
        pages.append(page)
        after = re.search(rf'rel="next" href="(\?lijst={list_id}[^"]+)"', page)
        if not after:
            return seen, pages
        address = after[1].replace("&amp;", "&")


def test_the_first_page_has_fifty_of_each_list_and_says_how_many_there_are(as_an, praattafel, crowd):
    page = as_an.get(f"/aanbod/{praattafel.id}/").content.decode()
    assert names_of(page, "plaatsen") == ["Nummer 1", "Nummer 2"]
    assert len(names_of(page, "wachtlijst")) == len(names_of(page, "zonder")) == 50
    assert 'Wachtlijst <span class="soft">115</span>' in page
    assert len(page) < 150_000


def test_everybody_who_waits_is_seen_once_with_their_number_in_line(as_an, praattafel, crowd):
    seen, pages = walk(as_an, praattafel, "wachtlijst")
    assert seen == [f"Nummer {number}" for number in range(3, 118)]
    assert "Nummer 51 ·" in pages[1] and "Nummer 115 ·" in pages[2]
    assert "Plaatsen <span" not in pages[1], "a page further on is of one list"
    assert 'rel="prev"' in pages[1]


def test_everybody_who_only_came_is_seen_once_who_came_last_first(as_an, praattafel, crowd):
    seen, _ = walk(as_an, praattafel, "zonder")
    assert sorted(seen) == sorted(f"Nummer {number}" for number in range(121, 176))
    assert seen[0] in {case.name for at, case in enumerate(crowd[120:]) if at % 9 == 0}


def test_two_with_one_number_are_told_also_when_they_stand_on_two_pages(as_an, praattafel, crowd):
    Case.objects.filter(id=crowd[100].id).update(contact_key=crowd[4].contact_key)
    page = as_an.get(f"/aanbod/{praattafel.id}/").content.decode()
    assert "Zelfde telefoonnummer als nummer 101. Dit is nummer 5." in page


@pytest.mark.parametrize(
    "address", ["?lijst=iets", "?lijst=wachtlijst&na=x", "?lijst=zonder&na=n3-" + "0" * 32]
)
def test_a_wrong_address_begins_at_the_beginning(as_an, praattafel, crowd, address):
    assert as_an.get(f"/aanbod/{praattafel.id}/{address}").status_code == 200
