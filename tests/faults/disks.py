"""Real file systems in files: an ext4 card whose picture can be taken while somebody writes to it.

The card lies as a file on an XFS of its own, because XFS can copy a file at one moment (FICLONE), whoever
writes to it just then. Such a copy is what a card holds when the power goes: what ext4 had sent to it, and no
more. A card that says it has written what it has not (a lying flush) is not seen this way.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from tests.faults.table import NotPossibleHere

FICLONE = 0x40049409  # linux/fs.h
HOST_MB, CARD_MB = 600, 32  # mkfs.xfs makes none below 300 MB


@contextmanager
def mounted(image: Path, at: Path, *options: str) -> Iterator[Path]:
    """Mount an image through a loop device. Raises NotPossibleHere where that is not allowed."""
    at.mkdir(exist_ok=True)
    told = ["mount", "-o", ",".join(("loop", *options)), image, at]
    done = subprocess.run(told, capture_output=True, text=True)
    if done.returncode:
        raise NotPossibleHere(f"a disk image cannot be mounted ({done.stderr.strip().splitlines()[-1]})")
    try:
        yield at
    finally:
        subprocess.run(["umount", at], check=True)


def make_image(path: Path, megabytes: int, *tool: str) -> Path:
    """Make an empty file system. Raises NotPossibleHere without the tool."""
    if not shutil.which(tool[0]):
        raise NotPossibleHere(f"{tool[0]} is not installed (deploy/setup.sh --tests)")
    with path.open("wb") as file:
        file.truncate(megabytes * 1_000_000)
    done = subprocess.run([*tool, path], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return path


def make_card(path: Path) -> Path:
    """Make an ext4 card as the installer lays it out: no reserved blocks, a journal."""
    return make_image(path, CARD_MB, "mkfs.ext4", "-q", "-m", "0", "-J", "size=4")


class Camera:
    """A card in use, at `card`; `picture()` gives what it would hold if the power went now."""

    def __init__(self, stack: ExitStack) -> None:
        if os.geteuid() != 0:
            raise NotPossibleHere("mounting a disk image needs root")
        self._folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        host = make_image(self._folder / "host.xfs", HOST_MB, "mkfs.xfs", "-q", "-m", "reflink=1")
        self._host = stack.enter_context(mounted(host, self._folder / "host"))
        self._image = make_card(self._host / "card.ext4")
        self.card = stack.enter_context(mounted(self._image, self._folder / "card", "noatime", "commit=1"))

    def take(self) -> Path:
        """Take the picture: one moment, while others write."""
        cut = self._host / "cut.ext4"
        with suppress(FileNotFoundError):
            cut.unlink()
        with self._image.open("rb") as now, cut.open("wb") as then:
            fcntl.ioctl(then.fileno(), FICLONE, now.fileno())
        return cut

    @contextmanager
    def develop(self, cut: Path) -> Iterator[Path]:
        """Come up again on a picture: the kernel replays the journal of ext4, then it is a card again."""
        with mounted(cut, self._folder / "after", "noatime") as after:
            yield after
