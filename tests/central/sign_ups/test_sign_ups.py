"""Places and waiting lists: who comes first has a place, and who waits moves up in order."""

from __future__ import annotations

import pytest
from django.utils import timezone

from central.cases.closing import let_go_of_what_is_over
from central.cases.models import Case, Withdrawal
from central.sign_ups import sign_ups
from central.sign_ups.models import SignUp
from tests.central.conftest import an_offer
from tests.central.forms import fill_in
from tests.central.kiosks import a_record, an_amendment

pytestmark = pytest.mark.django_db


@pytest.fixture
def four(kiosk, arrives, praattafel):
    """Four people sign up at the kiosk for two seats."""
    records = [a_record(offer="praattafel", person={"name": name}) for name in ("An", "Bo", "Cas", "Dina")]
    arrives(kiosk, *records)
    return records


def standing() -> list[tuple[str, str, bool]]:
    rows = SignUp.objects.order_by("number").select_related("case")
    return [(row.case.name, row.state, row.to_confirm) for row in rows]


def test_the_first_have_a_place_and_the_others_wait_in_order(four):
    assert standing() == [
        ("An", "place", True),
        ("Bo", "place", True),
        ("Cas", "waiting", True),
        ("Dina", "waiting", True),
    ]
    dina = SignUp.objects.get(case__name="Dina")
    assert sign_ups.place_in_line(dina) == 2
    assert "Ingeschreven voor Praattafel, op de wachtlijst, nummer 2." in [
        event.text for event in dina.case.events.all()
    ]


def test_when_somebody_stops_the_first_who_waits_moves_up_and_must_hear_it(kiosk, arrives, four):
    SignUp.objects.update(to_confirm=False)
    arrives(kiosk, an_amendment(four[0]))
    assert standing() == [
        ("An", "withdrawn", False),
        ("Bo", "place", False),
        ("Cas", "place", True),
        ("Dina", "waiting", False),
    ]
    cas = SignUp.objects.get(case__name="Cas")
    assert cas.moved_up_at is not None
    assert "Heeft nu een plaats bij Praattafel. Nog te bevestigen." in [e.text for e in cas.case.events.all()]


def test_who_stops_waiting_makes_nobody_move_up(kiosk, arrives, four):
    arrives(kiosk, an_amendment(four[2]))
    assert [state for _, state, _ in standing()] == ["place", "place", "withdrawn", "waiting"]
    assert sign_ups.place_in_line(SignUp.objects.get(case__name="Dina")) == 1


def test_who_stopped_before_the_sign_up_came_in_takes_no_place(kiosk, arrives, praattafel):
    record = a_record(offer="praattafel")
    arrives(kiosk, an_amendment(record))
    arrives(kiosk, record)
    assert standing() == [("Zoë Ârslan", "withdrawn", False)]


def test_staff_who_withdraw_a_case_free_its_place_too(four, as_an):
    case = Case.objects.get(name="An")
    said = {"status": "withdrawn", "sure": "1"}
    fill_in(as_an, f"/mensen/{case.id}/", f"/mensen/{case.id}/status/", **said)
    Withdrawal.objects.update(keeps_until=timezone.now())
    let_go_of_what_is_over()
    assert [state for _, state, _ in standing()] == ["withdrawn", "place", "place", "waiting"]


def test_who_comes_back_stands_behind_all_who_wait(kiosk, arrives, four, an):
    arrives(kiosk, an_amendment(four[0]))
    sign_ups.back_on_the_list(SignUp.objects.get(case__name="An"), an)
    assert [name for name, state, _ in standing() if state == "waiting"] == ["Dina", "An"]


def test_more_seats_let_those_who_wait_move_up_before_anybody_new(kiosk, arrives, praattafel, four):
    praattafel.refresh_from_db()
    praattafel.entry["seats"] = 3
    praattafel.save()
    arrives(kiosk, a_record(offer="praattafel", person={"name": "Els"}))
    assert [state for _, state, _ in standing()] == ["place", "place", "place", "waiting", "waiting"]


def test_an_offer_without_a_number_of_seats_takes_everybody(kiosk, arrives, de_kring):
    an_offer(de_kring, "repair", "Repair café")
    arrives(kiosk, *[a_record(offer="repair") for _ in range(5)])
    assert {state for _, state, _ in standing()} == {"place"}


def test_a_sign_up_for_something_unknown_is_still_a_case_and_staff_read_why(kiosk, a_case):
    case = a_case(kiosk, offer="weg-ermee")
    assert not SignUp.objects.exists()
    assert any("weg-ermee" in event.text for event in case.events.all())


def test_an_offer_of_another_organisation_is_unknown_here(kiosk_elsewhere, a_case, praattafel):
    a_case(kiosk_elsewhere, offer="praattafel", organisation="be.kortenberg.welzijnshuis")
    assert not SignUp.objects.exists()


def test_signing_one_case_up_twice_is_once(kiosk, arrives, praattafel, four):
    case = Case.objects.get(name="An")
    sign_ups.sign_up(case, praattafel, to_confirm=False)
    assert SignUp.objects.filter(case=case).count() == 1
