"""What the phone pages say: the words of config/ in one language, and what a site tells of itself.

The same files and keys as the kiosk (gettext, msgctxt = key, msgid = the Dutch of today): what was translated
from other Dutch, or not at all, is shown in Dutch rather than not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import Any

from babel.messages.pofile import PoFileError, read_po
from django.conf import settings

from central.accounts.models import Organisation
from central.written.files import Stamped, read_or_kept, stamped, table_of
from central.written.once_a_page import once_a_page
from central.written.site_file import ColoursTable, OrganisationTable, StandTable, read_site, read_text
from kiosk.journeys.refusals import DUTCH as REFUSALS
from kiosk.receipts.facts import ToCall
from kiosk.way.position import Position
from kiosk.words.hours import DUTCH as HOURS
from kiosk.words.hours import hours_in_words
from kiosk.words.working_days import working_day_after
from kiosk.written.folder import files_in
from kiosk.written.problems import BadSite

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
    dutch: str = ""  # its name in Dutch


@dataclass(frozen=True)
class SiteFacts:
    """What the site of an organisation says about itself (config/sites/SITE/site.toml)."""

    id: str = "phone"
    languages: tuple[str, ...] = (SOURCE,)
    host: str = ""  # of the squares
    notice: Mapping[str, Any] | None = None
    organisation: OrganisationTable | None = None
    journeys: tuple[str, ...] = ()  # its tiles; empty: all there are
    schemes: tuple[str, ...] = ()
    near: tuple[str, ...] = ()  # postcodes or beginnings of them, the nearest first
    here: Position | None = None  # where its kiosk stands, for the map
    stand: StandTable = field(default_factory=StandTable)
    colours: ColoursTable = field(default_factory=ColoursTable)

    def to_call(self, words: Words) -> ToCall:
        """Return who helps further, for a paper that goes by mail: what the kiosk prints as well."""
        told = self.organisation
        if told is None:
            return ToCall("", "")
        hours = hours_in_words(told.hours, words.language.code, words.say) or ()
        aloud = None
        if words.language.code != SOURCE:
            aloud = words.say("say.show"), words.dutch["say.dutch"].format(language=words.language.dutch)
        return ToCall(told.short or told.name, told.phone, told.address, hours, aloud=aloud)

    def answer_by(self, day: date) -> date | None:
        """Return by which day whoever came on `day` hears from us; None: nothing is promised."""
        told = self.organisation
        if told is None:
            return None
        return working_day_after(day, told.answer_within_days, told.closed, told.school_holidays)

    def notice_lines(self, words: Words) -> list[str]:
        """Return the lines of the privacy notice, as the kiosk says them; none without a notice."""
        told = self.organisation
        name = (told.short or told.name) if told else ""
        lines = (self.notice or {}).get("lines", ())
        said = [words.of(f"site.notice.line.{number}", one["text"]) for number, one in enumerate(lines, 1)]
        return [line.replace("{organisation}", name) for line in said]

    @property
    def may_take_names(self) -> bool:
        """Without a privacy notice nobody is asked anything."""
        return bool(self.notice)


class Words:
    """Texts by key in one language; `say` fails for a key nobody wrote, never for one not translated."""

    def __init__(self, language: Language, dutch: Mapping[str, str], entries: Entries) -> None:
        self.language = language
        self._dutch, self._entries = dutch, entries
        self._of_house = {made: text for key, (made, text) in entries.items() if key.startswith("house.")}

    @property
    def dutch(self) -> Mapping[str, str]:
        """The Dutch of every key."""
        return self._dutch

    def say(self, key: str, /, **values: object) -> str:
        return self.of(key, self._dutch[key], **values)

    def of(self, key: str, dutch: str, /, **values: object) -> str:
        """Return the translation of `dutch`, which stands in another file under `key`, such as a journey.

        What a site says of itself as others do is translated once, in the table `house` (config/texts).
        """
        made_from, text = self._entries.get(key, ("", ""))
        if made_from != dutch:
            text = self._of_house.get(dutch, dutch) if key.startswith("site.") else dutch
        text = text.format(**values) if values else text
        if self.language.direction != "rtl" or "{" in text:  # '{hour}:00' is half a number: filled in later
            return text
        return _NUMBERS.sub("\u2066\\g<0>\u2069", text)


def words_in(language: str, site: SiteFacts) -> Words:
    """Return the words in this language, read again when a file changed."""
    return once_a_page(("words", language, site.id), lambda: _words_in(language, site))


def _words_in(language: str, site: SiteFacts) -> Words:
    files = files_in(settings.CONFIG, "texts/*.nl.toml")
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
        entries |= _translated(stamped([path]))
    known = languages()
    return Words(known.get(language) or known[SOURCE], _dutch(stamped(files)), entries)


def languages() -> dict[str, Language]:
    """Return the languages of config/languages.toml; Dutch is always there."""
    path = settings.CONFIG / "languages.toml"
    return _languages(stamped([path]))


def site_of(organisation: Organisation) -> SiteFacts:
    """Return the site of this organisation, the first where it has several, with its closing days of now."""
    site = site_called(organisation.slug)
    if organisation.closed_here and site.organisation is not None:
        told = site.organisation.model_copy(update={"closed": tuple(organisation.closed)})
        return replace(site, organisation=told)
    return site


def site_called(slug: str) -> SiteFacts:
    """Return the site of the organisation with this id; what holds without one where there is none."""
    return _all_sites().get(slug, SiteFacts())


def _all_sites() -> dict[str, SiteFacts]:
    return once_a_page("sites", lambda: _sites(stamped(files_in(settings.CONFIG, "sites/*/site.toml"))))


def houses_at(host: str) -> tuple[OrganisationTable, ...]:
    """Return the organisations whose papers lead to this host, each once; all where none names it.

    From the files alone: a page that may not look anything up can still say whose it is.
    """
    sites = _all_sites().values()
    here = [one for one in sites if one.host.split(":")[0] == host.split(":")[0]] or sites
    return tuple(one.organisation for one in here if one.organisation)


def _tables(files: Stamped) -> Iterator[dict[str, Any]]:
    for path, _, _ in files:
        yield read_or_kept(path, table_of) or {}


@lru_cache(maxsize=4)
def _dutch(files: Stamped) -> dict[str, str]:
    texts = REFUSALS | HOURS
    for table in _tables(files):
        texts |= dict(_flat(table, ""))
    return texts


def _flat(table: Mapping[str, Any], before: str) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        elif isinstance(value, str):
            yield before + name, value


@lru_cache(maxsize=64)
def _translated(files: Stamped) -> dict[str, tuple[str, str]]:
    return {key: text for path, _, _ in files for key, text in (read_or_kept(path, _read_po) or {}).items()}


def _read_po(path: Path) -> dict[str, tuple[str, str]]:
    """Return the finished translations of a file. Raises BadSite."""
    try:
        messages = list(read_po(StringIO(read_text(path)), abort_invalid=True))
    except (PoFileError, ValueError) as error:
        raise BadSite(path, None, f"cannot be read as gettext ({type(error).__name__})") from None
    return {
        one.context: (one.id, one.string)
        for one in messages
        if one.context and isinstance(one.id, str) and isinstance(one.string, str) and one.string
        if not one.fuzzy
    }


@lru_cache(maxsize=4)
def _languages(files: Stamped) -> dict[str, Language]:
    found = {SOURCE: Language(SOURCE, "Nederlands", "ltr", draft=False)}
    for table in _tables(files):
        for code, row in table.items():
            if isinstance(row, dict) and isinstance(row.get("name"), str):
                draft = code != SOURCE and row.get("review", "draft") == "draft"
                name, runs, dutch = (str(row.get(part, "")) for part in ("name", "direction", "dutch"))
                found[code] = Language(code, name, runs or "ltr", draft, dutch or name)
    return found


@lru_cache(maxsize=4)
def _sites(files: Stamped) -> dict[str, SiteFacts]:
    found: dict[str, SiteFacts] = {}
    for path, _, _ in files:
        site = read_or_kept(path, read_site)
        if site and site.organisation.id not in found:
            found[site.organisation.id] = SiteFacts(
                id=path.parent.name, languages=site.languages, host=site.qr_host,
                notice=site.notice.model_dump() if site.notice else None,
                organisation=site.organisation, journeys=site.journeys, schemes=site.schemes,
                near=site.near, here=site.here, stand=site.stand, colours=site.colours,
            )  # fmt: skip
    return found
