"""Opening envelopes: what `central work` does, in the one process that may read the private sealing keys.

An envelope is claimed and its content is kept in one transaction. A worker that is killed at any moment
leaves every envelope either waiting or opened with its case; never between. What somebody did with their
paper is written down in the same way, and settled right after.
Whatever cannot be opened stays, with a reason staff can read.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from uuid import UUID

from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils import timezone
from pydantic import BaseModel

from central.intake.models import Device, InboxEnvelope
from central.intake.receiving import CannotOpen, kind_of, newest_schema, nothing_to_open, were_opened
from central.keyring.sealing import private_keys
from central.pages.text import storable
from central.service.rows import read_rows
from kiosk.wire.document import BadDocument, NewerDocument, read_as, refuse_newer
from kiosk.wire.sealing import SealBroken, open_sealed, sealed_kid

log = logging.getLogger("central.worker")
OPENED_FROM = ("id", "organisation_id", "device_id", "record_id", "kid", "sealed", "received_at")
BATCH = 100  # in one transaction; a device that posts meanwhile waits for it (SQLite)


def something_waits() -> bool:
    """Return whether an envelope waits to be opened: one look into an index, cheap enough for each second."""
    return InboxEnvelope.objects.filter(state=InboxEnvelope.State.WAITING).exists()


def open_waiting(limit: int = BATCH) -> int:
    """Open up to `limit` waiting envelopes, oldest first; return how many were looked at.

    All of them are one transaction (a commit on SQLite costs four waits for the disk). What has the same kind
    is kept by a few statements for all; when that fails, each gets a savepoint of its own, so that one
    strange record does not take the others with it. Two workers on PostgreSQL take different ones; on SQLite
    there is one writer, and what is sealed is read before the database is held.
    """
    keys = private_keys()
    _wake_those_whose_key_came_back(keys)
    oldest = InboxEnvelope.objects.filter(state=InboxEnvelope.State.WAITING).order_by("received_at", "seq")
    waiting = oldest[:limit]
    if connection.features.has_select_for_update_skip_locked:
        with transaction.atomic():
            mine = waiting.select_for_update(skip_locked=True, of=("self",))
            found = _with_their_devices(read_rows(mine, OPENED_FROM))
            _keep_all([(envelope, _read(envelope, keys)) for envelope in found])
    else:
        found = _with_their_devices(read_rows(waiting, OPENED_FROM))
        read = [(envelope, _read(envelope, keys)) for envelope in found]
        if read:
            with transaction.atomic():
                _keep_all(read)
    if found:
        were_opened.send(InboxEnvelope, devices={envelope.device for envelope in found})
    else:
        nothing_to_open.send(InboxEnvelope)  # a paper that waits for its case, also when a worker died here
    return len(found)


def _with_their_devices(found: list[InboxEnvelope]) -> list[InboxEnvelope]:
    """Let each know its device and its organisation: a few for all of them, and not one of each."""
    devices = Device.objects.select_related("organisation").in_bulk({one.device_id for one in found})
    for envelope in found:
        device = devices[envelope.device_id]
        known = envelope._state.fields_cache  # by their names it takes ten times as long
        known["device"] = device
        if envelope.organisation_id == device.organisation_id:
            known["organisation"] = device.organisation
    return found


def _keep_all(read: Sequence[tuple[InboxEnvelope, BaseModel | CannotOpen]]) -> None:
    """Keep what was read, many at once where its kind can; whatever is left, one by one, in order."""
    kept: set[UUID] = set()
    alike: dict[str, list[tuple[InboxEnvelope, BaseModel]]] = {}
    for envelope, content in read:
        if not isinstance(content, CannotOpen):
            alike.setdefault(getattr(content, "kind", ""), []).append((envelope, content))
    for said, some in alike.items():
        if (keep_many := kind_of(said).keep_many) and len(some) > 1 and _keep_together(keep_many, some):
            kept.update(envelope.id for envelope, _ in some)
    for envelope, content in read:
        if envelope.id not in kept:
            _keep_or_set_aside(envelope, content)


class _TakenElsewhere(Exception):
    """Another worker opened some of these meanwhile."""


def _keep_together(keep_many: Callable[..., object], some: Sequence[tuple[InboxEnvelope, BaseModel]]) -> bool:
    """Claim and keep all of these; False, and nothing of it, when anything is wrong with any of them."""
    try:
        with transaction.atomic():
            if _claim([envelope for envelope, _ in some]) < len(some):
                raise _TakenElsewhere
            keep_many(some)
    except OperationalError:  # the database is held up or away: nothing is wrong with the envelopes
        raise
    except Exception as error:
        if not isinstance(error, _TakenElsewhere | CannotOpen):
            log.info("%d envelopes are opened one by one: %s", len(some), type(error).__name__)
        return False
    return True


def _wake_those_whose_key_came_back(keys: dict[str, bytes]) -> None:
    shut = InboxEnvelope.objects.filter(
        state=InboxEnvelope.State.FAILED, reason="unknown-key", kid__in=list(keys)
    )
    if shut.exists():  # an UPDATE that changes nothing takes the one lock of SQLite all the same
        shut.update(state=InboxEnvelope.State.WAITING, reason="", detail="")


def _read(envelope: InboxEnvelope, keys: dict[str, bytes]) -> BaseModel | CannotOpen:
    try:
        return read_content(envelope, keys)
    except CannotOpen as why:
        return why


def _keep_or_set_aside(envelope: InboxEnvelope, content: BaseModel | CannotOpen) -> None:
    if isinstance(content, CannotOpen):
        _set_aside(envelope, content)
        return
    try:
        _keep(envelope, content)
    except CannotOpen as why:
        _set_aside(envelope, why)
    except OperationalError:  # the database is held up or away: nothing is wrong with the envelope
        raise
    except Exception as error:
        log.exception("an envelope could not be made into a case")
        _set_aside(envelope, CannotOpen("case-failed", type(error).__name__))


def _keep(envelope: InboxEnvelope, content: BaseModel) -> None:
    """Claim the envelope and keep what was in it, both or neither."""
    kind = kind_of(getattr(content, "kind", ""))
    for attempt in (1, 2):
        try:
            with transaction.atomic():
                if _claim([envelope]):
                    kind.keep(envelope, content)
            return
        except IntegrityError:  # another worker gave the same short code at this very moment: once more
            if attempt == 2:
                raise


def read_content(envelope: InboxEnvelope, keys: dict[str, bytes]) -> BaseModel:
    """Return what is inside an envelope. Raises CannotOpen."""
    sealed = bytes(envelope.sealed or b"")
    try:
        private = keys.get(sealed_kid(sealed).hex())
        if private is None:
            raise CannotOpen("unknown-key", f"kid {envelope.kid}")
        plain = open_sealed(sealed, private, str(envelope.device_id), envelope.record_id)
    except SealBroken:
        raise CannotOpen("seal-broken") from None
    try:
        said = refuse_newer(plain, "the record", newest_schema())
        kind = kind_of(said.get("kind", ""))  # CannotOpen: a kind of a newer program
        content = read_as(kind.model, plain, said, "the record", kind.known)
    except NewerDocument as problem:
        raise CannotOpen("newer-version", str(problem)) from None
    except BadDocument as problem:
        raise CannotOpen("record-invalid", str(problem)) from None
    if getattr(content, "id", None) != envelope.record_id:
        raise CannotOpen("other-record")
    named = getattr(content, "organisation", "none")
    if named != envelope.organisation.slug:
        raise CannotOpen("other-organisation", f"it names {named}")
    return content


def _claim(envelopes: Sequence[InboxEnvelope]) -> int:
    """Mark envelopes opened and let their bytes go; how many another worker had not opened first."""
    ids = [envelope.id for envelope in envelopes]
    return InboxEnvelope.objects.filter(id__in=ids, state=InboxEnvelope.State.WAITING).update(
        state=InboxEnvelope.State.OPENED, sealed=None, opened_at=timezone.now(), reason="", detail=""
    )


def _set_aside(envelope: InboxEnvelope, why: CannotOpen) -> None:
    InboxEnvelope.objects.filter(id=envelope.id, state=InboxEnvelope.State.WAITING).update(
        state=InboxEnvelope.State.FAILED, reason=why.reason, detail=storable(why.detail)
    )
