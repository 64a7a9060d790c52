"""The words of the program by stable key.

Dutch is the source (config/texts/*.nl.toml, journeys, schemes); another language is one gettext file
config/texts/LANG.po whose msgctxt is the key and msgid the Dutch, with texts/LANG.po in the folder of a site
for what only that site has. What has no translation yet is shown in Dutch rather than not at all, and so is
what was translated from another Dutch text than the one of today.
"""

from __future__ import annotations

import re
import string
from collections.abc import Container, Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.site.lines import did_you_mean, read_text
from kiosk.site.problems import BadSite

if TYPE_CHECKING:
    from babel.messages.catalog import Message

SOURCE = "nl"


class Texts:
    """Texts of all languages; `get` never fails for a known key."""

    def __init__(
        self, dutch: Mapping[str, str], others: Mapping[str, Mapping[str, str]] | None = None
    ) -> None:
        self._dutch = dict(dutch)
        self._others = dict(others or {})

    def get(self, language: str, key: str, /, **values: object) -> str:
        """Return the text of `key`, with `{names}` filled in; KeyError for a key nobody wrote."""
        text = self._others.get(language, {}).get(key) or self._dutch[key]
        return text.format(**values) if values else text

    def translated(self, language: str, key: str, dutch: str) -> str:
        """Return `dutch` in `language`; as it is where it is not, or not any more, the Dutch of `key`."""
        return self.get(language, key) if self._dutch.get(key) == dutch else dutch

    def has(self, key: str) -> bool:
        return key in self._dutch

    def keys(self) -> tuple[str, ...]:
        return tuple(self._dutch)


def read_translation(path: Path, dutch: Mapping[str, str], elsewhere: Container[str] = ()) -> dict[str, str]:
    """Read one LANG.po; raises BadSite for an unknown key or `{names}` that differ from the Dutch.

    `elsewhere` are keys that other sites show: they are passed over.
    """
    texts = {}
    for message in _messages(path):
        if not message.id:
            continue  # the header
        key = _key(message, path)
        if key in dutch:
            if _is_finished(message) and message.id == dutch[key]:
                texts[key] = _with_the_same_names(message, path)
        elif key not in elsewhere:
            raise BadSite(path, message.lineno, f"unknown text {key!r}" + did_you_mean(key, dutch))
    return texts


_LINE = re.compile(r'\s*(?:#.*|(?:msg\w+(?:\[\d+\])?\s+)?"(?:[^"\\]|\\.)*")?\s*')


def _messages(path: Path) -> Iterator[Message]:
    """Yield what stands in a gettext file. Babel forgives a lost quote and drops a letter; we do not."""
    from babel.messages.pofile import PoFileError, read_po

    source = read_text(path)
    for number, line in enumerate(source.splitlines(), 1):
        if not _LINE.fullmatch(line):
            raise BadSite(path, number, 'this is no gettext; a line is msgctxt, msgid or msgstr and "words"')
    try:
        yield from read_po(StringIO(source), abort_invalid=True)
    except (PoFileError, ValueError) as error:
        line = error.lineno + 1 if isinstance(error, PoFileError) else None
        raise BadSite(path, line, f"cannot be read as gettext ({error})") from None


def _key(message: Message, path: Path) -> str:
    if not message.context:
        raise BadSite(path, message.lineno, "this text has no msgctxt; it must say the key of the text")
    if not isinstance(message.id, str):
        raise BadSite(path, message.lineno, f"{message.context!r} has plural forms; write one msgstr")
    return str(message.context)


def _is_finished(message: Message) -> bool:
    return bool(message.string) and not message.fuzzy


def _with_the_same_names(message: Message, path: Path) -> str:
    """Return the translation; its braces must hold what those of the Dutch hold."""
    wanted, text = _names_or_none(str(message.id)), str(message.string)
    if _names_or_none(text) != wanted:
        names = ", ".join(sorted(f"{{{name}}}" for name in wanted or ())) or "no braces"
        raise BadSite(path, message.lineno, f"{message.context!r} must keep what the Dutch has: {names}")
    return text


def _names_or_none(text: str) -> frozenset[str] | None:
    """Return the names in braces of a text; None for one that is never filled in, whatever braces it has."""
    try:
        return names_in(text)
    except ValueError:
        return None


def names_in(text: str) -> frozenset[str]:
    """Return the names in braces of a text; raises ValueError for braces that hold anything else."""
    try:
        fields = [field for field in string.Formatter().parse(text) if field[1] is not None]
    except ValueError:
        raise ValueError("a brace stands alone; braces hold a name, such as {name}") from None
    for _, name, spec, conversion in fields:
        if not (name or "").isidentifier() or spec or conversion:
            raise ValueError("braces may only hold a name, such as {name}")
    return frozenset(name for _, name, _, _ in fields if name)
