"""Scans come from a thread of the scanner: they are handed to the visit in the window's own time."""

from __future__ import annotations

from functools import partial

from kivy.clock import Clock

from kiosk.receipts.scanned import sort_scan
from kiosk.ui.event_wait import wake
from kiosk.ui.stage import ScanStage


class Scans:
    """Listens from when the window is there."""

    def __init__(self, app: ScanStage) -> None:
        self.app = app
        app.parts.scanner.start(self._heard)

    def _heard(self, text: str) -> None:
        Clock.schedule_once(partial(self.take, text))
        wake()

    def take(self, text: str, _: float = 0.0) -> None:
        """Something was read: show what comes of it."""
        file = self.app.parts.site.file
        self.app.visit.scan(sort_scan(text, file.qr_host, file.former_hosts))
        self.app.render()
