"""On which line each key of a TOML text stands.

`tomllib` gives values without places. This walks the same text once more and remembers where each key
began. It is only asked about text that `tomllib` has accepted, so it looks for places and checks nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

Path_ = tuple[str | int, ...]

_TOKEN = re.compile(
    r'(?P<space>[ \t\r]+|\#[^\n]*)|(?P<newline>\n)'
    r'|(?P<string>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\')'
    r"|(?P<mark>[\[\]{}=,.])|(?P<bare>[^\s\[\]{}=,.\#\"']+)",
    re.DOTALL,
)  # fmt: skip


class _Walk:
    """One pass over the tokens; `found` maps a key path to the line (from 1) where it starts."""

    def __init__(self, text: str) -> None:
        self.tokens: list[tuple[str, str, int]] = []
        line = 1
        for match in _TOKEN.finditer(text):
            kind, part = match.lastgroup or "", match.group()
            if kind != "space":
                self.tokens.append((kind, part, line))
            line += part.count("\n")
        self.at = 0
        self.found: dict[Path_, int] = {}
        self.tables: dict[Path_, int] = {}  # path of an array of tables → how many so far

    def run(self) -> dict[Path_, int]:
        table: Path_ = ()
        while self.at < len(self.tokens):
            if self._skip("\n"):
                continue
            line = self.tokens[self.at][2]
            if self._skip("["):
                many = self._skip("[")
                table = self._header(self._key(), many)
                self.found.setdefault(table, line)
                while self._skip("]"):
                    pass
            else:
                self._pair(table)
        return self.found

    def _skip(self, part: str) -> bool:
        if self.at < len(self.tokens) and self.tokens[self.at][1] == part:
            self.at += 1
            return True
        return False

    def _key(self) -> list[str]:
        keys: list[str] = []
        while self.at < len(self.tokens):
            kind, part, _ = self.tokens[self.at]
            if kind == "string":
                keys.append(json.loads(part) if part[0] == '"' and "\\U" not in part else part[1:-1])
            elif kind == "bare":
                keys.append(part)
            elif part != ".":
                break
            self.at += 1
        return keys

    def _header(self, keys: list[str], many: bool) -> Path_:
        """Turn `[[step.choice]]` into ("step", 2, "choice", 0): each array of tables means its last one."""
        path: Path_ = ()
        for number, key in enumerate(keys, start=1):
            path += (key,)
            if many and number == len(keys):
                self.tables[path] = self.tables.get(path, 0) + 1
            self.found.setdefault(path, self.tokens[self.at][2])
            if path in self.tables:
                path += (self.tables[path] - 1,)
        return path

    def _pair(self, table: Path_) -> None:
        line = self.tokens[self.at][2]
        before = self.at
        path = table
        for key in self._key():
            path += (key,)
            self.found.setdefault(path, line)
        self._skip("=")
        self._value(path)
        self.at = max(self.at, before + 1)  # always forward, whatever the text

    def _value(self, path: Path_) -> None:
        if self._skip("["):
            number = 0
            while self.at < len(self.tokens) and not self._skip("]"):
                if self._skip("\n") or self._skip(","):
                    continue
                self.found.setdefault((*path, number), self.tokens[self.at][2])
                self._value((*path, number))
                number += 1
        elif self._skip("{"):
            while self.at < len(self.tokens) and not self._skip("}"):
                if not (self._skip(",") or self._skip("\n")):
                    self._pair(path)
        else:
            while self.at < len(self.tokens) and self.tokens[self.at][1] not in ("\n", ",", "]", "}"):
                self.at += 1


def positions(text: str) -> dict[Path_, int]:
    """Return the line (from 1) of every key path, such as ("step", 3, "field"), of a valid TOML text."""
    return _Walk(text).run()


def span_of(text: str, path: Sequence[str | int]) -> tuple[int, int]:
    """Return the lines (from 1) where the value at a key path begins and where its last key stands.

    Parts of the path that are not in the text are passed over: a missing key is reported where its table
    begins, a name that pydantic puts in a path (the branch of a union) is ignored.
    """
    found = positions(text)
    here: Path_ = ()
    for part in path:
        if (*here, part) in found:
            here = (*here, part)
    first = found.get(here, 1)
    last = max((line for key, line in found.items() if key[: len(here)] == here), default=first)
    return first, last


def line_of(text: str, path: Sequence[str | int]) -> int:
    """Return the line (from 1) of a key path in a TOML text, or of the nearest table around it."""
    return span_of(text, path)[0]
