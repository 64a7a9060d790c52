"""A screen that stands still is noticed: the word to systemd comes from the loop, and stays away with it."""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.machine.watchdog import Watchdog

SYSTEMD = [str(path) for path in Path("/usr/lib").glob("*/systemd/libsystemd-shared-*.so")]
NO_UNIX = """
import ctypes, socket, sys
from kiosk.machine.watchdog import Watchdog
ctypes.CDLL(sys.argv[1]).seccomp_restrict_address_families(None, True)
try:
    socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
except OSError:
    Watchdog({"NOTIFY_SOCKET": sys.argv[2]}).ready()
"""


@pytest.fixture
def systemd(tmp_path: Path) -> tuple[socket.socket, dict[str, str]]:
    """What systemd gives a service: a socket that it listens to, and a patience of 15 seconds."""
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    listening.bind(str(tmp_path / "notify"))
    listening.setblocking(False)
    return listening, {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "15000000"}


def heard(listening: socket.socket) -> list[bytes]:
    said = []
    while True:
        try:
            said.append(listening.recv(100))
        except BlockingIOError:
            return said


def test_a_loop_that_goes_round_is_heard_three_times_within_the_patience_of_systemd(
    systemd: tuple[socket.socket, dict[str, str]],
) -> None:
    listening, environ = systemd
    now = 100.0
    dog = Watchdog(environ, lambda: now)
    dog.ready()
    for _ in range(150):
        dog.feed()
        now += 0.1
    assert heard(listening) == [b"READY=1", *[b"WATCHDOG=1"] * 3]


def test_a_loop_that_stands_still_says_nothing(systemd: tuple[socket.socket, dict[str, str]]) -> None:
    listening, environ = systemd
    Watchdog(environ).ready()
    assert heard(listening) == [b"READY=1"]


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"NOTIFY_SOCKET": "/nowhere"},
        {"WATCHDOG_USEC": "x"},
        {"NOTIFY_SOCKET": "@gone", "WATCHDOG_USEC": "9"},
    ],
)
def test_where_nobody_listens_the_kiosk_goes_on(environ: dict[str, str]) -> None:
    dog = Watchdog(environ)
    dog.ready()
    dog.feed()


def test_a_child_of_the_service_does_not_feed_for_it(systemd: tuple[socket.socket, dict[str, str]]) -> None:
    listening, environ = systemd
    Watchdog({**environ, "WATCHDOG_PID": str(os.getpid() + 1)}).feed()
    assert heard(listening) == []


@pytest.mark.skipif(not SYSTEMD, reason="systemd is not on this machine")
def test_sync_which_may_open_no_unix_socket_is_heard_all_the_same(
    systemd: tuple[socket.socket, dict[str, str]],
) -> None:
    listening, environ = systemd
    done = subprocess.run(
        [sys.executable, "-c", NO_UNIX, SYSTEMD[0], environ["NOTIFY_SOCKET"]],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert heard(listening) == [b"READY=1"]
    assert ctypes.CDLL(SYSTEMD[0])
