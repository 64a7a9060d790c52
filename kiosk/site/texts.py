"""The words of the program by stable key.

Dutch is the source (config/texts/*.nl.toml, journeys, schemes); another language is one gettext file
config/texts/LANG.po whose msgctxt is the key and msgid the Dutch. What has no translation yet is shown
in Dutch rather than not at all.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from pathlib import Path

from babel.messages.pofile import PoFileError, read_po

from kiosk.site.lines import did_you_mean, line_of, read_text
from kiosk.site.problems import BadSite

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

    def has(self, key: str) -> bool:
        return key in self._dutch

    def add(self, key: str, dutch: str) -> None:
        """Register a Dutch text that stands in a file of its own (a journey, a scheme, the site)."""
        self._dutch[key] = dutch

    def keys(self) -> tuple[str, ...]:
        return tuple(self._dutch)


def read_dutch(folder: Path) -> dict[str, str]:
    """Read every *.nl.toml of `folder`; raises BadSite for what is no text or stands there twice."""
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("*.nl.toml")):
        source = read_text(path)
        try:
            tables = tomllib.loads(source)
        except tomllib.TOMLDecodeError as error:
            raise BadSite(path, None, str(error)) from None
        for key, text, place in _flat(tables, (), path, source):
            if key in texts:
                raise BadSite(path, line_of(source, place), f"text {key!r} stands in two files")
            texts[key] = text
    return texts


def _flat(table: dict[str, object], place: tuple[str, ...], path: Path, source: str):
    for name, value in table.items():
        here = (*place, name)
        if isinstance(value, dict):
            yield from _flat(value, here, path, source)
        elif isinstance(value, str) and value.strip():
            yield ".".join(here), value, here
        else:
            raise BadSite(path, line_of(source, here), f"text {'.'.join(here)!r} is empty or no text")


def read_translation(path: Path, dutch: Mapping[str, str]) -> dict[str, str]:
    """Read one LANG.po; raises BadSite for an unknown key or `{names}` that differ from the Dutch."""
    try:
        with path.open("rb") as file:
            catalogue = read_po(file, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, OSError) as error:
        raise BadSite(path, None, f"cannot be read as gettext ({error})") from None
    texts = {}
    for message in catalogue:
        if not message.id or not message.context:
            continue
        line = message.lineno
        if message.context not in dutch:
            raise BadSite(
                path, line, f"unknown text {message.context!r}" + did_you_mean(message.context, dutch)
            )
        if message.string and not message.fuzzy:
            if placeholders(message.string) != placeholders(dutch[message.context]):
                raise BadSite(path, line, f"{message.context!r} must keep the same {{names}} as the Dutch")
            texts[message.context] = message.string
    return texts


def placeholders(text: str) -> set[str]:
    """Return the names in braces of a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
