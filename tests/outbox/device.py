"""A device for tests: its own state directory, enrolled at a fake central over real HTTP."""

from __future__ import annotations

import io
import json
import os
import secrets
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from kiosk.cli import main
from kiosk.outbox.clock import read_clock
from kiosk.outbox.enrolment import Enrolment, load_enrolment
from kiosk.outbox.handover import one_sender
from kiosk.outbox.joining import join
from kiosk.outbox.queue import Outbox, Queued, open_outbox
from kiosk.outbox.transport import Transport
from kiosk.outbox.upload import Report, upload
from kiosk.receipts.code import new_code, new_token
from kiosk.wire.compose import record_from_json
from kiosk.wire.document import read_document
from kiosk.wire.enrolment import TokenFile
from kiosk.wire.ids import new_record_id
from kiosk.wire.record import Record
from tests.outbox.fake_central import FakeCentral
from tests.waiting import HANG

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLE = ROOT / "docs" / "examples" / "record-internet.json"


def record_json(name: str = "An Voorbeeld", **changes: Any) -> dict[str, Any]:
    """Return the example record as a new one: own id, code and token."""
    data = json.loads(EXAMPLE.read_text())
    data |= {"id": str(new_record_id()), "code": new_code(), "token": new_token()}
    data["person"]["name"] = name
    return data | changes


def a_record(name: str = "An Voorbeeld", **changes: Any) -> Record:
    """Return a new record of somebody."""
    return record_from_json(json.dumps(record_json(name, **changes)).encode(), read_clock())


class Device:
    """A kiosk's state directory and what can be done with it."""

    def __init__(self, state: Path, central: FakeCentral) -> None:
        state.mkdir(parents=True, exist_ok=True)
        self.state = state
        self.central = central

    def enrol(self, **options: Any) -> Enrolment:
        """Join the central with a fresh token."""
        return self.join(self.central.token(), **options)

    def join(self, invitation: dict[str, object], **options: Any) -> Enrolment:
        """Join with this token."""
        token = read_document(TokenFile, json.dumps(invitation).encode(), "the token file")
        with self.outbox() as outbox:
            return join(token, self.state, outbox, **options)

    def outbox(self) -> Outbox:
        return open_outbox(self.state)

    def enrolment(self) -> Enrolment:
        return load_enrolment(self.state)

    def add(self, *names: str) -> list[Record]:
        """Queue one record per name."""
        records = [a_record(name) for name in names]
        with self.outbox() as outbox:
            for record in records:
                self.queue(outbox, record)
        return records

    def queue(self, outbox: Outbox, record: Record) -> Queued:
        return outbox.add(record, self.enrolment().sealer())

    def send(self, deadline: float = HANG, all_due: bool = True) -> Report:
        """Run the upload part of one pass."""
        enrolment = self.enrolment()
        transport = Transport(enrolment.url, enrolment.ca_file, deadline)
        with self.outbox() as outbox, one_sender(self.state, wait_seconds=HANG), transport:
            return upload(outbox, enrolment, transport, all_due)

    def waiting(self) -> int:
        with self.outbox() as outbox:
            return outbox.status().waiting

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "kiosk", *arguments]

    def environment(self) -> dict[str, str]:
        return {**os.environ, "KIOSK_STATE": str(self.state), "PYTHONDONTWRITEBYTECODE": "1"}

    def run(
        self, *arguments: str, given: bytes = b"", timeout: float = HANG
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a real `kiosk` command in a process of its own."""
        return subprocess.run(
            self.command(*arguments),
            input=given,
            capture_output=True,
            env=self.environment(),
            cwd=ROOT,
            timeout=timeout,
        )

    def call(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """Run a `kiosk` command inside this process: ten times faster, for the many small cases."""
        said, complaint, stdin = io.StringIO(), io.StringIO(), sys.stdin
        before = os.environ.get("KIOSK_STATE")
        os.environ["KIOSK_STATE"] = str(self.state)
        sys.stdin = io.TextIOWrapper(io.BytesIO(given))
        try:
            with redirect_stdout(said), redirect_stderr(complaint):
                code = main(list(arguments))
        finally:
            sys.stdin = stdin
            os.environ.pop("KIOSK_STATE") if before is None else os.environ.update(KIOSK_STATE=before)
        return subprocess.CompletedProcess(
            arguments, code, said.getvalue().encode(), complaint.getvalue().encode()
        )

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a real `kiosk` command; the test ends it."""
        return subprocess.Popen(
            self.command(*arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self.environment(),
            cwd=ROOT,
        )


def a_name() -> str:
    """Return a name nobody else has, to look for later."""
    return f"Zoë Ünique-{secrets.token_hex(6)}"
