"""One update: check, unpack, build beside, try, judge; keep or go back. What is not done leaves the old one.

The order is the promise: the note of the trial is on the card before `current` moves, and is taken away
only when the new one has drawn its first screen and the doctor finds nothing broken that was well before.
A cut anywhere in between ends, at the next start, with the old one (deploy/raspi/settle: the new one may
not even start Python).
"""

from __future__ import annotations

import hashlib
import tarfile
from pathlib import Path
from typing import Protocol

from kiosk.problems import Problem
from kiosk.releases.offered import take_in
from kiosk.releases.shelf import MOST_TRIES, SERIAL, Shelf, to_card
from kiosk.wire.release import ARCHIVE, NOTE, Release, ReleaseRefused, read_release

MOST_FILES = 50_000
MOST_UNPACKED = 1_500_000_000  # bytes


class Machine(Protocol):
    """What an update asks of the machine it runs on."""

    def build(self, unpacked: Path) -> str:
        """Put the unpacked release on the shelf, whole; return its ID. Raises ReleaseRefused."""

    def draws(self) -> bool:
        """Start the screen and sync anew; say whether the first screen was drawn within the deadline."""

    def broken(self) -> set[str]:
        """Return the names of what the doctor of the release that runs now finds broken."""


def settle(shelf: Shelf) -> str:
    """End what a pulled plug left of an update. Return what runs again, if it went back."""
    before = shelf.go_back()
    shelf.tidy()
    return before


def check(shelf: Shelf, offered: Path, root_key: bytes) -> Release:
    """Return the release that lies in `offered`. Raises ReleaseRefused, BadSignature, BadDocument."""
    try:
        release = read_release((offered / NOTE).read_bytes()[:65536], root_key)
    except OSError as error:
        raise ReleaseRefused(f"{NOTE} cannot be read: {error.strerror}") from None
    runs = shelf.serial(shelf.current)
    if release.serial <= runs:
        raise ReleaseRefused(f"release {release.serial} is not newer than {runs}, which runs here")
    if shelf.tries().get(str(release.serial), 0) >= MOST_TRIES:
        raise ReleaseRefused(f"release {release.serial} did not work {MOST_TRIES} times: it is left alone")
    try:
        with (offered / ARCHIVE).open("rb") as file:
            summed = hashlib.file_digest(file, "sha256").hexdigest()
            size = file.tell()
    except OSError as error:
        raise ReleaseRefused(f"{ARCHIVE} cannot be read: {error.strerror}") from None
    if (size, summed) != (release.size, release.sha256):
        raise ReleaseRefused(f"{ARCHIVE} is not what was signed: copy it anew")
    return release


def unpack(archive: Path, into: Path) -> Path:
    """Unpack, and return the folder of the program. Raises ReleaseRefused; nothing outside is touched."""
    into.mkdir(parents=True)
    try:
        with tarfile.open(archive, "r:gz") as tar:
            members = tar.getmembers()
            if len(members) > MOST_FILES or sum(one.size for one in members) > MOST_UNPACKED:
                raise ReleaseRefused(f"{archive.name} is far too big")
            tar.extractall(into, members, filter="data")
    except (tarfile.TarError, OSError, EOFError) as error:
        raise ReleaseRefused(f"{archive.name} cannot be unpacked ({type(error).__name__})") from None
    inside = [path for path in into.iterdir() if path.is_dir()]
    return inside[0] if len(inside) == 1 else into


def update(shelf: Shelf, offered: Path, root_key: bytes, machine: Machine) -> tuple[bool, str]:
    """Take the release in `offered`; return whether it stays, and a line. Raises as `check` and `unpack`."""
    settle(shelf)
    before = shelf.current
    try:
        here = take_in(shelf, offered)
        release = check(shelf, here, root_key)
        new = machine.build(unpack(here / ARCHIVE, shelf.unpacked))
        if not shelf.is_whole(new) or new == before:
            raise ReleaseRefused(
                f"release {release.serial} is the one that runs here already, or was not built"
            )
        (shelf.of(new) / SERIAL).write_text(f"{release.serial}\n", encoding="ascii")
        to_card(shelf.folder)
    except Problem:
        shelf.tidy()
        raise
    well = machine.broken()
    shelf.begin_trial(new, release.serial)
    shelf.point("previous", before)
    shelf.point("current", new)
    if why := _bad(machine, well):
        shelf.go_back()
        machine.draws()
        return False, f"release {release.serial} ({new}) {why}: {before} runs again"
    shelf.end_trial()
    shelf.worked(release.serial)
    shelf.tidy()
    return True, f"release {release.serial} ({new}) runs; to go back to: {before}"


def _bad(machine: Machine, well: set[str]) -> str:
    """Judge what runs now beside what ran before; empty when it may stay."""
    if not machine.draws():
        return "drew no first screen in time"
    if worse := machine.broken() - well:
        return f"broke what was well ({', '.join(sorted(worse))})"
    return ""
