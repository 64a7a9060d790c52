"""A bad road to central: TLS on a port, and behind it, as often as it is told, something that goes wrong.

Whatever is not a fault is carried to the real service and back, byte for byte.
"""

from __future__ import annotations

import http.client
import random
import socket
import ssl
import tempfile
import threading
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from kiosk.wire.signing import CENTRAL_HEADER, ENVELOPES_PATH
from tests.faults.line import Asked, Gone, Said, read
from tests.faults.road_faults import BEFORE_TLS, INSIDE_TLS, OFTEN, OFTEN_INSIDE
from tests.outbox.certificates import Authority

USED_AGAIN = 0.8  # how often a connection on which all went well may be used again


class Road:
    """Use as a context manager; `faults` counts what really went wrong, by kind."""

    def __init__(self, central_url: str, authority: Authority, chance: random.Random) -> None:
        self.central, self.chance = urlsplit(central_url), chance
        self.faults: Counter[str] = Counter()
        self.share = 0.0  # how often something goes wrong, 0 to 1
        self.over = threading.Event()
        self.last_answer: Said | None = None  # central's, to a batch that went well
        self.refused_certificates = 0
        with tempfile.TemporaryDirectory() as folder:
            self.right = _context(authority, Path(folder))
            self.wrong = _context(Authority(), Path(folder))
        self._door = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.url = f"https://127.0.0.1:{self._door.getsockname()[1]}"

    def __enter__(self) -> Road:
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._door.close()

    def _serve(self) -> None:
        while not self.over.is_set():
            try:
                line, _ = self._door.accept()
            except OSError:
                return
            kind = self._chosen(OFTEN)
            threading.Thread(target=self._meet, args=(line, kind), daemon=True).start()

    def _chosen(self, kinds: Sequence[str]) -> str:
        kind = self.chance.choice(kinds) if self.chance.random() < self.share else ""
        if kind:
            self.faults[kind] += 1
        return kind

    def _meet(self, line: socket.socket, kind: str) -> None:
        line.settimeout(20)
        with suppress(OSError, Gone, ssl.SSLError, ValueError):
            if kind in BEFORE_TLS:
                BEFORE_TLS[kind](self, line)
                raise Gone
            secured = self.right.wrap_socket(line, server_side=True)
            again = self._carried(secured, read(secured), kind)
            while again:
                asked = read(secured)
                again = self._carried(secured, asked, self._chosen(OFTEN_INSIDE))
            secured.unwrap()
        with suppress(OSError):
            line.close()

    def _carried(self, secured: socket.socket, asked: Asked, kind: str) -> bool:
        """Carry one request and its answer; say whether this connection may be used again."""
        said = INSIDE_TLS[kind](self, secured, asked) if kind else self.carry(asked)
        if not kind and asked.path == ENVELOPES_PATH:
            self.last_answer = said
        again = not kind and self.chance.random() < USED_AGAIN
        without_a_word = not again and self.chance.random() < 0.5
        secured.sendall(said.raw(last=not again and not without_a_word))
        return again

    def carry(self, asked: Asked) -> Said:
        """Take a request to central and bring the answer back."""
        there = http.client.HTTPConnection(str(self.central.hostname), self.central.port, timeout=60)
        passed = {name: value for name, value in asked.headers.items() if name not in ("host", "connection")}
        there.request(asked.method, asked.path, body=asked.body or None, headers=passed)
        answer = there.getresponse()
        kept = ("Content-Type", CENTRAL_HEADER, "ETag", "Retry-After")
        headers = {name: value for name in kept if (value := answer.getheader(name)) is not None}
        said = Said(answer.status, headers, answer.read())
        there.close()
        return said


def _context(authority: Authority, folder: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority.server_file(folder))
    return context
