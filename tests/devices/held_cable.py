"""A printer that takes its paper when the test lets it, and what its worker's tests share."""

from __future__ import annotations

import threading
import time

from PIL import Image

from kiosk.devices.printer_cable import Limits


class HeldCable:
    """A printer that takes its paper only when the test lets it."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.taken: list[bytes] = []

    def open(self, limits: Limits) -> None:
        self.go.wait(10)

    def ask(self, question: bytes) -> bytes:
        return b""

    def send(self, data: bytes, until: float) -> None:
        self.taken.append(data)

    def close(self) -> None:
        return None


def white(rows: int = 8) -> Image.Image:
    return Image.new("1", (576, rows), 0)


def when(true, seconds: float = 5.0) -> bool:
    until = time.monotonic() + seconds
    while not true() and time.monotonic() < until:
        time.sleep(0.005)
    return bool(true())
