"""Which backups stay: the newest 48, and the newest of each of the 30 latest days that have one.

Counted by the names, `central-20261201T021500Z.backup` in UTC, never by how old a file is: after a month
without power, or with a clock that went wrong, nothing goes before something new took its place. Other files
are let alone.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from central.backup.copying import make_backup

HOURLY, DAILY = 48, 30
_NAME = re.compile(r"central-(?P<day>\d{8})T\d{6}Z\.backup", re.ASCII)
_HALF = ".central-*.backup.*"  # what central.backup.copying leaves where the power went while it wrote
_LEFT = 24 * 3600.0  # seconds after which nobody writes it any more


def name_at(moment: datetime) -> str:
    """Return the name of a backup that is made at `moment`."""
    return f"central-{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}.backup"


def may_go(names: Iterable[str], hourly: int = HOURLY, daily: int = DAILY) -> set[str]:
    """Return which of these names of files are backups that need not stay."""
    newest_first = sorted((name for name in names if _NAME.fullmatch(name)), reverse=True)
    of_each_day: dict[str, str] = {}
    for name in newest_first:
        of_each_day.setdefault(name[8:16], name)
    return set(newest_first) - set(newest_first[:hourly]) - set(list(of_each_day.values())[:daily])


def make_and_keep(folder: Path, public_key: bytes, now: datetime) -> tuple[Path, int]:
    """Make a backup in `folder`, then take away those that need not stay; return it and how many went.

    Raises central.backup.copying.BackupFailed and OSError; then nothing went.
    """
    made = folder / name_at(now)
    make_backup(made, public_key)
    over = may_go(path.name for path in folder.iterdir()) - {made.name}
    for name in over:
        (folder / name).unlink(missing_ok=True)
    for half in folder.glob(_HALF):
        if time.time() - half.stat().st_mtime > _LEFT:
            half.unlink(missing_ok=True)
    return made, len(over)
