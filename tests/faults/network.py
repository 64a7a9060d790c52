"""Thousands of records over a road full of faults, TLS on, to the real service in its own processes."""

from __future__ import annotations

import random
import sqlite3
import tempfile
import time
from datetime import datetime
from pathlib import Path

from kiosk.outbox import rows
from kiosk.outbox.enrolment import Enrolment, load_enrolment
from kiosk.outbox.handover import one_sender
from kiosk.outbox.joining import join
from kiosk.outbox.queue import Outbox, fingerprint_of, open_outbox
from kiosk.outbox.transport import Transport
from kiosk.outbox.upload import upload
from kiosk.receipts.code import new_code, new_token
from kiosk.wire.document import canonical_json, read_document
from kiosk.wire.enrolment import TokenFile
from kiosk.wire.ids import new_record_id
from tests.central.running import Service
from tests.faults.reckoning import reckon
from tests.faults.road import Road
from tests.faults.road_faults import KINDS
from tests.faults.table import Line, Row
from tests.outbox.certificates import Authority
from tests.outbox.device import a_record

PORTION = 500  # records that wait at a time
RECORDS_A_FAULT = 10
DEADLINE = 0.4  # seconds for one request: a hall's network is slower, but nobody waits for it here


class Joined:
    """A device that has joined a real central by way of a road."""

    def __init__(self, folder: Path, service: Service, url: str, authority: str) -> None:
        invitation = service.invitation() | {"url": url, "ca_certificate": authority}
        token = read_document(TokenFile, canonical_json(invitation), "the token file")
        self.state = folder
        with open_outbox(folder) as outbox:
            join(token, folder, outbox)
        self.enrolment: Enrolment = load_enrolment(folder)

    def fill(self, outbox: Outbox, number: int) -> list[str]:
        """Put `number` sealed records in at once: how they came there is another line's subject."""
        ids, sealer, somebody = [], self.enrolment.sealer(), a_record()
        with outbox.transaction() as db:
            for _ in range(number):
                new = {"id": new_record_id(), "code": new_code(), "token": new_token()}
                record = somebody.model_copy(update=new)
                content = record.model_dump(mode="json", by_alias=True)
                sealed = sealer.seal(canonical_json(content), record.id)
                rows.store(db, record.id, sealed, fingerprint_of(content), record.made)
                ids.append(str(record.id))
        return ids

    def send(self, outbox: Outbox, deadline: float = DEADLINE, all_due: bool = False) -> bool:
        """One pass; say whether something is left that is due."""
        transport = Transport(self.enrolment.url, self.enrolment.ca_file, deadline)
        with one_sender(self.state, wait_seconds=5), transport:
            upload(outbox, self.enrolment, transport, all_due)
        return outbox.due()


def at_central(service: Service) -> tuple[list[str], int]:
    """Return the ids in the inbox of central, as often as they are there, and how many conflicts it noted."""
    with sqlite3.connect(f"file:{service.folder / 'db.sqlite3'}?mode=ro", uri=True, timeout=60) as db:
        ids = [row[0] for row in db.execute("SELECT record_id FROM intake_inboxenvelope")]
        conflicts = db.execute("SELECT count(*) FROM intake_envelopeconflict").fetchone()[0]
    db.close()
    return [
        f"{i[:8]}-{i[8:12]}-{i[12:16]}-{i[16:20]}-{i[20:]}" if "-" not in i else i for i in ids
    ], conflicts


def run(n: int) -> list[Row]:
    """`n` records under one fault for every ten of them."""
    authority, queued = Authority(), []
    with tempfile.TemporaryDirectory() as folder:
        service = Service(Path(folder) / "central")
        try:
            service.serve()
            with Road(service.url, authority, random.Random(n)) as road:
                state = Path(folder) / "kiosk"
                state.mkdir()
                device = Joined(state, service, road.url, authority.certificate)
                with open_outbox(state) as outbox:
                    for _ in range(0, n, PORTION):
                        queued += device.fill(outbox, min(PORTION, n - len(queued)))
                        _deliver(device, outbox, road, len(queued))
                    road.share = 0
                    device.send(outbox, deadline=60, all_due=True)
                    status = outbox.status()
            arrived, conflicts = at_central(service)
        finally:
            service.stop()
    counts = reckon(queued, arrived) | {"left behind": len(queued) - status.delivered, "conflicts": conflicts}
    faults = sum(road.faults.values())
    missing = sorted(set(KINDS) - set(road.faults))
    note = f"{faults:,} faults of {len(road.faults)} kinds" + (
        f", none of: {', '.join(missing)}" if missing else ""
    )
    return [Row("a bad road to central, TLS on", n, "records", counts, note=note)]


def _deliver(device: Joined, outbox: Outbox, road: Road, so_far: int) -> None:
    """Send until nothing is due: as many faults on the way as the records so far ask for."""
    left, give_up = True, time.monotonic() + 300
    while left:
        assert time.monotonic() < give_up, f"{datetime.now():%H:%M}: nothing gets through"
        road.share = 0.75 if sum(road.faults.values()) < so_far / RECORDS_A_FAULT else 0.1
        left = device.send(outbox)


LINE = Line("network", "A bad road to central", 300, 100_000, run)
