"""`central work`: opens what came in, about every second, until it is told to stop."""

from __future__ import annotations

import argparse
import logging
import signal
import threading
from types import FrameType

log = logging.getLogger("central.worker")
PAUSE = 1.0  # seconds between two looks at an empty inbox


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="open what waits now, then stop")


def run(args: argparse.Namespace) -> int:
    from central.intake.opening import open_waiting
    from central.setup_state import require_set_up

    require_set_up()
    if args.once:
        opened = 0
        while looked := open_waiting():
            opened += looked
        print(f"looked at {opened}")
        return 0
    stop = threading.Event()

    def told_to_stop(number: int, frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, told_to_stop)
    signal.signal(signal.SIGINT, told_to_stop)
    print("central work: opening what comes in (Ctrl-C stops)", flush=True)
    while not stop.is_set():
        if not _one_pass(open_waiting):
            stop.wait(PAUSE)
    return 0


def _one_pass(open_waiting) -> int:  # type: ignore[no-untyped-def]
    """One look at the inbox; trouble with the database is logged and tried again after the pause."""
    from django.db import Error, connection

    try:
        return int(open_waiting())
    except Error:
        log.exception("the inbox could not be read; trying again")
        connection.close()
        return 0
