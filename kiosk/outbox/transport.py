"""Requests to central: CA pinned, no redirects, no proxies, and never longer or larger than allowed.

Time-outs of sockets count from byte to byte: a server that drips one byte a second would hold us for ever.
So a watch cuts the connection at the deadline of the whole request, wherever it is.

One connection serves all requests of a pass where central leaves it open: a new one, with its certificate, is
two to three ways there and back, on the line of a hall more than the request itself.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import requests
import urllib3
from requests.adapters import HTTPAdapter
from requests.structures import CaseInsensitiveDict
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.response import HTTPResponse

from kiosk import __version__
from kiosk.outbox.refusals import NoNetwork, WrongAnswer
from kiosk.outbox.reply import Reply

CONNECT_SECONDS = 10.0
DEADLINE_SECONDS = 60.0
GOES_ON = (200, 202, 304)  # after any other answer a new connection is tried: it may lead elsewhere
OWN_HEADERS = {
    "User-Agent": f"digitaal-kiosk/{__version__}",
    "Accept": "application/json",
    "Accept-Encoding": "identity",
}


class Transport:
    """Talks to one central service. `ca_file` is the only authority it believes. A context manager."""

    def __init__(self, url: str, ca_file: Path, deadline: float = DEADLINE_SECONDS) -> None:
        """`url` as kiosk.wire.enrolment.safe_url returns it; `deadline` in seconds for one whole request."""
        self._url = url
        self._ca_file = ca_file
        self._deadline = deadline
        self._line: _Line | None = None
        self._road: _Watched | None = None

    def __enter__(self) -> Transport:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connection. The next request makes a new one."""
        if self._road is not None:
            self._road.close()
        if self._line is not None:
            self._line.close()
        self._road = self._line = None

    def send(self, method: str, path: str, body: bytes, headers: Mapping[str, str], most: int) -> Reply:
        """Send one request and return at most `most` bytes of answer. Raises NoNetwork, WrongAnswer.

        A connection that was used before may have been closed by the other side in the moment in which it is
        used again. That says nothing of the network, so the request goes once more, over a new one. Central
        takes what it knows already for a duplicate (RFC 9112, 9.3.1).
        """
        until = time.monotonic() + self._deadline
        try:
            return self._send(until, method, path, body, headers, most)
        except _ClosedMeanwhile:
            return self._send(until, method, path, body, headers, most)

    def _send(
        self, until: float, method: str, path: str, body: bytes, headers: Mapping[str, str], most: int
    ) -> Reply:
        line = self._line = self._line or _Line()
        road = self._road = self._road or _Watched(line)
        line.begin(until)
        try:
            reply = self._exchange(road, method, path, body, headers, most)
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            self.close()
            if isinstance(error, requests.exceptions.SSLError) and "certificate" in str(error).lower():
                raise NoNetwork("the certificate of central does not fit: nothing was sent") from None
            late = time.monotonic() >= until
            if not (late or line.fresh):
                raise _ClosedMeanwhile from None
            why = "took too long" if late else "broke off" if line.connected else "cannot be made"
            raise NoNetwork(f"the connection to central {why}", reached=line.connected) from None
        except BaseException:
            self.close()
            raise
        if not line.end():
            # Python takes headers that were cut off for headers that ended: what came is no answer.
            self.close()
            raise NoNetwork("the connection to central took too long", reached=True)
        if reply.status not in GOES_ON:
            self.close()
        return reply

    def _exchange(
        self, road: _Watched, method: str, path: str, body: bytes, headers: Mapping[str, str], most: int
    ) -> Reply:
        """The adapter alone, no session: nothing follows a redirect, keeps a cookie or asks for a proxy."""
        asked = requests.PreparedRequest()
        asked.method, asked.url, asked.body = method, self._url + path, body or None
        kind = {"Content-Type": "application/json", "Content-Length": str(len(body))} if body else {}
        asked.headers = CaseInsensitiveDict(OWN_HEADERS | kind | dict(headers))
        seconds = (min(CONNECT_SECONDS, self._deadline), self._deadline)
        with road.send(asked, stream=True, timeout=seconds, verify=str(self._ca_file)) as response:
            content = bytearray()
            while chunk := response.raw.read(16_384, decode_content=False):
                content += chunk
                if len(content) > most:
                    raise WrongAnswer(f"the answer to {path} is longer than {most} bytes")
            names = {name.lower(): value for name, value in response.headers.items()}
            return Reply(response.status_code, names, bytes(content))


class _ClosedMeanwhile(Exception):
    """Nothing came back over a connection that had worked before."""


class _Line:
    """The connection in use, and a watch that cuts it in the middle of whatever it does."""

    def __init__(self) -> None:
        self._guard = threading.Condition()
        self._socket: socket.socket | None = None
        self._until: float | None = None  # monotonic seconds; None between requests
        self._over = False
        self.connected = False
        self.fresh = True  # made for this request
        threading.Thread(target=self._watch, daemon=True).start()

    def begin(self, until: float) -> None:
        """A request starts and may take until this monotonic moment."""
        with self._guard:
            self._until, self.fresh = until, not self.connected
            self._guard.notify()

    def end(self) -> bool:
        """It was answered; say whether that was before the connection was cut."""
        with self._guard:
            self._until = None
            return not self._over

    def making(self) -> None:
        """A new connection is tried: nothing is reached yet."""
        with self._guard:
            self._drop()
            self.connected, self.fresh = False, True

    def made(self, connected: socket.socket) -> socket.socket:
        """Keep a second handle on the connection: TLS takes the first one over."""
        with self._guard:
            self._socket = socket.socket(fileno=os.dup(connected.fileno()))
            self.connected = True
            if self._over:
                self._cut()
        return connected

    def listening(self) -> None:
        """The request is sent. What comes is to be acknowledged at once (tcp(7)).

        A server that writes head and body of its answer apart waits 40 ms for that, on a connection that
        is used again. The kernel forgets it with the next request.
        """
        with self._guard, suppress(OSError):  # it is over already; who reads from it will say so
            if self._socket is not None:
                self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)

    def close(self) -> None:
        with self._guard:
            self._over = True
            self._drop()
            self._guard.notify()

    def _watch(self) -> None:
        with self._guard:
            while not self._over:
                left = None if self._until is None else self._until - time.monotonic()
                if left is not None and left <= 0:
                    self._over = True
                    self._cut()
                    return
                self._guard.wait(left)

    def _cut(self) -> None:
        if self._socket is not None:
            with suppress(OSError):  # it was over already
                self._socket.shutdown(socket.SHUT_RDWR)

    def _drop(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None


class _Watched(HTTPAdapter):
    """An adapter of requests whose connections are on a _Line."""

    def __init__(self, line: _Line) -> None:
        self._line = line
        super().__init__(max_retries=0, pool_connections=1, pool_maxsize=1)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {
            "http": partial(_PlainPool, line=self._line),  # which hands it on to its connections
            "https": partial(_SecurePool, line=self._line),
        }


class _Plain(HTTPConnection):
    def __init__(self, *args: Any, line: _Line, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._line = line

    def _new_conn(self) -> socket.socket:
        self._line.making()
        return self._line.made(super()._new_conn())

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as urllib3 differs from http.client
        self._line.listening()
        return super().getresponse()


class _Secure(_Plain, HTTPSConnection):
    """The same over TLS, which takes over the connection that is watched."""


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _Secure
