"""Storing a batch: one transaction, one raw multi-row insert, one result per envelope.

Raw SQL because it is the hot path (22,000 records a second against 7,900 with model objects, same machine).
`ON CONFLICT DO NOTHING … RETURNING` says which rows are new, the same on SQLite (from 3.35) and PostgreSQL.
It hides *why* a row was not new, so the hash decides: same bytes → duplicate, other bytes → conflict.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import OperationalError, connection, transaction

from central.intake.models import Device, EnvelopeConflict, InboxEnvelope
from kiosk.wire.batch import Batch, Envelope, Result
from kiosk.wire.problems import Problem
from kiosk.wire.sealing import sealed_kid

log = logging.getLogger("central.intake")
CONTACT_STEP = timedelta(minutes=1)  # fine enough for the list of devices, and one page less to write
_BIGGEST = 2**63 - 1  # what a database column of ours holds; a device that counts further is not sent away
Results = list[tuple[Result, str | None]]
_COLUMNS = (
    "id", "organisation_id", "device_id", "record_id", "seq", "sha256", "kid", "sealed", "received_at",
    "state", "reason", "detail",
)  # fmt: skip
_SQL = (
    f"INSERT INTO {InboxEnvelope._meta.db_table} ({', '.join(_COLUMNS)}) VALUES %s "  # noqa: S608 (own names only)
    "ON CONFLICT (organisation_id, device_id, record_id) DO NOTHING RETURNING record_id"
)
_ROW = "(" + ", ".join(["%s"] * len(_COLUMNS)) + ")"


@dataclass(frozen=True)
class _Whole:
    """An envelope whose bytes fit its hash."""

    envelope: Envelope
    sealed: bytes


def store(device: Device, batch: Batch, now: datetime) -> Results:
    """Store what is new and return one result per envelope, in order. Committed when this returns.

    When the database is held up by somebody else, or cannot write, every envelope is `busy`: the device
    keeps them and tries again. What a device out of service brings is stored too, but kept apart.
    """
    whole = [_whole(envelope) for envelope in batch.envelopes]
    firsts: dict[UUID, _Whole] = {}
    for one in whole:
        if one:
            firsts.setdefault(one.envelope.id, one)
    for attempt in (1, 2):
        try:
            new, held = _commit(device, firsts, whole, now)
            break
        except OperationalError:  # locked, deadlock, serialisation failure (40001), full disk
            if attempt == 2:
                log.exception("a batch could not be stored, the device was told to wait")
                return [("busy", None) if one else ("refused", "hash-mismatch") for one in whole]
    return _results(whole, new, held)


def _whole(envelope: Envelope) -> _Whole | None:
    sealed = envelope.content()
    return None if sealed is None else _Whole(envelope, sealed)


def _commit(
    device: Device, firsts: dict[UUID, _Whole], whole: list[_Whole | None], now: datetime
) -> tuple[set[UUID], dict[UUID, str]]:
    """Insert; return (record ids that are new, hash held for every record id of the batch)."""
    with transaction.atomic():
        new = _insert(device, firsts, now) if firsts else set()
        held = {record_id: one.envelope.sha256 for record_id, one in firsts.items() if record_id in new}
        if len(held) < len(firsts):
            rows = InboxEnvelope.objects.filter(
                organisation_id=device.organisation_id, device=device, record_id__in=set(firsts) - new
            )
            held.update(rows.values_list("record_id", "sha256"))
        _note_conflicts(device, whole, held, now)
        if device.last_contact is None or now - device.last_contact > CONTACT_STEP:
            Device.objects.filter(id=device.id).update(last_contact=now)
    return new, held


def _insert(device: Device, firsts: dict[UUID, _Whole], now: datetime) -> set[UUID]:
    as_uuid = InboxEnvelope._meta.pk.get_db_prep_value  # text on SQLite, uuid on PostgreSQL
    organisation = as_uuid(device.organisation_id, connection)
    sender = as_uuid(device.id, connection)
    received = connection.ops.adapt_datetimefield_value(now)
    active = device.status == Device.Status.ACTIVE
    state = InboxEnvelope.State.WAITING if active else InboxEnvelope.State.HELD
    values: list[object] = []
    for record_id in sorted(firsts):  # one order for everybody: two batches cannot deadlock
        one = firsts[record_id]
        values += [
            as_uuid(uuid4(), connection),
            organisation,
            sender,
            as_uuid(record_id, connection),
            min(one.envelope.seq, _BIGGEST),
            one.envelope.sha256,
            _kid(one.sealed),
            one.sealed,
            received,
            state.value,
            "",
            "",
        ]
    with connection.cursor() as cursor:
        cursor.execute(_SQL % ", ".join([_ROW] * len(firsts)), values)
        return {row[0] if isinstance(row[0], UUID) else UUID(row[0]) for row in cursor.fetchall()}


def _kid(sealed: bytes) -> str:
    try:
        return sealed_kid(sealed).hex()
    except Problem:  # stored all the same: staff see it, nothing is thrown away
        return ""


def _note_conflicts(device: Device, whole: list[_Whole | None], held: dict[UUID, str], now: datetime) -> None:
    rows = [
        EnvelopeConflict(
            organisation_id=device.organisation_id,
            device=device,
            record_id=one.envelope.id,
            sha256=one.envelope.sha256,
            received_at=now,
        )
        for one in whole
        if one and held[one.envelope.id] != one.envelope.sha256
    ]
    if rows:
        EnvelopeConflict.objects.bulk_create(rows, ignore_conflicts=True)


def _results(whole: list[_Whole | None], new: set[UUID], held: dict[UUID, str]) -> Results:
    results: Results = []
    unclaimed = set(new)
    for one in whole:
        if one is None:
            results.append(("refused", "hash-mismatch"))
        elif one.envelope.id in unclaimed:
            unclaimed.remove(one.envelope.id)  # a second one in the same batch is a duplicate of the first
            results.append(("stored", None))
        elif held[one.envelope.id] == one.envelope.sha256:
            results.append(("duplicate", None))
        else:
            results.append(("conflict", "record-conflict"))
    return results
