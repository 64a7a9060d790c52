"""The outbox against a model of itself: whatever order things happen in, everybody is somewhere, and once."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kiosk.outbox.enrolment import Enrolment
from kiosk.outbox.handover import Handover
from kiosk.outbox.joining import read_reply
from kiosk.outbox.queue import open_outbox
from kiosk.outbox.refusals import NoNetwork, OtherContent
from kiosk.outbox.stick import export
from kiosk.outbox.transport import Reply
from kiosk.outbox.upload import upload
from kiosk.wire import signing
from kiosk.wire.batch import FILL_BODY, read_batch
from kiosk.wire.document import canonical_json, read_document
from kiosk.wire.enrolment import TokenFile
from kiosk.wire.record import Record
from tests.outbox.device import a_record
from tests.outbox.fake_central import FakeCentral

CENTRAL = FakeCentral()  # never started: its methods are called without a network
ANSWERS = st.sampled_from(
    ["good", "lost", "none", "portal", "unsigned", "500", "413", "stranger", "busy", "old"]
)
YEARS = st.sampled_from([0, 0, 0, -56, 80])  # a clock without a battery says 1970, a broken one 2106


class AClock:
    """What `time` is to the sender while the clock of the device lies by some years."""

    def __init__(self, years: int) -> None:
        self.years = years

    def time(self) -> float:
        return max(time.time() + self.years * 365.25 * 86_400, 0.0)

    def monotonic(self) -> float:
        return time.monotonic()


class Line:
    """Carries one batch after the other to the fake central, with one kind of trouble at a time."""

    def __init__(self) -> None:
        self.kind = "good"
        self.refuse_first = False
        self.last: Reply | None = None  # what central said to the batch before

    def send(self, method: str, path: str, body: bytes, headers: Mapping[str, str], most: int) -> Reply:
        batch = read_batch(body)
        signing.verify_batch(CENTRAL.devices[batch.device_id], headers[signing.DEVICE_HEADER], body)
        if self.kind == "none":
            raise NoNetwork("nothing there")
        if self.kind in ("500", "413"):
            return Reply(int(self.kind), {}, b"")
        if self.kind == "portal":
            return Reply(200, {"content-type": "text/html"}, b"<html>")
        if self.kind == "old" and self.last:
            return self.last
        if self.refuse_first:
            CENTRAL.results[batch.envelopes[0].id] = ("refused", "hash-mismatch")
        if self.kind == "busy":
            CENTRAL.results |= {envelope.id: ("busy", None) for envelope in batch.envelopes}
        answer = CENTRAL.store(batch).canonical()
        CENTRAL.results.clear()
        if self.kind == "lost":
            raise NoNetwork("broke off", reached=True)
        key = signing.new_signing_key()[0] if self.kind == "stranger" else CENTRAL.answer_key
        signature = {} if self.kind == "unsigned" else signing.sign_answer(key, answer)
        lower = {name.lower(): value for name, value in signature.items()}
        reply = Reply(202, {"content-type": "application/json", **lower}, answer)
        self.last = reply if self.kind == "good" else self.last
        return reply


class OutboxMachine(RuleBasedStateMachine):
    """Model: who was added. Invariant: everybody waits here or has a receipt; central has nobody twice."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.state = Path(self.folder.name)
        self.added: dict[str, Record] = {}
        self.line = Line()
        CENTRAL.opened.clear()
        self.enrolment = self.join()
        self.outbox = open_outbox(self.state)

    def join(self) -> Enrolment:
        private, public = signing.new_signing_key()
        token = read_document(TokenFile, canonical_json(CENTRAL.token()), "the token file")
        said: list[Reply] = []
        request = {
            "schema": 1,
            "secret": token.secret,
            "device_public_key": signing.to_base64url(public),
            "version": "0",
            "hardware": "test",
        }
        CENTRAL.enrol(
            canonical_json(request),
            lambda status, body, headers: said.append(
                Reply(status, {name.lower(): value for name, value in headers.items()}, body)
            ),
        )
        enrolment = read_reply(said[0], token, public, datetime.now(UTC), self.state)
        (self.state / "device.key").write_bytes(private)
        enrolment.save()
        return enrolment

    def teardown(self) -> None:
        self.outbox.close()
        self.folder.cleanup()

    @rule()
    def somebody_asks_for_help(self) -> None:
        record = a_record(f"Person {len(self.added)}")
        assert self.outbox.add(record, self.enrolment.sealer()).new
        self.added[str(record.id)] = record

    @rule(data=st.data())
    def the_same_is_queued_again(self, data: st.DataObject) -> None:
        if self.added:
            record = self.added[data.draw(st.sampled_from(sorted(self.added)))]
            assert not self.outbox.add(record, self.enrolment.sealer()).new

    @rule(data=st.data())
    def another_is_queued_under_a_known_id(self, data: st.DataObject) -> None:
        if self.added:
            record = self.added[data.draw(st.sampled_from(sorted(self.added)))]
            try:
                self.outbox.add(record.model_copy(update={"helper": "volunteer"}), self.enrolment.sealer())
            except OtherContent:
                return
            raise AssertionError("other content was taken")

    @rule(kind=ANSWERS, refuse=st.booleans(), all_due=st.booleans(), years=YEARS)
    def a_pass(self, kind: str, refuse: bool, all_due: bool, years: int) -> None:
        self.line.kind, self.line.refuse_first = kind, refuse
        with patch("kiosk.outbox.upload.time", AClock(years)):
            upload(self.outbox, self.enrolment, self.line, all_due)

    @rule()
    def a_stick_is_written_and_reaches_central_first(self) -> None:
        folder = self.state / "stick"
        for name in export(self.outbox, self.enrolment, folder).names:
            body = (folder / f"{name}.json").read_bytes()
            signature = (folder / f"{name}.sig").read_text()
            signing.verify_batch(CENTRAL.devices[self.enrolment.device_id], signature, body)
            CENTRAL.store(read_batch(body))

    @rule()
    def a_good_pass_leaves_nobody_waiting(self) -> None:
        self.line.kind, self.line.refuse_first = "good", False
        assert upload(self.outbox, self.enrolment, self.line, all_due=True).trouble == ""
        status = self.outbox.status()
        assert (status.waiting, status.sending) == (0, 0)

    @rule()
    def a_sender_dies_half_way(self) -> None:
        Handover(self.outbox).claim(2, FILL_BODY, time.time())
        self.outbox.close()
        self.outbox = open_outbox(self.state)

    @rule()
    def staff_say_try_again(self) -> None:
        Handover(self.outbox).retry()

    @invariant()
    def everybody_is_somewhere_and_once(self) -> None:
        status = self.outbox.status()
        held = [str(envelope.id) for envelope in self.outbox.unsent()]
        held += [record_id for record_id, _ in status.quarantined]
        with self.outbox.transaction() as db:
            receipts = [row[0] for row in db.execute("SELECT id FROM receipts")]
            numbers, sealed = (
                db.execute(f"SELECT seq FROM {table} ORDER BY seq").fetchall()
                for table in ("records", "sealed_bytes")
            )
        assert sealed == numbers, "sealed bytes without a record, or a record without them"
        assert sorted(held + receipts) == sorted(self.added)
        arrived = [entry["id"] for entry in CENTRAL.opened]
        assert len(arrived) == len(set(arrived)), "somebody is at central twice"
        assert set(receipts) <= set(arrived), "a record left without having arrived"


OutboxMachine.TestCase.settings = settings(
    max_examples=40, stateful_step_count=25, suppress_health_check=list(HealthCheck)
)
test_the_outbox_keeps_its_promises_in_any_order = OutboxMachine.TestCase
