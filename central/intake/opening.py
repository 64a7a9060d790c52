"""Opening envelopes: what `central work` does, in the one process that may read the private sealing keys.

An envelope is claimed and its case is made in one transaction. A worker that is killed at any moment leaves
every envelope either waiting or opened with its case; never between.
Whatever cannot be opened stays, with a reason staff can read.
"""

from __future__ import annotations

import logging

from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone

from central.cases.arrival import make_case
from central.intake.models import InboxEnvelope
from central.intake.text import storable
from central.keyring.sealing import private_keys
from central.stands.arrival import keep_stand
from kiosk.wire.document import BadDocument, read_document, refuse_newer
from kiosk.wire.record import Record
from kiosk.wire.sealing import SealBroken, open_sealed, sealed_kid
from kiosk.wire.stand import StandNews

log = logging.getLogger("central.worker")
# What an envelope may hold, by the `kind` the document says; a record says none.
Opened = Record | StandNews
KINDS: dict[object, type[Opened]] = {None: Record, "stand": StandNews}
BATCH = 25  # in one transaction; a device that posts meanwhile waits for it


class CannotOpen(Exception):
    """This envelope stays shut for now: a key of REASONS, and which field, never a value."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason, self.detail = reason, detail[:300]


def open_waiting(limit: int = BATCH) -> int:
    """Open up to `limit` waiting envelopes, oldest first; return how many were looked at.

    All of them are one transaction (a commit on SQLite costs four waits for the disk), each in a savepoint of
    its own, so that one strange record does not take the others with it.
    """
    keys = private_keys()
    _wake_those_whose_key_came_back(keys)
    waiting = InboxEnvelope.objects.select_related("device", "organisation").filter(
        state=InboxEnvelope.State.WAITING
    )
    found = list(waiting.order_by("received_at", "seq")[:limit])
    read = [(envelope, _read(envelope, keys)) for envelope in found]  # before the database is held
    if read:
        with transaction.atomic():
            for envelope, record in read:
                _keep_or_set_aside(envelope, record)
    return len(found)


def _wake_those_whose_key_came_back(keys: dict[str, bytes]) -> None:
    InboxEnvelope.objects.filter(
        state=InboxEnvelope.State.FAILED, reason="unknown-key", kid__in=list(keys)
    ).update(state=InboxEnvelope.State.WAITING, reason="", detail="")


def _read(envelope: InboxEnvelope, keys: dict[str, bytes]) -> Opened | CannotOpen:
    try:
        return read_record(envelope, keys)
    except CannotOpen as why:
        return why


def _keep_or_set_aside(envelope: InboxEnvelope, record: Opened | CannotOpen) -> None:
    if isinstance(record, CannotOpen):
        _set_aside(envelope, record)
        return
    try:
        _keep(envelope, record)
    except OperationalError:  # the database is held up or away: nothing is wrong with the envelope
        raise
    except Exception as error:
        log.exception("an envelope could not be made into a case")
        _set_aside(envelope, CannotOpen("case-failed", type(error).__name__))


def _keep(envelope: InboxEnvelope, record: Opened) -> None:
    """Claim the envelope and do what its document asks: a case, or news of a stand. Both or neither."""
    for attempt in (1, 2):
        try:
            with transaction.atomic():
                if _claim(envelope):
                    _act_on(envelope, record)
            return
        except IntegrityError:  # another worker gave the same short code at this very moment: once more
            if attempt == 2:
                raise


def _kind(plain: bytes) -> type[Opened]:
    """Return what the document says it is. Raises CannotOpen, BadDocument."""
    told = refuse_newer(plain, "the record").get("kind")
    if not isinstance(told, str | None) or told not in KINDS:
        raise CannotOpen("record-invalid", "the record: field 'kind' is not known")
    return KINDS[told]


def _act_on(envelope: InboxEnvelope, record: Opened) -> None:
    if isinstance(record, StandNews):
        keep_stand(envelope, record)
    else:
        make_case(envelope, record)


def read_record(envelope: InboxEnvelope, keys: dict[str, bytes]) -> Opened:
    """Return the record, or the news of a stand, inside an envelope. Raises CannotOpen."""
    sealed = bytes(envelope.sealed or b"")
    try:
        private = keys.get(sealed_kid(sealed).hex())
        if private is None:
            raise CannotOpen("unknown-key", f"kid {envelope.kid}")
        plain = open_sealed(sealed, private, str(envelope.device_id), envelope.record_id)
    except SealBroken:
        raise CannotOpen("seal-broken") from None
    try:
        record = read_document(_kind(plain), plain, "the record")
    except BadDocument as problem:
        raise CannotOpen("record-invalid", str(problem)) from None
    if record.id != envelope.record_id:
        raise CannotOpen("other-record")
    if record.organisation != envelope.organisation.slug:
        raise CannotOpen("other-organisation", f"it names {record.organisation}")
    if isinstance(record, Record):
        return record.model_copy(update={"answers": storable(record.answers)})
    return record


def _claim(envelope: InboxEnvelope) -> bool:
    """Mark the envelope opened and let its bytes go; False when another worker was first."""
    waiting = InboxEnvelope.objects.filter(id=envelope.id, state=InboxEnvelope.State.WAITING)
    return bool(
        waiting.update(
            state=InboxEnvelope.State.OPENED, sealed=None, opened_at=timezone.now(), reason="", detail=""
        )
    )


def _set_aside(envelope: InboxEnvelope, why: CannotOpen) -> None:
    InboxEnvelope.objects.filter(id=envelope.id, state=InboxEnvelope.State.WAITING).update(
        state=InboxEnvelope.State.FAILED, reason=why.reason, detail=storable(why.detail)
    )
