"""The visit's store: a submission becomes a sealed record in the outbox, or a problem in words."""

from __future__ import annotations

from pathlib import Path

from kiosk.outbox.clock import read_clock
from kiosk.outbox.enrolment import load_enrolment
from kiosk.outbox.queue import Outbox
from kiosk.site.load import Site
from kiosk.visit.ports import Kept
from kiosk.visit.submission import Submission
from kiosk.wire.compose import SiteFacts, record_from


class SealedStore:
    """Implements `kiosk.visit.ports.Store` on the outbox of this device.

    The enrolment is read anew for each record: the sync process may have brought another sealing key.
    """

    def __init__(self, site: Site, outbox: Outbox, state_dir: Path) -> None:
        self.site = site
        self.outbox = outbox
        self.state_dir = state_dir

    def keep(self, submission: Submission) -> Kept:
        """Seal and store; durable when this returns. Raises Problem when it is not stored."""
        enrolment = load_enrolment(self.state_dir)
        facts = SiteFacts(enrolment.organisation, self.site.id, self.site.file.channel)
        record = record_from(submission, facts, read_clock())
        self.outbox.add(record, enrolment.sealer(record.made.wall if record.made.clock_synced else None))
        self.outbox.requests.ask("send-now")
        when = record.answers.get("moment", "")
        return Kept(
            record.code, record.token, record.person.reach.by, record.journey, tuple(record.schemes),
            when if isinstance(when, str) else "", submission.paper,
        )  # fmt: skip
