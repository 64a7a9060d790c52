"""Opening envelopes: what `central work` does, in the one process that may read the private sealing keys.

An envelope is claimed and its content is kept in one transaction. A worker that is killed at any moment
leaves every envelope either waiting or opened with its case; never between. What somebody did with their
paper is written down in the same way, and settled right after.
Whatever cannot be opened stays, with a reason staff can read.
"""

from __future__ import annotations

import logging

from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone
from pydantic import BaseModel

from central.intake.models import InboxEnvelope
from central.intake.receiving import CannotOpen, Kind, about_to_open, kind_of, were_opened
from central.keyring.sealing import private_keys
from central.pages.text import storable
from kiosk.wire.document import BadDocument, read_document, refuse_newer
from kiosk.wire.sealing import SealBroken, open_sealed, sealed_kid

log = logging.getLogger("central.worker")
BATCH = 25  # in one transaction; a device that posts meanwhile waits for it


def open_waiting(limit: int = BATCH) -> int:
    """Open up to `limit` waiting envelopes, oldest first; return how many were looked at.

    All of them are one transaction (a commit on SQLite costs four waits for the disk), each in a savepoint of
    its own, so that one strange record does not take the others with it.
    """
    about_to_open.send(InboxEnvelope)  # a paper that waits for its case, also when a worker died right here
    keys = private_keys()
    _wake_those_whose_key_came_back(keys)
    waiting = InboxEnvelope.objects.select_related("device", "organisation").filter(
        state=InboxEnvelope.State.WAITING
    )
    found = list(waiting.order_by("received_at", "seq")[:limit])
    read = [(envelope, _read(envelope, keys)) for envelope in found]  # before the database is held
    if read:
        with transaction.atomic():
            for envelope, content in read:
                _keep_or_set_aside(envelope, content)
        were_opened.send(InboxEnvelope, devices={envelope.device for envelope in found})
    return len(found)


def _wake_those_whose_key_came_back(keys: dict[str, bytes]) -> None:
    InboxEnvelope.objects.filter(
        state=InboxEnvelope.State.FAILED, reason="unknown-key", kid__in=list(keys)
    ).update(state=InboxEnvelope.State.WAITING, reason="", detail="")


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
                if _claim(envelope):
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
        content = read_document(_kind_of(plain).model, plain, "the record")
    except BadDocument as problem:
        raise CannotOpen("record-invalid", str(problem)) from None
    if getattr(content, "id", None) != envelope.record_id:
        raise CannotOpen("other-record")
    named = getattr(content, "organisation", "none")
    if named != envelope.organisation.slug:
        raise CannotOpen("other-organisation", f"it names {named}")
    return content


def _kind_of(plain: bytes) -> Kind:
    """Return what it says it is. Raises CannotOpen (a kind of a newer program) or BadDocument."""
    return kind_of(refuse_newer(plain, "the record").get("kind", ""))


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
