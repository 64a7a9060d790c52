"""What the phone pages say: the words of config/ in one language, and what a site tells of itself.

The same files and keys as the kiosk (gettext, msgctxt = key, msgid = the Dutch of today): what was translated
from other Dutch, or not at all, is shown in Dutch rather than not.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel.messages.pofile import PoFileError, read_po
from django.conf import settings

from central.accounts.models import Organisation
from kiosk.journeys.refusals import DUTCH as REFUSALS
from kiosk.receipts.facts import ToCall
from kiosk.wire.hours_of import Calendar
from kiosk.words.hours import DUTCH as HOURS
from kiosk.words.hours import hours_in_words

SOURCE = "nl"
# From right to left 0471 12 34 56 would be shown as 56 34 12 0471: each number is kept whole (UAX 9).
_NUMBERS = re.compile(r"\+?\d[\d ./:-]*\d")
Entries = Mapping[str, tuple[str, str]]  # key → (the Dutch it was made from, the translation)


@dataclass(frozen=True)
class Language:
    """A language as the pages need it."""

    code: str
    name: str
    direction: str
    draft: bool


@dataclass(frozen=True)
class SiteFacts:
    """What the site of an organisation says about itself (config/sites/SITE/site.toml)."""

    id: str = "phone"
    languages: tuple[str, ...] = (SOURCE,)
    host: str = ""  # of the squares
    notice: Mapping[str, Any] | None = None
    organisation: Mapping[str, Any] = field(default_factory=dict)  # as the file has it

    @property
    def calendar(self) -> Calendar:
        """What holds for all places and offers: closing days, school holidays."""
        school = "French" if self.organisation.get("school_holidays") == "French" else "Flemish"
        return Calendar(tuple(map(str, self.organisation.get("closed", ()))), school)

    def to_call(self, words: Words) -> ToCall:
        """Return who helps further, for a paper that goes by mail: what the kiosk prints as well."""
        short, name, phone, address, hours = (
            str(self.organisation.get(part) or "") for part in ("short", "name", "phone", "address", "hours")
        )
        said = hours_in_words(hours, words.language.code, words.say) if hours else ()
        return ToCall(short or name, phone, address, said or ())

    @property
    def may_take_names(self) -> bool:
        """Without a privacy notice nobody is asked anything."""
        return bool(self.notice)


class Words:
    """Texts by key in one language; `say` fails for a key nobody wrote, never for one not translated."""

    def __init__(self, language: Language, dutch: Mapping[str, str], entries: Entries) -> None:
        self.language = language
        self._dutch, self._entries = dutch, entries

    def say(self, key: str, **values: object) -> str:
        return self.of(key, self._dutch[key], **values)

    def of(self, key: str, dutch: str, **values: object) -> str:
        """Return the translation of `dutch`, which stands in another file under `key`, such as a journey."""
        made_from, text = self._entries.get(key, ("", ""))
        text = text if made_from == dutch else dutch
        text = text.format(**values) if values else text
        return _NUMBERS.sub("\u2066\\g<0>\u2069", text) if self.language.direction == "rtl" else text


def words_in(language: str, site: SiteFacts) -> Words:
    """Return the words in this language, read again when a file changed."""
    files = [*settings.CONFIG.glob("texts/*.nl.toml")]
    translations = [
        path
        for path in (
            settings.CONFIG / "texts" / f"{language}.po",
            settings.CONFIG / "sites" / site.id / "texts" / f"{language}.po",
        )
        if path.exists()
    ]
    entries: dict[str, tuple[str, str]] = {}
    for path in translations:
        entries |= _translated(path, path.stat().st_mtime_ns)
    known = languages()
    return Words(known.get(language) or known[SOURCE], _dutch(_stamped(files)), entries)


def languages() -> dict[str, Language]:
    """Return the languages of config/languages.toml; Dutch is always there."""
    path = settings.CONFIG / "languages.toml"
    return _languages(_stamped([path])) if path.exists() else _languages(())


def site_of(organisation: Organisation) -> SiteFacts:
    """Return the site of this organisation; the first where it has several."""
    found = _sites(_stamped(settings.CONFIG.glob("sites/*/site.toml")))
    return found.get(organisation.slug, SiteFacts())


Stamped = tuple[tuple[Path, int], ...]


def _stamped(paths: Any) -> Stamped:
    return tuple((path, path.stat().st_mtime_ns) for path in sorted(paths))


def _tables(files: Stamped) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path, _ in files:
        try:
            yield path, tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            continue  # the kiosk refuses such a file by name and line


@lru_cache(maxsize=4)
def _dutch(files: Stamped) -> dict[str, str]:
    texts = REFUSALS | HOURS
    for _, table in _tables(files):
        with suppress(RecursionError):  # `x.x.x…`: the kiosk refuses that too
            texts |= dict(_flat(table, ""))
    return texts


def _flat(table: Mapping[str, Any], before: str) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        elif isinstance(value, str):
            yield before + name, value


@lru_cache(maxsize=64)
def _translated(path: Path, stamp: int) -> dict[str, tuple[str, str]]:
    try:
        with path.open("rb") as file:
            messages = list(read_po(file, abort_invalid=True))
    except (OSError, PoFileError, ValueError):
        return {}
    return {
        one.context: (one.id, one.string)
        for one in messages
        if one.context and isinstance(one.id, str) and isinstance(one.string, str) and one.string
        if not one.fuzzy
    }


@lru_cache(maxsize=4)
def _languages(files: Stamped) -> dict[str, Language]:
    found = {SOURCE: Language(SOURCE, "Nederlands", "ltr", draft=False)}
    for _, table in _tables(files):
        for code, row in table.items():
            if isinstance(row, dict) and isinstance(row.get("name"), str):
                draft = code != SOURCE and row.get("review", "draft") == "draft"
                found[code] = Language(code, row["name"], row.get("direction", "ltr"), draft)
    return found


@lru_cache(maxsize=4)
def _sites(files: Stamped) -> dict[str, SiteFacts]:
    found: dict[str, SiteFacts] = {}
    for path, table in _tables(files):
        organisation = table.get("organisation")
        slug = organisation.get("id") if isinstance(organisation, dict) else None
        if slug and slug not in found:
            found[slug] = SiteFacts(
                id=path.parent.name,
                languages=tuple(table.get("languages") or (SOURCE,)),
                host=table.get("qr_host", ""),
                notice=table.get("notice"),
                organisation=organisation,
            )
    return found
