"""One request to central: CA pinned, no redirects, no proxies, and never longer or larger than allowed.

Time-outs of sockets count from byte to byte: a server that drips one byte a second would hold us for ever.
So a timer cuts the connection at the deadline of the whole request, wherever it is.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from kiosk import __version__
from kiosk.outbox.refusals import NoNetwork, WrongAnswer

CONNECT_SECONDS = 10.0
DEADLINE_SECONDS = 60.0


@dataclass(frozen=True)
class Reply:
    """An HTTP answer as it came: any status, headers with names in lower case, the raw bytes."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Transport:
    """Talks to one central service. `ca_file` is the only authority it believes."""

    def __init__(self, url: str, ca_file: Path, deadline: float = DEADLINE_SECONDS) -> None:
        """`url` as kiosk.wire.enrolment.safe_url returns it; `deadline` in seconds for one whole request."""
        self._url = url
        self._ca_file = ca_file
        self._deadline = deadline

    def send(self, method: str, path: str, body: bytes, headers: Mapping[str, str], most: int) -> Reply:
        """Send one request and return at most `most` bytes of answer. Raises NoNetwork, WrongAnswer."""
        started = time.monotonic()
        line = _Line()
        timer = threading.Timer(self._deadline, line.cut)
        timer.daemon = True
        timer.start()
        try:
            return self._exchange(line, method, path, body, headers, most)
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            if isinstance(error, requests.exceptions.SSLError) and "certificate" in str(error).lower():
                raise NoNetwork("the certificate of central does not fit: nothing was sent") from None
            late = time.monotonic() - started >= self._deadline
            why = "took too long" if late else "broke off" if line.connected else "cannot be made"
            raise NoNetwork(f"the connection to central {why}", reached=line.connected) from None
        finally:
            timer.cancel()
            line.close()

    def _exchange(
        self, line: _Line, method: str, path: str, body: bytes, headers: Mapping[str, str], most: int
    ) -> Reply:
        """A fresh session each time: every connection of ours is one the timer can cut."""
        own = {
            "User-Agent": f"digitaal-kiosk/{__version__}",
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "Connection": "close",
        }
        if body:
            own["Content-Type"] = "application/json"
        with requests.Session() as session:
            session.trust_env = False  # no proxy, .netrc or CA bundle from the environment
            session.mount(self._url.partition("://")[0] + "://", _Watched(line))
            with session.request(
                method,
                self._url + path,
                data=body or None,
                headers={**own, **headers},
                verify=str(self._ca_file),
                allow_redirects=False,
                stream=True,
                timeout=(min(CONNECT_SECONDS, self._deadline), self._deadline),
            ) as response:
                content = bytearray()
                while chunk := response.raw.read(16_384, decode_content=False):
                    content += chunk
                    if len(content) > most:
                        raise WrongAnswer(f"the answer to {path} is longer than {most} bytes")
                names = {name.lower(): value for name, value in response.headers.items()}
                return Reply(response.status_code, names, bytes(content))


class _Line:
    """The connection of one request, so that a timer can cut it in the middle of whatever it does."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._socket: socket.socket | None = None
        self._over = False
        self.connected = False

    def watch(self, connected: socket.socket) -> socket.socket:
        """Keep a second handle on the connection: TLS takes the first one over."""
        with self._guard:
            self._socket = socket.socket(fileno=os.dup(connected.fileno()))
            self.connected = True
            if self._over:
                self._socket.shutdown(socket.SHUT_RDWR)
        return connected

    def cut(self) -> None:
        with self._guard:
            self._over = True
            if self._socket is not None:
                with suppress(OSError):  # it was over already
                    self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        with self._guard:
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
        return self._line.watch(super()._new_conn())


class _Secure(_Plain, HTTPSConnection):
    """The same over TLS, which takes over the connection that is watched."""


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _Secure
