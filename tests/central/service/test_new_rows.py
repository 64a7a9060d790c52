"""A row made column by column is the row Django would make."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from central.cases.models import CaseEvent
from central.intake.models import Device
from central.service.rows import insert, insert_said, new_row


def test_a_device_made_by_columns_is_the_device_django_makes(de_kring: Any) -> None:
    ours = new_row(Device, {"organisation": de_kring}, name="Kiosk Łódź", public_key=b"k" * 32)
    djangos = Device(organisation=de_kring, name="Kiosk Łódź", public_key=b"k" * 32)
    ours.id = djangos.id
    assert {**ours.__dict__, "_state": None} == {**djangos.__dict__, "_state": None}
    assert ours.organisation is de_kring
    assert ours._state.adding


def test_a_column_that_is_not_there_is_said(de_kring: Any) -> None:
    with pytest.raises(TypeError, match="colour"):
        new_row(Device, {"organisation": de_kring}, colour="red")


def test_what_is_written_column_by_column_reads_back_as_it_was_said(a_case: Any, kiosk: Any) -> None:
    case = a_case(kiosk)
    at = datetime(2026, 10, 25, 0, 30, 1, 5, tzinfo=UTC)
    whose = {"organisation_id": case.organisation_id, "case_id": case.id}
    insert_said(CaseEvent, [whose | {"at": at, "kind": "note", "text": text} for text in ("één", "'; --")])
    kept = CaseEvent.objects.filter(case=case, kind="note").order_by("text")
    assert [(one.text, one.at, one.by) for one in kept] == [("'; --", at, None), ("één", at, None)]
    assert len({one.id for one in kept}) == 2


def test_nothing_to_write_is_written_without_a_question(db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        insert([])
        insert_said(CaseEvent, [])
