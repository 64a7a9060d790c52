"""The stand session on this device: opened and closed by a volunteer, told to central sealed.

On the card stand only its UUID and what comes from lists: a place of the catalogue, action, partner, groups.
What a volunteer types (another place, initials, the note for who comes next) may name somebody: it goes
into the sealed document, and stays in memory until the kiosk is switched off.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from pydantic import Field, ValidationError

from kiosk.outbox.clock import read_clock
from kiosk.outbox.enrolment import load_enrolment
from kiosk.outbox.queue import Outbox
from kiosk.outbox.stand_count import LAST_STAND_KEY, STAND_KEY, count_stand
from kiosk.receipts.code import new_token
from kiosk.volunteers.tally import TallySheet
from kiosk.wire.document import Document
from kiosk.wire.ids import new_record_id
from kiosk.wire.record import Made
from kiosk.wire.stand import Counts, Listed, StandNews, StandPlace

FACTS_KEY = "stand-facts"


@dataclass(frozen=True)
class Opening:
    """What a volunteer says when a stand opens."""

    place: StandPlace | None  # None only when it closes
    by: str
    action: Listed | None = None
    partner: Listed | None = None
    groups: tuple[Listed, ...] = ()
    plan: UUID | None = None


@dataclass(frozen=True)
class Closing:
    """What a volunteer says when a stand closes. `note` is for who opens next."""

    by: str
    note: str = ""
    used_up: tuple[str, ...] = ()
    incident: str = ""


class Facts(Document):
    """The row `stand-facts`: of the stand that is open, or was last. Nothing somebody typed."""

    place: StandPlace | None  # None: typed
    action: Listed | None = None
    partner: Listed | None = None
    groups: tuple[Listed, ...] = ()
    opened: Made
    plan: UUID | None = Field(default=None, exclude_if=lambda plan: plan is None)  # an older program reads it


class Stands:
    """Opens, shows and closes the stand of this device."""

    def __init__(self, site: str, outbox: Outbox, state_dir: Path) -> None:
        self.site, self.outbox, self.state_dir = site, outbox, state_dir
        self.note = ""  # for who opens next; gone when the kiosk is switched off
        self.tally = TallySheet(outbox.state)
        self._typed_place: StandPlace | None = None

    @property
    def current(self) -> UUID | None:
        """The open stand."""
        return _uuid(self.outbox.state.get(STAND_KEY))

    @property
    def last(self) -> UUID | None:
        """The open stand, or else the one that was closed last: what the packing-up proof is about."""
        return self.current or _uuid(self.outbox.state.get(LAST_STAND_KEY))

    def facts(self) -> Facts | None:
        """Return what is known of the last stand; None where there was none."""
        try:
            return Facts.model_validate_json(self.outbox.state.get(FACTS_KEY) or "")
        except ValidationError:
            return None

    @property
    def place(self) -> str:
        """The name of the place of the last stand; empty for one that was typed before a restart."""
        facts = self.facts()
        place = (facts.place if facts else None) or self._typed_place
        return place.name if place else ""

    def open(self, said: Opening) -> UUID:
        """Open a stand; durable when this returns. Raises a NotStored: then no stand is open."""
        stand, made = new_record_id(), read_clock()
        self.tally.start()
        self._add(said, stand, made, id=stand, moment="opened", plan=said.plan)
        typed = said.place is None or said.place.id is None
        self._typed_place = said.place if typed else None
        facts = Facts(
            place=None if typed else said.place,
            action=said.action,
            partner=said.partner,
            groups=said.groups,
            opened=made,
            plan=said.plan,
        )
        state = self.outbox.state
        state.set(FACTS_KEY, facts.model_dump_json(by_alias=True), "screen")
        state.set(LAST_STAND_KEY, str(stand), "screen")
        state.set(STAND_KEY, str(stand), "screen")
        self.note = ""
        return stand

    def close(self, closing: Closing) -> None:
        """Close the open stand. Raises a NotStored: then it stays open."""
        stand, facts = self.current, self.facts()
        if stand is None:
            return
        count = count_stand(self.outbox, stand)
        counts = Counts(
            saved=count.saved,
            delivered=count.delivered,
            waiting=len(count.waiting),
            refused=len(count.refused),
        )
        said = Opening(
            place=(facts.place if facts else None) or self._typed_place,
            by=closing.by,
            action=facts.action if facts else None,
            partner=facts.partner if facts else None,
            groups=facts.groups if facts else (),
        )
        told = {
            "counts": counts,
            "note": closing.note or None,
            "plan": facts.plan if facts else None,
            "tally": self.tally.told(),
            "used_up": closing.used_up,
            "incident": closing.incident or None,
        }
        self._add(said, stand, read_clock(), id=new_record_id(), moment="closed", **told)
        self.outbox.state.set(STAND_KEY, "", "screen")
        self.note = closing.note

    def _add(self, said: Opening, stand: UUID, made: Made, **more: object) -> None:
        """Seal and queue the news of a stand."""
        enrolment = load_enrolment(self.state_dir)
        news = StandNews.model_validate(
            {
                "organisation": enrolment.organisation,
                "site": self.site,
                "made": made,
                "stand": stand,
                "place": said.place,
                "action": said.action,
                "partner": said.partner,
                "groups": said.groups,
                "by": said.by,
                "salt": new_token(),
                **more,
            }
        )
        self.outbox.add(news, enrolment.sealer(made.wall if made.clock_synced else None))


def _uuid(text: str | None) -> UUID | None:
    """Return the UUID in a row of ours; None where there is none."""
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
