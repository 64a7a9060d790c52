"""What a number was measured on: enough to compare, nothing that names the machine or its owner."""

from __future__ import annotations

import os
import platform
import sqlite3
from datetime import UTC, datetime
from pathlib import Path


def describe() -> dict[str, str | int]:
    """Return processor, cores, memory, system and versions. No host name, user or path."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "processor": _first("/proc/cpuinfo", "model name") or platform.machine(),
        "architecture": platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "system": _first("/etc/os-release", "PRETTY_NAME").strip('"') or platform.system(),
        "kernel": ".".join(platform.release().split("-")[0].split(".")[:2]),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
    }


def load() -> float:
    """Return the one-minute load: a number measured on a busy machine should say so."""
    return round(os.getloadavg()[0], 1)


def _first(path: str, key: str) -> str:
    """Return the value of the first `key: value` or `key=value` line of a file, or an empty string."""
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    for line in lines:
        for mark in (":", "="):
            name, found, value = line.partition(mark)
            if found and name.strip() == key:
                return value.strip()
    return ""
