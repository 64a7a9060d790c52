"""Where each key is, and the named errors about them."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from kiosk.wire.problems import Problem


class KeysMissing(Problem):
    """A key file is not there: the service was not set up, or a backup was put back without it."""

    code = "keys-missing"


def keys_dir() -> Path:
    """Return CENTRAL_STATE/keys."""
    return Path(settings.STATE) / "keys"


def root_file() -> Path:
    return keys_dir() / "root" / "root.key"


def ring_file() -> Path:
    return keys_dir() / "ring.json"


def list_file(organisation: str) -> Path:
    """Return the file with the signed key list of the organisation with this slug."""
    return keys_dir() / "lists" / f"{organisation}.json"


def sealing_dir() -> Path:
    return keys_dir() / "sealing"


def read_key(path: Path) -> bytes:
    """Return the bytes of a key file. Raises KeysMissing."""
    try:
        return path.read_bytes()
    except OSError:
        raise KeysMissing(f"cannot read {path.name} in {path.parent}: run 'central init' first") from None
