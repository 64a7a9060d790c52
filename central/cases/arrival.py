"""A record becomes a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.dispatch import Signal

from central.accounts.models import Organisation
from central.cases.models import Case, CaseEvent, CaseScheme
from central.cases.places import lives_in
from central.intake.models import Device, InboxEnvelope
from central.pages.text import storable
from kiosk.wire.record import Record

# Sent when the record of a kiosk became a case (case=…, record=…), in the transaction that makes it: what
# else the person asked for, such as a place in a course, is done by whoever gives that.
record_arrived = Signal()


@dataclass(frozen=True)
class Came:
    """How a record came here. `device` None: a phone, from a square that no kiosk showed."""

    organisation: Organisation
    device: Device | None
    at: datetime

    @classmethod
    def sealed(cls, envelope: InboxEnvelope) -> Came:
        return cls(envelope.organisation, envelope.device, envelope.received_at)

    def told(self, source: str) -> str:
        """Return the first line of the log."""
        if source == Case.Source.PHONE:
            shown = f", van het vierkant op {self.device.name}" if self.device else ""
            return f"Ingevuld met een telefoon{shown}."
        return f"Binnengekomen van toestel {self.device.name}." if self.device else "Binnengekomen."


def keep_record(envelope: InboxEnvelope, record: Record) -> None:
    """Take the record that was in an envelope (central.intake.receiving)."""
    record = record.model_copy(update={"answers": storable(record.answers)})
    case = make_case(Came.sealed(envelope), record)
    record_arrived.send(Case, case=case, record=record)


def make_case(came: Came, record: Record) -> Case:
    """Make the case of a record, inside the caller's transaction.

    A short code that another paper of the organisation already has does not stop anybody from being
    helped: the case is made without one (`code` None) and staff see the clash.
    """
    organisation = came.organisation
    taken = Case.objects.filter(organisation=organisation, code=record.code).exists()
    case = Case(
        organisation=organisation,
        device=came.device,
        source=record.source,
        record_id=record.id,
        code=None if taken else record.code,
        code_on_paper=record.code,
        token_hash=hash_of(record.token),
        screen_language=record.language,
        site=record.site,
        journey=record.journey,
        journey_revision=min(record.journey_revision, 2**31 - 1),
        answers=record.answers,
        channel=storable(record.channel),
        helper=storable(record.helper),
        stand=record.stand,
        received_at=came.at,
        **_person(record),
        **_proof(record),
    )
    case.save(force_insert=True)
    CaseScheme.objects.bulk_create(
        CaseScheme(organisation=organisation, case=case, scheme=scheme)
        for scheme in dict.fromkeys(record.schemes)
    )
    CaseEvent.objects.create(
        organisation=organisation,
        case=case,
        at=came.at,
        kind=CaseEvent.Kind.RECEIVED,
        text=came.told(record.source),
    )
    return case


def said_in(record: Record) -> dict[str, object]:
    """Return what the person can say otherwise later, by column of the case (central.cases.correcting)."""
    return _person(record) | {"answers": record.answers}


def hash_of(token: str) -> str:
    """Return what is kept of the token on a paper. 128 random bits: nothing to slow down or salt."""
    return sha256(token.encode()).hexdigest()


def _person(record: Record) -> dict[str, object]:
    person = record.person
    return {
        "name": storable(person.name),
        "reach_by": person.reach.by,
        "reach_value": storable(person.reach.value),
        "language": person.language,
        **lives_in(person.place),
    }


def _proof(record: Record) -> dict[str, object]:
    """What was shown to the person, and by which clock."""
    return {
        "notice_id": record.notice.id,
        "notice_version": record.notice.version,
        "notice_ground": record.notice.ground,
        "notice_agreed": record.notice.agreed,
        "made_at": record.made.wall,
        "clock_synced": record.made.clock_synced,
        "boot_id": storable(record.made.boot_id),
        "monotonic_ms": min(record.made.monotonic_ms, 2**63 - 1),
    }
