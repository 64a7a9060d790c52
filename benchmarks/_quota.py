"""A slower machine: a program that gets only part of one core, as a stand-in for the processor of a Pi.

By a cgroup with a quota where one can be made (version 2, then 1), else by a scope of systemd, else by
cpulimit. The quota is given out in short turns: half of a core in turns of a tenth of a second is a fast
machine that stands still ten times a second, and every touch would be a matter of luck.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from benchmarks import NotHere

CGROUPS = Path("/sys/fs/cgroup")
TURN = 10_000  # microseconds
NAME = "kiosk-bench"
JOIN = 'echo $$ >"$0" && exec "$@"'


@contextmanager
def held_to(share: float) -> Iterator[tuple[list[str], str]]:
    """Give the words before a command that hold it, and all it starts, to `share` of one core; and how.

    Raises NotHere when this machine knows no way.
    """
    for make, how in ((_second, "cgroup v2"), (_first, "cgroup v1")):
        folder = make(int(share * TURN))
        if folder is not None:
            try:
                yield ["sh", "-c", JOIN, str(folder / "cgroup.procs")], f"{how}, turns of {TURN // 1000} ms"
            finally:
                _remove(folder)
            return
    if Path("/run/systemd/system").is_dir() and shutil.which("systemd-run"):
        quota = [f"--property=CPUQuota={share:.0%}", f"--property=CPUQuotaPeriodSec={TURN // 1000}ms"]
        yield ["systemd-run", "--quiet", "--scope", *quota, "--"], "a scope of systemd"
    elif shutil.which("cpulimit"):
        yield (
            ["cpulimit", "--include-children", "--foreground", f"--limit={share * 100:.0f}", "--"],
            "cpulimit",
        )
    else:
        raise NotHere("no cgroup can be made here, systemd does not run, and cpulimit is not installed")


def _second(quota: int) -> Path | None:
    """Return a new cgroup of version 2 with this quota, or None."""
    with suppress(OSError):
        if "cpu" in (CGROUPS / "cgroup.controllers").read_text().split():
            (CGROUPS / "cgroup.subtree_control").write_text("+cpu")
            return _made(CGROUPS / NAME, {"cpu.max": f"{quota} {TURN}"})
    return None


def _first(quota: int) -> Path | None:
    """Return a new cgroup of version 1 with this quota, or None."""
    if not (CGROUPS / "cpu" / "cpu.cfs_quota_us").exists() and not (CGROUPS / "cpu" / "tasks").exists():
        return None
    return _made(CGROUPS / "cpu" / NAME, {"cpu.cfs_period_us": str(TURN), "cpu.cfs_quota_us": str(quota)})


def _made(named: Path, settings: dict[str, str]) -> Path | None:
    folder = named.with_name(f"{named.name}-{os.getpid()}")
    try:
        folder.mkdir(exist_ok=True)
        for name, value in settings.items():
            (folder / name).write_text(value)
    except OSError:
        with suppress(OSError):
            folder.rmdir()
        return None
    return folder


def _remove(folder: Path) -> None:
    """Take the cgroup away once the last process has left it."""
    for _ in range(100):
        with suppress(OSError):
            folder.rmdir()
            return
        time.sleep(0.05)
