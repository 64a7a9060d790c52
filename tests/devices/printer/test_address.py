"""What an installer writes as the address of a printer is read to its last letter, or refused in words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.printer.address import read_address
from kiosk.devices.printer.printer import open_printer
from kiosk.devices.printer.problems import PrinterSetting
from kiosk.devices.settings.settings import printer_settings


@pytest.mark.parametrize(
    ("address", "place", "port"),
    [
        ("network://192.168.1.50", "192.168.1.50", 9100),
        ("NETWORK://192.168.1.50:9101/", "192.168.1.50", 9101),
        ("network://printer-balie.local:9100", "printer-balie.local", 9100),
        ("network://printer_balie.", "printer_balie.", 9100),
        ("network://[fd00::12]:9100", "fd00::12", 9100),
        ("USB://04B8:0E15", "04B8:0E15", 9100),
        ("cups://Bon_80.mm-2", "Bon_80.mm-2", 9100),
    ],
)
def test_a_printer_is_found_however_its_address_is_spelled(address: str, place: str, port: int) -> None:
    assert read_address(address)[1::3] == (place, port)


def test_a_serial_printer_keeps_its_speed_and_its_handshake() -> None:
    said = read_address(
        "serial:///dev/serial/by-path/pci-0000:01:00.0-usb-0:1.3:1.0-port0?baud=9600&flow=none"
    )
    assert (said.path.name, said.baud, said.flow) == (
        "pci-0000:01:00.0-usb-0:1.3:1.0-port0",
        9600,
        "none",
    )


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("network://192.168.1.50:0", "HOST:9100"),
        ("network://192.168.1.50:99999", "HOST:9100"),
        ("network://192.168.1.50.9100", "behind a colon"),
        ("network://192.168.1.500", "four numbers"),
        ("network://192.168.001.050", "without a 0 in front"),  # the network reads 050 as 40
        ("network://192.168.1", "four numbers"),
        ("network://192.168.1,50", "HOST:9100"),
        ("network://printer balie", "HOST:9100"),
        ("network://admin:1234@192.168.1.50", "HOST:9100"),
        ("network://http://192.168.1.50", "HOST:9100"),
        ("network://[192.168.1.50", "HOST:9100"),
        ("network://fe80::1", "HOST:9100"),
        ("network://192.168.1.50?timeout=5", "no option 'timeout'"),
        ("network://192.168.1\t.50", "U+0009"),
        ("network://192.168.1.50\u00a0", "U+00A0"),
        ("usb://04b8:0e15/lp0", "VID:PID"),
        ("usb://0x04b8:0x0e15", "VID:PID"),
        ("usb://:0e15", "VID:PID"),
        ("usb://O4b8:0e15", "VID:PID"),
        ("usb://04b8:0e15?profile=TM", "no option 'profile'"),
        ("serial:///dev/ttyUSB0?bauds=9600", "known are baud, flow"),
        ("serial:///dev/ttyUSB0?Baud=9600", "known are baud, flow"),
        ("serial:///dev/ttyUSB0?baud=9600&amp;flow=none", "known are baud, flow"),
        ("serial:///dev/ttyUSB0?baud=", "19200"),
        ("serial:///dev/ttyUSB0?baud=0", "19200"),
        ("serial:///dev/ttyUSB0?baud=9600²", "19200"),
        ("serial:///dev/ttyUSB0?baud=9600&baud=19200", "twice"),
        ("serial:///dev/ttyUSB0?flow=hardware", "dsrdtr, xonxoff, none"),
        ("serial:///dev/ttyUSB0&flow=none", "behind a ?"),
        ("serial:///dev/ttyUSB0:9600", "behind a ?"),
        ("serial:///dev/ttyUSB0,9600", "behind a ?"),
        ("serial:///dev/ttyUSB0#flow=none", "behind a #"),
        ("serial://COM3", "three slashes"),
        ("serial:///", "three slashes"),
        ("file:///", "three slashes"),
        ("file:///dev/usb/lp0?baud=9600", "no option 'baud'"),
        ("cups://-o", "QUEUE"),
        ("cups://Bon/raw", "QUEUE"),
        ("simulated://papers", "simulated:FOLDER"),
        ("simulated:papers?faults=no-paper", "known are fault"),
        ("192.168.1.50:9100", "did you mean network://192.168.1.50:9100?"),
        ("socket://192.168.1.50:9100", "did you mean network://192.168.1.50:9100?"),
        ("04b8:0e15", "did you mean usb://04b8:0e15?"),
        ("/dev/usb/lp0", "did you mean file:///dev/usb/lp0?"),
        ("/dev/ttyUSB0", "did you mean serial:///dev/ttyUSB0?"),
        ("None", "did you mean none?"),
        ("'none'", "did you mean none?"),
    ],
)
def test_an_installer_hears_what_of_the_address_would_be_passed_over(address: str, said: str) -> None:
    with pytest.raises(PrinterSetting, match=re.escape(said)):
        open_printer(address)


PIECES = st.sampled_from(
    ["network://", "usb://", "serial:///", "file:///", "cups://", "simulated:", "[", "]"]
)


@given(st.one_of(st.text(max_size=30), st.tuples(PIECES, st.text(max_size=30)).map("".join)))
def test_whatever_an_installer_types_the_kiosk_starts_or_says_why_not(address: str) -> None:
    try:
        open_printer(address)
    except PrinterSetting as refused:
        assert str(refused)


@pytest.mark.parametrize("width", ["²", "٨٠", "8O", "80mm", "080", "-80", "9" * 5000])
def test_a_width_that_nobody_can_buy_is_named(tmp_path: Path, width: str) -> None:
    with pytest.raises(PrinterSetting, match=r"printer\.width"):
        printer_settings(tmp_path, {"KIOSK_PRINTER_WIDTH": width})
