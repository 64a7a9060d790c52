"""Every site of config/, read whole and checked before anything of it is written down.

A site is a folder sites/NAME with site.toml and, mostly, catalogue.toml. An organisation may have several:
what they bring is one list. A file with a mistake refuses its organisation, by file and line, and no other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from central.accounts.models import Organisation
from central.written.files import Stamped, stamped
from central.written.site_file import OrganisationTable, read_site, read_text
from kiosk.way.sketch import Stroke
from kiosk.wire.catalogue import Offer, Place
from kiosk.wire.catalogue_file import CatalogueFile, read_catalogue_file
from kiosk.written.folder import files_in
from kiosk.written.positions import line_of
from kiosk.written.problems import BadSite

SITE, CATALOGUE = "site.toml", "catalogue.toml"
Entry = Place | Offer


class Brought(NamedTuple):
    """An entry and the file and line it stands in."""

    entry: Entry
    file: Path
    line: int


@dataclass
class House:
    """An organisation as its sites tell: who says what of it, and its places and offers by id."""

    slug: str
    told: dict[Path, OrganisationTable] = field(default_factory=dict)  # site.toml → its [organisation]
    places: dict[str, Brought] = field(default_factory=dict)
    offers: dict[str, Brought] = field(default_factory=dict)
    sketch: list[Stroke] = field(default_factory=list)  # what its maps show, of all its sites
    lists: bool = False  # one of its sites has a catalogue.toml, if only an empty one

    @property
    def sites(self) -> list[str]:
        return [path.parent.name for path in self.told]


class Refused(NamedTuple):
    """A file with a mistake, and whose it is; None where not even that could be read."""

    slug: str | None
    site: str
    why: BadSite


class Sites(NamedTuple):
    """The organisations whose files are all good, and the files that are not."""

    houses: tuple[House, ...]
    refused: tuple[Refused, ...]


def read_sites() -> Sites:
    """Return all sites, read again when a file changed. A wrong file raises nothing: it is in `refused`."""
    return _read(stamped(files_in(settings.CONFIG, "sites/*/*.toml")))


def refused_for(organisations: Iterable[Organisation]) -> list[Refused]:
    """Return the wrong files of these organisations, and those of nobody we know."""
    mine = {organisation.slug: organisation.sites for organisation in organisations}
    known = {site for sites in Organisation.objects.values_list("sites", flat=True) for site in sites}
    return [
        one
        for one in read_sites().refused
        if one.slug in mine
        or (one.slug is None and (one.site not in known or any(one.site in sites for sites in mine.values())))
    ]


@lru_cache(maxsize=2)
def _read(files: Stamped) -> Sites:
    houses: dict[str, House] = {}
    refused: list[Refused] = []
    for folder in sorted({path.parent for path, _, _ in files if path.name in (SITE, CATALOGUE)}):
        slug = None
        try:
            site = read_site(folder / SITE)
            slug = site.organisation.id
            house = houses.setdefault(slug, House(slug))
            house.told[folder / SITE] = site.organisation
            _add_catalogue(house, folder / CATALOGUE)
        except BadSite as error:
            refused.append(Refused(slug, folder.name, error))
    bad = {one.slug for one in refused}
    return Sites(tuple(house for house in houses.values() if house.slug not in bad), tuple(refused))


def _add_catalogue(house: House, path: Path) -> None:
    if not path.exists():
        return
    text = read_text(path)
    found: CatalogueFile = read_catalogue_file(text, path)
    house.lists = True
    house.sketch += [stroke for stroke in found.sketch if stroke not in house.sketch]
    for kind, entries, known in (("place", found.place, house.places), ("offer", found.offer, house.offers)):
        for index, entry in enumerate(entries):
            brought = Brought(entry, path, line_of(text, (kind, index, "id")))
            other = known.setdefault(entry.id, brought)
            if other.entry != entry:
                there = f"{kind} {entry.id!r} is another one in {other.file}:{other.line}"
                raise BadSite(path, brought.line, f"{there}; write both the same, or give one another id")
