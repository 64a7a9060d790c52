"""What a site still has to fill in before it may stand in a hall: each with file, line and what to write.

`in te vullen` is one of them (kiosk.written.gaps); what is made up to show how it looks is another. And
offers that are over: nobody sees them any more, so somebody takes them out or gives them new days.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from kiosk.catalogue.seed import FILE, load_seed
from kiosk.site.lines import line_of, read_text, read_toml
from kiosk.site.load import Site
from kiosk.site.whom_to_call import LOGO
from kiosk.wire.catalogue import Offer, Place
from kiosk.wire.offer_time import is_over
from kiosk.written.gaps import FILL_IN, gaps

SITE = "site.toml"
NO_HOSTS = (".example", ".test", ".invalid", ".localhost", "localhost")  # RFC 2606: nobody can own these
WAYS = ("phone", "address", "hours")  # how people find the house, of [organisation]
LISTS = ("actions", "partners", "groups")


class Lacking(NamedTuple):
    """One thing to fill in: the file, the line from 1 (0: it is not there yet), and what to write."""

    file: Path
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}" if self.line else f"{self.file}: {self.what}"


def to_fill_in(site: Site, at: datetime) -> list[Lacking]:
    """Return all that is lacking, in the order of the files. Raises BadSite for a site that does not load."""
    found = [*_gaps(site), *_of_house(site), *_of_catalogue(site), *over(site, at), *_unchecked(site)]
    return sorted(found, key=lambda one: (one.file.name != SITE, one.file.name, one.line))


def over(site: Site, at: datetime) -> Iterator[Lacking]:
    """Yield the offers of the site's own list that are over."""
    path = site.folder / FILE
    for number, offer in enumerate(load_seed(site.folder, site.file.organisation).offers):
        if is_over(offer, at):
            line = line_of(read_text(path), ("offer", number, "ends" if offer.ends else "starts"))
            yield Lacking(path, line, f"offer {offer.id!r} is over: write its next day, or take it out")


def _gaps(site: Site) -> Iterator[Lacking]:
    for name in (SITE, FILE):
        path = site.folder / name
        if path.exists():
            text, table = read_toml(path)
            for line, place in gaps(table, text):
                if place[0] == "place" and place[-1] == "position":  # said of every place without one
                    continue
                yield Lacking(path, line, f"{_named(place, table)} is {FILL_IN!r}")


def _named(place: tuple[str | int, ...], table: object) -> str:
    """Name a key with the table it stands in: `[organisation] phone`, `offer 'praattafels': price`."""
    key, inside = str(place[-1]), table
    for part in place[:-1]:
        inside = inside[part]  # type: ignore[index]
    of = inside.get("id") if isinstance(inside, dict) and isinstance(place[0], str) else None
    if len(place) > 2 and of:
        return f"{place[0]} {of!r}: {key}"
    return f"[{'.'.join(map(str, place[:-1]))}] {key}" if len(place) > 1 else key


def _of_house(site: Site) -> Iterator[Lacking]:
    file, path = site.file, site.folder / SITE
    text, table = read_toml(path)
    house = table.get("organisation", {})
    for key in WAYS:
        if not house.get(key):
            line = line_of(text, ("organisation", key))
            yield Lacking(path, line, f"[organisation] {key} is empty: people cannot call or find you by it")
    address = file.organisation.address
    if address and not any(char.isdigit() for char in address):
        line = line_of(text, ("organisation", "address"))
        yield Lacking(path, line, f"[organisation] address {address!r} names no street and number")
    if not file.notice.decided_by and not table["notice"].get("decided_by"):
        line = line_of(text, ("notice", "decided_by"))
        yield Lacking(path, line, "[notice] decided_by: write who decided on the legal ground, and when")
    if file.qr_host.split(":")[0].endswith(NO_HOSTS):
        line = line_of(text, ("qr_host",))
        yield Lacking(
            path, line, f"qr_host {file.qr_host!r} leads nowhere: write the address of your central"
        )
    if not (site.folder / LOGO).exists() and not table.get("logo"):
        yield Lacking(path, 0, f"there is no {LOGO} in the folder: dark on white, as PNG")
    stand = table.get("stand", {})
    for key in LISTS:
        if not stand.get(key):
            yield Lacking(path, line_of(text, ("stand", key)), f"[stand] {key}: nothing to choose from")


def _of_catalogue(site: Site) -> Iterator[Lacking]:
    path = site.folder / FILE
    seed = load_seed(site.folder, site.file.organisation)
    if not seed.places:
        yield Lacking(path, 0, "there is no [[place]]: nobody is told where to go, and when")
    text = read_text(path) if path.exists() else ""
    yield from _off_the_map(path, text, seed.places)
    kinds: tuple[tuple[str, Sequence[Place | Offer]], ...] = (("place", seed.places), ("offer", seed.offers))
    for kind, entries in kinds:
        for number, entry in enumerate(entries):
            if entry.example:
                line = line_of(text, (kind, number, "example"))
                yield Lacking(
                    path, line, f"{kind} {entry.id!r} is made up: write the real one, or take it out"
                )


def _off_the_map(path: Path, text: str, places: Sequence[Place]) -> Iterator[Lacking]:
    """Yield the real places that lie nobody knows where: neither screen nor paper draws the way there."""
    for number, place in enumerate(places):
        if place.position is None and not place.example and place.kind != "stand":
            line = line_of(text, ("place", number, "id"))
            what = f"place {place.id!r}: position is {FILL_IN!r}, so no map shows the way there"
            yield Lacking(path, line, what)


def _unchecked(site: Site) -> Iterator[Lacking]:
    """What a person has to have read: rules of a scheme, translations."""
    path = site.folder / SITE
    for index, scheme in enumerate(site.schemes):
        if scheme.checked_on is None:
            line = line_of(read_text(path), ("schemes", index))
            yield Lacking(path, line, f"scheme {scheme.id!r}: nobody has checked its rules and prices yet")
    drafts = [code for code in site.file.languages if site.is_draft(code)]
    if drafts:
        line = line_of(read_text(path), ("languages",))
        yield Lacking(path, line, f"no native reader has read the texts yet in: {', '.join(drafts)}")
