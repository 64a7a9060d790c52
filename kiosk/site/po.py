"""What stands in a gettext file, entry by entry.

The plain form that we, Poedit and Weblate write (msgctxt, msgid, msgstr) is read here in a third of the time
that Babel takes: at start a kiosk reads all its languages, because its first screen invites in all of them. A
file in any other form is left to Babel, which also finds what is wrong with it and where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from kiosk.site.lines import read_text
from kiosk.site.problems import BadSite


class Entry(NamedTuple):
    """One text: its key, the Dutch it was translated from, the translation (may be empty), its line."""

    key: str
    dutch: str
    text: str
    fuzzy: bool
    line: int

    @property
    def finished(self) -> bool:
        return bool(self.text) and not self.fuzzy


_QUOTED = r'"[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+"'
_WORDS = rf"[ \t]+({_QUOTED}(?:[ \t]*\n[ \t]*{_QUOTED})*+)[ \t]*(?:\n|\Z)"
_NOTES = r"((?:[ \t]*(?:#[^\n]*)?\n)*+)"
_HEADER = re.compile(rf'{_NOTES}msgid[ \t]+""[ \t]*\nmsgstr{_WORDS}')
_ENTRY = re.compile(rf"{_NOTES}msgctxt{_WORDS}msgid{_WORDS}msgstr{_WORDS}")
_REST = re.compile(r"(?:[ \t]*(?:#[^\n]*)?(?:\n|\Z))*+")
_JOINT = re.compile(r'"[ \t]*\n[ \t]*"')
_ESCAPED = re.compile(r'\\([\\trn"])')
_FUZZY = re.compile(r"^[ \t]*#,.*\bfuzzy\b", re.MULTILINE)
_QUOTES = '" \t\n'
_UNESCAPED = {"t": "\t", "r": "\r", "n": "\n"}


def read_po(path: Path) -> list[Entry]:
    """Return the entries of a gettext file, without its header; raises BadSite."""
    source = read_text(path)
    entries = plain_entries(source)
    if entries is None:
        entries = babel_entries(source, path)
    seen: dict[str, int] = {}
    for entry in entries:
        if entry.key in seen:
            raise BadSite(path, entry.line, f"{entry.key!r} stands on line {seen[entry.key]} already")
        seen[entry.key] = entry.line
    return entries


def plain_entries(source: str) -> list[Entry] | None:
    """Return the entries of a file in the plain form; None for any other file."""
    blocks = _taken_apart(source)
    return None if blocks is None else list(_entries(source, blocks))


class Block(NamedTuple):
    """An entry as it stands in the file: the notes before it, and where its msgid stands in the source."""

    entry: Entry
    notes: str
    begin: int
    end: int
    dutch: tuple[int, int]


class Blocks(NamedTuple):
    """A file in the plain form; the header ends at `begin`, the last entry at `end`."""

    entries: list[Block]
    begin: int
    end: int


def plain_blocks(source: str) -> Blocks | None:
    """Take a file in the plain form apart; None for any other file."""
    found = _taken_apart(source)
    if found is None:
        return None
    blocks = [
        Block(entry, block[1], block.start(), block.end(), block.span(3))
        for entry, block in zip(_entries(source, found), found, strict=True)
    ]
    begin = _after_header(source)
    return Blocks(blocks, begin, blocks[-1].end if blocks else begin)


def _after_header(source: str) -> int:
    header = _HEADER.match(source)
    return header.end() if header is not None else 0


def _taken_apart(source: str) -> list[re.Match[str]] | None:
    """Return the entries as they were found, one behind the other; None where anything else stands too."""
    at, blocks = _after_header(source), []
    while (found := _ENTRY.match(source, at)) is not None:
        if any(not part.strip(_QUOTES) and not _unquoted(part) for part in found.group(2, 3)):
            return None  # without a key or without the Dutch
        blocks.append(found)
        at = found.end()
    rest = _REST.match(source, at)
    return blocks if rest is not None and rest.end() == len(source) else None


def _entries(source: str, blocks: list[re.Match[str]]) -> Iterator[Entry]:
    line, counted = 1, 0
    for block in blocks:
        notes, key, dutch, text = block.groups()
        at = block.start(3)
        line += source.count("\n", counted, at)
        counted = at
        fuzzy = "#," in notes and _FUZZY.search(notes) is not None
        yield Entry(_unquoted(key), _unquoted(dutch), _unquoted(text), fuzzy, line)


def _unquoted(quoted: str) -> str:
    words = quoted[1:-1]
    if "\n" in words:
        words = _JOINT.sub("", words)
    return _ESCAPED.sub(lambda found: _UNESCAPED.get(found[1], found[1]), words) if "\\" in words else words


_LINE = re.compile(r'\s*(?:#.*|(?:msg\w+(?:\[\d+\])?\s+)?"(?:[^"\\]|\\.)*")?\s*')


def babel_entries(source: str, path: Path) -> list[Entry]:
    """Return the entries as Babel reads them. It forgives a lost quote and drops a letter; we do not."""
    from babel.messages.pofile import PoFileError
    from babel.messages.pofile import read_po as read

    for number, line in enumerate(source.split("\n"), 1):
        if not _LINE.fullmatch(line):
            raise BadSite(path, number, 'this is no gettext; a line is msgctxt, msgid or msgstr and "words"')
    try:
        messages = [message for message in read(StringIO(source), abort_invalid=True) if message.id]
    except (PoFileError, ValueError) as error:
        at = error.lineno + 1 if isinstance(error, PoFileError) else None
        raise BadSite(path, at, f"cannot be read as gettext ({error})") from None
    for message in messages:
        if not message.context:
            raise BadSite(path, message.lineno, "this text has no msgctxt; it must say the key of the text")
        if not isinstance(message.id, str):
            raise BadSite(path, message.lineno, f"{message.context!r} has plural forms; write one msgstr")
    return [
        Entry(str(one.context), str(one.id), str(one.string or ""), one.fuzzy, one.lineno or 1)
        for one in messages
    ]
