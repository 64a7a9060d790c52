"""A record becomes a case."""

from __future__ import annotations

from hashlib import sha256

from central.cases.models import Case, CaseEvent, CaseScheme
from central.cases.search import search_text
from central.intake.models import InboxEnvelope
from central.intake.text import storable
from kiosk.wire.record import Record


def make_case(envelope: InboxEnvelope, record: Record) -> Case:
    """Make the case of a record, inside the caller's transaction.

    A short code that another paper of the organisation already has does not stop anybody from being
    helped: the case is made without one (`code` None) and staff see the clash.
    """
    organisation = envelope.organisation
    taken = Case.objects.filter(organisation=organisation, code=record.code).exists()
    case = Case(
        organisation=organisation,
        device=envelope.device,
        record_id=record.id,
        code=None if taken else record.code,
        code_on_paper=record.code,
        token_hash=sha256(record.token.encode()).hexdigest(),
        screen_language=record.language,
        site=record.site,
        journey=record.journey,
        journey_revision=min(record.journey_revision, 2**31 - 1),
        answers=record.answers,
        channel=storable(record.channel),
        helper=storable(record.helper),
        stand=record.stand,
        received_at=envelope.received_at,
        **_person(record),
        **_proof(record),
    )
    case.search_text = search_text(case)
    case.save(force_insert=True)
    CaseScheme.objects.bulk_create(
        CaseScheme(organisation=organisation, case=case, scheme=scheme)
        for scheme in dict.fromkeys(record.schemes)
    )
    CaseEvent.objects.create(
        organisation=organisation,
        case=case,
        at=envelope.received_at,
        kind=CaseEvent.Kind.RECEIVED,
        text=f"Binnengekomen van toestel {envelope.device.name}.",
    )
    return case


def _person(record: Record) -> dict[str, object]:
    person = record.person
    return {
        "name": storable(person.name),
        "reach_by": person.reach.by,
        "reach_value": storable(person.reach.value),
        "postcode": person.place.postcode if person.place else "",
        "place_name": storable(person.place.name) if person.place else "",
        "language": person.language,
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
