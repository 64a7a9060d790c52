"""kill -9 of the real service while a kiosk hands over: its web processes, every tenth time all of it."""

from __future__ import annotations

import os
import random
import signal
import socket
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path

from kiosk.outbox.queue import open_outbox
from tests.central.running import Service
from tests.faults.network import Joined, at_central
from tests.faults.reckoning import reckon, unreadable
from tests.faults.table import Line, Row

EVERYTHING = 10  # every tenth kill takes the whole service, not only its web processes
PORTION = 100


class Sender(threading.Thread):
    """A kiosk that fills and hands over without end, whatever happens at the other side."""

    def __init__(self, folder: Path, service: Service) -> None:
        super().__init__(daemon=True)
        folder.mkdir()
        invitation = service.invitation()
        self.device = Joined(folder, service, service.url, invitation["ca_certificate"])
        self.outbox = open_outbox(folder)
        self.over = threading.Event()
        self.queued: list[str] = []

    def run(self) -> None:
        left = False
        while not self.over.is_set():
            if not left:
                self.queued += self.device.fill(self.outbox, PORTION)
            left = self.device.send(self.outbox, deadline=5)

    def finish(self) -> int:
        """Hand over the rest; return how many records central confirmed."""
        self.over.set()
        self.join(60)
        self.device.send(self.outbox, deadline=60, all_due=True)
        delivered = self.outbox.status().delivered
        self.outbox.close()
        return delivered


def web_processes(service: Service) -> list[int]:
    """Return the processes that answer; their parent starts new ones."""
    parent = service.running[-1].pid
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [int(child) for child in children]


def answers(service: Service) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", service.port), 1) as line:
        line.settimeout(20)
        line.sendall(b"GET /api/v1/nothing HTTP/1.0\r\n\r\n")
        return b" 404 " in line.recv(100)
    return False


def kill(service: Service, everything: bool) -> None:
    """Kill, and wait until the service answers again."""
    if everything:
        os.killpg(service.running[-1].pid, signal.SIGKILL)
        service.running[-1].wait(10)
        service.start("serve", "--port", str(service.port))
    else:
        for process in web_processes(service):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
    give_up = time.monotonic() + 90
    while not answers(service):
        assert time.monotonic() < give_up, "the service did not come back"
        time.sleep(0.05)


def run(n: int) -> list[Row]:
    """Kill `n` times."""
    chance, in_between = random.Random(n), 0
    with tempfile.TemporaryDirectory() as folder:
        service = Service(Path(folder) / "central")
        try:
            service.serve()
            sender = Sender(Path(folder) / "kiosk", service)
            sender.start()
            for number in range(1, n + 1):
                time.sleep(chance.uniform(0.01, 0.3))
                in_between += sender.is_alive()
                kill(service, everything=number % EVERYTHING == 0)
            delivered = sender.finish()
            arrived, conflicts = at_central(service)
            broken = unreadable(service.folder / "db.sqlite3")
        finally:
            service.stop()
    assert in_between == n, "the kiosk gave up"
    counts = reckon(sender.queued, arrived) | {
        "left behind": len(sender.queued) - delivered, "conflicts": conflicts, "unreadable": broken,
    }  # fmt: skip
    note = f"{len(arrived):,} records handed over meanwhile"
    return [Row("kill -9 of the service while kiosks hand over", n, "kills", counts, note=note)]


LINE = Line("kill-server", "The service dies while kiosks hand over", 2, 200, run)
