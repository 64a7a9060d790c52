"""Memory of a process as its own fair share: what it alone uses, and its part of what it shares."""

from __future__ import annotations

from pathlib import Path


def pss_mb(process: int | str = "self") -> float:
    """Return the proportional set size in MB (10^6 bytes), from smaps_rollup (proc(5))."""
    for line in Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return round(int(line.split()[1]) * 1024 / 1e6, 1)
    raise ValueError("smaps_rollup says no Pss")
