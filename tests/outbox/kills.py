"""Short-lived processes that do real work and can be killed at any moment.

They are forked from a server that has everything imported, so that a kill falls into the few milliseconds
of work instead of into the start of Python.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tests.waiting import HANG

SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(
    [
        "kiosk.cli",
        "kiosk.commands.outbox",
        "kiosk.commands.sync",
        "tests.outbox.kills",
        "tests.faults.keeping",
    ]
)


def _command(told: Connection, state: Path, arguments: list[str], given: bytes) -> None:
    from kiosk.cli import main

    os.environ["KIOSK_STATE"] = str(state)
    sys.stdin = io.TextIOWrapper(io.BytesIO(given))
    said = io.StringIO()
    told.send("ready")
    with redirect_stdout(said):
        main(arguments)
    told.send(said.getvalue())


def work_and_kill(
    work: Callable[..., None], arguments: tuple[Any, ...], after: float | None
) -> tuple[list[Any], float]:
    """Run `work(told, *arguments)`, kill it `after` seconds (None: never). What it told, how long it took.

    The time runs from the first thing it tells, its word that it is ready, which is not in the list.
    """
    hears, tells = SERVER.Pipe(duplex=False)
    process = SERVER.Process(target=work, args=(tells, *arguments))
    process.start()
    tells.close()
    assert hears.recv() == "ready"
    began, heard = time.monotonic(), []
    if after is not None:
        time.sleep(after)
        process.kill()
    try:
        while True:
            heard.append(hears.recv())
    except EOFError:
        took = time.monotonic() - began
    hears.close()
    process.join(HANG)
    process.close()
    return heard, took


def run_and_kill(state: Path, arguments: list[str], given: bytes, after: float | None) -> tuple[str, float]:
    """Run a command, kill it `after` seconds of work (None: never). What it said, how long it took."""
    heard, took = work_and_kill(_command, (state, arguments, given), after)
    return (heard[0] if heard else ""), took
