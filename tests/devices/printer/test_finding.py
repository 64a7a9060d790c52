"""An installer plugs in a printer and is told what to write down."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.devices.printer.finding import Attached, attached_printers


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine of our own, without CUPS."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path


def plug_in(
    machine: Path, place: str, usb_id: str, interface_class: str, maker: str = "", name: str = ""
) -> None:
    device = machine / "sys/bus/usb/devices" / place
    (device / f"{place}:1.0").mkdir(parents=True)
    vendor, product = usb_id.split(":")
    for file, text in (
        ("idVendor", vendor),
        ("idProduct", product),
        ("manufacturer", maker),
        ("product", name),
    ):
        (device / file).write_text(f"{text}\n")
    (device / f"{place}:1.0" / "bInterfaceClass").write_text(f"{interface_class}\n")


def test_nothing_attached_is_nothing_found(machine: Path) -> None:
    assert attached_printers(machine) == []


def test_a_known_printer_on_usb_is_named_with_its_model(machine: Path) -> None:
    plug_in(machine, "1-1.2", "04b8:0e28", "07", "EPSON", "TM-T20III")
    plug_in(machine, "1-1.3", "046d:c31c", "03", "Logitech", "Keyboard")
    assert attached_printers(machine) == [Attached("usb://04b8:0e28", "Epson TM-T20III", "epson-tm-t20iii")]


def test_an_unknown_printer_is_found_by_its_class_and_called_what_it_says(machine: Path) -> None:
    plug_in(machine, "1-2", "1234:5678", "07", "Acme", "Thermal")
    plug_in(machine, "1-3", "04b8:0202", "ff", "EPSON", "TM-T88V")
    assert [(one.address, one.name) for one in attached_printers(machine)] == [
        ("usb://1234:5678", "Acme Thermal"),
        ("usb://04b8:0202", "EPSON TM-T88V"),
    ]


def test_a_device_file_has_its_steady_name_where_there_is_one(machine: Path) -> None:
    (machine / "dev/usb").mkdir(parents=True)
    (machine / "dev/usb/lp1").write_text("")
    assert [one.address for one in attached_printers(machine)] == ["file:///dev/usb/lp1"]
    (machine / "dev/kiosk-printer").symlink_to("usb/lp1")
    assert [one.address for one in attached_printers(machine)] == ["file:///dev/kiosk-printer"]


def test_serial_adapters_and_print_queues_are_offered_too(machine: Path) -> None:
    (machine / "dev/serial/by-id").mkdir(parents=True)
    (machine / "dev/serial/by-id/usb-FTDI_FT232R-if00-port0").write_text("")
    lpstat = machine / "bin" / "lpstat"
    lpstat.write_text("#!/bin/sh\necho balie\necho 'bad name;'\n")
    lpstat.chmod(0o755)
    assert os.access(lpstat, os.X_OK)
    assert [one.address for one in attached_printers(machine)] == [
        "serial:///dev/serial/by-id/usb-FTDI_FT232R-if00-port0?baud=19200",
        "cups://balie",
    ]


def test_a_print_system_that_hangs_keeps_nobody_waiting(machine: Path, monkeypatch) -> None:
    monkeypatch.setattr("kiosk.devices.printer.finding.LOOK_SECONDS", 0.2)
    lpstat = machine / "bin" / "lpstat"
    lpstat.write_text("#!/bin/sh\nexec /bin/sleep 20\n")
    lpstat.chmod(0o755)
    assert attached_printers(machine) == []
