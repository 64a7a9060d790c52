"""A record becomes a case."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.dispatch import Signal

from central.accounts.models import Organisation, User
from central.cases.choices import keep_choices
from central.cases.contact import contact_key_of
from central.cases.models import Case, CaseEvent, CaseScheme
from central.cases.places import lives_in
from central.cases.search_words import write_words
from central.cases.stages import begin
from central.intake.models import Device, InboxEnvelope
from central.pages.text import storable
from central.service.rows import insert, insert_said, new_row
from central.written.tracks import Tracks, tracks
from kiosk.wire.record import Record

# Sent when the record of a kiosk became a case (case=…, record=…), in the transaction that makes it: what
# else the person asked for, such as a place in a course, is done by whoever gives that.
record_arrived = Signal()


@dataclass(frozen=True)
class Came:
    """How a record came here. `device` None: a phone, from a square that no kiosk showed.

    `begun`: the answers began at a kiosk and went on with an own phone. `by`: a colleague typed them in for
    somebody who phoned or came by.
    """

    organisation: Organisation
    device: Device | None
    at: datetime
    begun: bool = False
    by: User | None = None

    @classmethod
    def sealed(cls, envelope: InboxEnvelope) -> Came:
        return cls(envelope.organisation, envelope.device, envelope.received_at)

    def told(self, source: str) -> str:
        """Return the first line of the log."""
        if self.by:
            return f"{self.by.name} vulde dit in, samen met de persoon."
        if source == Case.Source.PHONE and self.begun:
            where = f"kiosk {self.device.name}" if self.device else "een kiosk"
            return f"Begonnen op {where}, verder ingevuld en verstuurd met een eigen telefoon."
        if source == Case.Source.PHONE:
            shown = f", van het vierkant op {self.device.name}" if self.device else ""
            return f"Ingevuld met een telefoon{shown}."
        return f"Binnengekomen van {self.device.name}." if self.device else "Binnengekomen."


def keep_record(envelope: InboxEnvelope, record: Record) -> None:
    """Take the record that was in an envelope (central.intake.receiving)."""
    record = _cleaned(record)
    case = make_case(Came.sealed(envelope), record)
    record_arrived.send(Case, case=case, record=record)


def keep_records(many: Sequence[tuple[InboxEnvelope, Record]]) -> None:
    """Take the records that were in some envelopes, with a few statements for all of them."""
    cleaned = [(Came.sealed(envelope), _cleaned(record)) for envelope, record in many]
    cases = make_cases(cleaned)
    for case, (_, record) in zip(cases, cleaned, strict=True):
        record_arrived.send(Case, case=case, record=record)


def _cleaned(record: Record) -> Record:
    """Return the record with answers that any database keeps."""
    answers = storable(record.answers)
    return record if answers == record.answers else record.model_copy(update={"answers": answers})


def make_case(came: Came, record: Record) -> Case:
    """Make the case of a record, inside the caller's transaction; see `make_cases`."""
    return make_cases([(came, record)])[0]


def make_cases(many: Sequence[tuple[Came, Record]]) -> list[Case]:
    """Make the cases of records, inside the caller's transaction.

    A short code that another paper of the organisation already has does not stop anybody from being
    helped: the case is made without one (`code` None) and staff see the clash.
    """
    taken, known = _taken(many), tracks()
    cases = []
    for came, record in many:
        code = (came.organisation.pk, record.code)
        cases.append(_case(came, record, None if code in taken else record.code, known))
        taken.add(code)
    schemes = [
        _of(case) | {"scheme": scheme, "received_at": came.at}
        for case, (came, record) in zip(cases, many, strict=True)
        for scheme in dict.fromkeys(record.schemes)
    ]
    lines = [
        _of(case)
        | {"at": came.at, "by_id": came.by.pk if came.by else None, "text": came.told(record.source)}
        | {"kind": CaseEvent.Kind.RECEIVED.value}
        for case, (came, record) in zip(cases, many, strict=True)
    ]
    insert(cases)
    insert_said(CaseScheme, schemes)
    insert_said(CaseEvent, lines)
    write_words(cases)
    keep_choices(cases, {(one["organisation_id"], one["scheme"]) for one in schemes})
    return cases


def _of(case: Case) -> dict[str, Any]:
    """Return what stands in each row that belongs to a case."""
    return {"organisation_id": case.organisation_id, "case_id": case.pk}


def _taken(many: Sequence[tuple[Came, Record]]) -> set[tuple[UUID, str]]:
    """Return which of these codes a paper of the same organisation has already."""
    taken: set[tuple[UUID, str]] = set()
    for organisation in {came.organisation.pk for came, _ in many}:
        codes = [record.code for came, record in many if came.organisation.pk == organisation]
        same = Case.objects.filter(organisation=organisation, code__in=codes)
        taken.update((organisation, code) for code in same.values_list("code", flat=True) if code)
    return taken


def _case(came: Came, record: Record, code: str | None, known: Tracks) -> Case:
    case = new_row(
        Case,
        {"organisation": came.organisation, "device": came.device},
        id=_id_in_order(record.id),
        source=Case.Source.STAFF if came.by else record.source,
        record_id=record.id,
        code=code,
        code_on_paper=record.code,
        token_hash=hash_of(record.token),
        screen_language=record.language,
        site=record.site,
        journey=record.journey,
        journey_revision=min(record.journey_revision, 2**31 - 1),
        from_check=record.from_check,
        answers=record.answers,
        channel=storable(record.channel),
        helper=storable(record.helper),
        stand=record.stand,
        received_at=came.at,
        waiting_since=came.at,
        contact_key=contact_key_of(record.person.reach.by, storable(record.person.reach.value)),
        **_person(record),
        **_proof(record),
    )
    begin(case, bool(record.schemes), known)
    return case


def _id_in_order(record_id: UUID) -> UUID:
    """Return an id of our own, random in its second half, that lies beside those of the same hour.

    So people who came in one batch stand in the order in which they asked, and a new row of a million goes
    to the end of an index and not anywhere in it.
    """
    return UUID(int=record_id.int >> 62 << 62 | secrets.randbits(62))


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
