"""A printer that takes its paper when the test lets it, and what its worker's tests share."""

from __future__ import annotations

import threading

from PIL import Image

from kiosk.devices.printer.cable import Limits
from tests.waiting import HANG


class HeldCable:
    """A printer that takes its paper only when the test lets it."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.taken: list[bytes] = []

    def open(self, limits: Limits) -> None:
        self.go.wait(HANG)

    def ask(self, question: bytes) -> bytes:
        return b""

    def send(self, data: bytes, until: float) -> None:
        self.taken.append(data)

    def close(self) -> None:
        return None


def white(rows: int = 8) -> Image.Image:
    return Image.new("1", (576, rows), 0)
