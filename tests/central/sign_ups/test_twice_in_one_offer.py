"""The same way to reach somebody twice in one offer: both seats are kept, and staff see it."""

from __future__ import annotations

import pytest

from central.sign_ups.models import SignUp
from tests.central.conftest import an_offer
from tests.central.kiosks import a_record, an_amendment
from tests.central.phone.test_phone_page import sign_up
from tests.central.sign_ups.test_offer_export import as_csv

pytestmark = pytest.mark.django_db
MARK = "Staat er twee keer in?"


def reached(by: str, value: str, name: str = "Fatima") -> dict[str, object]:
    return {"name": name, "reach": {"by": by, "value": value}}


def page_of(as_an, offer) -> str:
    return as_an.get(f"/aanbod/{offer.id}/").content.decode()


def test_who_signed_up_at_the_kiosk_and_with_a_phone_has_both_seats_and_staff_see_it(
    kiosk, arrives, nobody, as_an, praattafel
):
    arrives(kiosk, a_record(offer="praattafel", person=reached("phone", "+32471123456")))
    sign_up(nobody, phone="0471/12.34.56")
    assert SignUp.objects.filter(state="place").count() == 2
    page = page_of(as_an, praattafel)
    assert page.count(MARK) == 2
    assert "Zelfde telefoonnummer als nummer 2" in page
    head, first, second = as_csv(as_an, praattafel)
    place = head.index("Ook nummer")
    assert (first[place], second[place]) == ("2", "1")


@pytest.mark.parametrize(
    ("by", "one", "other"),
    [
        ("phone", "+32470000001", "0470 00 00 01"),
        ("email", "Fatima@Voorbeeld.be", "fatima@voorbeeld.be "),
    ],
)
def test_another_spelling_of_one_way_is_the_same_way(kiosk, arrives, as_an, praattafel, by, one, other):
    people = [a_record(offer="praattafel", person=reached(by, value)) for value in (one, other)]
    arrives(kiosk, *people)
    assert page_of(as_an, praattafel).count(MARK) == 2


def test_three_times_names_the_two_others(kiosk, arrives, as_an, praattafel):
    person = reached("phone", "+32470000001")
    arrives(kiosk, *[a_record(offer="praattafel", person=person) for _ in range(3)])
    assert "als nummer 1 en nummer 3" in page_of(as_an, praattafel)
    assert as_csv(as_an, praattafel)[1][8] == "2, 3"


def test_who_stopped_and_came_back_is_not_in_it_twice(kiosk, arrives, as_an, praattafel):
    first = a_record(offer="praattafel", person=reached("phone", "+32470000001"))
    arrives(kiosk, first, an_amendment(first))
    arrives(kiosk, a_record(offer="praattafel", person=reached("phone", "+32470000001")))
    assert MARK not in page_of(as_an, praattafel)


def test_another_offer_another_number_or_one_square_to_be_found_at_is_nobody_twice(
    kiosk, arrives, as_an, de_kring, praattafel
):
    an_offer(de_kring, "les", "Les")
    arrives(
        kiosk,
        a_record(offer="les", person=reached("phone", "+32470000001")),
        a_record(offer="praattafel", person=reached("phone", "+32470000001")),
        a_record(offer="praattafel", person=reached("phone", "+32470000002")),
        *[a_record(offer="praattafel", person=reached("visit", "De Kring")) for _ in range(2)],
    )
    assert MARK not in page_of(as_an, praattafel)
