"""Sealed records, signed batches and signed answers that somebody changed on the way or on the card."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress

from kiosk.problems import Problem
from kiosk.wire import signing
from kiosk.wire.batch import Batch, Envelope, answer_to, decide
from kiosk.wire.document import canonical_json
from kiosk.wire.ids import new_batch_id, new_device_id, new_record_id
from kiosk.wire.sealing import (
    HEADER_BYTES,
    MLKEM768_X25519,
    X25519,
    kid_of,
    new_sealing_key,
    open_sealed,
    seal,
)
from kiosk.wire.signing import CENTRAL_HEADER, DEVICE_HEADER
from tests.faults.table import Line, Row
from tests.outbox.device import a_record

PAIRS = 20  # sealed records of each suite that are changed again and again


class Sealed:
    """A sealed record and everything it belongs to."""

    def __init__(self, suite: int, device_id: str) -> None:
        self.private, public = new_sealing_key(suite)
        self.suite, self.kid, self.device_id = suite, kid_of(public), device_id
        record = a_record()
        self.record_id = record.id
        self.plain = canonical_json(record.model_dump(mode="json", by_alias=True))
        self.blob = seal(self.plain, public, self.kid, device_id, record.id, suite)


def _flip(blob: bytes, chance: random.Random, start: int = 0) -> bytes:
    changed = bytearray(blob)
    for _ in range(chance.choice((1, 1, 1, 2, 8))):
        changed[chance.randrange(start, len(blob))] ^= 1 << chance.randrange(8)
    return bytes(changed) if bytes(changed) != blob else _flip(blob, chance, start)


Change = Callable[[Sealed, Sealed, random.Random], object]
# Each opens what was changed, and raises when it does not open.
CHANGES: dict[str, Change] = {
    "bits": lambda one, _o, c: open_sealed(_flip(one.blob, c), one.private, one.device_id, one.record_id),
    "bits of the words": lambda one, _o, c: open_sealed(
        _flip(one.blob, c, HEADER_BYTES), one.private, one.device_id, one.record_id
    ),
    "another record's place": lambda one, other, _c: open_sealed(
        one.blob, one.private, one.device_id, other.record_id
    ),
    "another device": lambda one, _o, _c: open_sealed(
        one.blob, one.private, new_device_id(), one.record_id
    ),
    "swapped with another": lambda one, other, _c: open_sealed(
        other.blob, one.private, one.device_id, one.record_id
    ),
    "another key": lambda one, other, _c: open_sealed(
        one.blob, other.private, one.device_id, one.record_id
    ),
    "cut short": lambda one, _o, c: open_sealed(
        one.blob[: c.randrange(len(one.blob))], one.private, one.device_id, one.record_id
    ),
    "something behind": lambda one, _o, c: open_sealed(
        one.blob + c.randbytes(c.choice((1, 16, 2048))), one.private, one.device_id, one.record_id
    ),
    "words of another": lambda one, other, _c: open_sealed(
        one.blob[:100] + other.blob[100:], one.private, one.device_id, one.record_id
    ),
    "another kid": lambda one, other, _c: open_sealed(
        one.blob[:2] + other.kid + one.blob[10:], one.private, one.device_id, one.record_id
    ),
}  # fmt: skip


def run(n: int) -> list[Row]:
    """`n` changed seals, and as many changed batches and answers."""
    return [_seals(n), _batches(n), _answers(n)]


def _seals(n: int) -> Row:
    chance, device_id = random.Random(n), new_device_id()
    suites = {suite: [Sealed(suite, device_id) for _ in range(PAIRS)] for suite in (X25519, MLKEM768_X25519)}
    for one in (one for many in suites.values() for one in many):
        assert open_sealed(one.blob, one.private, device_id, one.record_id) == one.plain
    accepted = 0
    kinds = list(CHANGES.values())
    for turn in range(n):
        one, other = chance.sample(suites[chance.choice((X25519, X25519, MLKEM768_X25519))], 2)
        with suppress(Problem):  # anything else that is raised breaks the run
            kinds[turn % len(kinds)](one, other, chance)
            accepted += 1
    return Row("sealed records changed in one of ten ways", n, "blobs", {"accepted": accepted})


def _batch(device_id: str) -> Batch:
    envelopes = tuple(Envelope.around(new_record_id(), seq, bytes([seq]) * 60) for seq in (1, 2, 3))
    return Batch(device_id=device_id, batch_id=new_batch_id(), seq=1, envelopes=envelopes)


def _batches(n: int) -> Row:
    chance, device_id = random.Random(n), new_device_id()
    private, public = signing.new_signing_key()
    body, accepted = _batch(device_id).canonical(), 0
    header = signing.sign_batch(private, device_id, body)[DEVICE_HEADER]
    signing.verify_batch(public, header, body)
    for turn in range(n):
        with suppress(Problem):
            if turn % 2:
                signing.verify_batch(public, header, _flip(body, chance))
            else:
                changed = _flip(header.encode(), chance, 37).decode("latin-1")
                signing.verify_batch(public, changed, body)
            accepted += 1
    return Row("signed batches with changed bits", n, "batches", {"accepted": accepted})


def _answers(n: int) -> Row:
    chance, batch = random.Random(n), _batch(new_device_id())
    private, public = signing.new_signing_key()
    body = answer_to(batch, [("stored", None)] * 3).canonical()
    signature = signing.sign_answer(private, body)[CENTRAL_HEADER]
    good = {"content-type": "application/json", CENTRAL_HEADER: signature}
    assert decide(batch, 202, good, body, public).trusted
    accepted = 0
    for turn in range(n):
        if turn % 2:
            decision = decide(batch, 202, good, _flip(body, chance), public)
        else:
            changed = _flip(signature.encode(), chance).decode("latin-1")
            decision = decide(batch, 202, good | {CENTRAL_HEADER: changed}, body, public)
        accepted += decision.trusted or any(action.move != "wait" for action in decision.actions)
    return Row("signed answers of central with changed bits", n, "answers", {"accepted": accepted})


LINE = Line("tampering", "Seals, batches and answers that somebody changed", 300, 10_000, run)
