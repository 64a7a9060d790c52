"""One line of the settings file is one value: for systemd, for `sudo kiosk` and for the doctor."""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.devices.settings.advice import advice
from kiosk.devices.settings.file import Unreadable, parse, read_settings_file

ROOT = Path(__file__).resolve().parents[3]
SYSTEMD = [str(path) for path in Path("/usr/lib").glob("*/systemd/libsystemd-shared-252.so")]

# (line as a person writes it, value as systemd 252 reads it)
LINES = [
    (b"KIOSK_PLACE=digipunt-centrum", "digipunt-centrum"),
    (b"KIOSK_PLACE = digipunt-centrum  ", "digipunt-centrum"),
    (b"KIOSK_PLACE=digipunt-centrum   # where", "digipunt-centrum   # where"),
    (b"KIOSK_PLACE=digipunt-centrum ; where", "digipunt-centrum ; where"),
    (b'KIOSK_PLACE="digipunt-centrum" # where', "digipunt-centrum# where"),
    (b"KIOSK_PLACE='digipunt-centrum'", "digipunt-centrum"),
    (b"KIOSK_PLACE=digipunt-'centrum'", "digipunt-'centrum'"),
    (
        b"KIOSK_PLACE=serial:///dev/kiosk-printer-serial?baud=19200&flow=none",
        "serial:///dev/kiosk-printer-serial?baud=19200&flow=none",
    ),
    (b"KIOSK_PLACE=network://u:p/w$1@host:9100", "network://u:p/w$1@host:9100"),
    (b"KIOSK_PLACE=$HOME/`id`/$(id)", "$HOME/`id`/$(id)"),
    (b"KIOSK_PLACE=a\\b", "ab"),
    (b"KIOSK_PLACE='a\\b'", "a\\b"),
    (b'KIOSK_PLACE="a\\b\\"c\\$d"', 'a\\b"c$d'),
    (b"KIOSK_PLACE=two words\r", "two words"),
    (b"KIOSK_PLACE=", ""),
    (b"  KIOSK_PLACE=x", "x"),
    ("KIOSK_PLACE=cafÃ©".encode("latin-1"), "café"),
]


@pytest.mark.parametrize(("line", "value"), LINES)
def test_a_line_has_the_value_that_systemd_gives_the_services(line: bytes, value: str) -> None:
    assert parse(b"# a remark\n" + line + b"\nKIOSK_SITE=/etc/kiosk/site\n").values == {
        "KIOSK_PLACE": value,
        "KIOSK_SITE": "/etc/kiosk/site",
    }


def of_systemd(raw: bytes) -> list[bytes] | None:
    """Have the parser of systemd itself read these bytes; None where it passes over the whole file."""
    load = ctypes.CDLL(SYSTEMD[0]).load_env_file
    load.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.POINTER(ctypes.POINTER(ctypes.c_char_p))]
    found = ctypes.POINTER(ctypes.c_char_p)()
    with tempfile.NamedTemporaryFile() as file:
        file.write(raw)
        file.flush()
        if load(None, file.name.encode(), ctypes.byref(found)) < 0:
            return None
    lines: list[bytes] = []
    while found and found[len(lines)]:
        lines.append(found[len(lines)])
    return lines


def of_ours(raw: bytes) -> list[bytes] | None:
    try:
        found = {one.name: one.value for one in parse(raw).settings}
    except Unreadable:
        return None
    return [f"{name}={value}".encode() for name, value in found.items()]


PIECES = [
    b"A",
    b"B=",
    b"=",
    b" ",
    b"\t",
    b"\n",
    b"\r\n",
    b"\r",
    b"\\",
    b'"',
    b"'",
    b"#",
    b";",
    b"$",
    b"/",
    b"&",
]


@pytest.mark.skipif(not SYSTEMD, reason="systemd 252 is not on this machine")
@settings(max_examples=2000, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*PIECES, b"\xef\xbb\xbf", b"\xff\xfe", "é".encode(), b"x", b"\xe9", b"\xef\xbf\xbf"]
        ),
        max_size=24,
    ).map(b"".join)
)
def test_whatever_a_person_types_we_read_it_as_systemd_itself_does(raw: bytes) -> None:
    ours, theirs = of_ours(raw), of_systemd(raw)
    assert (ours is None) == (theirs is None)
    # A name that has an = itself is none to either; systemd keeps a list by what stands before the first one.
    assert sorted(one for one in ours or () if one[:1] != b"=") == sorted(
        one for one in theirs or () if one[:1] != b"="
    )


@pytest.mark.skipif(not SYSTEMD, reason="systemd 252 is not on this machine")
@pytest.mark.parametrize("raw", [b"A=caf\xe9\nB=c\n", b"A=b\0\nB=c\n", b"\xe9=c\nB=c\n", b"A=\xef\xbf\xbf\n"])
def test_one_byte_that_is_no_text_costs_systemd_the_whole_file_and_us_as_well(raw: bytes) -> None:
    assert of_systemd(raw) is None
    with pytest.raises(Unreadable) as refused:
        parse(raw)
    assert refused.value.line == 1


@pytest.mark.parametrize(
    ("raw", "line", "said"),
    [
        (b"\n# x\nKIOSK_PLACE=centrum        # where", 3, "put it on a line of its own"),
        (b"KIOSK_PLACE=centrum ; where", 1, "put it on a line of its own"),
        (b"KIOSK_PLACE=centrum // where", 1, "put it on a line of its own"),
        (b'KIOSK_PLACE="centrum" # where', 1, "behind the closing quote"),
        (b"\xef\xbb\xbfKIOSK_PLACE=centrum", 1, "byte-order mark"),
        (b"export KIOSK_PLACE=centrum", 1, "leave out 'export'"),
        (b"EXPORT KIOSK_PLACE=centrum", 1, "leave out 'EXPORT'"),
        (b"rem KIOSK_PLACE=centrum", 1, "leave out 'rem'"),
        (b'Environment="KIOSK_PLACE=centrum"', 1, "line of a service"),
        (b"PLACE=centrum", 1, "did you mean KIOSK_PLACE"),
        (b"printer-model=generic-80", 1, "did you mean KIOSK_PRINTER_MODEL"),
        (b"KIOSK_PRINTER=none KIOSK_SPEECH=none", 1, "KIOSK_SPEECH= in it"),
        (b"KIOSK_PRINTER=none;KIOSK_SPEECH = none", 1, "KIOSK_SPEECH= in it"),
        (b"KIOSK_PLACE=centrum\\\nKIOSK_SITE=/x", 1, "backslash"),
        (b"KIOSK_PLACE= centrum \\\nKIOSK_SITE=/x", 1, "KIOSK_SITE= in it"),
        (b"KIOSK_PLACE=KIOSK_PLACE=centrum", 1, "each stands once"),
        (b"KIOSK_PLACE==centrum", 1, "write one"),
        (b"KIOSK_PLAATS=centrum", 1, "known are|did you mean"),
        (b"KIOSK_PRINTR=none", 1, "did you mean KIOSK_PRINTER"),
        (b"kiosk_place=centrum", 1, "did you mean KIOSK_PLACE"),
        (b"KIOSK-PLACE=centrum", 1, "did you mean KIOSK_PLACE"),
        (b"KIOSK_PLACE: centrum", 1, "NAME=value"),
        (b"KIOSK_PLACE='centrum", 1, "not closed"),
        ("KIOSK_PLACE=“centrum”".encode(), 1, "quotes"),
        (b"KIOSK_PLACE=cen'trum", 1, "quotes"),
        (b"KIOSK_SITE=$HOME/site", 1, "nothing is put in"),
        (b"KIOSK_SITE=~/site", 1, "nothing is put in"),
        (b"KIOSK_SITE=C:\\site", 1, "backslash"),
        (b"KIOSK_PLACE='centrum '", 1, "space"),
        ("KIOSK_PLACE=centrum\u00a0".encode(), 1, "U\\+00A0"),
        ("KIOSK_PLACE=cen\u200btrum".encode(), 1, "U\\+200B"),
        (b"KIOSK_PLACE=centrum;", 1, "leave it out"),
        (b"KIOSK_PLACE=a\nKIOSK_PLACE=b", 2, "stands on line 1 already"),
        (b"# C:\\\nKIOSK_PLACE=a", 1, "hides the line below"),
    ],
)
def test_whoever_wrote_a_line_that_is_read_otherwise_is_told_where_and_what_to_write(
    raw: bytes, line: int, said: str
) -> None:
    found = list(advice(parse(raw)))
    assert [number for number, _ in found] == [line]
    assert re.search(said, found[0][1]), found


@pytest.mark.parametrize(
    "raw",
    [
        (ROOT / "deploy" / "raspi" / "kiosk.env").read_bytes(),
        (ROOT / "deploy" / "raspi" / "kiosk.env").read_bytes().replace(b"\n", b"\r\n"),
        b"KIOSK_PRINTER=serial:///dev/kiosk-printer-serial?baud=19200&flow=none\n",
        b'KIOSK_SITE="/etc/kiosk/our site #2"\nLANG=nl_BE.UTF-8\n',
        b"KIOSK_SITE='C:\\site'\n",
        b"KIOSK_KEEP_DAYS=7\n",
    ],
)
def test_a_file_that_is_read_as_it_was_meant_gives_nothing_to_say(raw: bytes) -> None:
    assert list(advice(parse(raw))) == []


@pytest.mark.parametrize("alphabet", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_that_notepad_saved_as_unicode_is_named_as_such(alphabet: str) -> None:
    raw = "# ons\r\nKIOSK_PLACE=centrum\r\n".encode(alphabet)
    with pytest.raises(Unreadable, match=r"UTF-16.*save the file as UTF-8") as refused:
        parse(raw)
    assert refused.value.line == 1


def test_a_letter_of_another_alphabet_in_a_remark_costs_nobody_a_setting() -> None:
    assert parse(b"# caf\xe9\nKIOSK_PLACE=x\n").values == {"KIOSK_PLACE": "x"}


def test_a_kiosk_without_a_settings_file_has_no_settings(tmp_path: Path) -> None:
    assert read_settings_file(tmp_path / "kiosk.env").values == {}


def test_a_program_is_started_with_the_settings_and_its_own_arguments(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.env"
    file.write_bytes(b"KIOSK_PRINTER=serial:///dev/x?baud=19200&flow=none\nKIOSK_STATE=/from/file\n")
    done = subprocess.run(
        [sys.executable, "-m", "kiosk.devices.settings.file", file, sys.executable, "-c",
         "import os, sys; e = os.environ;"
         "print(e['KIOSK_PRINTER'], e['KIOSK_STATE'], sys.argv[1:], 'flow' in e)",
         "a b", "&"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "KIOSK_STATE": "/of/the/caller"},
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.stdout == "serial:///dev/x?baud=19200&flow=none /from/file ['a b', '&'] False\n", done.stderr


def test_a_file_that_systemd_passes_over_gives_sudo_kiosk_nothing_either_and_it_is_said(
    tmp_path: Path,
) -> None:
    file = tmp_path / "kiosk.env"
    file.write_bytes(b"KIOSK_SITE=/etc/kiosk/site\nKIOSK_PLACE=caf\xe9\n")
    done = subprocess.run(
        [sys.executable, "-m", "kiosk.devices.settings.file", file, "sh", "-c", 'echo "<$KIOSK_SITE>"'],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.stdout == "<>\n"
    assert f"{file}: line 2:" in done.stderr
