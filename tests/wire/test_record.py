"""From answers to a record: what is needed to call back, and nothing else."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.receipts.code import is_valid
from kiosk.visit.submission import NoticeShown, Submission
from kiosk.wire.compose import NotARecord, SiteFacts, record_from, record_from_json
from kiosk.wire.document import BadDocument, canonical_json, read_document
from kiosk.wire.ids import new_record_id
from kiosk.wire.record import Made, Record

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "docs" / "examples"
MADE = Made(wall=datetime(2026, 11, 21, 10, tzinfo=UTC), clock_synced=True, boot_id="b", monotonic_ms=5)
FACTS = SiteFacts(organisation="be.eeklo.de-kring", site="eeklo", channel="stand")
NOTICE = NoticeShown(id="eeklo-registratie", version="2026-11", ground="request")


def submission(**answers: Any) -> Submission:
    given_answers = {"notice": "seen", "name": "An", "reach_by": "phone", "phone": "+32471123456"} | answers
    return Submission("internet-help", 3, "nl", given_answers, ("be.sociaal-internetaanbod",), NOTICE)


def test_the_well_known_answers_become_the_person_and_the_rest_stays_by_step() -> None:
    record = record_from(
        submission(
            place={"postcode": "9900", "name": "Eeklo"},
            preferred_language="ar",
            channel="flyer",
            helper="volunteer",
            about=["too_dear", "install"],
            where="home",
            about_other="",
        ),
        FACTS,
        MADE,
    )
    assert record.person.name == "An"
    assert (record.person.reach.by, record.person.reach.value) == ("phone", "+32471123456")
    assert record.person.place is not None
    assert record.person.place.postcode == "9900"
    assert (record.person.language, record.language) == ("ar", "nl")
    assert (record.channel, record.helper) == ("flyer", "volunteer")
    assert record.answers == {"about": ["too_dear", "install"], "where": "home"}
    assert record.schemes == ["be.sociaal-internetaanbod"]
    assert (record.journey, record.journey_revision) == ("internet-help", 3)
    assert record.id.version == 7
    assert is_valid(record.code)


@pytest.mark.parametrize(("by", "step"), [("phone", "phone"), ("email", "email"), ("visit", "found_at")])
def test_a_person_is_reached_the_way_they_chose(by: str, step: str) -> None:
    answers = {"phone": "+32471123456", "email": "an@voorbeeld.be", "found_at": "Zonneheem"}
    record = record_from(submission(**answers, reach_by=by), FACTS, MADE)
    assert (record.person.reach.by, record.person.reach.value) == (by, answers[step])


def test_a_journey_that_asks_for_one_way_only_needs_no_choice() -> None:
    record = record_from(submission(reach_by=None, phone=None, found_at="Zonneheem"), FACTS, MADE)
    assert (record.person.reach.by, record.person.reach.value) == ("visit", "Zonneheem")


def test_what_was_not_said_falls_back_on_the_place() -> None:
    record = record_from(submission(), FACTS, MADE)
    assert (record.channel, record.helper, record.person.language) == ("stand", "self", "nl")
    assert record.answers == {}


def test_two_records_share_neither_id_nor_code_nor_token() -> None:
    one, other = (record_from(submission(), FACTS, MADE) for _ in range(2))
    assert len({one.id, other.id, one.code, other.code, one.token, other.token}) == 6


@pytest.mark.parametrize(
    ("answers", "field"), [({"name": ""}, "person.name"), ({"phone": ""}, "person.reach.value")]
)
def test_what_cannot_be_called_back_is_no_record(answers: dict[str, str], field: str) -> None:
    with pytest.raises(NotARecord, match=field):
        record_from(submission(**answers), FACTS, MADE)


def test_consent_is_kept_where_it_is_the_ground_and_only_there() -> None:
    asked = Submission("j", 1, "nl", submission().answers, (), NoticeShown("n", "1", "consent", agreed=True))
    assert record_from(asked, FACTS, MADE).notice.agreed is True
    refused = Submission(
        "j", 1, "nl", submission().answers, (), NoticeShown("n", "1", "consent", agreed=False)
    )
    with pytest.raises(NotARecord, match="notice"):
        record_from(refused, FACTS, MADE)


def test_the_example_is_a_record_and_its_bytes_are_stable() -> None:
    record = record_from_json((EXAMPLES / "record-internet.json").read_bytes(), MADE)
    plain = canonical_json(record.model_dump(mode="json", by_alias=True))
    assert read_document(Record, plain, "the record") == record
    assert canonical_json(json.loads(plain)) == plain


@given(st.text(max_size=80))
def test_whatever_a_person_types_as_a_name_is_taken_whole_or_refused(name: str) -> None:
    data = json.loads((EXAMPLES / "record-internet.json").read_text())
    data["person"]["name"] = name
    try:
        record = record_from_json(canonical_json(data), MADE)
    except BadDocument:
        return
    again = read_document(Record, canonical_json(record.model_dump(mode="json", by_alias=True)), "the record")
    assert again.person.name == name


@given(st.integers(0, 2**48 - 1))
def test_an_id_holds_its_milliseconds_and_is_a_uuid7(at: int) -> None:
    made = new_record_id(at)
    assert made.int >> 80 == at
    assert (made.version, made.variant) == (7, "specified in RFC 4122")


def test_ids_are_not_repeated_within_one_millisecond() -> None:
    assert len({new_record_id(0) for _ in range(10_000)}) == 10_000
