"""Writing what waits to a stick: the same signed batches that go over the network, as NAME.json and NAME.sig.

Records stay queued. They leave when central says so over the network; what came by stick before is then a
`duplicate`, so both ways may overlap. Nothing here needs to write the queue: the stick is the way out of a
card that takes no writes any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.machine.durable import sync_directory
from kiosk.outbox import on_stick, stick_report
from kiosk.outbox.durable import disk_problem, write_durably
from kiosk.outbox.enrolment import Enrolment
from kiosk.outbox.handover import BATCH_EXTRA, ENVELOPE_EXTRA
from kiosk.outbox.queue import Outbox
from kiosk.outbox.refusals import NotStored
from kiosk.outbox.retire import RETIRED, STICK_KEY
from kiosk.outbox.stick_report import Written
from kiosk.wire.batch import FILL_BODY, MAX_ENVELOPES, Batch, Envelope
from kiosk.wire.ids import new_batch_id
from kiosk.wire.signing import DEVICE_HEADER, sign_batch
from kiosk.words.days import BELGIUM

BATCH_KEY = "batch-seq"


@dataclass(frozen=True)
class Exported:
    """What was written: the number of records, the names (without ending) of the batches, the last number."""

    records: int
    names: tuple[str, ...]
    through: int = 0


def export(outbox: Outbox, enrolment: Enrolment, directory: Path, remarks: tuple[str, ...] = ()) -> Exported:
    """Write every unsent record to `directory` as signed batches, durably. Raises DiskFull, DiskReadOnly.

    A device out of service writes what central refused as well. `remarks` go into the report. NAME.sig comes
    after NAME.json: a batch without its signature was cut off and is not taken.
    """
    private = enrolment.private_key()
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk_problem(error, directory.name) from None
    retired = outbox.state.get(RETIRED) is not None
    envelopes = outbox.unsent(refused=retired)
    written: list[Written] = []
    day = f"{datetime.now(BELGIUM):%Y%m%d}"
    for part, seq in zip(parts(envelopes), _numbers(outbox), strict=False):
        batch = Batch(device_id=enrolment.device_id, batch_id=new_batch_id(), seq=seq, envelopes=tuple(part))
        body = batch.canonical()
        name = _free_name(directory, f"kiosk-{enrolment.device_id[:8]}-{day}-{seq:05d}")
        write_durably(directory / f"{name}.json", body)
        signature = sign_batch(private, enrolment.device_id, body)[DEVICE_HEADER]
        write_durably(directory / f"{name}.sig", f"{signature}\n".encode())
        written.append(Written.of(name, len(part), body))
    stick_report.write(directory, enrolment.device_id, written, remarks)
    sync_directory(directory)
    through = max((one.seq for one in envelopes), default=0)
    on_stick.note(outbox.state, through)
    if retired and through:
        with suppress(NotStored):  # then it stays until a card that can be written says so
            outbox.state.set(STICK_KEY, str(through), "screen")
    return Exported(len(envelopes), tuple(one.name for one in written), through)


def _numbers(outbox: Outbox) -> Iterator[int]:
    """Yield the number of each batch: one that never comes twice; without writes simply the next one."""
    last = int(outbox.state.get(BATCH_KEY) or 0)
    while True:
        try:
            last = outbox.state.count_up(BATCH_KEY, at_least=last + 1)
        except NotStored:  # central knows a batch by its id
            last += 1
        yield last


def _free_name(directory: Path, name: str) -> str:
    """Return `name`, or the next like it that no batch on this stick has: its answer may be here too."""
    free, again = name, 1
    while (directory / f"{free}.json").exists():
        again += 1
        free = f"{name}-{again}"
    return free


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
