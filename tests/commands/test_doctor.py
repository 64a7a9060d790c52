"""`kiosk doctor`: what an installer reads over the telephone."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from kiosk.catalogue.store import FILE, Catalogue
from kiosk.cli import main
from kiosk.commands import doctor
from kiosk.devices.printer import health as printer_health
from kiosk.devices.printer.finding import Attached
from kiosk.devices.printer.simulated import SimulatedPrinter
from kiosk.machine.folders import config_dir
from tests.catalogue.lists import published

NAMES = [
    "settings",
    "site",
    "catalogue",
    "place",
    "fonts",
    "languages",
    "pictures",
    "screen",
    "printer",
    "speech",
    "scanner",
    "disk",
    "power",
    "battery",
    "temperature",
    "machine",
    "clock",
    "network",
    "keys",
    "queue",
    "pin",
]


@pytest.fixture(autouse=True)
def device(tmp_path, monkeypatch) -> Path:
    state = tmp_path / "state"
    monkeypatch.setenv("KIOSK_STATE", str(state))
    monkeypatch.delenv("KIOSK_PRINTER", raising=False)
    monkeypatch.delenv("KIOSK_SPEECH", raising=False)
    monkeypatch.delenv("KIOSK_PLACE", raising=False)
    monkeypatch.setenv("KIOSK_SETTINGS", str(tmp_path / "kiosk.env"))
    return state


def examined(capsys, *more: str) -> tuple[int, dict[str, dict[str, str]]]:
    code = main(["doctor", "--json", *more])
    return code, {line["name"]: line for line in json.loads(capsys.readouterr().out)}


def test_a_fresh_device_works_and_is_told_to_join(capsys) -> None:
    code, lines = examined(capsys)
    assert list(lines) == NAMES
    assert code == 0
    assert {lines[name]["state"] for name in ("site", "fonts", "languages", "queue")} == {"ok"}
    for name in ("network", "keys"):
        assert lines[name]["state"] == "warn"
        assert "kiosk enrol" in lines[name]["detail"]
    assert lines["printer"]["state"] == "warn"
    assert set(lines["site"]) == {"name", "state", "detail"}


def test_each_check_is_one_line_with_state_name_and_words(capsys) -> None:
    assert main(["doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in lines] == NAMES
    assert all(line.split()[0] in ("ok", "warn", "broken") for line in lines)
    assert all(len(line.split()) > 2 for line in lines)


def test_a_printer_that_is_off_is_broken_and_so_is_the_exit_code(capsys, monkeypatch) -> None:
    monkeypatch.setenv("KIOSK_PRINTER", "network://127.0.0.1:1")
    code, lines = examined(capsys)
    assert code == 1
    assert lines["printer"]["state"] == "broken"
    assert "does not answer" in lines["printer"]["detail"]
    assert main(["doctor"]) == 1
    assert capsys.readouterr().err == "kiosk doctor: broken: printer\n"


@pytest.mark.parametrize(
    ("fault", "state", "words"),
    [
        ("none", "ok", "the roll is fine"),
        ("low-paper", "warn", "nearly empty"),
        ("no-paper", "broken", "the roll is empty"),
        ("mute", "ok", "does not tell"),
        ("cover-open", "broken", "the cover is open"),
        ("offline", "broken", "it stands still"),
    ],
)
def test_the_paper_of_the_printer_is_told_as_it_says_itself(
    tmp_path, capsys, monkeypatch, fault, state, words
) -> None:
    with SimulatedPrinter(tmp_path / "papers", fault=fault) as there:
        monkeypatch.setenv("KIOSK_PRINTER", there.address)
        _, lines = examined(capsys)
    assert lines["printer"]["state"] == state
    assert words in lines["printer"]["detail"]


def test_the_installer_gets_a_test_paper_and_a_reason_when_it_does_not_come(
    tmp_path, capsys, monkeypatch
) -> None:
    with SimulatedPrinter(tmp_path / "papers") as there:
        monkeypatch.setenv("KIOSK_PRINTER", there.address)
        _, lines = examined(capsys, "--test-print")
        assert there.wait_for_papers(1)
    assert lines["paper"]["state"] == "ok"
    with SimulatedPrinter(tmp_path / "none", fault="cover-open") as there:
        monkeypatch.setenv("KIOSK_PRINTER", there.address)
        code, lines = examined(capsys, "--test-print")
    assert (code, lines["paper"]["state"]) == (1, "broken")
    assert "klep" in lines["paper"]["detail"]


def test_a_printer_that_is_attached_but_not_set_is_named_with_what_to_write(capsys, monkeypatch) -> None:
    there = [Attached("usb://04b8:0e28", "Epson TM-T20III", "epson-tm-t20iii")]
    monkeypatch.setattr(printer_health, "attached_printers", lambda: there)
    monkeypatch.setenv("KIOSK_PRINTER", "none")
    _, lines = examined(capsys)
    assert 'address = "usb://04b8:0e28" and model = "epson-tm-t20iii"' in lines["printer"]["detail"]


def test_a_wrong_setting_of_the_printer_is_named(device, capsys) -> None:
    device.mkdir(parents=True, exist_ok=True)
    (device / "device.toml").write_text('[printer]\naddress = "192.168.1.9"\n')
    code, lines = examined(capsys)
    assert code == 1
    assert "network://" in lines["printer"]["detail"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Tu,Th 13:30-16:30; PH off", "di,do 13u30", "opening hours 'di,do 13u30' are not understood"),
        ('place = "digipunt-centrum"', 'place = "digipunt-center"', "did you mean 'digipunt-centrum'"),
        ("[[place]]", "[[place]", "catalogue.toml:"),
    ],
)
def test_an_installer_hears_which_line_of_the_places_is_wrong_before_the_panel_stays_empty(
    tmp_path, capsys, old, new, words
) -> None:
    site = tmp_path / "sites" / "here"
    shutil.copytree(config_dir() / "sites" / "eeklo", site)
    path = site / "catalogue.toml"
    assert old in path.read_text(encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    code, lines = examined(capsys, "--site", str(site))
    assert code == 1
    assert lines["site"]["state"] == "broken"
    assert words in lines["site"]["detail"]


def test_an_installer_hears_what_is_left_out_of_the_published_list(capsys, device) -> None:
    device.mkdir()
    doc = published(offers=3)
    doc["offers"][0]["opening_hours"] = "altijd"
    Catalogue(device / FILE).replace(doc)
    code, lines = examined(capsys)
    assert code == 0
    assert lines["catalogue"]["state"] == "warn"
    assert "left out: offer 'les-1': opening hours 'altijd'" in lines["catalogue"]["detail"]


def test_a_wrong_site_is_said_once_with_its_file(tmp_path, capsys) -> None:
    site = tmp_path / "sites" / "here"
    shutil.copytree(config_dir() / "sites" / "eeklo", site)
    (site / "site.toml").write_text(
        (site / "site.toml").read_text().replace('id = "eeklo"', 'id = "Eek lo"', 1)
    )
    code, lines = examined(capsys, "--site", str(site))
    assert code == 1
    assert "site.toml" in lines["site"]["detail"]
    assert lines["languages"]["detail"] == doctor.NO_SITE
    assert lines["queue"]["state"] == "ok"


def test_a_card_that_refuses_is_broken_and_the_rest_is_still_told(capsys, monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(30, os.strerror(30))

    monkeypatch.setattr(os, "fsync", refuse)
    code, lines = examined(capsys)
    assert code == 1
    assert lines["disk"]["state"] == "broken"
    assert lines["disk"]["detail"].startswith("read-only")
    assert lines["site"]["state"] == "ok"


def test_a_state_folder_that_cannot_be_made_is_told_without_a_traceback(
    tmp_path, capsys, monkeypatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("KIOSK_STATE", str(tmp_path / "file" / "state"))
    code, lines = examined(capsys)
    assert code == 1
    assert lines["disk"]["state"] == "broken"
    assert lines["site"]["state"] == "ok"


def test_a_check_that_crashes_is_a_line_of_its_own(capsys, monkeypatch) -> None:
    monkeypatch.setitem(doctor.CHECKS, "clock", lambda device: 1 / 0)
    code, lines = examined(capsys)
    assert code == 1
    assert lines["clock"] == {
        "name": "clock",
        "state": "broken",
        "detail": "the check itself failed (ZeroDivisionError)",
    }
    assert lines["queue"]["state"] == "ok"


def test_a_queue_that_cannot_be_read_is_broken(device, capsys) -> None:
    device.mkdir(parents=True, exist_ok=True)
    (device / "kiosk.db").write_bytes(b"this is no database, " * 300)
    code, lines = examined(capsys)
    assert code == 1
    assert lines["queue"]["state"] == "broken"


def test_an_enrolment_that_was_damaged_is_broken(device, capsys) -> None:
    device.mkdir(parents=True, exist_ok=True)
    (device / "enrolment.json").write_text("{")
    code, lines = examined(capsys)
    assert code == 1
    assert lines["keys"]["state"] == "broken"
    assert "enrol" in lines["keys"]["detail"]


def test_the_doctor_leaves_nothing_behind(device, capsys) -> None:
    examined(capsys)
    assert list(device.iterdir()) == []
