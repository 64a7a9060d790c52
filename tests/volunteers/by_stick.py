"""The office where a stick is brought: it reads the batches and writes its signed answers beside them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from kiosk.outbox.enrolment import Enrolment
from kiosk.tour import practice
from kiosk.wire.batch import Result, answer_to, read_batch
from kiosk.wire.signing import (
    ANSWER_FILE,
    ANSWER_SIGNATURE_FILE,
    CENTRAL_HEADER,
    from_base64url,
    new_signing_key,
    sign_answer,
    to_base64url,
    verify_batch,
)

Pairs = list[tuple[bytes, bytes]]


@contextmanager
def keys_kept() -> Iterator[Pairs]:
    """Whoever joins for practice meanwhile uses keys that are kept here; usually nobody keeps them."""
    made: Pairs = []

    def new_key() -> tuple[bytes, bytes]:
        made.append(new_signing_key())
        return made[-1]

    before, practice.new_signing_key = practice.new_signing_key, new_key
    try:
        yield made
    finally:
        practice.new_signing_key = before


class Office:
    """Central without a network: `received` is whose records it has."""

    def __init__(self, pairs: Pairs, enrolment: Enrolment) -> None:
        public = enrolment.keys.answer_key
        self._private = next(private for private, one in pairs if to_base64url(one) == public)
        self._device = from_base64url(enrolment.joined.device_public_key)
        self.received: set[UUID] = set()

    def read(self, stick: Path, says: Result = "stored") -> None:
        """Do what `central import-stick` does."""
        for path in sorted(stick.glob("*.json")):
            if path.name.endswith(ANSWER_FILE):
                continue
            body = path.read_bytes()
            verify_batch(self._device, path.with_suffix(".sig").read_text(), body)
            batch = read_batch(body)
            results: list[tuple[Result, str | None]] = [
                (
                    "duplicate" if one.id in self.received else says,
                    "hash-mismatch" if says == "refused" else None,
                )
                for one in batch.envelopes
            ]
            self.received |= {one.id for one in batch.envelopes} if says == "stored" else set()
            answer = answer_to(batch, results).canonical()
            seal = sign_answer(self._private, answer)[CENTRAL_HEADER]
            path.with_name(path.stem + ANSWER_FILE).write_bytes(answer)
            path.with_name(path.stem + ANSWER_SIGNATURE_FILE).write_text(f"{seal}\n")


__all__ = ["Office", "keys_kept"]
