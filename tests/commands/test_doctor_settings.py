"""`kiosk doctor` finds what would leave a panel black or a wish without effect, and says it in one line."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.catalogue.standing import is_a_place, place_meant
from kiosk.cli import main
from kiosk.commands import doctor_site
from kiosk.devices.health.clock import SimulatedClock, clock_health
from kiosk.devices.screen.health import screen_health
from kiosk.machine.folders import assets_dir
from kiosk.outbox.queue import open_outbox
from kiosk.volunteers.desk import RESTING_KEY
from kiosk.volunteers.pin import choose
from kiosk.wire.catalogue import Place


@pytest.fixture
def state(tmp_path, monkeypatch) -> Path:
    state = tmp_path / "state"
    state.mkdir()
    for name in ("KIOSK_PRINTER", "KIOSK_SPEECH", "KIOSK_PLACE", "KIOSK_SITE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KIOSK_STATE", str(state))
    monkeypatch.setenv("KIOSK_SETTINGS", str(tmp_path / "kiosk.env"))
    return state


def examined(capsys, name: str) -> tuple[str, str]:
    """Return state and words of one line; a broken one is the exit code as well."""
    code = main(["doctor", "--json"])
    [line] = [one for one in json.loads(capsys.readouterr().out) if one["name"] == name]
    assert line["state"] != "broken" or code == 1
    return line["state"], line["detail"]


# --- the settings file


def test_a_remark_behind_a_setting_is_named_with_its_file_and_line(state, tmp_path, capsys) -> None:
    file = tmp_path / "kiosk.env"
    file.write_text("# ours\nKIOSK_PLACE=digipunt-centrum        # where this kiosk stands\n")
    told = examined(capsys, "settings")
    assert told[0] == "broken"
    assert told[1].startswith(f"{file}:2: KIOSK_PLACE is 'digipunt-centrum        # where")
    assert "a line of its own" in told[1]


def test_a_misspelled_setting_is_named_with_the_one_that_was_meant(state, tmp_path, capsys) -> None:
    (tmp_path / "kiosk.env").write_text("KIOSK_PRINTR=none\n")
    assert examined(capsys, "settings") == (
        "broken",
        f"{tmp_path / 'kiosk.env'}:1: 'KIOSK_PRINTR' is no setting of a kiosk; did you mean KIOSK_PRINTER?",
    )


def test_a_file_that_notepad_saved_in_another_alphabet_is_out_of_use_and_it_is_said(
    state, tmp_path, capsys
) -> None:
    (tmp_path / "kiosk.env").write_bytes(b"KIOSK_SITE=x\nKIOSK_PLACE=caf\xe9\n")
    told = examined(capsys, "settings")
    assert told[0] == "broken"
    assert "kiosk.env:2:" in told[1]
    assert "no line of this file is in use" in told[1]


@pytest.mark.parametrize("said", ["7 days", "7d", "-1", "91", "seven", "٧", "7,5"])
def test_days_to_keep_that_are_no_number_are_named_for_nothing_is_kept(
    state, capsys, monkeypatch, said
) -> None:
    monkeypatch.setenv("KIOSK_KEEP_DAYS", said)
    told = examined(capsys, "queue")
    assert told[0] == "broken"
    assert "0 to 90; 0 is in use" in told[1]


def test_an_installer_who_forgot_sudo_is_told_that_the_services_read_something_else(
    state, tmp_path, capsys, monkeypatch
) -> None:
    (tmp_path / "kiosk.env").write_text("KIOSK_PRINTER=none\n")
    assert examined(capsys, "settings")[0] == "warn"
    monkeypatch.setenv("KIOSK_PRINTER", "none")
    assert examined(capsys, "settings") == ("ok", f"{tmp_path / 'kiosk.env'}: 1 settings")


def test_what_is_odd_in_the_environment_is_said_too(state, capsys, monkeypatch) -> None:
    monkeypatch.setenv("KIOSK_PLACE", "digipunt-centrum   # where")
    assert examined(capsys, "settings")[0] == "broken"
    told = examined(capsys, "place")
    assert told[0] == "broken"
    assert told[1].endswith("did you mean 'digipunt-centrum'?")


def test_a_table_of_the_device_that_nobody_reads_is_named(state, capsys) -> None:
    (state / "device.toml").write_text("[printr]\naddress = 'none'\n")
    told = examined(capsys, "settings")
    assert told[0] == "broken"
    assert f"{state / 'device.toml'}:1: unknown table [printr]; did you mean 'printer'?" in told[1]


def test_settings_of_the_device_saved_by_notepad_are_read(state, capsys) -> None:
    (state / "device.toml").write_bytes(b'\xef\xbb\xbf[stands]\r\nat = "digipunt-centrum"\r\n')
    assert examined(capsys, "place") == ("ok", "digipunt-centrum")
    assert examined(capsys, "settings")[0] == "ok"


# --- where it stands


@pytest.mark.parametrize(
    "said",
    [
        "digipunt-center",
        "Digipunt-Centrum",
        " digipunt-centrum",
        "digipunt-centrum ",
        "'digipunt-centrum'",
        '"digipunt-centrum"',
        "digipunt centrum",
        "digipunt_centrum",
        "digipunt-centrum # where",
    ],
)
@pytest.mark.parametrize("by", ["environment", "device.toml"])
def test_a_kiosk_that_stands_at_no_place_of_the_list_is_told_which_was_meant(
    state, capsys, monkeypatch, said, by
) -> None:
    if by == "environment":
        monkeypatch.setenv("KIOSK_PLACE", said)
    else:
        (state / "device.toml").write_text(f"[stands]\nat = {json.dumps(said)}\n")
    told = examined(capsys, "place")
    assert told[0] == "broken"
    assert told[1].startswith(repr(said))
    assert "did you mean 'digipunt-centrum'?" in told[1]


def test_a_place_by_its_name_is_meant_by_its_id() -> None:
    places = [
        Place(id="a-1", name="Bibliotheek Eeklo", address="Plein 1", town="Eeklo", postcode="9900"),
        Place(id="b", name="Café", address="Plein 2", town="Eeklo", postcode="9900"),
    ]
    assert place_meant("bibliotheek eeklo", places) == "a-1"
    assert place_meant("x", []) == ""
    assert is_a_place("x", []), "of an empty list nobody can tell"
    assert not is_a_place("x", places)


# --- what else a start opens


def test_a_postcode_file_that_stops_the_start_stops_the_doctor_as_well(
    state, tmp_path, capsys, monkeypatch
) -> None:
    from kiosk.site import postcodes

    shutil.copytree(assets_dir() / "postcodes", tmp_path / "postcodes")
    with (tmp_path / "postcodes" / "be.csv").open("a", encoding="utf-8") as file:
        file.write("99;\n")
    monkeypatch.setattr(postcodes, "assets_dir", lambda: tmp_path)
    told = examined(capsys, "site")
    assert told[0] == "broken"
    assert "be.csv" in told[1]


@pytest.mark.parametrize("name", ["icons/home.png", "pictures/home.png"])
def test_an_icon_or_a_picture_that_was_cut_off_is_named(name, state, tmp_path, capsys, monkeypatch) -> None:
    for kind in ("icons", "pictures"):
        shutil.copytree(assets_dir() / kind, tmp_path / kind)
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    monkeypatch.setattr(doctor_site, "assets_dir", lambda: tmp_path)
    assert examined(capsys, "pictures") == ("broken", "cannot be drawn: home.png; install anew")


def test_an_installation_without_its_pictures_is_told(state, tmp_path, capsys, monkeypatch) -> None:
    shutil.copytree(assets_dir() / "icons", tmp_path / "icons")
    monkeypatch.setattr(doctor_site, "assets_dir", lambda: tmp_path)
    assert examined(capsys, "pictures")[1] == "cannot be drawn: assets/pictures is empty; install anew"


def test_a_weight_of_the_letters_that_is_gone_stops_the_screen(state, tmp_path, capsys, monkeypatch) -> None:
    shutil.copytree(assets_dir() / "fonts", tmp_path / "fonts")
    (tmp_path / "fonts" / "KioskSans-SemiBold.ttf").unlink()
    monkeypatch.setattr(doctor_site, "assets_dir", lambda: tmp_path)
    assert examined(capsys, "fonts") == ("broken", "missing in assets/fonts: KioskSans-SemiBold.ttf")


def test_a_language_whose_letters_we_lack_is_named(state, capsys, monkeypatch) -> None:
    monkeypatch.setattr(doctor_site, "lacking_letters", lambda site, code: "U+1E2D" if code == "ar" else "")
    assert examined(capsys, "languages") == (
        "broken",
        "not offered on the screen: ar (no letter for U+1E2D)",
    )


def test_a_screen_that_does_not_answer_is_said_before_the_panel_stays_black() -> None:
    path = os.environ["PATH"]
    told = screen_health({"DISPLAY": ":4711", "PATH": path})
    assert told[0] == "broken"
    assert "journalctl -u kiosk-display" in told[1]
    assert screen_health({"PATH": "/nowhere"})[0] == "broken"


def test_a_screen_without_x_needs_a_card_that_may_be_used(tmp_path) -> None:
    environ = {"SDL_VIDEODRIVER": "kmsdrm"}
    assert screen_health(environ, tmp_path)[0] == "broken"
    (tmp_path / "card1").touch()
    assert screen_health(environ, tmp_path) == ("ok", f"KMSDRM on {tmp_path / 'card1'}")


def test_files_that_somebody_left_as_root_are_named_with_what_to_type(state, capsys, monkeypatch) -> None:
    (state / "run.lock").touch()
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, how: Path(path).name != "run.lock" and real(path, how))
    told = examined(capsys, "disk")
    assert told[0] == "broken"
    assert told[1].startswith("run.lock may not be")
    assert f"sudo chown -R kiosk:kiosk {state}" in told[1]


def test_a_desk_without_pin_is_said(state, capsys) -> None:
    assert examined(capsys, "pin")[0] == "warn"
    (state / "volunteer-pin.json").write_text("{")
    assert examined(capsys, "pin")[0] == "broken"
    choose("482915", state)
    assert examined(capsys, "pin") == ("ok", "chosen")


def test_a_kiosk_that_a_volunteer_put_to_rest_is_said(state, capsys) -> None:
    with open_outbox(state) as outbox:
        outbox.state.set(RESTING_KEY, "1", "screen")
    told = examined(capsys, "queue")
    assert told[0] == "warn"
    assert "wake it at the desk" in told[1]


# --- the clock


@pytest.fixture
def in_zone(monkeypatch) -> Iterator[object]:
    def choose_zone(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield choose_zone
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(("zone", "hint"), [("Europe/London", True), ("UTC", True), ("Europe/Paris", False)])
def test_a_machine_left_on_london_time_works_and_is_told_what_to_type(in_zone, zone, hint) -> None:
    in_zone(zone)
    clock = SimulatedClock(datetime(2026, 12, 1, 16, 42, tzinfo=UTC))
    told = clock_health(clock)
    assert told[0] == "ok"
    assert told[1].startswith("2026-12-01 17:42, set by a time server")
    assert ("set-timezone Europe/Brussels" in told[1]) == hint
