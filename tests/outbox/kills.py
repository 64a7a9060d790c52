"""Short-lived processes that run a real command and can be killed at any moment.

They are forked from a server that has everything imported, so that a kill falls into the few milliseconds
of work instead of into the start of Python.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import sys
import time
from contextlib import redirect_stdout
from multiprocessing.connection import Connection
from pathlib import Path

SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(
    ["kiosk.cli", "kiosk.commands.outbox", "kiosk.commands.sync", "tests.outbox.kills"]
)


def _command(state: Path, arguments: list[str], given: bytes, told: Connection) -> None:
    from kiosk.cli import main

    os.environ["KIOSK_STATE"] = str(state)
    sys.stdin = io.TextIOWrapper(io.BytesIO(given))
    said = io.StringIO()
    told.send("ready")
    with redirect_stdout(said):
        main(arguments)
    told.send(said.getvalue())


def run_and_kill(state: Path, arguments: list[str], given: bytes, after: float | None) -> tuple[str, float]:
    """Run a command, kill it `after` seconds of work (None: never). What it said, how long it took."""
    hears, tells = SERVER.Pipe(duplex=False)
    process = SERVER.Process(target=_command, args=(state, arguments, given, tells))
    process.start()
    tells.close()
    assert hears.recv() == "ready"
    began = time.monotonic()
    try:
        if after is None:
            said = hears.recv()
        else:
            time.sleep(after)
            process.kill()
            said = hears.recv() if hears.poll() else ""
    except EOFError:
        said = ""
    took = time.monotonic() - began
    process.join(10)
    return said, took
