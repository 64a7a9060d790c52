"""When the worker last went round: a file in CENTRAL_STATE, so that a worker that hangs is seen from outside.

The file is empty; its time of change is what it says. No commit of the database is spent on it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

_MARK = "worker.went-round"


def went_round(state: Path) -> None:
    """Note that the worker finished a round now. Raises OSError."""
    (state / _MARK).touch(mode=0o600)


def last_round(state: Path) -> datetime | None:
    """Return when the worker last finished a round, None when it never did on this state."""
    try:
        return datetime.fromtimestamp((state / _MARK).stat().st_mtime, UTC)
    except FileNotFoundError:
        return None
