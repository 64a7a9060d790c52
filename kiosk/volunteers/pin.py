"""The PIN of the volunteer's desk: only its argon2 hash is kept, and how often it was tried in vain.

It keeps citizens and passers-by out. It protects no data: what people said is sealed, and the desk shows
counts. So whoever holds the card gains nothing by guessing the PIN from the hash.
"""

from __future__ import annotations

import json
import logging
import secrets
from contextlib import suppress
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from pydantic import ValidationError

from kiosk.devices.health.clock import Clock
from kiosk.machine.durable import replace_file
from kiosk.outbox.durable import write_durably
from kiosk.problems import Problem
from kiosk.volunteers.lockout import FREE, Tries
from kiosk.wire.document import Document

log = logging.getLogger(__name__)

FILE, TRIES_FILE = "volunteer-pin.json", "volunteer-tries.json"
SHORTEST, LONGEST = 6, 12
# RFC 9106's second choice needs 64 MB and half a second on a Pi 4; this is OWASP's least: 19 MB, 2 passes.
HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


class WeakPin(Problem):
    """Not 6 to 12 digits, or one of those that everybody tries first."""

    code = "pin-weak"


class PinFile(Document):
    """volunteer-pin.json."""

    hash: str


def choose(pin: str, state_dir: Path) -> None:
    """Make `pin` the PIN of this device and forget wrong tries. Raises WeakPin, DiskFull, DiskReadOnly."""
    if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
        raise WeakPin(f"a PIN has {SHORTEST} to {LONGEST} digits")
    if _is_easy(pin):
        raise WeakPin("this PIN is tried first by everybody; take another one")
    write_durably(state_dir / FILE, PinFile(hash=HASHER.hash(pin)).canonical())
    with suppress(FileNotFoundError):
        (state_dir / TRIES_FILE).unlink()


def new_pin() -> str:
    """Return a PIN at random, not one of the easy ones."""
    while _is_easy(pin := f"{secrets.randbelow(10**SHORTEST):0{SHORTEST}d}"):
        pass
    return pin


def _is_easy(pin: str) -> bool:
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    return (len(steps) == 1 and steps <= {0, 1, 9}) or pin == pin[:2] * (len(pin) // 2)


class Pin:
    """Checks a PIN that was typed. Works with a broken queue too: that is when a volunteer comes."""

    def __init__(self, state_dir: Path, clock: Clock) -> None:
        self._folder, self._clock = state_dir, clock
        self._known = self._hash()
        self._tries = self._read_tries()

    @property
    def is_chosen(self) -> bool:
        return self._hash() is not None

    def seconds_left(self) -> int:
        """Return the seconds until the next try."""
        if self._known != (known := self._hash()):  # another PIN was chosen
            self._known, self._tries = known, self._read_tries()
        self._tries = self._tries.seen_at(now := self._clock.read())
        return self._tries.seconds_left(now)

    def is_right(self, typed: str) -> bool:
        """Say whether this is the PIN. A try counts before it is made; during the wait none is taken."""
        if self.seconds_left() or (known := self._known) is None:
            return False
        self._keep(self._tries.one_more(self._clock.read()))
        try:
            HASHER.verify(known, typed)
        except (Argon2Error, InvalidHashError):
            return False
        self._keep(Tries())
        return True

    def _hash(self) -> str | None:
        try:
            return PinFile.model_validate_json((self._folder / FILE).read_bytes()).hash
        except (OSError, ValidationError):
            return None

    def _read_tries(self) -> Tries:
        try:
            told = json.loads((self._folder / TRIES_FILE).read_bytes())
            failed, boot_id, at_ms = int(told["failed"]), str(told["boot_id"]), int(told["at_ms"])
        except FileNotFoundError:
            return Tries()
        except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
            return Tries(FREE)  # nobody knows how often it was tried: it waits
        return Tries(max(0, failed), boot_id, at_ms)

    def _keep(self, tries: Tries) -> None:
        """Keep the count so that a restart does not help; on a card that takes no writes, in memory."""
        self._tries = tries
        try:
            replace_file(self._folder / TRIES_FILE, json.dumps({"schema": 1, **asdict(tries)}).encode())
        except OSError as error:
            log.warning("wrong PINs are counted in memory only: %s", type(error).__name__)
