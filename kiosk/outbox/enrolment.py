"""What a device keeps of its enrolment: enrolment.json, central-ca.pem and device.key (0600, never sent).

The screen process needs public keys only, to seal; the sync process also signs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from kiosk.outbox.clock import trusted_now
from kiosk.outbox.durable import write_durably
from kiosk.outbox.refusals import EnrolmentBroken, NotEnrolled
from kiosk.problems import Problem
from kiosk.wire.batch import DeviceId
from kiosk.wire.document import Document, NewerDocument, read_document
from kiosk.wire.enrolment import KeyList, SealingKey, read_keys
from kiosk.wire.moment import Moment
from kiosk.wire.record import Slug
from kiosk.wire.sealing import seal
from kiosk.wire.signing import Key32, Signed, from_base64url, public_of

FILE = "enrolment.json"
CA_FILE = "central-ca.pem"
KEY_FILE = "device.key"


class Joined(Document):
    """enrolment.json. `sealing_kid` is the key in use, see KeyList.sealing_key."""

    url: str
    ca_certificate: str
    root_public_key: Key32
    device_id: DeviceId
    device_public_key: Key32
    organisation: Slug
    organisation_name: Annotated[str, StringConstraints(max_length=120)] = ""
    keys: Signed
    sealing_kid: str
    joined_at: Moment


@dataclass(frozen=True)
class Sealer:
    """Seals records of this device to one public key of central."""

    device_id: str
    key: SealingKey

    def seal(self, plain: bytes, record_id: UUID) -> bytes:
        """Return the sealed bytes, see kiosk.wire.sealing."""
        public, kid = from_base64url(self.key.public), bytes.fromhex(self.key.kid)
        return seal(plain, public, kid, self.device_id, record_id, self.key.suite)


@dataclass(frozen=True)
class Enrolment:
    """A device's membership of a central service, with its key list already verified."""

    joined: Joined
    keys: KeyList
    state_dir: Path

    @property
    def device_id(self) -> str:
        return self.joined.device_id

    @property
    def organisation(self) -> str:
        return self.joined.organisation

    @property
    def url(self) -> str:
        return self.joined.url

    @property
    def root_key(self) -> bytes:
        return from_base64url(self.joined.root_public_key)

    @property
    def answer_key(self) -> bytes:
        return from_base64url(self.keys.answer_key)

    @property
    def ca_file(self) -> Path:
        return self.state_dir / CA_FILE

    def sealer(self, now: datetime | None = None) -> Sealer:
        """Return the sealer for `now`; None means the clock is not to be trusted."""
        return Sealer(self.device_id, self.keys.sealing_key(now, self.joined.sealing_kid))

    def private_key(self) -> bytes:
        """Return the device's raw Ed25519 private key. Raises EnrolmentBroken."""
        try:
            private = (self.state_dir / KEY_FILE).read_bytes()
        except OSError:
            raise EnrolmentBroken(f"{KEY_FILE} cannot be read: enrol this device again") from None
        if len(private) != 32 or public_of(private) != from_base64url(self.joined.device_public_key):
            raise EnrolmentBroken(f"{KEY_FILE} is not the key this device enrolled with: enrol it again")
        return private

    def with_keys(self, part: Signed, keys: KeyList, now: datetime | None) -> Enrolment:
        """Return the enrolment with a newer key list; `save` makes it last."""
        kid = keys.sealing_key(now, self.joined.sealing_kid).kid
        return Enrolment(
            self.joined.model_copy(update={"keys": part, "sealing_kid": kid}), keys, self.state_dir
        )

    def save(self) -> None:
        """Write the enrolment in one step. Raises DiskFull, DiskReadOnly."""
        certificate = self.joined.ca_certificate.encode()
        if not self.ca_file.exists() or self.ca_file.read_bytes() != certificate:
            write_durably(self.ca_file, certificate)
        write_durably(self.state_dir / FILE, self.joined.canonical())


def load_enrolment(state_dir: Path) -> Enrolment:
    """Return the enrolment of the device. Raises NotEnrolled, EnrolmentBroken, NewerDocument."""
    try:
        body = (state_dir / FILE).read_bytes()
    except FileNotFoundError:
        raise NotEnrolled(
            "this device has not joined a central service yet: use kiosk enrol with a token file"
        ) from None
    except OSError as error:
        raise EnrolmentBroken(f"{FILE} cannot be read ({error.strerror})") from None
    try:
        joined = read_document(Joined, body, FILE)
        keys = read_keys(joined.keys, from_base64url(joined.root_public_key))
    except NewerDocument:
        raise
    except Problem as bad:
        raise EnrolmentBroken(f"{bad}: enrol this device again") from None
    return Enrolment(joined, keys, state_dir)


def load_sealer(state_dir: Path) -> Sealer:
    """Return what is needed to queue a record right now. Raises as `load_enrolment`.

    Cheap enough (under a millisecond) to call for every record, so that a new key list is used at once.
    """
    return load_enrolment(state_dir).sealer(trusted_now())
