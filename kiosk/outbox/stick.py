"""Writing what waits to a stick: the same signed batches that go over the network, as NAME.json and NAME.sig.

Records stay queued. They leave when central says so over the network; what came by stick before is then a
`duplicate`, so both ways may overlap.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.durable import sync_directory
from kiosk.outbox.durable import disk_problem, write_durably
from kiosk.outbox.enrolment import Enrolment
from kiosk.outbox.handover import BATCH_EXTRA, ENVELOPE_EXTRA
from kiosk.outbox.queue import Outbox
from kiosk.wire.batch import FILL_BODY, MAX_ENVELOPES, Batch, Envelope
from kiosk.wire.ids import new_batch_id
from kiosk.wire.signing import DEVICE_HEADER, sign_batch


@dataclass(frozen=True)
class Exported:
    """What was written: the number of records, and the names (without ending) of the batches."""

    records: int
    names: tuple[str, ...]


def export(outbox: Outbox, enrolment: Enrolment, directory: Path) -> Exported:
    """Write every unsent record to `directory` as signed batches, durably. Raises DiskFull, DiskReadOnly.

    NAME.sig comes after NAME.json: a batch without its signature was cut off and is not taken.
    """
    private = enrolment.private_key()
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk_problem(error, directory.name) from None
    names = []
    envelopes = outbox.unsent()
    for part in parts(envelopes):
        seq = outbox.state.count_up("batch-seq")
        batch = Batch(device_id=enrolment.device_id, batch_id=new_batch_id(), seq=seq, envelopes=tuple(part))
        body = batch.canonical()
        name = f"kiosk-{enrolment.device_id[:8]}-{datetime.now():%Y%m%d}-{seq:05d}"
        write_durably(directory / f"{name}.json", body)
        signature = sign_batch(private, enrolment.device_id, body)[DEVICE_HEADER]
        write_durably(directory / f"{name}.sig", f"{signature}\n".encode())
        names.append(name)
    sync_directory(directory)
    return Exported(len(envelopes), tuple(names))


def parts(envelopes: list[Envelope]) -> list[list[Envelope]]:
    """Return the envelopes in order, in parts that each fit a batch."""
    found: list[list[Envelope]] = []
    room = 0
    for envelope in envelopes:
        size = len(envelope.sealed) + ENVELOPE_EXTRA
        if not found or size > room or len(found[-1]) == MAX_ENVELOPES:
            found.append([])
            room = FILL_BODY - BATCH_EXTRA
        found[-1].append(envelope)
        room -= size
    return found
