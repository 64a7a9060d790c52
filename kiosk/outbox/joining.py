"""Joining a central service with a one-time token. The device makes its own key; that never leaves it.

Everything comes from the token: address, CA, root key. The answer is believed only when its key list is
signed by that root and the answer by the answer key in that list.
"""

from __future__ import annotations

import platform
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from kiosk import __version__
from kiosk.machine.durable import sync_directory
from kiosk.outbox.clock import trusted_now
from kiosk.outbox.durable import write_durably
from kiosk.outbox.enrolment import CA_FILE, FILE, KEY_FILE, Enrolment, Joined, load_enrolment
from kiosk.outbox.queue import Outbox
from kiosk.outbox.refusals import AlreadyEnrolled, EnrolmentBroken, TokenUsed, WrongAnswer
from kiosk.outbox.reply import Reply
from kiosk.outbox.transport import DEADLINE_SECONDS, Transport
from kiosk.wire.document import BadDocument, read_document
from kiosk.wire.enrolment import EnrolAnswer, EnrolRequest, TokenFile, TokenRefused, read_keys
from kiosk.wire.problems import ErrorBody
from kiosk.wire.signing import (
    CENTRAL_HEADER,
    ENROL_PATH,
    from_base64url,
    new_signing_key,
    to_base64url,
    verify_answer,
)
from kiosk.words.days import BELGIUM

MAX_ANSWER = 64 * 1024
MODEL_FILE = Path("/sys/firmware/devicetree/base/model")  # "Raspberry Pi 4 Model B Rev 1.5"


def join(
    token: TokenFile, state_dir: Path, outbox: Outbox, again: bool = False, deadline: float = DEADLINE_SECONDS
) -> Enrolment:
    """Enrol this device and return its enrolment, saved. Raises a named Problem; then nothing has changed.

    `again` replaces an enrolment, once the queue is empty: what waits is sealed for the old one. A token for
    new keys (`device_id`) keeps the identity, so what waits stays and is signed with the new key.
    """
    now = datetime.now(BELGIUM)
    token.usable(now)
    _may_join(token, state_dir, outbox, again)
    private, public = new_signing_key()
    key_beside = state_dir / f"{KEY_FILE}.new"
    ca_beside = state_dir / f"{CA_FILE}.new"
    write_durably(key_beside, private)
    write_durably(ca_beside, token.ca_certificate.encode())
    try:
        request = EnrolRequest(
            secret=token.secret,
            device_public_key=to_base64url(public),
            version=__version__,
            hardware=hardware(),
        )
        with Transport(token.url, ca_beside, deadline) as transport:
            reply = transport.send("POST", ENROL_PATH, request.canonical(), {}, MAX_ANSWER)
        enrolment = read_reply(reply, token, public, now, state_dir)
        # First: a device that joined anew must not be found retired after a plug was pulled, and be wiped.
        outbox.state.clear("retired", "retired-serial", "catalogue", "catalogue-etag")
        key_beside.replace(state_dir / KEY_FILE)
        sync_directory(state_dir)
        enrolment.save()
        return enrolment
    finally:
        for beside in (key_beside, ca_beside):
            with suppress(OSError):
                beside.unlink(missing_ok=True)


def _may_join(token: TokenFile, state_dir: Path, outbox: Outbox, again: bool) -> None:
    if not (state_dir / FILE).exists():
        return
    if token.device_id:
        with suppress(EnrolmentBroken):  # it cannot say who it is: the installer who made the token can
            if load_enrolment(state_dir).device_id != token.device_id:
                raise TokenRefused("this token gives new keys to another device: ask for one of this device")
        return
    if not again:
        raise AlreadyEnrolled("this device has joined a central service already (--again to join anew)")
    status = outbox.status()
    left = status.waiting + status.sending + len(status.quarantined)
    if left:
        raise AlreadyEnrolled(
            f"{left} records still wait here, sealed for the old enrolment: deliver them first"
        )


def read_reply(reply: Reply, token: TokenFile, public: bytes, now: datetime, state_dir: Path) -> Enrolment:
    """Return the enrolment an answer brings, not saved yet. Raises a named Problem for any other answer."""
    if reply.status == 410:
        raise TokenUsed("this token has been used or has expired: ask central for a new one")
    if reply.status not in (200, 201):
        raise WrongAnswer(f"central did not enrol this device: {_reason(reply)}")
    answer = read_document(EnrolAnswer, reply.body, "the answer of central")
    root = from_base64url(token.root_public_key)
    keys = read_keys(answer.keys, root)
    verify_answer(from_base64url(keys.answer_key), reply.headers.get(CENTRAL_HEADER.lower()), reply.body)
    if keys.organisation != answer.organisation:
        raise WrongAnswer("the key list is of another organisation")
    if token.device_id not in (None, answer.device_id):
        raise WrongAnswer("central gave another identity than the token promised")
    joined = Joined(
        url=token.url,
        ca_certificate=token.ca_certificate,
        root_public_key=token.root_public_key,
        device_id=answer.device_id,
        device_public_key=to_base64url(public),
        organisation=answer.organisation,
        organisation_name=answer.organisation_name,
        keys=answer.keys,
        sealing_kid=keys.sealing_key(trusted_now()).kid,
        joined_at=now,
    )
    return Enrolment(joined, keys, state_dir)


def _reason(reply: Reply) -> str:
    """Return central's own words where there are any, else the status."""
    try:
        error = read_document(ErrorBody, reply.body, "the answer")
    except BadDocument:
        return f"HTTP status {reply.status}"
    return error.detail or error.title


def hardware() -> str:
    """Return what machine this is, for the list of devices at central."""
    with suppress(OSError):
        return MODEL_FILE.read_text(errors="replace").strip("\0 \n")[:120]
    return f"{platform.system()} {platform.machine()}"[:120]
