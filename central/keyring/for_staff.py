"""The key under which secrets of staff lie in the database: keys/staff.key (0600), made on first use."""

from __future__ import annotations

import secrets
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from central.keyring.folder import keys_dir, read_key
from central.service.state import write_private
from kiosk.wire.problems import Problem


class NotOurSecret(Problem):
    """A secret was sealed with another key: the database was put back without its keys."""

    code = "keys-missing"


def seal_for(user: UUID, secret: bytes) -> bytes:
    """Return a secret of this person as the database keeps it."""
    number = secrets.token_bytes(12)
    return number + _lock().encrypt(number, secret, user.bytes)


def unseal_of(user: UUID, sealed: bytes) -> bytes:
    """Return the secret. Raises NotOurSecret for one of another key or another person."""
    try:
        return _lock().decrypt(sealed[:12], sealed[12:], user.bytes)
    except InvalidTag:
        raise NotOurSecret("a secret of staff was sealed with another key: put keys/staff.key back") from None


def make_staff_key() -> bool:
    """Make the key when it is not there yet; say whether it was made."""
    path = _file()
    if path.exists():
        return False
    try:
        write_private(path, secrets.token_bytes(32))
    except FileExistsError:  # another process was first
        return False
    return True


def _file() -> Path:
    return keys_dir() / "staff.key"


def _lock() -> ChaCha20Poly1305:
    make_staff_key()
    return ChaCha20Poly1305(read_key(_file()))
