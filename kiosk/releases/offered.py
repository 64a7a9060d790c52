"""Where a release may lie: on a stick, or fetched by sync. It is copied before it is looked at.

Both places belong to somebody else than root, and root unpacks: what is checked and what is unpacked must be
the same bytes. So the two files are copied to the shelf first, following no link, and never more than a
release may be.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from kiosk.problems import Problem
from kiosk.releases.shelf import Shelf
from kiosk.wire.release import ARCHIVE, MOST_BYTES, NOTE, ReleaseRefused, read_release

MOST_NOTE = 65_536  # bytes
_A_PIECE = 1024 * 1024


def newest(folders: Iterable[Path], root_key: bytes) -> Path | None:
    """Return the folder with the highest serial among those with a note; None where none has one.

    A note that cannot be read counts as the lowest: it is chosen when it is the only one, and then refused
    in words.
    """
    there = [folder for folder in folders if (folder / NOTE).exists()]
    return max(there, key=lambda folder: serial_of(folder, root_key), default=None)


def serial_of(folder: Path, root_key: bytes) -> int:
    """Return the serial that the note in `folder` says, 0 for one that is not the root's or not readable."""
    try:
        return read_release((folder / NOTE).read_bytes()[:MOST_NOTE], root_key).serial
    except (OSError, Problem):
        return 0


def take_in(shelf: Shelf, folder: Path) -> Path:
    """Copy the two files to where root alone writes; return that folder. Raises ReleaseRefused."""
    shutil.rmtree(shelf.offered, ignore_errors=True)
    shelf.offered.mkdir(mode=0o700)
    for name, most in ((NOTE, MOST_NOTE), (ARCHIVE, MOST_BYTES)):
        try:
            _copy(folder / name, shelf.offered / name, most)
        except OSError as error:
            raise ReleaseRefused(f"{name} cannot be read: {error.strerror}") from None
    return shelf.offered


def _copy(source: Path, target: Path, most: int) -> None:
    """Raises OSError, ReleaseRefused for a file that is longer than `most` bytes."""
    opened = os.open(source, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(opened, "rb") as file, target.open("wb") as copy:
        while piece := file.read(_A_PIECE):
            if copy.tell() + len(piece) > most:
                raise ReleaseRefused(f"{source.name} is too big for what it should be")
            copy.write(piece)
