"""The printer of this device, as its installer wrote it down."""

from __future__ import annotations

import pytest

from kiosk.devices.printer_problems import PrinterSetting
from kiosk.devices.settings import printer_settings


def test_a_device_without_settings_has_no_printer(tmp_path) -> None:
    assert printer_settings(tmp_path, {}).address == "none"


def test_the_file_names_the_printer_and_the_environment_wins(tmp_path) -> None:
    (tmp_path / "device.toml").write_text(
        '[printer]\naddress = "usb://04b8:0e15"\nwidth = 58\n\n[sound]\nvolume = 3\n'
    )
    assert printer_settings(tmp_path, {}).address == "usb://04b8:0e15"
    settings = printer_settings(
        tmp_path, {"KIOSK_PRINTER": "network://127.0.0.1:9100", "KIOSK_PRINTER_WIDTH": "80"}
    )
    assert (settings.address, settings.width) == ("network://127.0.0.1:9100", 80)
    assert settings.open().dots == 576


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[printer]\nwidth = 70\n", "printer.width"),
        ("[printer]\nadress = 'usb://04b8:0e15'\n", "printer.adress"),
        ("printer = 3\n", "must be a table"),
        ("[printer\n", "device.toml cannot be read"),
        ("\ufeff\x00", "device.toml cannot be read"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path, text, named) -> None:
    (tmp_path / "device.toml").write_text(text)
    with pytest.raises(PrinterSetting, match=named):
        printer_settings(tmp_path, {})


def test_a_width_that_is_no_number_is_named_too(tmp_path) -> None:
    with pytest.raises(PrinterSetting, match=r"printer\.width"):
        printer_settings(tmp_path, {"KIOSK_PRINTER_WIDTH": "wide"})
