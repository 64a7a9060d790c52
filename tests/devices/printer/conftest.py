from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.devices.printer.printer import Printer
from kiosk.devices.printer.worker import PrintWorker
from tests.devices.printer.held_cable import HeldCable


@pytest.fixture
def held() -> Iterator[tuple[HeldCable, PrintWorker]]:
    """A worker whose printer waits for the test."""
    cable = HeldCable()
    worker = PrintWorker(Printer(cable, 80)).start()
    yield cable, worker
    cable.go.set()
    worker.stop()
