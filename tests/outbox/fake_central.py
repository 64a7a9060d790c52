"""A central service on loopback for tests: real HTTP, real keys, real signatures, and faults on demand.

Everything is in memory. It opens what it stores, so that a test can ask which people arrived. `faults` holds
what goes wrong with the next batches, one after the other; see FAULTS.
"""

from __future__ import annotations

import json
import ssl
import tempfile
import threading
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from uuid import UUID

from kiosk.wire import signing
from kiosk.wire.batch import Answer, Batch, Result, answer_to, read_batch
from kiosk.wire.catalogue import Catalogue, catalogue_body, etag_of
from kiosk.wire.document import canonical_json, read_document
from kiosk.wire.enrolment import EnrolAnswer, EnrolRequest, KeyList, Retirement, SealingKey
from kiosk.wire.heartbeat import Heartbeat, HeartbeatAnswer
from kiosk.wire.help_call import HelpAnswer, HelpCall
from kiosk.wire.ids import new_device_id
from kiosk.wire.problems import error_body
from kiosk.wire.sealing import new_sealing_key, open_sealed, sealed_kid
from tests.outbox.certificates import Authority
from tests.outbox.faults import FAULTS, HARMLESS

ORGANISATION = "be.eeklo.de-kring"
JSON = "application/json"
Send = Callable[..., None]


class FakeCentral:
    """Start it with `with FakeCentral() as central`; it answers at `central.url`."""

    def __init__(self, tls: Authority | None = None) -> None:
        self.root, self.root_public = signing.new_signing_key()
        self.answer_key, answer_public = signing.new_signing_key()
        self.catalogue_key, catalogue_public = signing.new_signing_key()
        self.public_keys = (answer_public, catalogue_public)
        self.sealing_private: dict[bytes, bytes] = {}
        self.authority = tls or Authority()
        self.tls = tls is not None
        self.serial = 0
        self.keys = self.new_keys()
        self.secrets: dict[str, bool] = {}
        self.rolls: dict[str, str] = {}
        self.devices: dict[str, bytes] = {}
        self.counters: dict[str, int] = {}
        self.stored: dict[tuple[str, UUID], str] = {}
        self.opened: list[dict[str, Any]] = []
        self.results: dict[UUID, tuple[Result, str | None]] = {}  # what to say instead of storing
        self.catalogue: Catalogue | None = None
        self.catalogue_faults: deque[str] = deque()
        self.retired: Retirement | None = None
        self.heartbeats: list[Heartbeat] = []
        self.calls: list[HelpCall] = []
        self.help_state: dict[str, Any] | None = {"state": "ringing"}  # None: it is of before the bell
        self.faults: deque[str] = deque()
        self.poison: set[UUID] = set()  # records that make central fall over
        self.elsewhere = "http://127.0.0.1:9"  # where redirects point
        self.batches: list[Batch] = []
        self.requests: list[tuple[str, str]] = []
        self.connections = 0
        self.too_busy = ""  # a path that is answered with 503 and an hour's patience
        self.lock = threading.Lock()
        self.over = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        if tls:
            self._server.socket = self._secured(tls)

    @property
    def url(self) -> str:
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> FakeCentral:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()

    def _secured(self, authority: Authority) -> ssl.SSLSocket:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with tempfile.TemporaryDirectory() as folder:
            context.load_cert_chain(authority.server_file(Path(folder)))
        return context.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)

    def new_keys(self) -> signing.Signed:
        """Make a new sealing key and sign a new key list with the root."""
        private, public = new_sealing_key()
        entry = SealingKey.around(
            public, datetime.now(UTC) - timedelta(hours=1), datetime.now(UTC) + timedelta(days=400)
        )
        self.sealing_private[bytes.fromhex(entry.kid)] = private
        self.serial += 1
        keys = KeyList(
            serial=self.serial,
            issued=datetime.now(UTC),
            organisation=ORGANISATION,
            sealing=(entry,),
            answer_key=signing.to_base64url(self.public_keys[0]),
            catalogue_key=signing.to_base64url(self.public_keys[1]),
        )
        self.keys = signing.signed(self.root, signing.KEYS, keys.canonical())
        return self.keys

    def token(self, hours: float = 23, **changes: object) -> dict[str, object]:
        """Return a fresh invitation, as the file would hold it."""
        secret = signing.to_base64url(new_device_id().encode())
        self.secrets[secret] = True
        if "device_id" in changes:
            self.rolls[secret] = str(changes["device_id"])
        return {
            "schema": 1,
            "url": self.url,
            "ca_certificate": self.authority.certificate,
            "root_public_key": signing.to_base64url(self.root_public),
            "secret": secret,
            "expires": (datetime.now(UTC) + timedelta(hours=hours)).isoformat(),
        } | changes

    # --- what a real central does

    def enrol(self, body: bytes, send: Send) -> None:
        request = read_document(EnrolRequest, body, "the request")
        with self.lock:
            usable = self.secrets.get(request.secret, False)
            self.secrets[request.secret] = False
        if not usable:
            send(410, canonical_json(error_body("token-used").model_dump()))
            return
        device_id = self.rolls.get(request.secret) or new_device_id()
        self.devices[device_id] = signing.from_base64url(request.device_public_key)
        answer = EnrolAnswer(
            device_id=device_id, organisation=ORGANISATION, organisation_name="De Kring", keys=self.keys
        ).canonical()
        send(201, answer, signing.sign_answer(self.answer_key, answer))

    def store(self, batch: Batch) -> Answer:
        """Keep what is new and open it; one result per envelope."""
        results: list[tuple[Result, str | None]] = []
        with self.lock:
            for envelope in batch.envelopes:
                key = (batch.device_id, envelope.id)
                sealed = envelope.content()
                if envelope.id in self.results:
                    results.append(self.results[envelope.id])
                elif sealed is None:
                    results.append(("refused", "hash-mismatch"))
                elif key in self.stored:
                    same = self.stored[key] == envelope.sha256
                    results.append(("duplicate", None) if same else ("conflict", "record-conflict"))
                else:
                    private = self.sealing_private[sealed_kid(sealed)]
                    self.opened.append(json.loads(open_sealed(sealed, private, batch.device_id, envelope.id)))
                    self.stored[key] = envelope.sha256
                    results.append(("stored", None))
        return answer_to(batch, results)

    def heartbeat(self, body: bytes, counter: int, send: Send) -> None:
        self.heartbeats.append(read_document(Heartbeat, body, "the heartbeat"))
        part = self.retired and signing.signed(self.root, signing.RETIRE, self.retired.canonical())
        answer = HeartbeatAnswer(counter=counter, at=datetime.now(UTC), retired=part or None).canonical()
        send(200, answer, signing.sign_answer(self.answer_key, answer))

    def help(self, body: bytes, counter: int, send: Send) -> None:
        call = read_document(HelpCall, body, "the call")
        self.calls.append(call)
        if self.help_state is None:
            send(404, canonical_json(error_body("bad-input").model_dump()))
            return
        said = {"state": "over"} if call.over else self.help_state
        answer = HelpAnswer(**{"counter": counter, "id": call.id} | said).canonical()
        send(200, answer, signing.sign_answer(self.answer_key, answer))

    def publish(self, asked: str | None, send: Send) -> None:
        body = catalogue_body(self.catalogue, self.keys)
        etag = etag_of(body)
        if asked == etag:
            send(304, b"", {"ETag": etag})
            return
        key = self.catalogue_key
        if self.catalogue_faults:
            fault = self.catalogue_faults.popleft()
            key = signing.new_signing_key()[0] if fault == "bad-signature" else key
        send(200, body, {"ETag": etag, **signing.sign_answer(key, body, signing.CATALOGUE)})

    def envelopes(self, headers: Any, body: bytes, send: Send, drop: Callable[[], None]) -> None:
        device_id, _ = signing.read_device_header(headers[signing.DEVICE_HEADER])
        signing.verify_batch(self.devices[device_id], headers[signing.DEVICE_HEADER], body)
        batch = read_batch(body)
        assert batch.device_id == device_id
        self.batches.append(batch)
        fault = self.faults.popleft() if self.faults else ""
        if any(envelope.id in self.poison for envelope in batch.envelopes):
            fault = "500"
        if fault:
            (FAULTS | HARMLESS)[fault](self, batch, send, drop)
            return
        answer = self.store(batch).canonical()
        send(202, answer, signing.sign_answer(self.answer_key, answer))

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        central = self

        class Door(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"  # who asks may use a connection again

            def setup(self) -> None:
                super().setup()
                central.connections += 1

            def send_back(
                self, status: int, body: bytes, headers: dict[str, str] | None = None, kind: str = JSON
            ) -> None:
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                for name, value in (headers or {}).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def drop(self) -> None:
                self.close_connection = True
                self.connection.close()

            def serve(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(length)
                if len(body) < length:  # who sent it was killed
                    self.drop()
                    return
                central.requests.append((self.command, self.path))
                if self.path == central.too_busy:
                    busy = canonical_json(error_body("too-busy").model_dump())
                    self.send_back(503, busy, {"Retry-After": "3600"})
                elif self.path == signing.ENROL_PATH:
                    central.enrol(body, self.send_back)
                elif self.path == signing.ENVELOPES_PATH:
                    central.envelopes(self.headers, body, self.send_back, self.drop)
                else:
                    counter = self.checked(body)
                    if self.path == signing.HEARTBEAT_PATH:
                        central.heartbeat(body, counter, self.send_back)
                    elif self.path == signing.HELP_PATH:
                        central.help(body, counter, self.send_back)
                    else:
                        central.publish(self.headers.get("If-None-Match"), self.send_back)

            def checked(self, body: bytes) -> int:
                named = (self.headers[signing.DEVICE_HEADER], self.headers[signing.COUNTER_HEADER])
                device_id, _ = signing.read_device_header(named[0])
                key = central.devices[device_id]
                _, counter = signing.verify_request(key, named, self.command, self.path, body)
                assert counter > central.counters.get(device_id, -1), "a counter came twice"
                central.counters[device_id] = counter
                return counter

            def do_POST(self) -> None:
                self.serve()

            def do_GET(self) -> None:
                self.serve()

            def log_message(self, *_args: object) -> None:
                pass

            def handle(self) -> None:
                try:
                    super().handle()
                except OSError:
                    pass  # the device went away, or we dropped it on purpose

        return Door
