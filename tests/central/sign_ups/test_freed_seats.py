"""A seat that comes free goes to the first who waits, whatever freed it, and once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from central.cases.deletion import delete_case
from central.cases.models import Case, CaseEvent
from central.catalogue.models import Offer, Publication
from central.catalogue.publishing import publish, publish_what_changed
from central.sign_ups import sign_ups
from central.sign_ups.models import SignUp
from kiosk.wire.catalogue import CatalogueAnswer
from kiosk.wire.document import read_document
from tests.central.conftest import an_offer
from tests.central.kiosks import a_record, an_amendment

pytestmark = pytest.mark.django_db
NAMES = ("An", "Bo", "Cas", "Dina")


@pytest.fixture
def four(kiosk, arrives, praattafel):
    """Four people sign up at the kiosk for two seats; everybody heard where they stand."""
    records = {name: a_record(offer="praattafel", person={"name": name}) for name in NAMES}
    arrives(kiosk, *records.values())
    SignUp.objects.update(to_confirm=False)
    return records


def standing() -> dict[str, str]:
    return {one.case.name: one.state for one in SignUp.objects.select_related("case").order_by("number")}


def moved_up() -> list[str]:
    lines = CaseEvent.objects.filter(text__startswith="Heeft nu een plaats").order_by("at")
    return [line.case.name for line in lines.select_related("case")]


def of_an() -> Case:
    return Case.objects.get(name="An")


def left() -> tuple[int | None, int | None]:
    answer = read_document(CatalogueAnswer, bytes(Publication.objects.first().body), "the catalogue")
    [offer] = answer.catalogue.offers
    return offer.seats_left, offer.waiting


def test_who_waits_gets_the_seat_of_a_person_who_was_deleted_and_must_hear_it(four, as_an, de_kring):
    publish(de_kring)
    assert left() == (0, 2)
    as_an.post(f"/mensen/{of_an().id}/verwijder/", {"reason": "asked"})
    assert standing() == {"Bo": "place", "Cas": "place", "Dina": "waiting"}
    assert SignUp.objects.get(to_confirm=True).case.name == "Cas"
    assert publish_what_changed() == 1
    assert left() == (0, 1)


WAYS = {
    "the one function that deletes": lambda an: delete_case(of_an(), an, "asked"),
    "the case itself": lambda an: of_an().delete(),
    "many cases at once": lambda an: Case.objects.filter(name="An").delete(),
    "the sign-up": lambda an: SignUp.objects.get(case__name="An").delete(),
    "sign-ups at once": lambda an: SignUp.objects.filter(case__name="An").delete(),
    "a state that is saved": lambda an: _saved(SignUp.objects.get(case__name="An"), state="withdrawn"),
    "staff who cross out": lambda an: sign_ups.withdraw(SignUp.objects.get(case__name="An"), an),
}


def _saved(row, **changed):
    for name, value in changed.items():
        setattr(row, name, value)
    row.save()


@pytest.mark.parametrize("way", WAYS)
def test_cas_moves_up_once_whatever_takes_an_away(four, an, way):
    WAYS[way](an)
    assert standing()["Cas"] == "place"
    assert standing()["Dina"] == "waiting"
    assert moved_up() == ["Cas"]
    assert sign_ups.refill_all() == 0


def test_a_person_who_waits_and_is_deleted_with_the_one_before_leaves_the_seat_to_the_next(four):
    Case.objects.filter(name__in=["An", "Cas"]).delete()
    assert standing() == {"Bo": "place", "Dina": "place"}
    assert moved_up() == ["Dina"]


def test_a_seat_that_was_freed_behind_everybodys_back_is_found_by_the_worker(four):
    SignUp.objects.filter(case__name="An").update(state="withdrawn")
    assert standing()["Cas"] == "waiting"
    assert sign_ups.refill_all() == 1
    assert moved_up() == ["Cas"]


def test_more_seats_in_any_edit_let_who_waits_move_up_at_once(four, praattafel):
    offer = Offer.objects.get(id=praattafel.id)
    offer.entry["seats"] = 3
    offer.save()
    assert moved_up() == ["Cas"]
    offer.entry["seats"] = None
    offer.save(update_fields=["entry"])
    assert moved_up() == ["Cas", "Dina"]


def test_fewer_seats_take_nobodys_place_and_the_next_who_stops_frees_none(four, praattafel, an):
    offer = Offer.objects.get(id=praattafel.id)
    offer.entry["seats"] = 1
    offer.save()
    sign_ups.withdraw(SignUp.objects.get(case__name="An"), an)
    assert standing() == {"An": "withdrawn", "Bo": "place", "Cas": "waiting", "Dina": "waiting"}


# --- what is over


@pytest.fixture
def over(kiosk, arrives, praattafel, four):
    """The praattafel of the four is over since an hour."""
    offer = Offer.objects.get(id=praattafel.id)
    offer.entry["ends"] = (timezone.now() - timedelta(hours=1)).isoformat()
    offer.save()
    return offer


STOPS = {
    "staff set the status": lambda kiosk, arrives, records, as_an: as_an.post(
        f"/mensen/{of_an().id}/status/", {"status": "withdrawn"}
    ),
    "staff cross out": lambda kiosk, arrives, records, as_an: as_an.post(
        f"/inschrijving/{SignUp.objects.get(case__name='An').id}/stop/"
    ),
    "the paper is scanned": lambda kiosk, arrives, records, as_an: arrives(
        kiosk, an_amendment(records["An"])
    ),
    "staff delete": lambda kiosk, arrives, records, as_an: as_an.post(
        f"/mensen/{of_an().id}/verwijder/", {"reason": "asked"}
    ),
}


@pytest.mark.parametrize("stops", STOPS)
def test_nobody_moves_up_in_a_course_that_is_over(kiosk, arrives, four, over, as_an, stops):
    STOPS[stops](kiosk, arrives, four, as_an)
    assert standing().get("An", "withdrawn") == "withdrawn"
    assert standing()["Cas"] == "waiting"
    assert sign_ups.refill_all() == 0
    assert moved_up() == []


def test_more_seats_in_what_is_over_move_nobody_up(over):
    over.entry["seats"] = 9
    over.save()
    assert moved_up() == []


def test_a_course_that_goes_on_for_longer_after_all_lets_who_waits_move_up(over, as_an):
    as_an.post(f"/mensen/{of_an().id}/status/", {"status": "withdrawn"})
    over.entry["ends"] = (timezone.now() + timedelta(days=7)).isoformat()
    over.save()
    assert moved_up() == ["Cas"]


def test_a_kiosk_that_brings_a_sign_up_for_what_is_over_gives_a_case_no_seat_and_a_line_that_says_why(
    kiosk, a_case, over
):
    case = a_case(kiosk, offer="praattafel", person={"name": "Els"})
    assert not case.sign_ups.exists()
    assert any("al voorbij" in event.text for event in case.events.all())


def test_staff_cannot_put_somebody_back_on_the_list_of_what_is_over(over, as_an, an):
    row = SignUp.objects.get(case__name="An")
    sign_ups.withdraw(row, an)
    answer = as_an.post(f"/inschrijving/{row.id}/terug/", follow=True)
    assert "voorbij" in answer.content.decode()
    row.refresh_from_db()
    assert row.state == "withdrawn"


def test_what_is_over_leaves_the_list_of_the_kiosks_and_no_list_ever_goes_from_many_to_none(de_kring):
    yesterday = timezone.now() - timedelta(days=1)

    def published() -> set[str]:
        answer = read_document(CatalogueAnswer, bytes(publish(de_kring).body), "the catalogue")
        return {offer.id for offer in answer.catalogue.offers} if answer.catalogue else set()

    kept = an_offer(de_kring, "praattafel", "Praattafel")
    an_offer(de_kring, "les", "Les", starts="2026-09-07T14:00:00+02:00")
    an_offer(de_kring, "reeks", "Reeks", opening_hours="Mo 14:00-16:00", ends=yesterday.isoformat())
    an_offer(de_kring, "later", "Later", starts=(timezone.now() + timedelta(days=9)).isoformat())
    assert published() == {"praattafel", "later"}
    for offer in (kept, Offer.objects.get(slug="later")):
        offer.entry = offer.entry | {"starts": None, "ends": yesterday.isoformat()}
        offer.save()
    assert len(published()) == 1, "devices refuse a list that is suddenly empty, and with it all news"
