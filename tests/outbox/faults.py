"""What a batch may meet on its way: each of these was paid for by somebody in the field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from kiosk.wire import signing
from kiosk.wire.batch import Answer, Batch, answer_to
from tests.waiting import HANG

PAGE = b"<html><body>Welcome to FreeWifi, please log in</body></html>"
Fault = Callable[[Any, Batch, Callable[..., None], Callable[[], None]], None]


def _signed(central: Any, answer: Answer, key: bytes | None = None) -> tuple[bytes, dict[str, str]]:
    body = answer.canonical()
    return body, signing.sign_answer(key or central.answer_key, body)


def _good(central: Any, batch: Batch) -> tuple[bytes, dict[str, str]]:
    return _signed(central, central.store(batch))


def _drop_after_store(central: Any, batch: Batch, _send: Any, drop: Callable[[], None]) -> None:
    central.store(batch)
    drop()


def _gone_after(central: Any, batch: Batch, send: Any, _drop: Any) -> None:
    """All is well, and then the connection is closed, which nobody said it would be."""
    body, signature = _good(central, batch)
    send(202, body, signature)
    send.__self__.close_connection = True


def _silence(central: Any, _batch: Batch, _send: Any, drop: Callable[[], None]) -> None:
    central.over.wait(HANG)
    drop()


def _drip(central: Any, _batch: Batch, send: Any, _drop: Any) -> None:
    door = send.__self__
    door.wfile.write(b"HTTP/1.1 202 Accepted\r\nContent-Length: 100000\r\n\r\n")
    while not central.over.wait(0.05):
        door.wfile.write(b" ")


def _drip_headers(central: Any, _batch: Batch, send: Any, _drop: Any) -> None:
    door = send.__self__
    door.wfile.write(b"HTTP/1.1 202 Accepted\r\nX-Slow: ")
    while not central.over.wait(0.05):
        door.wfile.write(b"a")


def _changed(**changes: Any) -> Fault:
    """A rightly signed answer that is not the answer to this batch. It is not stored either."""

    def fault(central: Any, batch: Batch, send: Any, _drop: Any) -> None:
        answer = answer_to(batch, [("stored", None)] * len(batch.envelopes))
        send(202, *_signed(central, answer.model_copy(update={k: v(answer) for k, v in changes.items()})))

    return fault


def _stranger(central: Any, batch: Batch, send: Any, _drop: Any) -> None:
    answer = answer_to(batch, [("stored", None)] * len(batch.envelopes))
    send(202, *_signed(central, answer, signing.new_signing_key()[0]))


def _status(status: int, kind: str = "text/html", **headers: str) -> Fault:
    def fault(central: Any, _batch: Batch, send: Any, _drop: Any) -> None:
        filled = {name.replace("_", "-"): value.format(central.elsewhere) for name, value in headers.items()}
        send(status, PAGE, filled, kind)

    return fault


FAULTS: dict[str, Fault] = {
    "500": _status(500),
    "503-later": _status(503, Retry_After="120"),
    "200-page": _status(200),
    "202-page": _status(202),
    "204": _status(204),
    "302-elsewhere": _status(302, Location="{}/api/v1/envelopes"),
    "307-elsewhere": _status(307, Location="{}/api/v1/envelopes"),
    "403": _status(403),
    "413": _status(413),
    "200-signed": lambda c, b, send, _d: send(200, *_good(c, b)),
    "202-unsigned": lambda c, b, send, _d: send(202, _good(c, b)[0]),
    "202-as-text": lambda c, b, send, _d: send(202, *_good(c, b), kind="text/plain"),
    "huge": lambda _c, _b, send, _d: send(202, b"[" * 3_000_000),
    "garbage": lambda _c, _b, send, _d: send(202, b"\x00\xff{{{"),
    "strangers-signature": _stranger,
    "other-batch": _changed(batch_id=lambda _answer: uuid4()),
    "wrong-order": _changed(results=lambda answer: answer.results[::-1]),
    "one-missing": _changed(results=lambda answer: answer.results[:-1]),
    "wrong-hash": _changed(
        results=lambda a: (a.results[0].model_copy(update={"sha256": "0" * 64}), *a.results[1:])
    ),
    "drop-after-store": _drop_after_store,
    "drop": lambda _c, _b, _send, drop: drop(),
    "silence": _silence,
    "drip": _drip,
    "drip-headers": _drip_headers,
}
HARMLESS = {"gone-after": _gone_after}
