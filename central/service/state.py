"""What the service keeps in its folder (CENTRAL_STATE): db.sqlite3, secret.key, keys/ (central.keyring)."""

from __future__ import annotations

import secrets
from pathlib import Path

from kiosk.machine import durable


def write_private(path: Path, content: bytes) -> None:
    """Write `content` to a new file that only its owner may read; FileExistsError when there is one."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    durable.write_new(path, content)


def replace_file(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Replace `path` whole: a reader sees the old bytes or the new ones, also after a power cut.

    Two commands may do so at once: each writes beside it under a name of its own.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    durable.replace_file(path, content, mode, suffix=secrets.token_hex(4), masked=True)


def secret_key(folder: Path) -> str:
    """Return the key behind sessions and forms, made on first use and kept in secret.key (0600)."""
    path = folder / "secret.key"
    if not path.exists():
        try:
            write_private(path, secrets.token_urlsafe(48).encode())
        except FileExistsError:  # another process was first
            pass
    return path.read_text().strip()
