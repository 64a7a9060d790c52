"""A form that comes a second time: the same words count once, other words are kept and said."""

from __future__ import annotations

import re

import pytest

from central.cases import steps
from central.cases.amending import settle_waiting
from central.cases.models import Amendment, Case, CaseEvent
from central.cases.search import search
from central.sign_ups.models import SignUp
from tests.central.phone.test_phone_page import SAID, form_of, opened

pytestmark = pytest.mark.django_db
KEPT = "We hebben je nieuwe antwoorden."


@pytest.fixture
def send_it(nobody, praattafel):
    """Send one and the same form, with changes."""
    form = form_of(opened(nobody))

    def send_it(status: int = 200, **said: str) -> str:
        answer = nobody.post("/o/praattafel?l=nl", SAID | form | said)
        assert answer.status_code == status, answer.content
        return answer.content.decode()

    return send_it


def lines() -> list[str]:
    return [event.text for event in CaseEvent.objects.order_by("at")]


def test_who_goes_back_and_puts_the_number_right_is_called_on_the_right_one(send_it, as_an):
    assert KEPT not in send_it(phone="0470 00 00 01")
    page = send_it(phone="0470 00 00 02")
    assert KEPT in page
    assert "Je hebt een plaats." in page
    case = Case.objects.get()
    assert case.reach_value == "+32470000002"
    assert SignUp.objects.count() == 1
    assert "Gewijzigd: hoe we bereiken." in lines()
    assert list(search(Case.objects.all(), "0470000002")) == [case]
    shown = as_an.get(f"/mensen/{case.id}/").content.decode()
    assert "Het formulier kwam opnieuw, met iets anders" in shown
    assert "0470 00 00 01" in shown


def test_the_same_words_twice_count_once_and_write_no_line(send_it):
    send_it()
    before = lines()
    assert KEPT not in send_it()
    assert lines() == before
    assert Case.objects.count() == SignUp.objects.count() == 1
    assert not Amendment.objects.exists()


@pytest.mark.parametrize(
    ("said", "column", "value"),
    [
        ({"name": "Fatima B."}, "name", "Fatima B."),
        ({"reach_by": "email", "email": "f@voorbeeld.be"}, "reach_value", "f@voorbeeld.be"),
        ({"question": "Whatsapp"}, "answers", {"come_along": "yes", "question": "Whatsapp"}),
        ({"come_along": "no", "question": ""}, "answers", {"come_along": "no"}),
    ],
)
def test_whatever_a_person_changes_in_the_form_is_kept(send_it, said, column, value):
    send_it()
    assert KEPT in send_it(**said)
    assert getattr(Case.objects.get(), column) == value


def test_who_changes_it_back_has_the_first_again(send_it):
    for phone in ("0470 00 00 01", "0470 00 00 02", "0470 00 00 01"):
        page = send_it(phone=phone)
    assert KEPT in page
    assert Case.objects.get().reach_value == "+32470000001"


def test_the_same_form_once_more_does_not_undo_what_the_paper_changed(send_it, nobody):
    token = re.search(r'href="/p/([\w-]{22})', send_it())[1]
    nobody.post(f"/p/{token}?l=nl", {"action": "correct", "phone": "0470 00 00 09"})
    settle_waiting()
    assert KEPT not in send_it()
    assert Case.objects.get().reach_value == "+32470000009"
    assert KEPT in send_it(name="Fatima B.")
    case = Case.objects.get()
    assert (case.name, case.reach_value) == ("Fatima B.", "+32470000009")


def test_who_stopped_and_sends_the_old_form_again_is_asked_to_send_a_fresh_one(send_it, an):
    send_it()
    steps.withdraw(Case.objects.get(), an)
    assert "Deze bladzijde stond lang open" in send_it(422, phone="0470 00 00 02")
    assert SignUp.objects.get().state == "withdrawn"
    assert Case.objects.get().reach_value == "+32471123456"
