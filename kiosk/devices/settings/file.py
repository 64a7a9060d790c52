"""The settings file of a kiosk, /etc/kiosk/kiosk.env, read by the very rules of systemd's EnvironmentFile=.

The services get their settings from systemd; `sudo kiosk` gets them from here, so that both see one value for
each line. A shell would not do: for it `&` ends a command, `$` fetches a value and `#` begins a remark behind
one. The rules are those of `parse_env_file_internal` (systemd 252, src/basic/env-file.c; systemd.exec(5)):

- a line that begins with `#` or `;` is a remark; anywhere else these are part of the value;
- spaces around name and value go; a value in quotes keeps its own, and the quote may go on over lines;
- a backslash outside quotes takes the next character as it is, at the end of a line it joins the next one;
- nothing is fetched for `$`; a line without `=`, or with a name that is none, is passed over;
- one value or name that is no UTF-8, or a NUL anywhere, and the whole file is passed over
  (`EnvironmentFile=-`); in a remark any byte may stand.

    python -m kiosk.devices.settings.file /etc/kiosk/kiosk.env PROGRAM …     run a program with the settings
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import NamedTuple

PATH = Path("/etc/kiosk/kiosk.env")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_BLANK, _NEWLINE, _REMARK = " \t\n\r", "\n\r", "#;"
_ESCAPED = '"\\`$'  # inside double quotes; before anything else a backslash stays


class Unreadable(Exception):
    """systemd passes over the whole file; `line` is where, counted from 1."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line = line


class Setting(NamedTuple):
    """One assignment as systemd reads it. `written` is the text between `=` and the end of the value."""

    name: str
    value: str
    line: int
    written: str

    @property
    def has_a_name(self) -> bool:
        """Say whether systemd takes it: the name of a variable has letters, digits and `_` only."""
        return _NAME.fullmatch(self.name) is not None


class SettingsFile(NamedTuple):
    """What stands in the file: every assignment in its order, and the lines that are none."""

    settings: tuple[Setting, ...] = ()
    lost: tuple[tuple[int, str], ...] = ()  # (line, its text) without an equals sign
    swallowed: tuple[int, ...] = ()  # remarks that end in a backslash and take the next line along

    @property
    def values(self) -> dict[str, str]:
        """What a program gets; of two lines with one name the last one wins."""
        return {one.name: one.value for one in self.settings if one.has_a_name}


def read_settings_file(path: Path) -> SettingsFile:
    """Return what `path` says; nothing where it is not there. Raises Unreadable and OSError."""
    try:
        return parse(path.read_bytes())
    except FileNotFoundError:
        return SettingsFile()


def parse(raw: bytes) -> SettingsFile:
    """Return what the bytes of a settings file say. Raises Unreadable."""
    if b"\0" in raw:
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"K\0I\0O\0S\0K\0" in raw:
            raise Unreadable(1, "this is UTF-16, 'Unicode' in Notepad: save the file as UTF-8")
        raise Unreadable(raw[: raw.index(b"\0")].count(b"\n") + 1, "a NUL byte: this is no plain text")
    return _Reader(raw.decode("latin-1")).read()


def _letters(name: str, line: int) -> str:
    """Return the text of these bytes (one character each). Raises Unreadable where systemd knows none."""
    try:
        text = name.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        text = "\uffff"
    if any(0xFDD0 <= ord(char) <= 0xFDEF or ord(char) & 0xFFFE == 0xFFFE for char in text):
        raise Unreadable(line, "a letter that is not UTF-8: save the file as UTF-8")
    return text


def _shown(part: str) -> str:
    return part.encode("latin-1").decode("utf-8", "replace")


class _Reader:
    """Walks the bytes once, as systemd does; each is one character here."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.swallowed: list[int] = []

    def read(self) -> SettingsFile:
        settings: list[Setting] = []
        lost: list[tuple[int, str]] = []
        while self._skip(_BLANK):
            if self.text[self.at] in _REMARK:
                self._remark()
                continue
            begin = self.at
            line = self._line(begin)
            if self._name():
                name = self.text[begin : self.at - 1].rstrip(_BLANK)
                value, end = self._value()
                written = _shown(self.text[begin:end].partition("=")[2])
                settings.append(Setting(_letters(name, line), _letters(value, line), line, written))
                continue
            lost.append((line, _shown(self.text[begin : self.at].strip(_BLANK))))
        return SettingsFile(tuple(settings), tuple(lost), tuple(self.swallowed))

    def _line(self, at: int) -> int:
        return self.text.count("\n", 0, at) + 1

    def _skip(self, kind: str) -> bool:
        """Pass over these characters; False at the end."""
        while self.at < len(self.text) and self.text[self.at] in kind:
            self.at += 1
        return self.at < len(self.text)

    def _take(self) -> str:
        """Return the next character, empty at the end."""
        char = self.text[self.at : self.at + 1]
        self.at += len(char)
        return char

    def _remark(self) -> None:
        """Pass over a remark. A backslash in it takes the next character along, the end of the line too."""
        while (char := self._take()) and char not in _NEWLINE:
            if char == "\\" and self._take() in ("\n", "\r"):
                self.swallowed.append(self._line(self.at - 1))

    def _name(self) -> bool:
        """Pass over a name and its `=`; False for a line that has none. It has one character at least."""
        self._take()
        while (char := self._take()) and char not in _NEWLINE:
            if char == "=":
                return True
        return False

    def _value(self) -> tuple[str, int]:
        """Return the value that begins here, and where its last character stands."""
        value: list[str] = []
        while (char := self._take()) and char not in _NEWLINE:
            if char in "'\"":
                self._quoted(char, value)
            elif char not in _BLANK:
                self.at -= 1
                return self._plain(value)
        return "".join(value), self.at - (char != "")

    def _quoted(self, quote: str, value: list[str]) -> None:
        """Take the text up to the quote that closes it; more may follow behind it."""
        while (char := self._take()) and char != quote:
            if char == "\\" and quote == '"':
                following = self._take()
                if following == "\n":
                    continue
                value.append(following if following in _ESCAPED else char + following)
            else:
                value.append(char)

    def _plain(self, value: list[str]) -> tuple[str, int]:
        """Take the text up to the end of the line; blanks at its end go. Quotes in it are letters."""
        kept = len(value)
        while (char := self._take()) and char not in _NEWLINE:
            if char == "\\":
                following = self._take()
                value.append("" if following in _NEWLINE else following)
                kept = len(value)
                continue
            value.append(char)
            if char not in _BLANK:
                kept = len(value)
        del value[kept:]
        return "".join(value), self.at - (char != "")


def main(argv: list[str]) -> int:
    """Run a program with the settings; what systemd passes over is said and passed over here too."""
    path, program = Path(argv[0]), argv[1:]
    values: dict[str, str] = {}
    try:
        values = read_settings_file(path).values
    except Unreadable as error:
        print(f"kiosk: {path}: line {error.line}: {error}; no setting of it is in use", file=sys.stderr)
    except OSError as error:
        print(f"kiosk: {path} cannot be read ({error.strerror}): no setting is in use", file=sys.stderr)
    os.execvpe(program[0], program, {**os.environ, **values})  # noqa: S606 - no shell is the point of it


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
