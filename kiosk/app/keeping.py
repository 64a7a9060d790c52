"""The visit's store: a submission becomes a sealed record in the outbox, or a problem in words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from kiosk.journeys.ending import looked_at
from kiosk.journeys.places import PlaceIndex
from kiosk.outbox.clock import read_clock
from kiosk.outbox.enrolment import Enrolment, load_enrolment
from kiosk.outbox.queue import Outbox
from kiosk.outbox.stand_count import STAND_KEY
from kiosk.site.load import Site
from kiosk.visit.ports import Kept
from kiosk.visit.submission import Change, Submission, Told
from kiosk.wire.compose import SiteFacts, amendment_from, opinion_from, record_from
from kiosk.wire.opinion import Opinion
from kiosk.wire.record import Made


@dataclass(frozen=True)
class Undated:
    """An opinion as the queue takes it: the queue knows since when it waits, the document tells nobody."""

    opinion: Opinion
    made: Made

    @property
    def id(self) -> UUID:
        return self.opinion.id

    def model_dump(self, *, mode: str, by_alias: bool) -> dict[str, Any]:
        return self.opinion.model_dump(mode=mode, by_alias=by_alias)


class SealedStore:
    """Implements `kiosk.visit.ports.Store` on the outbox of this device.

    The enrolment is read anew for each record: the sync process may have brought another sealing key.
    """

    def __init__(self, site: Site, outbox: Outbox, state_dir: Path, places: PlaceIndex | None = None) -> None:
        self.site = site
        self.places = places
        self.outbox = outbox
        self.state_dir = state_dir

    def ready(self) -> None:
        """Look whether a record could be sealed. Raises Problem when this device has joined no central."""
        load_enrolment(self.state_dir)

    def keep(self, submission: Submission) -> Kept:
        """Seal and store; durable when this returns. Raises Problem when it is not stored."""
        enrolment = load_enrolment(self.state_dir)
        record = record_from(submission, self._facts(enrolment), read_clock())
        self.outbox.add(record, enrolment.sealer(record.made.wall if record.made.clock_synced else None))
        when = record.answers.get("moment", "")
        return Kept(
            record.code, record.token, record.person.reach.by, record.journey, tuple(record.schemes),
            when if isinstance(when, str) else "", submission.paper, record.offer or "",
            looked_at(self.site.journeys[record.journey], submission.answers),
        )  # fmt: skip

    def amend(self, change: Change) -> None:
        """Seal and store what is wished with an earlier paper. Raises Problem when it is not stored."""
        enrolment = load_enrolment(self.state_dir)
        amendment = amendment_from(change, self._facts(enrolment), read_clock())
        self.outbox.add(
            amendment, enrolment.sealer(amendment.made.wall if amendment.made.clock_synced else None)
        )

    def tell(self, told: Told) -> None:
        """Seal and store an opinion, without site and stand. Raises Problem when it is not stored."""
        enrolment, made = load_enrolment(self.state_dir), read_clock()
        opinion = opinion_from(told, enrolment.organisation)
        self.outbox.add(Undated(opinion, made), enrolment.sealer(made.wall if made.clock_synced else None))

    def _facts(self, enrolment: Enrolment) -> SiteFacts:
        """Return what the place adds, the open stand session among it."""
        stand = self.outbox.state.get(STAND_KEY)
        return SiteFacts(
            enrolment.organisation,
            self.site.id,
            self.site.file.channel,
            UUID(stand) if stand else None,
            self.places,
        )
