"""The plug pulled at every step of an update. `make cuts`, and a line of `make faults`.

An update runs in a child; before its n-th change to the file system (Python tells of each by an audit
event) the child is gone. `torn`: what was written since the last sync is gone too, as on a card that had
it in memory alone; each such file is left empty, and renames stand, which is what ext4 shows. Then the
machine starts: settle, as systemd runs it. There must be a kiosk: a whole release that starts, the old one
or the new one, and a second update must work.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.releases import shelf as shelf_module
from kiosk.releases import update as updating
from kiosk.releases.shelf import Shelf
from kiosk.releases.update import update
from tests.house.places import ROOT
from tests.releases import shelf_of_toys as toys
from tests.releases.shelf_of_toys import PROGRAM, ROOT_PUBLIC, ToyMachine, make_shelf, offer

WRITES = {
    "os.rename",
    "os.remove",
    "os.mkdir",
    "os.rmdir",
    "os.symlink",
    "os.link",
    "os.truncate",
    "os.chmod",
    "os.utime",
}
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
GONE = 9  # exit code of a child whose plug was pulled
SETTLE = ROOT / "deploy" / "raspi" / "settle"


@dataclass
class Found:
    """What many cuts came to."""

    cuts: int = 0
    old: int = 0
    new: int = 0
    lost: list[str] = field(default_factory=list)


class Card:
    """What of a folder is on the card for good: all at the last sync, and what was synced alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._safe: set[tuple[int, int, int]] = set()
        self.all_synced()

    def all_synced(self) -> None:
        self._safe |= {self._name(path.stat()) for path in self._files()}

    def one_synced(self, descriptor: int) -> None:
        self._safe.add(self._name(os.fstat(descriptor)))

    def tear(self) -> None:
        """Leave empty what was not synced."""
        for path in self._files():
            if self._name(path.stat()) not in self._safe:
                os.truncate(path, 0)

    def _files(self) -> list[Path]:
        return [path for path in self._folder.rglob("*") if path.is_file() and not path.is_symlink()]

    @staticmethod
    def _name(stat: os.stat_result) -> tuple[int, int, int]:
        return stat.st_ino, stat.st_size, stat.st_mtime_ns


def pull_the_plug_before(step: int, card: Card, torn: bool) -> None:
    """Let this process be gone before its `step`-th change to the file system."""
    left = step
    fsync = os.fsync

    def synced(descriptor: int) -> None:
        fsync(descriptor)
        card.one_synced(descriptor)

    def all_synced(_: int) -> None:
        card.all_synced()  # the model of a card; the real one of this machine is busy with others

    def changes(event: str, args: tuple[object, ...]) -> None:
        nonlocal left
        opened = (
            event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        )
        if left and (event in WRITES or opened):
            left -= 1
            if not left:
                if torn:
                    card.tear()
                os._exit(GONE)

    os.fsync = synced  # type: ignore[assignment]
    shelf_module.sync_file_system = all_synced
    sys.addaudithook(changes)


def cut(folder: Path, step: int, torn: bool, draws_new: bool, careless: bool = False) -> tuple[bool, str]:
    """Cut one update before its `step`-th change; return whether it came so far, and what runs afterwards.

    `careless`: an update that syncs nothing, a control: it must leave a kiosk that does not start.
    """
    shelf = make_shelf(folder / "opt")
    stick = offer(folder / "stick")
    child = os.fork()
    if not child:
        if careless:
            toys.to_card = updating.to_card = lambda _: None  # type: ignore[attr-defined]
        pull_the_plug_before(step, Card(shelf.folder), torn)
        update(shelf, stick, ROOT_PUBLIC, ToyMachine(shelf, draws_new))
        os._exit(0)
    reached = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == GONE
    subprocess.run([SETTLE, shelf.folder], capture_output=True, check=False, timeout=60)
    return reached, start(shelf)


def start(shelf: Shelf) -> str:
    """Start what `current` points to; return its name, or what is wrong with it."""
    current = shelf.current
    if not shelf.is_whole(current):
        return f"current is {current!r}, which is not whole"
    for part in (shelf.of(current) / PROGRAM).parent.iterdir():
        if not part.read_bytes():
            return f"{part.name} of {current} is empty"
    done = subprocess.run([shelf.folder / "current" / PROGRAM], capture_output=True, text=True, check=False)
    return done.stdout.strip() or f"{current} does not start"


def every_cut(
    torn: bool, draws_new: bool, start: int = 1, stride: int = 1, most: int = 10_000, careless: bool = False
) -> Found:
    """Cut an update before every `stride`-th of its changes, `most` times; then try it again, uncut."""
    found = Found()
    for step in range(start, start + most * stride, stride):
        folder = Path(tempfile.mkdtemp(prefix="kiosk-cut-", dir=MEMORY))
        try:
            reached, runs = cut(folder, step, torn, draws_new, careless)
            if not reached:
                break
            found.cuts += 1
            found.old += runs == "old"
            found.new += runs == "new"
            if runs not in ("old", "new") or (runs == "new" and not draws_new):
                found.lost.append(f"before change {step}: {runs}")
            elif runs == "old" and not again(folder):
                found.lost.append(f"before change {step}: no later update works")
        finally:
            shutil.rmtree(folder)
    return found


def again(folder: Path) -> bool:
    """Say whether the same update works after the cut."""
    shelf = Shelf(folder / "opt")
    return update(shelf, folder / "stick", ROOT_PUBLIC, ToyMachine(shelf))[0] and start(shelf) == "new"
