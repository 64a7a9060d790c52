"""A batch, its answer, and the decision: only central's own word about each record moves it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.wire import signing
from kiosk.wire.batch import (
    MAX_BODY,
    MAX_ENVELOPES,
    Batch,
    Envelope,
    Result,
    answer_to,
    decide,
    read_batch,
)
from kiosk.wire.document import BadDocument, Document, NewerDocument, canonical_json
from kiosk.wire.ids import new_batch_id, new_device_id, new_record_id

KEY, PUBLIC = signing.new_signing_key()
JSON = {"Content-Type": "application/json; charset=utf-8"}
results = st.sampled_from(["stored", "duplicate", "conflict", "refused", "busy"])


def batch_of(count: int) -> Batch:
    envelopes = tuple(Envelope.around(new_record_id(), n + 1, bytes([n]) * 100) for n in range(count))
    return Batch(device_id=new_device_id(), batch_id=new_batch_id(), seq=1, envelopes=envelopes)


def answered(batch: Batch, said: Sequence[Result]) -> bytes:
    pairs = [(result, "hash-mismatch" if result == "refused" else None) for result in said]
    return answer_to(batch, pairs).canonical()


@given(said=st.lists(results, min_size=1, max_size=8))
def test_every_record_gets_what_central_said_about_it(said: list[Result]) -> None:
    batch = batch_of(len(said))
    body = answered(batch, said)
    decision = decide(batch, 202, JSON | signing.sign_answer(KEY, body), body, PUBLIC)
    assert decision.trusted
    expected = {
        "stored": "delivered", "duplicate": "delivered", "busy": "wait",
        "conflict": "quarantine", "refused": "quarantine",
    }  # fmt: skip
    assert [action.move for action in decision.actions] == [expected[result] for result in said]
    assert [action.id for action in decision.actions] == [envelope.id for envelope in batch.envelopes]
    assert all((action.problem is None) == (action.move != "quarantine") for action in decision.actions)


@given(
    status=st.integers(100, 599),
    headers=st.dictionaries(
        st.sampled_from(["Content-Type", "Central-Signature", "Location", "X"]), st.text(max_size=90)
    ),
    body=st.binary(max_size=200) | st.text(max_size=200).map(str.encode),
)
def test_whatever_a_stranger_answers_everybody_goes_on_waiting(
    status: int, headers: dict[str, str], body: bytes
) -> None:
    decision = decide(batch_of(3), status, headers, body, PUBLIC)
    assert not decision.trusted
    assert decision.why
    assert [action.move for action in decision.actions] == ["wait"] * 3


def test_an_answer_is_bound_to_its_batch_status_type_signature_and_order() -> None:
    batch = batch_of(3)
    body = answered(batch, ["stored"] * 3)
    good = JSON | signing.sign_answer(KEY, body)
    assert decide(batch, 202, good, body, PUBLIC).trusted
    reordered = answer_to(
        batch.model_copy(update={"envelopes": batch.envelopes[::-1]}), [("stored", None)] * 3
    ).canonical()
    shorter = answer_to(
        batch.model_copy(update={"envelopes": batch.envelopes[:2]}), [("stored", None)] * 2
    ).canonical()
    foreign = answered(batch.model_copy(update={"batch_id": uuid4()}), ["stored"] * 3)
    for status, headers, given_body in (
        (200, good, body),
        (202, good | {"Content-Type": "text/html"}, body),
        (202, JSON, body),
        (202, JSON | signing.sign_answer(KEY, body, signing.BATCH), body),
        (202, good, body + b"\n"),
        *((202, JSON | signing.sign_answer(KEY, wrong), wrong) for wrong in (reordered, shorter, foreign)),
    ):
        decision = decide(batch, status, headers, given_body, PUBLIC)
        assert not decision.trusted
        assert {action.move for action in decision.actions} == {"wait"}


def test_the_names_on_the_wire_are_those_of_the_contract() -> None:
    batch = batch_of(1)
    data = batch.model_dump(mode="json", by_alias=True)
    assert list(data) == ["schema", "device_id", "batch_id", "seq", "envelopes"]
    assert list(data["envelopes"][0]) == ["id", "seq", "sha256", "sealed"]
    assert read_batch(batch.canonical()) == batch


def test_fifty_full_envelopes_fit_a_batch() -> None:
    envelopes = tuple(
        Envelope.around(new_record_id(), n + 1, bytes(2 + 8 + 32 + 2048 + 16)) for n in range(MAX_ENVELOPES)
    )
    batch = Batch(device_id=new_device_id(), batch_id=new_batch_id(), seq=1, envelopes=envelopes)
    assert len(batch.canonical()) < MAX_BODY


@given(st.lists(st.binary(min_size=1, max_size=200), min_size=1, max_size=4), st.integers(1, 2**40))
def test_a_batch_is_written_as_any_other_document(sealed: list[bytes], seq: int) -> None:
    """It has a quicker way of its own to the same bytes."""
    envelopes = tuple(Envelope.around(new_record_id(), seq + n, one) for n, one in enumerate(sealed))
    batch = Batch(device_id=new_device_id(), batch_id=new_batch_id(), seq=seq, envelopes=envelopes)
    assert batch.canonical() == Document.canonical(batch)


@pytest.mark.parametrize(
    "change",
    [
        {"seq": 0},
        {"seq": "1"},
        {"device_id": "me"},
        {"envelopes": []},
        {"extra": 1},
        {"batch_id": "x"},
    ],
)
def test_a_batch_that_is_not_right_is_refused_by_the_name_of_its_field(change: dict[str, object]) -> None:
    data = batch_of(1).model_dump(mode="json", by_alias=True) | change
    with pytest.raises(BadDocument, match=next(iter(change))):
        read_batch(canonical_json(data))


def test_a_batch_of_fifty_one_is_refused() -> None:
    data = batch_of(2).model_dump(mode="json", by_alias=True)
    data["envelopes"] *= 26
    with pytest.raises(BadDocument, match="envelopes"):
        read_batch(canonical_json(data))


def test_a_newer_schema_says_to_update() -> None:
    data = batch_of(1).model_dump(mode="json", by_alias=True) | {"schema": 2, "new_field": 1}
    with pytest.raises(NewerDocument, match="update the program"):
        read_batch(canonical_json(data))


def test_an_envelope_that_does_not_fit_its_hash_is_seen() -> None:
    envelope = Envelope.around(new_record_id(), 1, b"sealed")
    assert envelope.content() == b"sealed"
    assert envelope.model_copy(update={"sha256": "0" * 64}).content() is None
    assert envelope.model_copy(update={"sealed": "AB"}).content() is None


@given(st.binary(max_size=300))
def test_no_bytes_make_the_reader_of_batches_fall_over(body: bytes) -> None:
    with pytest.raises(BadDocument):
        read_batch(body)
