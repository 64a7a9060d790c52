"""Which printers are attached to this machine: on USB, behind a device file, on a serial line, in CUPS.

Only looks: nothing is opened and nothing sent. A printer in the network cannot be seen from here.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.devices.printer.models import model_on_usb, printer_models

PRINTER_CLASS = "07"  # USB: bInterfaceClass of printers
EPSON = "04b8"  # some of its models show a class of their own
LOOK_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Attached:
    """A printer that was found: what to write in device.toml, and what it is called."""

    address: str
    name: str
    model: str = ""  # a table of config/printers.toml, where its numbers are known


def attached_printers(root: Path = Path("/")) -> list[Attached]:
    """Return what is attached, the surest first. `root` is another one in tests."""
    return [*_on_usb(root), *_device_files(root), *_serial_lines(root), *_queues()]


def _on_usb(root: Path) -> Iterator[Attached]:
    for device in sorted((root / "sys/bus/usb/devices").glob("*")):
        usb_id = f"{_read(device / 'idVendor')}:{_read(device / 'idProduct')}"
        if not re.fullmatch(r"[0-9a-f]{4}:[0-9a-f]{4}", usb_id):
            continue
        classes = {_read(file) for file in device.glob("*/bInterfaceClass")}
        model = model_on_usb(usb_id)
        if (
            model is None
            and PRINTER_CLASS not in classes
            and not (usb_id.startswith(EPSON) and "ff" in classes)
        ):
            continue
        told = " ".join(part for part in (_read(device / "manufacturer"), _read(device / "product")) if part)
        known = printer_models()[model].name if model else ""
        yield Attached(f"usb://{usb_id}", known or told or "a printer", model or "")


def _device_files(root: Path) -> Iterator[Attached]:
    """A parallel port, or USB through the kernel's own driver; our rule gives the latter a steady name."""
    steady = root / "dev/kiosk-printer"
    if steady.exists():
        yield Attached("file:///dev/kiosk-printer", "a printer behind a device file")
        return
    for file in sorted([*(root / "dev").glob("lp[0-9]*"), *(root / "dev/usb").glob("lp[0-9]*")]):
        yield Attached(f"file:///{file.relative_to(root)}", "a printer behind a device file")


def _serial_lines(root: Path) -> Iterator[Attached]:
    """Adapters by the name udev gives them: it stays the same in whichever socket they are."""
    for line in sorted((root / "dev/serial/by-id").glob("*")):
        yield Attached(f"serial:///dev/serial/by-id/{line.name}?baud=19200", "a serial line")


def _queues() -> Iterator[Attached]:
    if shutil.which("lpstat") is None:
        return
    try:
        told = subprocess.run(
            ["lpstat", "-e"], capture_output=True, text=True, timeout=LOOK_SECONDS, check=False
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return
    for name in told.splitlines():
        if re.fullmatch(r"[A-Za-z0-9_.-]+", name):
            yield Attached(f"cups://{name}", "a print queue (it must be raw)")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
