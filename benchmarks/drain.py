"""Handing over what waited for weeks: 10,000 records, in batches of 50.

The peer is the bare floor: the same bytes in `requests.post`, one batch after the other, to a handler that
only stores them (one durable SQLite insert each). Ours also takes them out of the queue, signs, checks
central's signed answer and keeps a receipt, each step durable. Both talk to one handler in a process of its
own, and take turns.
"""

from __future__ import annotations

import gc
import json
import multiprocessing
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from multiprocessing.connection import Connection
from pathlib import Path

import requests

from benchmarks import Row
from benchmarks.enqueue import SEALED_BYTES, disk, fill
from kiosk.outbox.enrolment import Enrolment
from kiosk.outbox.queue import Outbox
from kiosk.outbox.transport import Transport
from kiosk.outbox.upload import upload
from kiosk.tour.practice import enrol_for_practice
from kiosk.wire import signing
from kiosk.wire.batch import MAX_ENVELOPES, Batch, Envelope
from kiosk.wire.ids import new_batch_id, new_record_id

TITLE = "Handing over what waits"
RECORDS = 10_000
PARTS = 5
BARE = "/bare"


def measure() -> list[Row]:
    """Measure ours and the bare requests in parts that take turns; the sums count."""
    gc.freeze()  # as `kiosk sync` does
    answer_key, answer_public = signing.new_signing_key()
    with tempfile.TemporaryDirectory(prefix="bench-", dir=disk()) as scratch:
        folder = Path(scratch)
        practice = enrol_for_practice(folder, "be.eeklo.de-kring")
        keys = practice.keys.model_copy(update={"answer_key": signing.to_base64url(answer_public)})
        enrolment = Enrolment(practice.joined, keys, folder)
        outbox = Outbox(folder / "kiosk.db")
        ours = peer = 0.0
        with _central(folder / "central.db", answer_key) as url:
            for _ in range(PARTS):
                fill(outbox, RECORDS // PARTS)
                ours += _ours(outbox, enrolment, url)
                peer += _bare(enrolment, url)
        delivered = outbox.status().delivered
        outbox.close()
    assert delivered == RECORDS, f"{RECORDS - delivered} records were not handed over"
    return [
        Row(
            f"hand over {RECORDS:,} records", RECORDS / ours, "records/s", peer=RECORDS / peer,
            peer_name="bare requests, only stored", ratio_at_least=0.5, more_is_better=True, runs=PARTS,
        )
    ]  # fmt: skip


def _ours(outbox: Outbox, enrolment: Enrolment, url: str) -> float:
    began = time.perf_counter()
    with Transport(url, enrolment.ca_file) as transport:
        report = upload(outbox, enrolment, transport)
    assert not report.trouble, report.trouble
    return time.perf_counter() - began


def _bare(enrolment: Enrolment, url: str) -> float:
    """Return the seconds for the same number of the same bytes; they are made before the clock runs."""
    sealed = bytes(SEALED_BYTES)
    bodies = []
    for seq in range(RECORDS // PARTS // MAX_ENVELOPES):
        envelopes = tuple(Envelope.around(new_record_id(), n + 1, sealed) for n in range(MAX_ENVELOPES))
        batch = Batch(
            device_id=enrolment.device_id, batch_id=new_batch_id(), seq=seq + 1, envelopes=envelopes
        )
        bodies.append(batch.canonical())
    began = time.perf_counter()
    for body in bodies:
        assert requests.post(url + BARE, data=body, timeout=60).status_code == 202
    return time.perf_counter() - began


# --- the other side


@contextmanager
def _central(database: Path, answer_key: bytes) -> Iterator[str]:
    """Run the handler in a process of its own; yields its address."""
    context = multiprocessing.get_context("spawn")
    hears, tells = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(database, answer_key, tells), daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{hears.recv()}"
    finally:
        process.kill()
        process.join()


def _stored(body: bytes) -> bytes:
    """Return the shortest right answer: what central does to read a batch is not the device's time."""
    batch = json.loads(body)
    results = [{"id": one["id"], "sha256": one["sha256"], "result": "stored"} for one in batch["envelopes"]]
    return json.dumps({"schema": 1, "batch_id": batch["batch_id"], "results": results}).encode()


def _serve(database: Path, answer_key: bytes, tells: Connection) -> None:
    db = sqlite3.connect(database, isolation_level=None)
    db.execute("PRAGMA journal_mode = DELETE")
    db.execute("PRAGMA synchronous = EXTRA")
    db.execute("CREATE TABLE bodies (hash TEXT, body BLOB)")

    class Door(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # who asks may use a connection again, as with any front of today

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            db.execute("INSERT INTO bodies VALUES (?, ?)", (sha256(body).hexdigest(), body))
            said, signature = b"{}", {}
            if self.path != BARE:
                said = _stored(body)
                signature = signing.sign_answer(answer_key, said)
            self.send_response(202)
            for name, value in ({"Content-Type": "application/json"} | signature).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Door)
    tells.send(server.server_port)
    server.serve_forever()
