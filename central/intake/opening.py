"""Opening envelopes: what `central work` does, in the one process that may read the private sealing keys.

An envelope is claimed and its content is kept in one transaction. A worker that is killed at any moment
leaves every envelope either waiting or opened with its case; never between. What somebody did with their
paper is written down in the same way, and settled right after.
Whatever cannot be opened stays, with a reason staff can read.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import NamedTuple

from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone

from central.cases.amending import TooManyCodes, date_what_waits, settle_waiting, write_down
from central.cases.arrival import Came, make_case
from central.intake.models import InboxEnvelope
from central.intake.text import storable
from central.keyring.sealing import private_keys
from central.offers.mails import ask_for_paper
from central.offers.sign_ups import sign_up_from
from central.stands.arrival import keep_stand
from kiosk.wire.amendment import Amendment
from kiosk.wire.document import BadDocument, read_document, refuse_newer
from kiosk.wire.record import Record
from kiosk.wire.sealing import SealBroken, open_sealed, sealed_kid
from kiosk.wire.stand import StandNews

log = logging.getLogger("central.worker")
PAPER_BY_EMAIL = "paper_by_email"  # the kiosk asks it on its review (kiosk.visit.paper_wish)
BATCH = 25  # in one transaction; a device that posts meanwhile waits for it


Content = Record | Amendment | StandNews


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
    settle_waiting()  # a scanned paper that waits for its case, also when a worker died right here
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
        settle_waiting()
        for device in {envelope.device for envelope in found}:
            date_what_waits(device)
    return len(found)


def _wake_those_whose_key_came_back(keys: dict[str, bytes]) -> None:
    InboxEnvelope.objects.filter(
        state=InboxEnvelope.State.FAILED, reason="unknown-key", kid__in=list(keys)
    ).update(state=InboxEnvelope.State.WAITING, reason="", detail="")


def _read(envelope: InboxEnvelope, keys: dict[str, bytes]) -> Content | CannotOpen:
    try:
        return read_content(envelope, keys)
    except CannotOpen as why:
        return why


def _keep_or_set_aside(envelope: InboxEnvelope, content: Content | CannotOpen) -> None:
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


def _keep(envelope: InboxEnvelope, content: Content) -> None:
    """Claim the envelope and keep what was in it, both or neither."""
    kind = KINDS[getattr(content, "kind", "")]
    for attempt in (1, 2):
        try:
            with transaction.atomic():
                if _claim(envelope):
                    kind.keep(envelope, content)
            return
        except IntegrityError:  # another worker gave the same short code at this very moment: once more
            if attempt == 2:
                raise


def _keep_record(envelope: InboxEnvelope, record: Record) -> None:
    case = make_case(Came.sealed(envelope), record)
    if record.offer:
        sign_up_from(case, record.offer)
    if record.answers.get(PAPER_BY_EMAIL) == "yes":
        ask_for_paper(case, record.token)


def _keep_amendment(envelope: InboxEnvelope, told: Amendment) -> None:
    try:
        write_down(told, envelope.organisation, envelope.device, envelope.received_at)
    except TooManyCodes:
        raise CannotOpen("too-many-codes") from None


class Kind(NamedTuple):
    """What may be in an envelope: its model, and what becomes of it."""

    model: type[Content]
    keep: Callable[..., None]


KINDS: dict[object, Kind] = {  # by the `kind` it says; a record says none
    "": Kind(Record, _keep_record),
    "amendment": Kind(Amendment, _keep_amendment),
    "stand": Kind(StandNews, keep_stand),
}


def read_content(envelope: InboxEnvelope, keys: dict[str, bytes]) -> Content:
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
    if content.id != envelope.record_id:
        raise CannotOpen("other-record")
    if content.organisation != envelope.organisation.slug:
        raise CannotOpen("other-organisation", f"it names {content.organisation}")
    if isinstance(content, Record):
        return content.model_copy(update={"answers": storable(content.answers)})
    return content


def _kind_of(plain: bytes) -> Kind:
    """Return what it says it is. Raises CannotOpen (a kind of a newer program) or BadDocument."""
    said = refuse_newer(plain, "the record").get("kind", "")
    if not isinstance(said, str) or said not in KINDS:
        raise CannotOpen("unknown-kind")
    return KINDS[said]


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
