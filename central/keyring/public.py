"""What the web process needs: the two signing keys of daily use and the signed key lists."""

from __future__ import annotations

from central.keyring.folder import keys_dir, list_file, read_key, ring_file
from kiosk.wire.document import Document, read_document
from kiosk.wire.enrolment import SealingKey
from kiosk.wire.signing import CATALOGUE, Key32, Signed, from_base64url, sign, to_base64url


class Ring(Document):
    """ring.json: everything public about the keys. `serial` rises with every change."""

    serial: int
    root_public_key: Key32
    sealing: tuple[SealingKey, ...]


def ring() -> Ring:
    """Return the public side of all keys. Raises KeysMissing."""
    return read_document(Ring, read_key(ring_file()), "keys/ring.json")


def key_list(organisation: str) -> Signed:
    """Return the signed key list of the organisation with this slug. Raises KeysMissing."""
    return Signed.model_validate_json(read_key(list_file(organisation)))


def answer_key() -> bytes:
    """Return the private key that signs answers."""
    return read_key(keys_dir() / "answer.key")


def catalogue_signature(body: bytes) -> str:
    """Return the signature of a catalogue answer as it goes into Central-Signature."""
    return to_base64url(sign(read_key(keys_dir() / "catalogue.key"), CATALOGUE, body))


def root_public_key() -> bytes:
    return from_base64url(ring().root_public_key)


def ca_certificate() -> str:
    """Return the certificate(s) in PEM that devices pin."""
    return read_key(keys_dir() / "ca" / "ca.pem").decode()
