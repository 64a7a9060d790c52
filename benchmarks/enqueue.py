"""What it costs to keep one person's request: sealed, queued and durable.

The peer is the bare floor: one INSERT of a blob of the same size into a plain SQLite table with
the same settings (journal_mode=DELETE, synchronous=EXTRA) on the same disk. Ours also checks, hashes and
seals. The two take turns, so that whatever else the machine does hits both alike.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from benchmarks import Row, percentile
from kiosk.outbox import rows
from kiosk.outbox.clock import read_clock
from kiosk.outbox.enrolment import Sealer
from kiosk.outbox.queue import Outbox
from kiosk.receipts.code import new_code, new_token
from kiosk.wire.compose import record_from_json
from kiosk.wire.enrolment import SealingKey
from kiosk.wire.ids import new_device_id, new_record_id
from kiosk.wire.record import Record
from kiosk.wire.sealing import new_sealing_key

TITLE = "Keeping one request (seal + queue, durable)"
EXAMPLE = Path(__file__).resolve().parent.parent / "docs" / "examples" / "record-internet.json"
ROUNDS = 6
RUNS = 80  # in a round
QUEUED = (10, 100_000)
SEALED_BYTES = 2106
Both = tuple[list[float], list[float]]  # the times of ours and of the floor in one round


def measure() -> list[Row]:
    """Measure at 10 and at 100,000 waiting records, in rounds that take turns, and sealing alone."""
    sealer = _sealer()
    rows = [_sealing(sealer)]
    with ExitStack() as stack:
        shelves = [stack.enter_context(_shelf(queued)) for queued in QUEUED]
        rounds = [[_round(outbox, sealer, floor) for outbox, floor in shelves] for _ in range(ROUNDS)]
        for queued, (outbox, _) in zip(QUEUED, shelves, strict=True):
            assert outbox.status().waiting == queued + ROUNDS * RUNS, "a record was not kept"
    for queued, of_one in zip(QUEUED, zip(*rounds, strict=True), strict=True):
        rows += _rows(queued, list(of_one))
    return [*rows, _few_beside_many(rounds)]


@contextmanager
def _shelf(queued: int) -> Iterator[tuple[Outbox, Callable[[], object]]]:
    """A queue and a floor, each with `queued` records in it."""
    with tempfile.TemporaryDirectory(prefix="bench-", dir=disk()) as folder:
        outbox = Outbox(Path(folder) / "kiosk.db")
        fill(outbox, queued)
        yield outbox, _floor(Path(folder) / "floor.db", queued)
        outbox.close()


def _rows(queued: int, rounds: list[Both]) -> list[Row]:
    # Other work on this machine hits us more than the floor, which mostly waits for the disk. So the quietest
    # round counts, for both: the one in which the two together took least.
    ours, peer = min(rounds, key=lambda both: percentile(both[0], 0.5) + percentile(both[1], 0.5))
    names = {"peer_name": "bare SQLite insert", "runs": RUNS}
    median, p99 = percentile(peer, 0.5), percentile(peer, 0.99)
    what = f"keep a request, {queued:,} waiting"
    return [
        Row(f"{what}, median", percentile(ours, 0.5), "ms", peer=median, ratio_at_most=2, **names),
        Row(f"{what}, p99", percentile(ours, 0.99), "ms", peer=p99, at_most=250, **names),
    ]


def _few_beside_many(rounds: list[list[Both]]) -> Row:
    """What the length of the queue costs: the quietest round of each, and their rounds took turns."""
    few, many = (min(percentile(ours, 0.5) for ours, _ in of_one) for of_one in zip(*rounds, strict=True))
    return Row(
        f"keep a request, {QUEUED[1]:,} waiting beside {QUEUED[0]}, median", many, "ms", peer=few,
        peer_name=f"ours, {QUEUED[0]} waiting", ratio_at_most=1.5, runs=RUNS,
    )  # fmt: skip


def _round(outbox: Outbox, sealer: Sealer, floor: Callable[[], object]) -> Both:
    """Return the times of ours and of the floor, in ms, ascending; they take turns in going first."""
    ours, peer = [], []
    for turn, record in enumerate([_record() for _ in range(RUNS)]):
        if turn % 2:
            peer.append(_ms(floor))
        ours.append(_ms(lambda record=record: outbox.add(record, sealer)))  # type: ignore[misc]
        if not turn % 2:
            peer.append(_ms(floor))
    return sorted(ours), sorted(peer)


def disk() -> Path:
    """Return a folder on a real disk: where /tmp is memory, nothing is durable and nothing is measured."""
    build = EXAMPLE.parent.parent.parent / "build"
    build.mkdir(exist_ok=True)
    return build


def _sealing(sealer: Sealer) -> Row:
    plain, took = b"x" * 1500, []
    for _ in range(300):
        record_id = new_record_id()
        took.append(_ms(lambda record_id=record_id: sealer.seal(plain, record_id)))  # type: ignore[misc]
    return Row("seal 1.5 KB, median", percentile(sorted(took), 0.5), "ms", at_most=10, runs=300)


def _floor(path: Path, queued: int) -> Callable[[], object]:
    """Return one bare durable insert into a table that holds `queued` rows."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = DELETE")
    db.execute("PRAGMA synchronous = EXTRA")
    db.execute("CREATE TABLE records (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE, sealed BLOB)")
    insert = "INSERT INTO records (id, sealed) VALUES (?, ?)"
    db.execute("BEGIN")
    db.executemany(insert, ((str(new_record_id()), bytes(SEALED_BYTES)) for _ in range(queued)))
    db.execute("COMMIT")
    return lambda: db.execute(insert, (str(new_record_id()), bytes(SEALED_BYTES)))


def fill(outbox: Outbox, queued: int) -> None:
    """Put `queued` rows in at once: how they came there does not matter here."""
    sealed = bytes(SEALED_BYTES)
    hashed, made = sha256(sealed).hexdigest(), read_clock()
    with outbox.transaction() as db:
        for _ in range(queued):
            rows.store(db, new_record_id(), sealed, hashed, made)


def _record() -> Record:
    data = json.loads(EXAMPLE.read_bytes())
    data |= {"id": str(new_record_id()), "code": new_code(), "token": new_token()}
    return record_from_json(json.dumps(data).encode(), read_clock())


def _sealer() -> Sealer:
    now = datetime.now(UTC)
    return Sealer(new_device_id(), SealingKey.around(new_sealing_key()[1], now, now + timedelta(days=1)))


def _ms(action: Callable[[], object]) -> float:
    start = time.perf_counter_ns()
    action()
    return (time.perf_counter_ns() - start) / 1e6
