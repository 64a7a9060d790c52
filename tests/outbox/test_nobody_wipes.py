"""Whatever stands between a kiosk and central, only the offline root can make it forget anything."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kiosk.wire import signing
from kiosk.wire.document import canonical_json
from kiosk.wire.enrolment import Retirement
from kiosk.wire.heartbeat import HeartbeatAnswer
from kiosk.wire.problems import TABLE, error_body
from tests.outbox.device import Device
from tests.outbox.fake_central import FakeCentral

Answer = tuple[int, dict[str, str], bytes]
HTML = {"Content-Type": "text/html"}
JSON = {"Content-Type": "application/json"}


def page(status: int, **headers: str) -> Callable[[str, int], Answer]:
    return lambda device_id, counter: (
        status,
        HTML | headers,
        b"<html>This device is revoked. Log in.</html>",
    )


def problem(status: int, code: str) -> Callable[[str, int], Answer]:
    return lambda device_id, counter: (status, JSON, canonical_json(error_body(code).model_dump()))


def forged(device_id: str, counter: int) -> Answer:
    """A whole answer with a whole notice, by somebody who has neither the answer key nor the root."""
    stranger, _ = signing.new_signing_key()
    notice = Retirement(device_id=device_id, serial=9, reason="stolen", issued=datetime.now(UTC))
    part = signing.signed(stranger, signing.RETIRE, notice.canonical())
    answer = HeartbeatAnswer(counter=counter, at=datetime.now(UTC), retired=part).canonical()
    return 200, JSON | signing.sign_answer(stranger, answer), answer


BETWEEN: dict[str, Callable[[str, int], Answer]] = {
    "captive portal 200": page(200),
    "captive portal 204": lambda device_id, counter: (204, {}, b""),
    "captive portal 511": page(511),
    "redirect": page(302, Location="http://127.0.0.1:9/login"),
    "permanent redirect": page(308, Location="http://127.0.0.1:9/api/v1/envelopes"),
    "proxy 401": page(401),
    "proxy 403": page(403),
    "proxy 404": page(404),
    "proxy 407": page(407),
    "proxy 410": page(410),
    "proxy 451": page(451),
    "proxy 502": page(502),
    "403 unknown-device": problem(403, "unknown-device"),
    "403 device-retired": problem(403, "device-retired"),
    "410 device-retired": problem(410, "device-retired"),
    "200 device-retired": problem(200, "device-retired"),
    "202 not signed": lambda device_id, counter: (202, JSON, b'{"schema":1,"retired":"stolen"}'),
    "a forged notice": forged,
}


@contextmanager
def standing_between(say: Callable[[str, int], Answer], device_id: str) -> Iterator[int]:
    """Something answers in central's place; gives its port."""

    class Between(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, headers, body = say(device_id, int(self.headers.get("Kiosk-Counter") or 0))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            self.do_POST()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Between)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def files(device: Device) -> dict[str, bytes]:
    names = ("device.key", "central-ca.pem", "enrolment.json")
    return {name: (device.state / name).read_bytes() for name in names}


@pytest.mark.parametrize("who", BETWEEN)
def test_nothing_leaves_the_queue_and_nothing_is_wiped(
    device: Device, central: FakeCentral, who: str
) -> None:
    device.add("An", "Bea")
    device_id, url = device.enrolment().device_id, device.enrolment().url
    with standing_between(BETWEEN[who], device_id) as port:
        _move(device, f"http://127.0.0.1:{port}")
        before = files(device)
        for _ in range(2):
            done = device.call("sync", "--once", "--timeout", "5")
            assert done.returncode == 1
            assert b"Traceback" not in done.stderr
        assert files(device) == before
    with device.outbox() as outbox:
        status = outbox.status()
        assert (status.waiting, status.sending, status.quarantined) == (2, 0, ())
        assert status.retired is None
    _move(device, url)
    assert device.send().delivered == 2
    assert {one["person"]["name"] for one in central.opened} == {"An", "Bea"}


def test_every_problem_central_can_name_leaves_a_kiosk_as_it_is(device: Device, central: FakeCentral) -> None:
    device.add("An")
    for code in TABLE:
        with standing_between(problem(403, code), device.enrolment().device_id) as port:
            url = device.enrolment().url
            _move(device, f"http://127.0.0.1:{port}")
            device.call("sync", "--once", "--timeout", "5")
            _move(device, url)
    assert device.send().delivered == 1


def _move(device: Device, url: str) -> None:
    """Let the device find central at another address, as a hall's network does."""
    file = device.state / "enrolment.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | {"url": url}))


@pytest.mark.parametrize("who", ["captive portal 200", "captive portal 511", "redirect"])
@pytest.mark.parametrize("names", [("An",), ()])
def test_a_network_that_wants_somebody_to_log_in_is_called_that(
    device: Device, central: FakeCentral, who: str, names: tuple[str, ...]
) -> None:
    device.add(*names)
    with standing_between(BETWEEN[who], device.enrolment().device_id) as port:
        _move(device, f"http://127.0.0.1:{port}")
        done = device.call("sync", "--once", "--timeout", "5")
    assert b"asks somebody to log in first" in done.stderr
