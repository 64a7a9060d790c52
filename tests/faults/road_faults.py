"""What can go wrong on the road to central, by name. Each was met by somebody with a hall's network.

Before TLS a fault has only the bare connection. Inside TLS it has the request, and may carry it to central
(`road.carry`) before or after it does its harm, or not at all.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.wire.signing import CENTRAL_HEADER
from tests.faults.line import Asked, Gone, Said, reset

if TYPE_CHECKING:
    from tests.faults.road import Road

SILENCE = 0.6  # seconds; longer than a device of ours waits here
PAGE = b"<html><body>Welcome to FreeWifi, please log in</body></html>"
HTML = {"Content-Type": "text/html"}


def _hang(road: Road, _line: socket.socket) -> None:
    road.over.wait(SILENCE)


def _plain_page(_road: Road, line: socket.socket) -> None:
    line.recv(100)
    line.sendall(Said(302, HTML | {"Location": "http://login.example/"}, PAGE).raw())


def _half_a_handshake(road: Road, line: socket.socket) -> None:
    hello = line.recv(4096)
    line.sendall(hello[: road.chance.randrange(1, 60)])


def _strangers_certificate(road: Road, line: socket.socket) -> None:
    try:
        road.wrong.wrap_socket(line, server_side=True).recv(10)
    except ssl.SSLError:
        road.refused_certificates += 1


BEFORE_TLS: dict[str, Callable[[Road, socket.socket], None]] = {
    "reset at once": lambda _road, line: reset(line),
    "silence before TLS": _hang,
    "a page instead of TLS": _plain_page,
    "half a handshake": _half_a_handshake,
    "a stranger's certificate": _strangers_certificate,
}


Fault = Callable[["Road", socket.socket, Asked], Said]


def _status(status: int, **headers: str) -> Fault:
    named = HTML | {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _road, _line, _asked: Said(status, named, b"" if status == 204 else PAGE)


def _lost_on_the_way(_road: Road, line: socket.socket, _asked: Asked) -> Said:
    reset(line)
    raise Gone


def _cut_on_the_way(road: Road, line: socket.socket, asked: Asked) -> Said:
    """Central gets the beginning of the request, then nothing."""
    head = [f"{asked.method} {asked.path} HTTP/1.1", "Host: central"]
    head += [f"{name}: {value}" for name, value in asked.headers.items() if name != "host"]
    raw = "\r\n".join([*head, "", ""]).encode("latin-1") + asked.body
    with socket.create_connection((str(road.central.hostname), road.central.port or 80), 20) as there:
        there.sendall(raw[: road.chance.randrange(len(raw))])
    reset(line)
    raise Gone


def _answer_lost(road: Road, line: socket.socket, asked: Asked) -> Said:
    road.carry(asked)
    reset(line)
    raise Gone


def _answer_cut(road: Road, line: socket.socket, asked: Asked) -> Said:
    raw = road.carry(asked).raw()
    line.sendall(raw[: road.chance.randrange(len(raw))])
    raise Gone


def _answer_drips(road: Road, line: socket.socket, asked: Asked) -> Said:
    for byte in road.carry(asked).raw():
        line.sendall(bytes([byte]))
        if road.over.wait(0.05):
            break
    raise Gone


def _silence(road: Road, _line: socket.socket, _asked: Asked) -> Said:
    road.over.wait(SILENCE)
    raise Gone


def _silence_after_storing(road: Road, _line: socket.socket, asked: Asked) -> Said:
    road.carry(asked)
    road.over.wait(SILENCE)
    raise Gone


def _twice(road: Road, _line: socket.socket, asked: Asked) -> Said:
    road.carry(asked)
    return road.carry(asked)


def _answer_of_another_day(road: Road, _line: socket.socket, asked: Asked) -> Said:
    return road.last_answer or Said(202, HTML, PAGE)


def _changed_on_the_way(road: Road, _line: socket.socket, asked: Asked) -> Said:
    changed = bytearray(asked.body or b"\0")
    changed[road.chance.randrange(len(changed))] ^= 1 << road.chance.randrange(8)
    return road.carry(Asked(asked.method, asked.path, asked.headers, bytes(changed)))


def _answer_changed(road: Road, _line: socket.socket, asked: Asked) -> Said:
    said = road.carry(asked)
    changed = bytearray(said.body or b"\0")
    changed[road.chance.randrange(len(changed))] ^= 1 << road.chance.randrange(8)
    return Said(said.status, said.headers, bytes(changed))


def _answer_unsigned(road: Road, _line: socket.socket, asked: Asked) -> Said:
    said = road.carry(asked)
    return Said(said.status, {k: v for k, v in said.headers.items() if k != CENTRAL_HEADER}, said.body)


def _answer_as_200(road: Road, _line: socket.socket, asked: Asked) -> Said:
    said = road.carry(asked)
    return Said(200, said.headers, said.body)


def _noise(road: Road, line: socket.socket, _asked: Asked) -> Said:
    line.sendall(road.chance.randbytes(road.chance.randrange(1, 4000)))
    raise Gone


def _no_end(_road: Road, _line: socket.socket, _asked: Asked) -> Said:
    return Said(202, {"Content-Type": "application/json"}, b"[" * 300_000)


INSIDE_TLS: dict[str, Fault] = {
    "lost on the way": _lost_on_the_way,
    "cut on the way": _cut_on_the_way,
    "answer lost after storing": _answer_lost,
    "answer cut": _answer_cut,
    "answer drips": _answer_drips,
    "silence": _silence,
    "silence after storing": _silence_after_storing,
    "sent twice": _twice,
    "answer of another batch": _answer_of_another_day,
    "changed on the way": _changed_on_the_way,
    "answer changed": _answer_changed,
    "answer without signature": _answer_unsigned,
    "answer as 200": _answer_as_200,
    "noise": _noise,
    "answer without end": _no_end,
    "login page": _status(200),
    "login page as 202": _status(202),
    "204": _status(204),
    "redirect": _status(302, Location="https://127.0.0.1:9/api/v1/envelopes"),
    "redirect that keeps the method": _status(307, Location="https://127.0.0.1:9/api/v1/envelopes"),
    "403": _status(403),
    "413": _status(413),
    "429": _status(429, Retry_After="30"),
    "502": _status(502),
    "503": _status(503, Retry_After="30"),
}
SLOW = {"silence before TLS", "answer drips", "silence", "silence after storing"}
KINDS = (*BEFORE_TLS, *INSIDE_TLS)
OFTEN = tuple(kind for kind in KINDS for _ in range(1 if kind in SLOW else 4))  # waiting teaches little
OFTEN_INSIDE = tuple(kind for kind in OFTEN if kind in INSIDE_TLS)
