"""The folder with the releases, /opt/kiosk. Each change is one rename; nothing points to half a thing."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
from contextlib import suppress
from pathlib import Path

from kiosk.machine.durable import replace_file, sync_directory

WHOLE = "complete"  # written last, when all else is on the card (deploy/raspi/release.sh)
SERIAL = "serial"  # of the signed release; none for one that an installer put there by hand
MOST_TRIES = 3


class Shelf:
    """Releases in `folder`; an ID is the name of a folder in releases/."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.unpacked, self.offered = folder / ".unpacked", folder / ".offered"
        self._trial, self._tries = folder / "trial.json", folder / "tries.json"

    def of(self, release: str) -> Path:
        return self.folder / "releases" / release

    def is_whole(self, release: str) -> bool:
        return bool(release) and (self.of(release) / WHOLE).exists()

    @property
    def current(self) -> str:
        return self._target("current")

    @property
    def previous(self) -> str:
        return self._target("previous")

    def serial(self, release: str) -> int:
        """Return the serial of a release, 0 for one without."""
        try:
            return int((self.of(release) / SERIAL).read_text(encoding="ascii"))
        except (OSError, ValueError):
            return 0

    def _target(self, name: str) -> str:
        try:
            return (self.folder / name).readlink().name
        except OSError:
            return ""

    def point(self, name: str, release: str) -> None:
        """Let `current` or `previous` be this release, in one step. Raises OSError; then it is as it was."""
        beside = self.folder / f".{name}.new"
        with suppress(FileNotFoundError):
            beside.unlink()
        beside.symlink_to(Path("releases") / release)
        beside.replace(self.folder / name)
        sync_directory(self.folder)

    # --- a trial: it has begun and not ended

    def begin_trial(self, release: str, serial: int) -> None:
        """Note what is tried, and what to go back to; only then may anything change."""
        tries = self.tries()
        tries[str(serial)] = tries.get(str(serial), 0) + 1
        replace_file(self._tries, json.dumps(tries).encode(), mode=0o644)  # sync tells central of them
        replace_file(self._trial, json.dumps({"to": release, "before": self.current}).encode())

    def end_trial(self) -> None:
        """The one that is current now stays."""
        self._trial.unlink(missing_ok=True)
        sync_directory(self.folder)

    def go_back(self) -> str:
        """Undo a trial that has not ended; return what runs again, empty when there was none."""
        try:
            before = str(json.loads(self._trial.read_bytes())["before"])
        except FileNotFoundError:
            return ""
        except (OSError, ValueError, KeyError, TypeError):
            before = self.previous  # replace_file leaves no half file: somebody wrote in it
        if self.is_whole(before) and self.current != before:
            self.point("current", before)
        self.end_trial()
        return before

    def tries(self) -> dict[str, int]:
        """Return how often each serial was tried without success."""
        try:
            return {str(serial): int(times) for serial, times in json.loads(self._tries.read_bytes()).items()}
        except (OSError, ValueError, AttributeError, TypeError):
            return {}

    def worked(self, serial: int) -> None:
        """This serial is not counted any more."""
        tries = {known: times for known, times in self.tries().items() if int(known) > serial}
        replace_file(self._tries, json.dumps(tries).encode(), mode=0o644)

    def tidy(self) -> None:
        """Take away what was begun and not finished, and what is neither current nor previous."""
        for begun in (self.unpacked, self.offered):
            shutil.rmtree(begun, ignore_errors=True)
        kept = {self.current, self.previous}
        for folder in sorted((self.folder / "releases").glob("*")):
            if folder.name not in kept:
                with suppress(OSError):
                    (folder / WHOLE).unlink(missing_ok=True)  # first: half a release must not look whole
                shutil.rmtree(folder, ignore_errors=True)


def to_card(folder: Path) -> None:
    """Have all that was written below `folder` on the card before anything points to it."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        sync_file_system(descriptor)
    finally:
        os.close(descriptor)


def sync_file_system(descriptor: int) -> None:
    """syncfs(2): the card of the kiosk, and not whatever stick somebody plugged in. Raises OSError."""
    if ctypes.CDLL(None, use_errno=True).syncfs(descriptor):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
