"""What somebody pays now, to see what may be saved: whole euros, nothing promised, nothing kept."""

from __future__ import annotations

import pytest

from kiosk.visit.stage import Stage
from tests.visit.people import SOCIAL
from tests.visit.remains import strings_in
from tests.visit.test_taking_along import checked


def with_a_bill(amount: str):
    person = checked()
    person.visit.ask_bill()
    person.type(amount)
    person.visit.next()
    return person


def test_a_bill_of_45_euro_may_be_26_less_by_the_price_that_was_verified() -> None:
    person = with_a_bill("45")
    check = person.visit.check
    assert person.visit.stage is Stage.RESULT
    result = check.results()[0]
    assert (result.id, result.price.value, result.price.verified) == (SOCIAL, 19.0, True)
    assert check.saved(result) == 26


def test_who_pays_less_already_is_told_no_saving() -> None:
    check = with_a_bill("15").visit.check
    assert check.saved(check.results()[0]) == 0


def test_of_the_scheme_whose_price_nobody_verified_no_saving_is_said() -> None:
    person = with_a_bill("45")
    person.visit.other_result()
    check = person.visit.check
    assert check.saved(check.results()[check.shown]) is None
    assert not person.visit.can_save


@pytest.mark.parametrize("amount", ["", "0", "000"])
def test_what_is_no_amount_is_refused_with_a_line(amount: str) -> None:
    person = with_a_bill(amount)
    assert person.visit.stage is Stage.BILL
    assert person.refused == "bill.amount"


def test_back_from_the_bill_is_the_result_without_one() -> None:
    person = checked()
    person.visit.ask_bill()
    person.type("45")
    person.visit.back()
    assert person.visit.stage is Stage.RESULT
    assert person.visit.check.paid is None


def test_the_bill_can_be_typed_otherwise() -> None:
    person = with_a_bill("45")
    person.visit.ask_bill()
    assert person.visit.talk.entry.draft == "45"
    person.erase_all()
    person.type("60")
    person.visit.next()
    assert person.visit.check.paid == 60


def test_what_somebody_pays_does_not_go_along_with_a_request() -> None:
    person = with_a_bill("457")
    person.visit.ask_for(SOCIAL)
    submission = person.walk(carry="yes").handed_in()
    assert "457" not in set(strings_in(submission.answers))
    assert person.visit.check is None
