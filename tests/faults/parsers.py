"""Whatever a device or central reads that somebody else wrote: it is fine, or a named problem, nothing else.

Where a signature stands before a parser, what was changed is signed again, so that it reaches the parser.
"""

from __future__ import annotations

import json
import random
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from kiosk.catalogue.store import Catalogue
from kiosk.devices.printer_status import paper_from
from kiosk.devices.settings import printer_settings, speech_settings
from kiosk.eligibility.facts import parse_answers
from kiosk.outbox import enrolment as enrolment_file
from kiosk.outbox.backoff import asked_delay
from kiosk.outbox.clock import read_clock
from kiosk.outbox.handover import Handover
from kiosk.outbox.joining import read_reply
from kiosk.outbox.queue import open_outbox
from kiosk.outbox.transport import Reply
from kiosk.problems import Problem
from kiosk.receipts.code import is_valid, normalise
from kiosk.tour.practice import enrol_for_practice
from kiosk.wire import catalogue, signing
from kiosk.wire.batch import FILL_BODY, answer_to, decide, read_batch
from kiosk.wire.compose import record_from_json
from kiosk.wire.document import canonical_json, read_document, refuse_newer
from kiosk.wire.enrolment import EnrolAnswer, EnrolRequest, Retirement, TokenFile, read_keys, read_retirement
from kiosk.wire.heartbeat import Heartbeat, HeartbeatAnswer
from kiosk.wire.problems import ErrorBody
from kiosk.wire.sealing import new_sealing_key, open_sealed, seal, sealed_kid
from tests.faults.mangling import mangled
from tests.faults.stores import TheOutbox
from tests.faults.table import Line, Row
from tests.outbox.device import ROOT, a_record
from tests.outbox.fake_central import FakeCentral

EXAMPLES = ROOT / "docs" / "examples"
Reader = tuple[bytes, Callable[[bytes], object]]  # something right, and what reads it


@contextmanager
def readers() -> Iterator[dict[str, Reader]]:
    """Everything that is read, by name."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        yield {**_of_central(), **_of_a_device(folder), **_of_files(folder)}


def _of_central() -> dict[str, Reader]:
    wish = {"schema": 1, "secret": "A" * 22, "device_public_key": "A" * 43, "version": "0", "hardware": "x"}
    beat = {
        "schema": 1,
        "at": datetime.now(UTC).isoformat(),
        "clock_synced": True,
        "version": "0",
        "queue": 0,
    }
    device, record = str(uuid4()), a_record()
    private, public = new_sealing_key()
    plain = canonical_json(record.model_dump(mode="json", by_alias=True))
    kid = signing.sha256(public).digest()[:8]
    sealed = seal(plain, public, kid, device, record.id)
    return {
        "batch": ((EXAMPLES / "batch.json").read_bytes(), _batch),
        "batch signature": ((EXAMPLES / "batch.sig").read_bytes(), _header),
        "wish to join": (canonical_json(wish), lambda body: read_document(EnrolRequest, body, "it")),
        "heartbeat": (canonical_json(beat), lambda body: read_document(Heartbeat, body, "it")),
        "record": ((EXAMPLES / "record-internet.json").read_bytes(), _record),
        "sealed record": (sealed, lambda body: open_sealed(body, private, device, record.id)),
        "key of a sealed record": (sealed, sealed_kid),
    }


def _of_a_device(folder: Path) -> dict[str, Reader]:
    central = FakeCentral()  # not started: only its keys are needed
    batch = read_batch((EXAMPLES / "batch.json").read_bytes())
    answer = answer_to(batch, [("refused", "hash-mismatch")] * len(batch.envelopes)).canonical()
    token = read_document(TokenFile, canonical_json(central.token()), "it")
    notice = Retirement(device_id=str(uuid4()), serial=1, reason="revoked", issued=datetime.now(UTC))
    joined = EnrolAnswer(device_id=notice.device_id, organisation="be.eeklo.de-kring", keys=central.keys)
    published = json.loads((EXAMPLES / "catalogue.json").read_bytes())
    whole = canonical_json({"schema": 1, "catalogue": published.get("catalogue", published), "keys": None})

    def signed_answer(body: bytes) -> None:
        headers = {"content-type": "application/json", **signing.sign_answer(central.answer_key, body)}
        decision = decide(batch, 202, headers, body, central.public_keys[0])
        assert decision.trusted or all(action.move == "wait" for action in decision.actions)

    def joining(body: bytes) -> None:
        header = signing.sign_answer(central.answer_key, body)
        reply = Reply(200, {name.lower(): value for name, value in header.items()}, body)
        read_reply(reply, token, bytes(32), datetime.now(UTC), folder)

    def root(body: bytes, prefix: bytes) -> signing.Signed:
        return signing.signed(central.root, prefix, body)

    return {
        "token file": (canonical_json(central.token()), _token),
        "answer to a batch": (answer, signed_answer),
        "answer to joining": (joined.canonical(), joining),
        "key list": (
            signing.from_base64url(central.keys.body),
            lambda body: read_keys(root(body, signing.KEYS), central.root_public),
        ),
        "end of service": (
            notice.canonical(),
            lambda body: read_retirement(root(body, signing.RETIRE), central.root_public, notice.device_id),
        ),
        "catalogue answer": (whole, _catalogue),
        "answer to a heartbeat": (
            HeartbeatAnswer(counter=1, at=datetime.now(UTC)).canonical(),
            lambda body: read_document(HeartbeatAnswer, body, "it"),
        ),
        "error of central": (
            b'{"problem": "too-busy", "title": "x", "detail": ""}',
            lambda body: read_document(ErrorBody, body, "it"),
        ),
        "Retry-After": (b"Wed, 25 Nov 2026 18:00:00 GMT", _retry),
    }


def _of_files(folder: Path) -> dict[str, Reader]:
    state, queue = folder / "state", folder / "queue"
    state.mkdir()
    queue.mkdir()
    enrol_for_practice(state, "be.eeklo.de-kring")
    store = TheOutbox(queue)
    for _ in range(3):
        store.put()
    store.drop()
    store.close()
    shelf = Catalogue(state / "catalogue.json")
    published = json.loads((EXAMPLES / "catalogue.json").read_bytes())
    shelf.replace(published.get("catalogue", published))

    def written(name: str, body: bytes, read: Callable[[], object]) -> object:
        (state / name).write_bytes(body)
        return read()

    return {
        "enrolment.json": (
            (state / enrolment_file.FILE).read_bytes(),
            lambda body: written(enrolment_file.FILE, body, lambda: enrolment_file.load_enrolment(state)),
        ),
        "catalogue.json": (
            (state / "catalogue.json").read_bytes(),
            lambda body: written(
                "catalogue.json", body, lambda: Catalogue(state / "catalogue.json").places()
            ),
        ),
        "printer.toml": (
            b'[printer]\naddress = "network:192.168.1.5"\nwidth = 80\n',
            lambda body: written("printer.toml", body, lambda: printer_settings(state, {})),
        ),
        "speech.toml": (
            b"[speech]\nvolume = 80\n",
            lambda body: written("speech.toml", body, lambda: speech_settings(state, {})),
        ),
        "answers of the quick-check": ((EXAMPLES / "answers.json").read_bytes(), parse_answers),
        "word of a printer": (b"\x12\x12\x12\x72", paper_from),
        "code somebody types": (
            b"7YK4-QW2M",
            lambda body: is_valid(normalise(body.decode("utf-8", "replace"))),
        ),
        "kiosk.db": ((queue / "kiosk.db").read_bytes(), lambda body: _queue(queue, body)),
    }


def _batch(body: bytes) -> None:
    for envelope in read_batch(body).envelopes:
        envelope.content()


def _header(body: bytes) -> None:
    signing.verify_batch(bytes(32), body.decode("latin-1"), b"")


def _record(body: bytes) -> None:
    record_from_json(body, read_clock())


def _token(body: bytes) -> None:
    token = read_document(TokenFile, body, "the token file")
    token.usable(datetime.now().astimezone())


def _catalogue(body: bytes) -> None:
    refuse_newer(body, "it")
    answer = read_document(catalogue.CatalogueAnswer, body, "it")
    if answer.catalogue:
        catalogue.accept(answer.catalogue, catalogue.Held(revision=1), answer.catalogue.organisation)


def _retry(body: bytes) -> None:
    text = body.decode("latin-1")
    for named in ({"retry-after": text}, {"retry-after": text, "date": "Wed, 25 Nov 2026 17:59:00 GMT"},
                  {"retry-after": "Wed, 25 Nov 2026 17:59:00 GMT", "date": text}):  # fmt: skip
        wait = asked_delay(named)
        assert wait is None or 0 <= wait <= 3600


def _queue(folder: Path, body: bytes) -> None:
    """A queue whose file was damaged: everything the device does with it, or a problem in words."""
    (folder / "kiosk.db").write_bytes(body)
    with open_outbox(folder) as outbox:
        outbox.status()
        outbox.unsent()
        outbox.due()
        outbox.state.get("last-contact")
        Handover(outbox).claim(5, FILL_BODY, time.time())


def run(n: int) -> list[Row]:
    """`n` changed documents, shared among all readers."""
    chance, done, strange = random.Random(n), 0, {}
    with readers() as known:
        for name, (right, read) in known.items():
            read(right) if name != "batch signature" else None
            for _ in range(n // len(known)):
                body = mangled(right, chance)
                done += 1
                try:
                    read(body)
                except Problem:
                    pass
                except Exception as error:
                    where = traceback.extract_tb(error.__traceback__)[-1]
                    known_by = f"{name}: {type(error).__name__} in {Path(where.filename).name}:{where.lineno}"
                    strange.setdefault(known_by, body)
    for what, body in strange.items():
        print(f"  {what}: {body[:300]!r}")
    counts = {"unnamed errors": len(strange)}
    return [Row(f"{len(known)} kinds of documents, changed", done, "documents", counts)]


LINE = Line("parsers", "Documents somebody changed", 6000, 300_000, run)
