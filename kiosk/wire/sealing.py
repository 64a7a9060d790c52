"""Sealing a record so that only central can read it: HPKE base mode (RFC 9180), padded, bound to its place.

Layout of sealed bytes:

    offset  bytes  what
    0       1      version, 0x01
    1       1      suite, see SUITES (0x01 = DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305)
    2       8      kid: the first 8 bytes of SHA-256(raw public key)
    10      rest   enc || ciphertext, as RFC 9180 single-shot gives them (32 + padded length + 16 for 0x01)

`info` binds the seal to where it belongs, so that a blob moved to another record, device or key refuses
(len is 2 bytes, big-endian; the record id is its 16 bytes):

    b"kiosk-record/1" | suite | kid | len(device_id) | device_id UTF-8 | record id

The plaintext is padded as ISO/IEC 7816-4 (0x80, then zeros) to a multiple of 2 KiB: the length of a
blob tells almost nothing (0.43 bit left, against 10.8 bit unpadded, over 20,000 record sizes).

The device holds public keys only. HPKE base mode says nothing about who sealed: the batch around it is
signed (kiosk.wire.signing).

Suite 0x02 puts ML-KEM-768 beside X25519, for what is harvested now and opened when quantum computers can
(raw keys: ML-KEM part first, then 32 bytes of X25519). It costs 1,088 bytes more a record; a device uses
it as soon as central's key list names such a key. The format does not change.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, ClassVar, Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from kiosk.problems import Problem

VERSION = 1
X25519: Final = 0x01
MLKEM768_X25519: Final = 0x02
KID_BYTES = 8
HEADER_BYTES = 2 + KID_BYTES
BLOCK = 2048
MAX_PLAIN = 64 * 1024  # a record beyond this would not fit a batch beside others (256 KB)
INFO_LABEL = b"kiosk-record/1"


class SealBroken(Problem):
    """Sealed bytes that do not open: altered, moved to another record or device, or sealed to another key."""

    code: ClassVar[str] = "seal-broken"


class TooLong(Problem):
    """A record longer than `MAX_PLAIN` bytes."""

    code: ClassVar[str] = "bad-input"


@dataclass(frozen=True)
class Kind:
    """One row of the suite table: the HPKE suite and how its raw keys are read."""

    hpke: Suite
    read_public: Callable[[bytes], Any]
    read_private: Callable[[bytes], Any]


def _read_hybrid_public(raw: bytes) -> MLKEM768X25519PublicKey:
    kem, curve = MLKEM768PublicKey.from_public_bytes(raw[:-32]), X25519PublicKey.from_public_bytes(raw[-32:])
    return MLKEM768X25519PublicKey(kem, curve)


def _read_hybrid_private(raw: bytes) -> MLKEM768X25519PrivateKey:
    kem, curve = MLKEM768PrivateKey.from_seed_bytes(raw[:-32]), X25519PrivateKey.from_private_bytes(raw[-32:])
    return MLKEM768X25519PrivateKey(kem, curve)


SUITES: dict[int, Kind] = {
    X25519: Kind(
        Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305),
        X25519PublicKey.from_public_bytes,
        X25519PrivateKey.from_private_bytes,
    ),
    MLKEM768_X25519: Kind(
        Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305),
        _read_hybrid_public,
        _read_hybrid_private,
    ),
}


def kid_of(public_key: bytes) -> bytes:
    """Return the 8-byte id of a raw public key."""
    return sha256(public_key).digest()[:KID_BYTES]


def new_sealing_key(suite: int = X25519) -> tuple[bytes, bytes]:
    """Return (private, public), raw bytes. Only central calls this, and only central keeps the first."""
    curve = X25519PrivateKey.generate()
    private, public = curve.private_bytes_raw(), curve.public_key().public_bytes_raw()
    if suite == MLKEM768_X25519:
        kem = MLKEM768PrivateKey.generate()
        return kem.private_bytes_raw() + private, kem.public_key().public_bytes_raw() + public
    if suite != X25519:
        raise KeyError(suite)
    return private, public


def seal(
    plain: bytes, public_key: bytes, kid: bytes, device_id: str, record_id: UUID, suite: int = X25519
) -> bytes:
    """Seal `plain` to the raw `public_key` whose id is `kid`. Raises TooLong, SealBroken (another kid)."""
    if len(plain) > MAX_PLAIN:
        raise TooLong(f"the record has {len(plain)} bytes; at most {MAX_PLAIN} fit")
    if suite not in SUITES or kid != kid_of(public_key):
        raise SealBroken("the sealing key does not fit its key id or suite")
    kind = SUITES[suite]
    info = _info(suite, kid, device_id, record_id)
    sealed = kind.hpke.encrypt(_pad(plain), kind.read_public(public_key), info)
    return bytes([VERSION, suite]) + kid + sealed


def open_sealed(sealed: bytes, private_key: bytes, device_id: str, record_id: UUID) -> bytes:
    """Return the plaintext. Raises SealBroken for whatever is not exactly what `seal` made for this record.

    `sealed_kid` says which private key is needed.
    """
    suite, kid = _header(sealed)
    kind = SUITES[suite]
    try:
        padded = kind.hpke.decrypt(
            sealed[HEADER_BYTES:], kind.read_private(private_key), _info(suite, kid, device_id, record_id)
        )
    except (InvalidTag, ValueError):
        raise SealBroken("the seal of a record is broken or not meant for this key") from None
    return _unpad(padded)


def sealed_kid(sealed: bytes) -> bytes:
    """Return the id of the key `sealed` was sealed to. Raises SealBroken when it is no blob of ours."""
    return _header(sealed)[1]


def _header(sealed: bytes) -> tuple[int, bytes]:
    if len(sealed) < HEADER_BYTES + BLOCK or sealed[0] != VERSION or sealed[1] not in SUITES:
        raise SealBroken("not a sealed record of a kind this program knows")
    return sealed[1], sealed[2:HEADER_BYTES]


def _info(suite: int, kid: bytes, device_id: str, record_id: UUID) -> bytes:
    device = device_id.encode()
    return INFO_LABEL + bytes([suite]) + kid + len(device).to_bytes(2, "big") + device + record_id.bytes


def _pad(plain: bytes) -> bytes:
    return plain + b"\x80" + bytes(-(len(plain) + 1) % BLOCK)


def _unpad(padded: bytes) -> bytes:
    plain, mark, zeros = padded.rpartition(b"\x80")
    if not mark or len(padded) % BLOCK or zeros.strip(b"\0"):
        raise SealBroken("the padding of a record is not ours")
    return plain
