"""The printers people can buy, as config/printers.toml knows them."""

from __future__ import annotations

import pytest
from PIL import Image

from kiosk.devices.paper.image import draw
from kiosk.devices.printer.escpos_bytes import escpos_bytes
from kiosk.devices.printer.escpos_library import CAPABILITIES
from kiosk.devices.printer.models import model_of, model_on_usb, printer_models
from kiosk.devices.printer.problems import PrinterSetting
from kiosk.devices.settings.settings import printer_settings
from kiosk.receipts.compose import paper_for_record
from tests.devices.printer.interpreter import papers_of_others
from tests.receipts.papers import RECORD, WORDS


@pytest.mark.parametrize("model_id", printer_models())
def test_the_paper_fits_every_printer_in_the_list(model_id: str) -> None:
    model = model_of(model_id)
    picture = draw(paper_for_record(RECORD, WORDS), model.width, model.dots)
    data = escpos_bytes(picture, model.width, "", model)
    [shown] = papers_of_others(data, model.dots)
    assert shown.crop((0, 0, *picture.size)).tobytes() == picture.tobytes()
    assert data.endswith(
        {"full": b"\x1dV\x00", "partial": b"\x1dV\x01", "none": bytes((27, 100, model.feed))}[model.knife]
    )


def test_no_head_is_said_to_be_wider_than_the_librarys_profile_of_it() -> None:
    for model in printer_models().values():
        assert model.source
        for name, profile in CAPABILITIES["profiles"].items():
            dots = profile["media"].get("width", {}).get("pixels")
            if f"profile {name}" in model.source.split(":")[0].split(";")[0] and isinstance(dots, int):
                assert model.dots <= dots, model.name


def test_the_numbers_on_the_usb_name_the_model_and_no_two_claim_the_same() -> None:
    assert model_on_usb("04B8:0E28") == "epson-tm-t20iii"
    assert model_on_usb("1d6b:0002") is None
    claimed = [usb for model in printer_models().values() for usb in model.usb]
    assert len(claimed) == len(set(claimed))


def test_the_installer_names_a_model_and_it_decides_the_width(tmp_path) -> None:
    (tmp_path / "device.toml").write_text('[printer]\naddress = "none"\nmodel = "epson-tm-t88v"\n')
    assert printer_settings(tmp_path, {}).open().dots == 512
    assert printer_settings(tmp_path, {"KIOSK_PRINTER_MODEL": "generic-58"}).open().width == 58
    with pytest.raises(PrinterSetting, match=r"unknown printer model 'x'; printers\.toml has: bixolon"):
        printer_settings(tmp_path, {"KIOSK_PRINTER_MODEL": "x"}).open()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[a]\nname = 'A'\nwidth = 70\ndots = 576\nsource = 's'\n", "a.width"),
        ("[a]\nname = 'A'\nwidth = 80\ndots = 576\nsource = 's'\nblade = 'full'\n", "a.blade"),
        ("[a\n", "printers.toml"),
        ("x = " + "[" * 9999, "printers.toml"),
        ("x = " + "9" * 9999, "printers.toml"),
    ],
)
def test_a_wrong_line_in_the_list_is_named(tmp_path, text: str, named: str) -> None:
    file = tmp_path / "printers.toml"
    file.write_text(text)
    with pytest.raises(PrinterSetting, match=named):
        printer_models(file)


def test_a_partial_cut_leaves_the_paper_hanging() -> None:
    model = model_of("generic-80").model_copy(update={"knife": "partial", "feed": 3})
    data = escpos_bytes(Image.new("1", (576, 10), 1), 80, "", model)
    assert data.endswith(b"\x1bd\x03\x1dV\x01")
