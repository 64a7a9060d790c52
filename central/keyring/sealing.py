"""The private keys that open records. Imported by the worker and `central keys`, never by the web process."""

from __future__ import annotations

from central.keyring.folder import read_key, sealing_dir
from central.service.state import write_private
from kiosk.wire.sealing import X25519, kid_of, new_sealing_key


def make_sealing_key(suite: int = X25519) -> bytes:
    """Make a key pair, keep the private half in keys/sealing/KID.key (0600), return the public half."""
    private, public = new_sealing_key(suite)
    write_private(sealing_dir() / f"{kid_of(public).hex()}.key", private)
    return public


def private_keys() -> dict[str, bytes]:
    """Return every private sealing key there is, by key id in hex (retired ones too: late records exist)."""
    return {path.stem: read_key(path) for path in sorted(sealing_dir().glob("*.key"))}
