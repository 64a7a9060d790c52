"""Between passes sync looks for a newer release: it asks once an hour, and fetches one part a pass."""

from __future__ import annotations

import time
from pathlib import Path

from kiosk.machine.folders import ROOT
from kiosk.outbox.enrolment import Enrolment
from kiosk.outbox.flight import Sends
from kiosk.outbox.new_release import NewRelease, Runs
from kiosk.outbox.queue import Outbox
from kiosk.releases.shelf import MOST_TRIES, Shelf

EVERY = 3600.0  # seconds


def what_runs(program: Path = ROOT) -> Runs | None:
    """Return what this device runs, None for a checkout on somebody's desk: it takes no release."""
    if program.parent.name != "releases":
        return None
    shelf = Shelf(program.parent.parent)
    failed = (int(serial) for serial, times in shelf.tries().items() if times >= MOST_TRIES)
    return Runs(shelf.serial(program.name), max(failed, default=0))


class ReleaseLook:
    """Remembers when central was asked last: not across a start, with which an update ends."""

    def __init__(self, program: Path = ROOT) -> None:
        self._program = program
        self._next = 0.0  # monotonic

    def look(self, outbox: Outbox, where: Path, enrolment: Enrolment, transport: Sends) -> list[str]:
        """Ask when it is time, fetch one part of what is wanted; return what there is to say.

        Raises NoNetwork, NotNow, WrongAnswer, BadSignature, BadDocument.
        """
        runs = what_runs(self._program)
        if runs is None:
            return []
        new, lines = NewRelease(where, enrolment, runs), []
        if time.monotonic() >= self._next:
            lines.append(new.ask(outbox, transport))
            self._next = time.monotonic() + EVERY
        lines.append(new.fetch(outbox, transport))
        return [line for line in lines if line]
