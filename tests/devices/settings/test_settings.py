"""The printer and the loudspeaker of this device, as its installer wrote them down."""

from __future__ import annotations

import pytest

from kiosk.devices.printer.problems import PrinterSetting
from kiosk.devices.settings.settings import TabletSetting, printer_settings, speech_settings, tablet
from kiosk.devices.speech.alsa import AlsaSink
from kiosk.devices.speech.sinks import FileSink, SpeechSetting


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
        ("x = " + "[" * 9999, "device.toml cannot be read"),
        ("x = " + "9" * 9999, "device.toml cannot be read"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path, text, named) -> None:
    (tmp_path / "device.toml").write_text(text)
    with pytest.raises(PrinterSetting, match=named):
        printer_settings(tmp_path, {})


def test_a_width_that_is_no_number_is_named_too(tmp_path) -> None:
    with pytest.raises(PrinterSetting, match=r"printer\.width"):
        printer_settings(tmp_path, {"KIOSK_PRINTER_WIDTH": "wide"})


def test_a_tablet_says_that_it_is_carried_about_in_either_file(tmp_path) -> None:
    assert not tablet(tmp_path, {}).carried
    assert tablet(tmp_path, {"KIOSK_TABLET": "yes"}).carried
    (tmp_path / "device.toml").write_text("[tablet]\ncarried = true\n")
    assert tablet(tmp_path, {}).carried
    assert not tablet(tmp_path, {"KIOSK_TABLET": "no"}).carried
    with pytest.raises(TabletSetting, match=r"tablet\.carried"):
        tablet(tmp_path, {"KIOSK_TABLET": "perhaps"})


def test_a_device_speaks_through_its_sound_card_unless_it_is_told_otherwise(tmp_path) -> None:
    assert isinstance(speech_settings(tmp_path, {}).open(tmp_path), AlsaSink)
    (tmp_path / "device.toml").write_text('[printer]\nwidth = 58\n\n[speech]\nsink = "none"\n')
    assert speech_settings(tmp_path, {}).open(tmp_path) is None
    told = speech_settings(tmp_path, {"KIOSK_SPEECH": "file:heard.wav?speed=20&headphones=yes"}).open(
        tmp_path
    )
    assert isinstance(told, FileSink)
    assert (told.path, told.speed, told.headphones()) == (tmp_path / "heard.wav", 20, True)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[speech]\nsink = "loud"\n', "'loud' is no loudspeaker"),
        ('[speech]\nsink = "alsa:"\n', "write alsa:DEVICE"),
        ('[speech]\nsink = "alsa:--help"\n', "write alsa:DEVICE"),
        ('[speech]\nsink = "file:"\n', "is no loudspeaker"),
        ('[speech]\nsink = "file:x?speed=0"\n', "write file:PATH"),
        ('[speech]\nsink = "file:x?speed=nan"\n', "write file:PATH"),
        ('[speech]\nsink = "file:x?spede=2"\n', "write file:PATH"),
        ("[speech]\nsink = 3\n", r"speech\.sink"),
        ("[speech]\nsinc = 'none'\n", r"speech\.sinc"),
        ("speech = 3\n", "must be a table"),
        ("[speech\n", "device.toml cannot be read"),
    ],
)
def test_a_wrong_loudspeaker_is_named(tmp_path, text, named) -> None:
    (tmp_path / "device.toml").write_text(text)
    with pytest.raises(SpeechSetting, match=named):
        speech_settings(tmp_path, {}).open(tmp_path)
