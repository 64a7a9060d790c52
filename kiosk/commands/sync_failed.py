"""A pass of sync that did not fully work, and the word about it that the desk gets."""

from __future__ import annotations

from typing import ClassVar

from kiosk.outbox.queue import Outbox
from kiosk.outbox.sent import note_sent
from kiosk.outbox.upload import Report
from kiosk.problems import Problem


class SyncFailed(Problem):
    """A pass did not fully work; the line says what. Whatever waits, waits on."""

    code: ClassVar[str] = "network"

    def __init__(
        self,
        detail: str,
        uploads: bool = False,
        retry_after: float | None = None,
        why: str = "network",
        report: Report | None = None,
    ) -> None:
        """`uploads`: handing over works, something after it did not. `why`: a code of the problem table."""
        super().__init__(detail)
        self.uploads = uploads
        self.retry_after = retry_after
        self.why, self.report = why, report or Report()


def tell_the_desk(outbox: Outbox, error: Exception) -> None:
    """Note why the pass that a volunteer asked for did not work, and what it brought all the same."""
    report = error.report if isinstance(error, SyncFailed) else Report()
    why = error.why if isinstance(error, SyncFailed) else getattr(error, "code", "unexpected")
    note_sent(outbox, report.delivered, report.quarantined, why)
