"""Making keys and signing key lists: what `central init` and `central keys` do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from central.keyring.certificate import make_ca
from central.keyring.folder import keys_dir, list_file, read_key, ring_file, root_file
from central.keyring.for_staff import make_staff_key
from central.keyring.public import Ring, key_list, ring
from central.keyring.sealing import make_sealing_key
from central.service.state import replace_file, write_private
from kiosk.wire.document import canonical_json, read_document
from kiosk.wire.enrolment import KeyList, SealingKey
from kiosk.wire.problems import Problem
from kiosk.wire.sealing import X25519
from kiosk.wire.signing import KEYS, from_base64url, new_signing_key, public_of, signed, to_base64url

_DAILY = ("answer.key", "catalogue.key")
SEALING_LIFE = timedelta(days=730)  # a device that is off for long still finds a valid key when it wakes


class KeyRefused(Problem):
    """A wish about keys that cannot be granted."""

    code = "bad-input"


def make_missing_keys(now: datetime | None = None) -> list[str]:
    """Make what is not there yet; return what was made, for people. Never touches a key that exists."""
    now = now or datetime.now(UTC)
    made = []
    for name, path in [
        ("root key", root_file()),
        ("answer key", keys_dir() / "answer.key"),
        ("catalogue key", keys_dir() / "catalogue.key"),
    ]:
        # A ring without a root key: the root was moved to its safe. A new one would lock out every device.
        if not path.exists() and not (name == "root key" and ring_file().exists()):
            write_private(path, new_signing_key()[0])
            made.append(name)
    if make_staff_key():
        made.append("key for secrets of staff")
    if make_ca(keys_dir() / "ca", now):
        made.append("certificate authority")
    if not ring_file().exists():
        first = SealingKey.around(make_sealing_key(), now, now + SEALING_LIFE)
        public = to_base64url(public_of(read_key(root_file())))
        _write_ring(Ring(serial=1, root_public_key=public, sealing=(first,)))
        made.append("sealing key")
    return made


def add_sealing_key(now: datetime | None = None, suite: Literal[1, 2] = X25519) -> SealingKey:
    """Make a new sealing key; devices use the newest. Key lists must be signed again afterwards."""
    now = now or datetime.now(UTC)
    current = ring()
    if len(current.sealing) >= 20:
        raise KeyRefused("a key list holds at most 20 sealing keys: retire one first")
    fresh = SealingKey.around(make_sealing_key(suite), now, now + SEALING_LIFE, suite)
    _write_ring(_with_sealing(current, (*current.sealing, fresh)))
    return fresh


def retire_sealing_key(kid: str, now: datetime | None = None) -> None:
    """Let devices stop using a sealing key. Its private half stays: records sealed to it may still come.

    Raises KeyRefused for an unknown key, or for the last one in use.
    """
    now = now or datetime.now(UTC)
    current = ring()
    if kid not in [key.kid for key in current.sealing]:
        raise KeyRefused(f"no sealing key {kid}; 'central keys list' shows them")
    others = [key for key in current.sealing if key.kid != kid and key.not_before <= now < key.retire_after]
    if not others:
        raise KeyRefused("this is the last sealing key in use: make a new one first, 'central keys make'")
    _write_ring(
        _with_sealing(current, tuple(_ended(key, now) if key.kid == kid else key for key in current.sealing))
    )


def check_root(root: Path | None = None) -> bytes:
    """Return the private root key. Raises KeysMissing when it is elsewhere, KeyRefused for another root."""
    private = read_key(root or root_file())
    if len(private) != 32 or to_base64url(public_of(private)) != ring().root_public_key:
        raise KeyRefused("this is not the root key devices know")
    return private


def sign_lists(organisations: Iterable[str], root: Path | None = None, now: datetime | None = None) -> None:
    """Sign the key list of every organisation (slugs) with the root key.

    Raises KeysMissing when the root key is elsewhere, KeyRefused when the file is another root.
    """
    now = now or datetime.now(UTC)
    current = ring()
    private = check_root(root)
    answer, catalogue = _daily_keys()
    for slug in organisations:
        keys = KeyList(
            serial=current.serial,
            issued=now,
            organisation=slug,
            sealing=current.sealing,
            answer_key=answer,
            catalogue_key=catalogue,
        )
        part = signed(private, KEYS, keys.canonical())
        replace_file(list_file(slug), canonical_json(part.model_dump(mode="json")))


def sign_missing_lists(organisations: Iterable[str], root: Path | None = None) -> None:
    """Sign the lists that are not there yet, or that no longer name the keys in use.

    That happens when a command was cut off, and when a signing key was lost and made anew.
    """
    current, lists = ring(), {slug: _known_list(slug) for slug in organisations}
    in_use = _daily_keys()
    if any(known and (known.answer_key, known.catalogue_key) != in_use for known in lists.values()):
        check_root(root)
        current = _with_sealing(current, current.sealing)
        _write_ring(current)
    behind = [slug for slug, known in lists.items() if not known or known.serial < current.serial]
    if behind:
        sign_lists(behind, root)


def _daily_keys() -> tuple[str, str]:
    """Return the public halves of the answer key and the catalogue key."""
    answer, catalogue = (to_base64url(public_of(read_key(keys_dir() / name))) for name in _DAILY)
    return answer, catalogue


def _known_list(organisation: str) -> KeyList | None:
    try:
        part = key_list(organisation)
        return read_document(KeyList, from_base64url(part.body), "the key list")
    except (Problem, ValueError):
        return None


def _ended(key: SealingKey, now: datetime) -> SealingKey:
    # A key list refuses a life of nothing, so a key retired in the second it was made keeps one second.
    return key.model_copy(update={"retire_after": max(now, key.not_before + timedelta(seconds=1))})


def _with_sealing(current: Ring, sealing: tuple[SealingKey, ...]) -> Ring:
    return current.model_copy(update={"serial": current.serial + 1, "sealing": sealing})


def _write_ring(new: Ring) -> None:
    replace_file(ring_file(), new.canonical())
