"""A kiosk for the tests of central: real keys, real seals, real signatures, only no screen."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from kiosk.receipts.code import new_code, new_token
from kiosk.wire.batch import Batch, Envelope
from kiosk.wire.document import canonical_json
from kiosk.wire.enrolment import EnrolRequest, KeyList
from kiosk.wire.ids import new_batch_id, new_record_id
from kiosk.wire.sealing import seal
from kiosk.wire.signing import from_base64url, new_signing_key, sign_batch, sign_request, to_base64url


def a_record(**said: Any) -> dict[str, Any]:
    """Return the record of somebody who asks for help with internet; `said` changes parts of it."""
    record: dict[str, Any] = {
        "schema": 1,
        "id": str(new_record_id()),
        "organisation": "be.eeklo.de-kring",
        "site": "eeklo",
        "journey": "internet-help",
        "journey_revision": 1,
        "made": {
            "wall": datetime.now(UTC).isoformat(),
            "clock_synced": True,
            "boot_id": "4e1c",
            "monotonic_ms": 1000,
        },
        "language": "nl",
        "person": {
            "name": "Zoë Ârslan",
            "reach": {"by": "phone", "value": "+32471123456"},
            "place": {"postcode": "9900", "name": "Eeklo"},
            "language": "nl",
        },
        "answers": {"about": ["no_internet", "too_dear"], "where": "home", "moment": "morning"},
        "schemes": ["be.sociaal-internetaanbod"],
        "channel": "flyer",
        "helper": "self",
        "notice": {"id": "eeklo-registratie", "version": "2026-11", "ground": "request"},
        "code": new_code(),
        "token": new_token(),
    }
    person = said.pop("person", {})
    record["person"] |= person
    return record | said


def an_amendment(record: dict[str, Any], **said: Any) -> dict[str, Any]:
    """Return what somebody does with the paper of this record: by default they scan it to stop."""
    return {
        "schema": 1,
        "kind": "amendment",
        "id": str(new_record_id()),
        **{part: record[part] for part in ("organisation", "site", "made", "language", "channel")},
        "action": "withdraw",
        **({} if "code" in said else {"token": record["token"]}),
    } | said


class Kiosk:
    """One device: its keys, its id once it joined, its counters."""

    def __init__(self) -> None:
        self.private_key, self.public_key = new_signing_key()
        self.device_id = ""
        self.keys: KeyList | None = None
        self.counter = 0
        self.seq = 0

    def wish(self, secret: str) -> bytes:
        """Return the body with which it asks to join."""
        return EnrolRequest(
            secret=secret,
            device_public_key=to_base64url(self.public_key),
            version="0.1.0",
            hardware="Raspberry Pi 4",
        ).canonical()

    def joined(self, answer: dict[str, Any]) -> None:
        """Keep what central answered."""
        self.device_id = answer["device_id"]
        self.keys = KeyList.model_validate_json(from_base64url(answer["keys"]["body"]))

    def sealed(self, record: dict[str, Any]) -> bytes:
        assert self.keys
        public = from_base64url(self.keys.sealing[-1].public)
        kid = bytes.fromhex(self.keys.sealing[-1].kid)
        return seal(canonical_json(record), public, kid, self.device_id, UUID(record["id"]))

    def envelope(self, record: dict[str, Any], sealed: bytes | None = None) -> Envelope:
        self.seq += 1
        return Envelope.around(UUID(record["id"]), self.seq, sealed or self.sealed(record))

    def batch(self, *envelopes: Envelope) -> bytes:
        """Return the bytes of a batch."""
        self.seq += 1
        return Batch(
            device_id=self.device_id, batch_id=new_batch_id(), seq=self.seq, envelopes=envelopes
        ).canonical()

    def batch_headers(self, body: bytes) -> dict[str, str]:
        return sign_batch(self.private_key, self.device_id, body)

    def request_headers(self, method: str, path: str, body: bytes = b"", counter: int = -1) -> dict[str, str]:
        """Return signed headers, with the next counter unless one is given."""
        if counter < 0:
            self.counter += 1
            counter = self.counter
        return sign_request(self.private_key, self.device_id, method, path, body, counter)

    def heartbeat(self, **told: Any) -> bytes:
        data = {
            "schema": 1,
            "at": datetime.now(UTC).isoformat(),
            "clock_synced": True,
            "version": "0.1.0",
            "queue": 0,
        }
        return json.dumps(data | told).encode()
