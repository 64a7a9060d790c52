"""The words of the program by stable key.

Dutch is the source (config/texts/*.nl.toml, journeys, schemes); another language is one gettext file
config/texts/LANG.po whose msgctxt is the key and msgid the Dutch, with texts/LANG.po in the folder of a site
for what only that site has. What has no translation yet is shown in Dutch rather than not at all, and so is
what was translated from another Dutch text than the one of today.
"""

from __future__ import annotations

import re
import string
from collections.abc import Container, Mapping
from pathlib import Path

from kiosk.site.lines import did_you_mean
from kiosk.site.po import Entry, read_po
from kiosk.site.problems import BadSite

SOURCE = "nl"
ORGANISATION = "organisation"  # {organisation} in any text is the short name of who asks and answers
_PLAIN = re.compile(r"(?:[^{}]*+\{[A-Za-z_]\w*+\})*+[^{}]*+", re.ASCII)
_NAME = re.compile(r"\{(\w+)\}", re.ASCII)


class Texts:
    """Texts of all languages; `get` never fails for a known key."""

    def __init__(
        self,
        dutch: Mapping[str, str],
        others: Mapping[str, Mapping[str, str]] | None = None,
        organisation: str = "",
    ) -> None:
        self._dutch = dict(dutch)
        self._organisation = organisation
        self._others = dict(others or {})
        self._keys: dict[str, dict[str, str]] = {}

    def get(self, language: str, key: str, /, **values: object) -> str:
        """Return the text of `key`, with `{names}` filled in; KeyError for a key nobody wrote."""
        text = self._others.get(language, {}).get(key) or self._dutch[key]
        if values:
            return text.format(**{ORGANISATION: self._organisation, **values})
        named = self._organisation and f"{{{ORGANISATION}}}"
        return text.replace(named, self._organisation) if named and named in text else text

    def translated(self, language: str, key: str, dutch: str) -> str:
        """Return `dutch` in `language`; as it is where it is not, or not any more, the Dutch of `key`."""
        return self.get(language, key) if self._dutch.get(key) == dutch else dutch

    def key_of(self, language: str, text: str) -> str:
        """Return the key whose text in `language` is exactly this; empty for what varies or was typed."""
        if language not in self._keys:
            texts = self._dutch | dict(self._others.get(language, {}))
            self._keys[language] = {text: key for key, text in reversed(texts.items())}
        return self._keys[language].get(text, "")

    def spoken_in(self, language: str, key: str) -> str:
        """Return the language in which `get` gives this text: Dutch where it is not translated."""
        return language if not key or key in self._others.get(language, {}) else SOURCE

    def has(self, key: str) -> bool:
        return key in self._dutch

    @property
    def dutch(self) -> Mapping[str, str]:
        """The Dutch of every key."""
        return self._dutch

    def with_dutch(self, dutch: Mapping[str, str]) -> Texts:
        """Return texts with other Dutch; what was translated from Dutch that is no more is not said."""
        same = {key for key, text in dutch.items() if self._dutch.get(key) == text}
        others = {
            code: {key: text for key, text in texts.items() if key in same}
            for code, texts in self._others.items()
        }
        return Texts(dutch, others)

    def keys(self) -> tuple[str, ...]:
        return tuple(self._dutch)


def read_translation(path: Path, dutch: Mapping[str, str], elsewhere: Container[str] = ()) -> dict[str, str]:
    """Read one LANG.po; raises BadSite for an unknown key or `{names}` that differ from the Dutch.

    `elsewhere` are keys that other sites show: they are passed over.
    """
    texts = {}
    for entry in read_po(path):
        if entry.key in dutch:
            if entry.finished and entry.dutch == dutch[entry.key]:
                texts[entry.key] = with_the_same_names(entry, path)
        elif entry.key not in elsewhere:
            raise BadSite(path, entry.line, f"unknown text {entry.key!r}" + did_you_mean(entry.key, dutch))
    return texts


def with_the_same_names(entry: Entry, path: Path) -> str:
    """Return the translation; its braces must hold what those of the Dutch hold, else BadSite is raised."""
    both = entry.dutch + entry.text
    if "{" not in both and "}" not in both:
        return entry.text  # most of them; a kiosk reads ten thousand at start
    wanted = _names_or_none(entry.dutch)
    if _names_or_none(entry.text) != wanted:
        names = ", ".join(sorted(f"{{{name}}}" for name in wanted or ())) or "no braces"
        raise BadSite(path, entry.line, f"{entry.key!r} must keep what the Dutch has: {names}")
    return entry.text


def _names_or_none(text: str) -> frozenset[str] | None:
    """Return the names in braces of a text; None for one that is never filled in, whatever braces it has."""
    try:
        return names_in(text)
    except ValueError:
        return None


def names_in(text: str) -> frozenset[str]:
    """Return the names in braces of a text; raises ValueError for braces that hold anything else."""
    if "{" not in text and "}" not in text:
        return frozenset()
    if _PLAIN.fullmatch(text):
        return frozenset(_NAME.findall(text))  # a tenth of the time
    try:
        fields = [field for field in string.Formatter().parse(text) if field[1] is not None]
    except ValueError:
        raise ValueError("a brace stands alone; braces hold a name, such as {name}") from None
    for _, name, spec, conversion in fields:
        if not (name or "").isidentifier() or spec or conversion:
            raise ValueError("braces may only hold a name, such as {name}")
    return frozenset(name for _, name, _, _ in fields if name)
