"""Two hundred people for twenty seats at the same moment, on each of the two databases."""

from __future__ import annotations

import itertools

import pytest

from tests.central.crowd import rush, service_with_a_course

pytestmark = pytest.mark.slow
PEOPLE, SEATS, CLIENTS = 200, 20, 8


@pytest.fixture(params=["sqlite", "postgresql"])
def service(request, tmp_path):
    with service_with_a_course(request.param, tmp_path, SEATS) as running:
        yield running


def test_two_hundred_people_at_once_get_twenty_places_and_a_waiting_list_in_order(service):
    answers = rush(f"{service.url}/o/ligo?l=nl", PEOPLE, CLIENTS)
    assert len(answers) == PEOPLE
    assert [answer.number for answer in answers].count(0) == SEATS
    waiting = sorted((answer for answer in answers if answer.number), key=lambda answer: answer.number)
    assert [answer.number for answer in waiting] == list(range(1, PEOPLE - SEATS + 1))
    # In order: nobody stands behind somebody who only began after they had their answer.
    for before, after in itertools.pairwise(waiting):
        assert before.sent < after.heard
    last_place = min(answer.heard for answer in waiting)
    assert all(answer.sent < last_place for answer in answers if not answer.number)
    assert "Traceback" not in service.log.read_text()
