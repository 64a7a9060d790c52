"""The file: sealed to one X25519 key, in chunks, so that a database of any size needs a few MB of memory.

    bytes   what
    15      "kiosk-backup/1\\n"
    1       what is inside, see KINDS
    80      HPKE (RFC 9180 base mode, as in kiosk.wire.sealing suite 1) of 32 random bytes, the content key;
            info = the 16 bytes above
    rest    chunks of 1 MiB (the last may be shorter), each ChaCha20-Poly1305 with the content key: 16 bytes
            more; nonce = number of the chunk (11 bytes, big-endian) | 1 for the last one, else 0

The last-chunk mark is that of STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015), as `age` uses it: a file
that was cut off, or whose chunks changed places, does not open. The content key is used for one file only,
so counting nonces is safe.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from kiosk.wire.problems import Problem
from kiosk.wire.sealing import SUITES, X25519

MAGIC = b"kiosk-backup/1\n"
KINDS = {1: "SQLite", 2: "pg_dump"}
CHUNK = 1024 * 1024
TAG = 16
KEY_PART = 32 + 32 + TAG  # HPKE's own public key, the content key, its tag


class BackupBroken(Problem):
    """A backup that is cut off, altered, or sealed to another key."""

    code = "seal-broken"


def lock(plain: Iterator[bytes], kind: int, public_key: bytes, out: BinaryIO) -> None:
    """Write `plain` (pieces of any size) to `out`, sealed to a raw X25519 public key."""
    content_key = secrets.token_bytes(32)
    head = MAGIC + bytes([kind])
    suite = SUITES[X25519]
    out.write(head + suite.hpke.encrypt(content_key, suite.read_public(public_key), head))
    cipher = ChaCha20Poly1305(content_key)
    for number, (chunk, last) in enumerate(_marked(_even(plain))):
        out.write(cipher.encrypt(_nonce(number, last), chunk, None))


def unlock(locked: BinaryIO, private_key: bytes) -> tuple[int, Iterator[bytes]]:
    """Return what is inside and its pieces. Raises BackupBroken, also while the pieces are read.

    Nothing may be believed before the last piece came: the caller writes beside and renames.
    """
    head = locked.read(len(MAGIC) + 1)
    if len(head) != len(MAGIC) + 1 or not head.startswith(MAGIC) or head[-1] not in KINDS:
        raise BackupBroken("this is no backup of this service, or one of a newer version")
    suite = SUITES[X25519]
    try:
        content_key = suite.hpke.decrypt(locked.read(KEY_PART), suite.read_private(private_key), head)
    except (InvalidTag, ValueError):
        raise BackupBroken("this backup was made for another key") from None
    return head[-1], _opened(locked, ChaCha20Poly1305(content_key))


def _opened(locked: BinaryIO, cipher: ChaCha20Poly1305) -> Iterator[bytes]:
    pieces = iter(lambda: locked.read(CHUNK + TAG), b"")
    found = False
    for number, (piece, last) in enumerate(_marked(pieces)):
        found = True
        try:
            yield cipher.decrypt(_nonce(number, last), piece, None)
        except InvalidTag:
            raise BackupBroken("this backup is cut off or was altered") from None
    if not found:
        raise BackupBroken("this backup is cut off")


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _even(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield chunks of exactly CHUNK bytes, the last one shorter; an empty one when there is nothing."""
    held = bytearray()
    for piece in pieces:
        held += piece
        while len(held) > CHUNK:
            yield bytes(held[:CHUNK])
            del held[:CHUNK]
    yield bytes(held)


def _marked(chunks: Iterator[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Yield each chunk and whether it is the last."""
    before: bytes | None = None
    for chunk in chunks:
        if before is not None:
            yield before, False
        before = chunk
    if before is not None:
        yield before, True
