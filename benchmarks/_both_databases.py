"""The same measured on SQLite and on PostgreSQL, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks import NotHere

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def postgresql() -> Iterator[str]:
    """Start a cluster as a machine without LANG makes it (LC_CTYPE C); give its address. Raises NotHere."""
    if not any(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        raise NotHere("PostgreSQL is not installed")
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))  # the cluster stands with the tests
    from tests.central.postgres import Cluster

    cluster = Cluster()
    try:
        cluster.start(shared_buffers="128MB")  # as Debian sets it
        yield cluster.url
    finally:
        cluster.stop()


def asked(module: str, number: int, state: str, url: str, seconds: int, **more: str) -> Any:
    """Return what `module`, asked for so many, measured on the database at `url` ('': SQLite in `state`)."""
    env = os.environ | {"CENTRAL_STATE": state, "CENTRAL_DATABASE_URL": url, "PYTHONPATH": str(ROOT)} | more
    command = [sys.executable, "-m", module, str(number)]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=seconds)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    return json.loads(done.stdout)
