"""What somebody wrote on the card with any editor becomes what systemd and `sudo kiosk` read alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.settings.advice import advice
from kiosk.devices.settings.boot_file import apply, put_into, read_boot_file
from kiosk.devices.settings.file import parse, read_settings_file
from tests.devices.settings.test_file import SYSTEMD, of_systemd

PRINTER = "serial:///dev/kiosk-printer-serial?baud=19200&flow=none"
TEXT = f"# onze kiosk\r\nKIOSK_PRINTER={PRINTER}\r\nKIOSK_PLACE=digipunt-centrum\r\n"


@pytest.mark.parametrize(
    "raw", [TEXT.encode(), TEXT.encode("utf-8-sig"), TEXT.encode("utf-16"), TEXT.replace("\r", "").encode()]
)
def test_whichever_editor_saved_it_the_same_is_read(raw: bytes) -> None:
    assert read_boot_file(raw).settings == {"KIOSK_PRINTER": PRINTER, "KIOSK_PLACE": "digipunt-centrum"}


@pytest.mark.parametrize(
    "line",
    [
        "KIOSK_PLACE=hal # in de inkom",
        "KIOSK_PLACE = hal   ; in de inkom",
        'KIOSK_PLACE="hal" # in de inkom',
        "export KIOSK_PLACE='hal'",
        "kiosk_place=hal &",
        "KIOSK_PLACE=“hal”",
        "  KIOSK_PLACE=hal  ",
    ],
)
def test_a_remark_or_a_sign_behind_a_value_does_not_belong_to_it(line: str) -> None:
    assert read_boot_file(line.encode()).settings == {"KIOSK_PLACE": "hal"}


def test_what_nobody_can_make_sense_of_is_said_and_the_rest_holds(tmp_path: Path) -> None:
    boot, settings = tmp_path / "kiosk.txt", tmp_path / "kiosk.env"
    boot.write_bytes(b"KIOSK_PRINTR=usb://04b8:0e15\nhallo\nKIOSK_PLACE=caf\xe9\n")
    said = apply(boot, settings, tmp_path)
    assert read_settings_file(settings).values == {"KIOSK_PLACE": "café"}
    assert [line.split(":")[1] for line in said[:2]] == ["1", "2"]


VALUES = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.sampled_from("&$`\\\"'#;= "), min_size=1
)


@given(VALUES)
def test_whatever_is_in_a_value_both_readers_get_it_whole(value: str) -> None:
    text = put_into("# settings\n#KIOSK_PRINTER=usb://x\nKIOSK_PLACE=old\n", {"KIOSK_PLACE": value})
    assert parse(text.encode()).values == {"KIOSK_PLACE": value}
    if SYSTEMD:
        assert of_systemd(text.encode()) == [f"KIOSK_PLACE={value}".encode()]


@given(st.binary(max_size=300))
def test_no_file_is_so_odd_that_the_kiosk_does_not_start(raw: bytes) -> None:
    found = read_boot_file(raw)
    assert parse(put_into("", found.settings).encode()).values == found.settings


def test_taking_it_over_twice_changes_nothing_and_the_doctor_is_content(tmp_path: Path) -> None:
    boot, settings = tmp_path / "kiosk.txt", tmp_path / "kiosk.env"
    boot.write_bytes(TEXT.encode("utf-8-sig"))
    apply(boot, settings, tmp_path)
    first = settings.read_bytes()
    assert apply(boot, settings, tmp_path) == []
    assert settings.read_bytes() == first
    assert list(advice(read_settings_file(settings))) == []


def test_an_invitation_stays_on_the_card_until_it_worked_and_then_goes(tmp_path: Path) -> None:
    boot, state = tmp_path / "kiosk.txt", tmp_path / "state"
    state.mkdir()
    boot.write_text("KIOSK_PLACE=hal\nKIOSK_INVITATION=KIOSK1:abc-DEF_123\n")
    for _ in range(2):  # the first start had no network, so sync could not join
        apply(boot, tmp_path / "kiosk.env", state)
        left = state / "invitation"
        assert left.read_text() == "KIOSK1:abc-DEF_123"
        assert left.stat().st_mode & 0o777 == 0o600
        left.unlink()
    (state / "enrolment.json").write_text("{}")
    apply(boot, tmp_path / "kiosk.env", state)
    assert not (state / "invitation").exists()
    assert boot.read_text() == "KIOSK_PLACE=hal\n"
    assert "INVITATION" not in (tmp_path / "kiosk.env").read_text()


def test_a_kiosk_without_such_a_file_starts_as_it_is(tmp_path: Path) -> None:
    assert apply(tmp_path / "kiosk.txt", tmp_path / "kiosk.env", tmp_path) == []
    assert not (tmp_path / "kiosk.env").exists()
