"""What a person wrote on the card for this kiosk: `kiosk.txt` on the boot partition, which any PC reads.

    python -m kiosk.devices.settings.boot_file /boot/firmware/kiosk.txt      as root, at each start

It is written in whatever editor there is, so it is read kindly: Windows line ends, a byte-order mark, UTF-16
and Latin-1, a remark or a lone `&` behind a value, `export`, quotes. What it says goes into
/etc/kiosk/kiosk.env in the strict spelling that systemd and `sudo kiosk` read alike (`file.py`).
`KIOSK_INVITATION` is the text of the square of an invitation: sync joins with it, at each start anew until it
worked; then the line goes from the card.
"""

from __future__ import annotations

import codecs
import os
import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from kiosk.devices.settings.advice import KNOWN
from kiosk.devices.settings.file import PATH
from kiosk.machine.durable import replace_file

INVITATION = "KIOSK_INVITATION"
STATE = Path("/var/lib/kiosk")
LEFT = "invitation"  # where sync looks: kiosk.outbox.invited.FILE
JOINED = "enrolment.json"  # kiosk.outbox.enrolment.FILE
MOST_BYTES = 64 * 1024
_LINE = re.compile(r"^\s*(?:export\s+|set\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*?)\s*$")
_QUOTED = re.compile(r"""^(["'“”„«‘])(.*?)(["'“”»’])(?:\s.*)?$""")
_BEHIND = re.compile(r"\s+(?:#|;|//).*$|\s+&+\s*$")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class BootFile(NamedTuple):
    """What the file says, and the lines nobody could make sense of."""

    settings: dict[str, str]
    invitation: str
    lost: tuple[tuple[int, str], ...]


def read_boot_file(raw: bytes) -> BootFile:
    """Return what these bytes say; never raises."""
    settings: dict[str, str] = {}
    lost: list[tuple[int, str]] = []
    for number, line in enumerate(re.split(r"\r\n|\r|\n", _text(raw[:MOST_BYTES])), start=1):
        if not line.strip() or line.lstrip()[0] in "#;":
            continue
        found = _LINE.match(line)
        name = found[1].upper() if found else ""
        value = _value(found[2]) if found else ""
        if (name not in KNOWN and name != INVITATION) or not value.isprintable():
            lost.append((number, line.strip()[:60]))
        elif value:
            settings[name] = value
    return BootFile(settings, settings.pop(INVITATION, ""), tuple(lost))


def _text(raw: bytes) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")  # Notepad's 'ANSI'


def _value(written: str) -> str:
    if quoted := _QUOTED.match(written):
        return quoted[2].strip()
    return _BEHIND.sub("", written).strip()


def put_into(text: str, settings: Mapping[str, str]) -> str:
    """Return the text of a settings file with each of these once, whatever it said about them before."""
    lines = text.splitlines()
    for name in settings:
        lines = [line for line in lines if not re.match(rf"\s*#?\s*{name}\s*=", line)]
    lines += [f"{name}={_in_quotes(value)}" for name, value in settings.items()]
    return "\n".join(lines) + "\n"


def _in_quotes(value: str) -> str:
    return '"' + re.sub(r'([\\"$`])', r"\\\1", value) + '"'


def apply(boot: Path, settings_file: Path = PATH, state: Path = STATE) -> list[str]:
    """Take over what the file says; return what is to be said about it. Raises OSError."""
    try:
        raw = boot.read_bytes()
    except FileNotFoundError:
        return []
    found = read_boot_file(raw)
    said = [
        f"{boot}:{number}: {line!r} is no setting of a kiosk; it is passed over"
        for number, line in found.lost
    ]
    before = settings_file.read_text(encoding="utf-8", errors="replace") if settings_file.exists() else ""
    after = put_into(before, found.settings)
    if found.settings and after != before:
        replace_file(settings_file, after.encode(), mode=0o644)
        said.append(f"{boot}: {', '.join(found.settings)} taken over into {settings_file}")
    if found.invitation:
        said.append(_invite(found.invitation, boot, raw, state))
    return said


def _invite(invitation: str, boot: Path, raw: bytes, state: Path) -> str:
    if not (state / JOINED).exists():
        left = state / LEFT
        replace_file(left, invitation.encode(), mode=0o600)
        if os.geteuid() == 0:
            shutil.chown(left, *_owner(state))
        return f"{boot}: sync joins with the invitation; it stays on the card until that worked"
    # Overwritten in place first: a rename alone leaves the old bytes on the card.
    kept = [line for line in re.split(r"\r\n|\r|\n", _text(raw)) if INVITATION not in line.upper()]
    with boot.open("r+b") as file:
        file.write(b"\n" * len(raw))
        file.flush()
        os.fsync(file.fileno())
    replace_file(boot, "\n".join(kept).encode())
    return f"{boot}: this kiosk has joined; the invitation was taken off the card"


def _owner(state: Path) -> tuple[int, int]:
    of = state.stat()
    return of.st_uid, of.st_gid


def main(argv: list[str]) -> int:
    """Say each thing in a line. 0 also where something was passed over: the kiosk starts all the same."""
    try:
        for line in apply(Path(argv[0])):
            print(f"kiosk: {line}", file=sys.stderr)
    except OSError as error:
        print(f"kiosk: {argv[0]}: {error.strerror}; the settings stay as they were", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
