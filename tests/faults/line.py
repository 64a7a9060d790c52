"""What goes over one connection: a request as it came, an answer as it goes back, and ways to break off."""

from __future__ import annotations

import http.client
import socket
import struct
from collections.abc import Mapping
from dataclasses import dataclass


class Gone(Exception):
    """The line breaks here, without a word."""


@dataclass(frozen=True)
class Asked:
    """A request, with names of headers in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Said:
    """An answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def raw(self, last: bool = True) -> bytes:
        """Return what goes over the line; `last`: this connection is closed after it."""
        lines = [f"HTTP/1.1 {self.status} Said"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        lines += [f"Content-Length: {len(self.body)}", *["Connection: close"] * last, "", ""]
        return "\r\n".join(lines).encode("latin-1") + self.body


def read(line: socket.socket) -> Asked:
    """Read one request. Raises Gone when it breaks off."""
    file = line.makefile("rb")
    first = file.readline().decode("latin-1").split(" ")
    if len(first) != 3:
        raise Gone
    headers = {name.lower(): value for name, value in http.client.parse_headers(file).items()}
    length = int(headers.get("content-length", 0))
    body = file.read(length)
    if len(body) < length:
        raise Gone
    return Asked(first[0], first[1], headers, body)


def reset(line: socket.socket) -> None:
    """Close with a reset, as a machine does that has just lost its power."""
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    line.close()
