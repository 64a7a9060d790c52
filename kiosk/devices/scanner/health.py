"""How the scanner of this device is, for `kiosk doctor`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from kiosk.devices.scanner.scanner import UsbScanner
from kiosk.devices.settings.settings import scanner_settings


def scanner_health(state: Path) -> tuple[Literal["ok", "broken"], str]:
    """Return how it is, in one line. Raises ScannerSetting for a setting that is none."""
    scanner = scanner_settings(state).open()
    if not isinstance(scanner, UsbScanner):
        return "ok", "none: people type the code of their paper"
    if not scanner.there:
        return "broken", f"{scanner.path} is not there; plug it in, or look in /dev/input/by-id"
    if scanner.path.exists() and not os.access(scanner.path, os.R_OK):
        return "broken", f"{scanner.path} may not be read; user kiosk must be in group input"
    return "ok", str(scanner.path)
