"""A scanner is read alone, its keys as they lie on an American keyboard, also when it is plugged in again."""

from __future__ import annotations

import os
import queue
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.devices.scanner.health import scanner_health
from kiosk.devices.scanner.keys import EVENT_BYTES, ScannedKeys
from kiosk.devices.scanner.scanner import (
    NoScanner,
    ScannerSetting,
    SimulatedScanner,
    UsbScanner,
    open_scanner,
)
from kiosk.devices.settings.settings import scanner_settings, standing
from tests.waiting import HANG

URL = "https://dekring.example/p/Ab3_-ZkPq7LmNo9RsTuVwX"
# linux/input-event-codes.h, written down here once more: code → unshifted and shifted character.
PLAIN = dict(zip(range(2, 14), "1234567890-=", strict=True)) | dict(
    zip(range(16, 28), "qwertyuiop[]", strict=True)
)
PLAIN |= dict(zip(range(30, 42), "asdfghjkl;'`", strict=True)) | dict(
    zip(range(43, 54), "\\zxcvbnm,./", strict=True)
)
SHIFTED = dict(zip("1234567890-=[];'`\\,./", '!@#$%^&*()_+{}:"~|<>?', strict=True))
SHIFT, ENTER, MISC, SYN = 42, 28, 4, 0


def event(code: int, value: int, at: float = 100.0, kind: int = 1) -> bytes:
    return struct.pack("@qqHHi", int(at), int(at % 1 * 1_000_000), kind, code, value)


def typed(text: str, at: float = 100.0) -> bytes:
    """Return what the kernel says while a scanner types `text` and Enter."""
    said = b""
    for char in text:
        plain = {shifted: one for one, shifted in SHIFTED.items()}.get(char, char.lower())
        code = next(code for code, one in PLAIN.items() if one == plain)
        keys = [(SHIFT, 1), (code, 1), (code, 0), (SHIFT, 0)] if plain != char else [(code, 1), (code, 0)]
        for key, value in keys:
            said += event(7, 458756, at, MISC) + event(key, value, at) + event(0, 0, at, SYN)
    return said + event(ENTER, 1, at) + event(ENTER, 0, at)


def test_every_character_of_our_squares_arrives_whatever_layout_the_system_has() -> None:
    assert ScannedKeys().feed(typed(URL)) == [URL]
    assert ScannedKeys().feed(typed("K7QM-3X9R")) == ["K7QM-3X9R"]


def test_bytes_may_come_in_any_pieces() -> None:
    keys, said, found = ScannedKeys(), typed(URL), []
    for start in range(0, len(said), 7):
        found += keys.feed(said[start : start + 7])
    assert found == [URL]


def test_half_a_scan_is_not_glued_to_the_next_person_s() -> None:
    keys = ScannedKeys()
    assert keys.feed(typed("half", at=100.0)[: -2 * EVENT_BYTES]) == []
    assert keys.feed(typed(URL, at=105.0)) == [URL]


def test_a_key_that_is_held_down_for_ever_fills_no_memory() -> None:
    keys = ScannedKeys()
    for _ in range(200):
        keys.feed(event(30, 1) * 100)
    [scan] = keys.feed(event(ENTER, 1))
    assert len(scan) <= ScannedKeys.LONGEST + 1


def test_bytes_that_are_no_keys_do_no_harm() -> None:
    assert ScannedKeys().feed(os.urandom(EVENT_BYTES * 50)) is not None


@pytest.fixture
def heard() -> queue.Queue[str]:
    return queue.Queue()


@pytest.fixture
def simulated(tmp_path: Path, heard: queue.Queue[str]) -> Iterator[SimulatedScanner]:
    scanner = open_scanner(f"simulated:{tmp_path / 'scanner'}")
    assert isinstance(scanner, SimulatedScanner)
    scanner.start(heard.put)
    assert scanner.there
    yield scanner
    scanner.close()


def test_the_twin_takes_a_line_for_a_scan_from_one_writer_after_the_other(simulated, heard) -> None:
    for text in (URL, "K7QM3X9R"):
        with simulated.path.open("w") as pipe:
            pipe.write(text + "\n")
        assert heard.get(timeout=HANG) == text
    simulated.close()
    assert not simulated.path.exists()


def test_a_scanner_is_read_again_after_it_was_plugged_out_and_in(tmp_path: Path, heard, caplog) -> None:
    device = tmp_path / "event7"
    scanner = UsbScanner(device)
    assert not scanner.there
    scanner.start(heard.put)
    for text in ("first", URL):
        os.mkfifo(device)
        assert scanner.there
        with device.open("wb") as pipe:  # waits until the scanner is read
            pipe.write(typed(text))
        assert heard.get(timeout=HANG) == text
        device.unlink()
    scanner.close()
    assert URL not in caplog.text
    assert not [thread for thread in threading.enumerate() if thread.name == "scanner"]


def test_a_scanner_that_never_read_can_be_closed() -> None:
    UsbScanner(Path("/dev/input/by-id/none")).close()
    NoScanner().close()


def test_a_device_says_what_it_scans_with_and_where_it_stands(tmp_path: Path) -> None:
    assert isinstance(scanner_settings(tmp_path, {}).open(), NoScanner)
    (tmp_path / "device.toml").write_text(
        '[scanner]\ndevice = "/dev/input/by-id/x"\n[stands]\nat = "digipunt-de-wijk"\n'
    )
    assert isinstance(scanner_settings(tmp_path, {}).open(), UsbScanner)
    assert standing(tmp_path, {}).at == "digipunt-de-wijk"
    assert isinstance(scanner_settings(tmp_path, {"KIOSK_SCANNER": "none"}).open(), NoScanner)
    assert standing(tmp_path, {"KIOSK_PLACE": "digipunt-centrum"}).at == "digipunt-centrum"


@pytest.mark.parametrize("setting", ["/dev/ttyUSB0", "scanner", "by-id/x"])
def test_a_setting_that_is_no_scanner_is_refused_in_words(setting: str) -> None:
    with pytest.raises(ScannerSetting, match="/dev/input/by-id"):
        open_scanner(setting)


def test_a_typing_error_in_the_settings_is_named(tmp_path: Path) -> None:
    (tmp_path / "device.toml").write_text('[scanner]\ndevise = "x"\n')
    with pytest.raises(ScannerSetting, match="devise"):
        scanner_settings(tmp_path, {})


def test_the_doctor_says_how_the_scanner_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KIOSK_SCANNER", raising=False)
    assert scanner_health(tmp_path)[0] == "ok"
    monkeypatch.setenv("KIOSK_SCANNER", "/dev/input/by-id/usb-unplugged-event-kbd")
    state, told = scanner_health(tmp_path)
    assert state == "broken" and "plug it in" in told
    monkeypatch.setenv("KIOSK_SCANNER", f"simulated:{tmp_path / 'scanner'}")
    assert scanner_health(tmp_path)[0] == "ok"
    assert not (tmp_path / "scanner").exists(), "looking starts nothing"
