"""The device calls of the real service, called wrongly in every way we know, rightly signed or not."""

from __future__ import annotations

import http.client
import json
import random
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.problems import TABLE
from kiosk.wire import signing
from tests.central.kiosks import Kiosk, a_record
from tests.central.running import Service
from tests.faults.mangling import ODD, mangled
from tests.faults.table import Line, Row

PATHS = (
    *signing.PATHS, "/api/v1/envelopes/", "/api/v1/", "/api/v2/envelopes", "/api/v1/../v1/enrol", "/api//",
    "/api/%00", "/api/v1/catalogue?x=1", "/api/v1/envelopes%0a",
)  # fmt: skip
METHODS = ("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "BREW")
KINDS = (
    "application/json",
    "application/json; charset=utf-16",
    "text/html",
    "multipart/form-data",
    "",
    "x" * 300,
)


@dataclass(frozen=True)
class Call:
    """One call, ready to go."""

    method: str
    path: str
    body: bytes
    headers: dict[str, str]


class Caller:
    """Knows how each call is made rightly, and makes it a little wrong."""

    def __init__(self, service: Service, chance: random.Random) -> None:
        self.chance, self.kiosk = chance, service.join()
        self.stranger = Kiosk()
        self.stranger.device_id = self.kiosk.device_id
        self.batch = self.kiosk.batch(*[self.kiosk.envelope(a_record()) for _ in range(3)])

    def next(self) -> Call:
        call = self.chance.choice(
            (self.envelopes, self.envelopes, self.heartbeat, self.catalogue, self.enrol)
        )()
        return self._odd(call) if self.chance.random() < 0.3 else call

    def _signer(self) -> Kiosk:
        return self.kiosk if self.chance.random() < 0.9 else self.stranger

    def _changed(self, body: bytes) -> bytes:
        return mangled(body, self.chance) if self.chance.random() < 0.9 else body

    def envelopes(self) -> Call:
        body = self._changed(self.batch)
        return Call("POST", signing.ENVELOPES_PATH, body, self._signer().batch_headers(body))

    def heartbeat(self) -> Call:
        body = self._changed(self.kiosk.heartbeat(paper="low", oldest_unsent="2026-11-25T18:00:00+01:00"))
        return self._requested("POST", signing.HEARTBEAT_PATH, body)

    def catalogue(self) -> Call:
        asked = self._requested("GET", signing.CATALOGUE_PATH, b"")
        return replace(asked, headers=asked.headers | {"If-None-Match": self._word()})

    def enrol(self) -> Call:
        return Call("POST", signing.ENROL_PATH, self._changed(self.kiosk.wish("A" * 43)), {})

    def _requested(self, method: str, path: str, body: bytes) -> Call:
        self.kiosk.counter += 1
        used = self.chance.choice((self.kiosk.counter,) * 8 + (0, 10**17))
        if used == 10**17:
            used = self.chance.randrange(self.kiosk.counter + 1)  # once was enough: it must only rise
        return Call(method, path, body, self._signer().request_headers(method, path, body, used))

    def _odd(self, call: Call) -> Call:
        """Change something that is not the body."""
        match self.chance.randrange(4):
            case 0:
                return replace(call, method=self.chance.choice(METHODS))
            case 1:
                return replace(call, path=self.chance.choice(PATHS))
            case 2:
                return replace(call, headers=call.headers | {"Content-Type": self.chance.choice(KINDS)})
        name = self.chance.choice(
            ("Kiosk-Signature", "Kiosk-Counter", "If-None-Match", "Content-Encoding", "Accept")
        )
        return replace(call, headers=call.headers | {name: self._word()})

    def _word(self) -> str:
        right = self.kiosk.batch_headers(self.batch)["Kiosk-Signature"].encode()
        odd = (
            str(self.chance.choice(ODD))
            if self.chance.random() < 0.5
            else mangled(right, self.chance).decode("latin-1")
        )
        plain = odd.encode("latin-1", "replace").decode("latin-1")
        # The web server itself, not ours, answers what HTTP does not allow in a header.
        return "".join(letter for letter in plain if letter >= " " and letter != "\x7f")[:4000]


def wrong_with(call: Call, status: int, kind: str, body: bytes) -> str:
    """Return what is wrong with an answer, or an empty string."""
    if status >= 500:
        return "5xx"
    if status < 400 or call.method == "HEAD":
        return ""
    if kind != "application/json":
        return "not JSON" if call.path.startswith("/api/") else ""
    said = json.loads(body)
    return (
        ""
        if set(said) == {"problem", "title", "detail"} and said["problem"] in TABLE
        else "no problem of ours"
    )


def ask(port: int, call: Call) -> str:
    """Make one call; return what is wrong with its answer."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Content-Type": "application/json"} | call.headers
    try:
        line.request(call.method, call.path, body=call.body, headers=headers)
        answer = line.getresponse()
        return wrong_with(call, answer.status, answer.getheader("Content-Type", ""), answer.read())
    except (OSError, http.client.HTTPException):
        return "no answer"
    finally:
        line.close()


def run(n: int) -> list[Row]:
    """`n` calls."""
    found: Counter[str] = Counter({"5xx": 0, "no answer": 0, "not JSON": 0, "no problem of ours": 0})
    with tempfile.TemporaryDirectory() as folder:
        service = Service(Path(folder) / "central")
        try:
            service.serve()
            caller = Caller(service, random.Random(n))
            for _ in range(n):
                call = caller.next()
                if wrong := ask(service.port, call):
                    found[wrong] += 1
                    print(f"  {wrong}: {call.method} {call.path} {call.headers} {call.body[:300]!r}")
            found["tracebacks in the log"] = service.log.read_text(errors="replace").count("Traceback")
        finally:
            service.stop()
    return [Row("calls of a device to the real service, changed", n, "calls", dict(found))]


LINE = Line("device-calls", "Calls of devices that are not what they should be", 100, 10_000, run)
