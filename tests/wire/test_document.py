"""Every document says which schema it is of: a reader that guesses would one day guess wrong."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kiosk.outbox.clock import read_clock
from kiosk.wire.amendment import Amendment
from kiosk.wire.batch import Answer, Batch, read_batch
from kiosk.wire.catalogue import Catalogue
from kiosk.wire.compose import record_from_json
from kiosk.wire.document import BadDocument, NewerDocument, canonical_json, read_document
from kiosk.wire.record import Record
from tests.outbox.device import ROOT, record_json

EXAMPLES = ROOT / "docs" / "examples"
KINDS: dict[str, tuple[type, dict[str, Any]]] = {
    "batch": (Batch, json.loads((EXAMPLES / "batch.json").read_text())),
    "record": (Record, record_json()),
    "amendment": (Amendment, json.loads((EXAMPLES / "amendment-correct.json").read_text())),
    "catalogue": (Catalogue, json.loads((EXAMPLES / "catalogue.json").read_text())),
    "answer": (Answer, {"schema": 1, "batch_id": "2b1d0d9c-6a0d-4b5c-8f0e-0a1b2c3d4e5f", "results": []}),
}
WRONG: list[tuple[object, str]] = [
    (True, "must be a whole number"),
    (1.0, "must be a whole number"),
    ("1", "must be a whole number"),
    (None, "must be a whole number"),
    ([1], "must be a whole number"),
    (0, "field 'schema'"),
    (-1, "field 'schema'"),
]


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_without_its_schema_is_refused_by_name(kind: str) -> None:
    model, data = KINDS[kind]
    assert read_document(model, canonical_json(data), "it")
    del (without := dict(data))["schema"]
    with pytest.raises(BadDocument, match="it: field 'schema' is missing"):
        read_document(model, canonical_json(without), "it")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("schema", "why"), WRONG)
def test_a_schema_that_is_no_number_of_ours_is_refused(kind: str, schema: object, why: str) -> None:
    model, data = KINDS[kind]
    with pytest.raises(BadDocument, match=why):
        read_document(model, canonical_json({**data, "schema": schema}), "it")


@pytest.mark.parametrize("schema", [2, 10**30])
def test_a_newer_schema_is_refused_as_newer(schema: int) -> None:
    with pytest.raises(NewerDocument, match="update the program"):
        read_batch(canonical_json({**KINDS["batch"][1], "schema": schema}))


def test_who_adds_a_record_by_hand_may_leave_the_schema_out_but_not_write_nonsense() -> None:
    data = record_json()
    del data["schema"]
    assert record_from_json(canonical_json(data), read_clock()).schema_ == 1
    with pytest.raises(BadDocument, match="schema"):
        record_from_json(canonical_json({**data, "schema": True}), read_clock())


def test_a_token_file_and_a_record_on_paper_may_leave_it_out_too() -> None:
    """A person hands them to a command; neither crosses to central."""
    data = record_json()
    del data["schema"]
    assert read_document(Record, canonical_json(data), "the record", by_hand=True).schema_ == 1
