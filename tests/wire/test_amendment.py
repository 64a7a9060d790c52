"""What somebody does afterwards with their paper: one act on one record, and nothing of what it says."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kiosk.receipts.code import new_code, new_token
from kiosk.wire.amendment import KNOWN, Amendment
from kiosk.wire.document import BadDocument, NewerDocument, canonical_json, read_document
from kiosk.wire.ids import new_batch_id, new_record_id
from kiosk.wire.record import Record
from tests.wire.test_record import EXAMPLES, MADE

REACH = {"by": "phone", "value": "+32471123456"}


def read(**said: Any) -> Amendment:
    """Return the amendment of somebody who scans their paper at the kiosk; `said` changes parts of it."""
    data = {
        "schema": 1,
        "kind": "amendment",
        "id": str(new_record_id()),
        "organisation": "be.eeklo.de-kring",
        "site": "eeklo",
        "made": MADE.model_dump(mode="json"),
        "language": "nl",
        "action": "withdraw",
        "token": new_token(),
        "channel": "kiosk",
    }
    whole = {key: value for key, value in (data | said).items() if value is not None}
    return read_document(Amendment, canonical_json(whole), "the amendment", KNOWN)


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"token": None, "code": new_code()},
        {"action": "check-in", "offer": "praattafel-maandag"},
        {"action": "check-in"},
        {"action": "correct", "name": "An"},
        {"action": "correct", "reach": REACH, "place": {"postcode": "9900", "name": "Eeklo"}},
        {"action": "correct", "said": "Ik kan alleen in de avond."},
        {"action": "correct", "schema": 2},
        {"action": "correct", "schema": 2, "name": "An"},
    ],
)
def test_what_a_person_does_with_their_paper_comes_back_as_it_was_sent(said: dict[str, Any]) -> None:
    amendment = read(**said)
    plain = canonical_json(amendment.model_dump(mode="json", by_alias=True))
    assert read_document(Amendment, plain, "the amendment", KNOWN) == amendment


@pytest.mark.parametrize(
    "said",
    [
        {"code": new_code()},
        {"token": None},
        {"action": "correct"},
        {"name": "An"},
        {"offer": "praattafel-maandag"},
        {"token": "kort"},
        {"token": None, "code": "AAAAAAAA"},
        {"id": str(new_batch_id())},
        {"action": "delete"},
        {"person": {"name": "An"}},
        {"schema": 2},
        {"schema": 2, "action": "correct", "place": {"postcode": "9900", "name": "Eeklo"}},
        {"schema": 3, "action": "correct", "name": "An"},
    ],
)
def test_what_is_not_one_clear_act_is_refused(said: dict[str, Any]) -> None:
    with pytest.raises(BadDocument):
        read(**said)


def test_a_central_of_before_sets_aside_what_it_would_take_for_something_else() -> None:
    taken_back = read(action="correct", schema=2, name="An")
    body = canonical_json(taken_back.model_dump(mode="json", by_alias=True))
    with pytest.raises(NewerDocument, match="update the program"):
        read_document(Amendment, body, "the amendment", known=1)


def test_the_example_is_an_amendment_of_the_example_record() -> None:
    example = read_document(Amendment, (EXAMPLES / "amendment-correct.json").read_bytes(), "the example")
    record = read_document(Record, (EXAMPLES / "record-internet.json").read_bytes(), "the example")
    assert example.token == record.token


def test_a_record_without_an_offer_keeps_the_bytes_it_always_had() -> None:
    data = json.loads((EXAMPLES / "record-internet.json").read_text())
    record = read_document(Record, canonical_json(data), "the record")
    assert canonical_json(record.model_dump(mode="json", by_alias=True)) == canonical_json(data)
    signed_up = read_document(Record, canonical_json(data | {"offer": "praattafel-maandag"}), "the record")
    assert signed_up.model_dump(mode="json")["offer"] == "praattafel-maandag"
