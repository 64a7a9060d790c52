"""Organisations, places and offers as the site profiles bring them: config/sites/SITE.

Rows that still follow the files are replaced by them; a row staff changed here stays theirs. An entry that
left all files of its organisation is no longer published, and is not deleted.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db import transaction

from central.accounts.models import Organisation
from central.catalogue.models import Offer, Place, Sketch
from central.catalogue.site_files import Brought, House, Refused, read_sites
from central.written.site_file import OrganisationTable
from kiosk.way.sketch import MOST_STROKES


class Imported(NamedTuple):
    """A line about each thing that was done, about what somebody should look at, and the files refused."""

    lines: tuple[str, ...]
    warnings: tuple[str, ...]
    refused: tuple[Refused, ...]


def import_sites() -> Imported:
    """Bring every organisation up to its files, one with a wrong file excepted: nothing of it changes."""
    sites = read_sites()
    unread = {one.site for one in sites.refused if one.slug is None}
    lines: list[str] = []
    warnings: list[str] = []
    for house in sites.houses:
        kept = Organisation.objects.filter(slug=house.slug).first()
        missing = sorted(unread.intersection(kept.sites)) if kept else []
        if missing:  # what that site brings is not known now: taking it off would be a guess
            warnings.append(f"{house.slug} stays as it was: its site {', '.join(missing)} cannot be read")
            continue
        warnings += _named_differently(house, leading := _leading(house, kept))
        with transaction.atomic():
            lines += _bring(house, leading)
    return Imported(tuple(lines), tuple(warnings), sites.refused)


def _bring(house: House, leading: OrganisationTable) -> list[str]:
    details = _details(leading, house) | {"sites": house.sites}
    if Organisation.objects.filter(slug=house.slug, closed_here=True).exists():
        del details["closed"]  # staff keep their closing days on a page (central.catalogue.closing)
    organisation, _ = Organisation.objects.update_or_create(slug=house.slug, defaults=details)
    lines = [f"organisation: {organisation.name} ({organisation.slug})"]
    if house.lists:
        places = _follow(organisation, Place, house.places)
        offers = _follow(organisation, Offer, house.offers)
        strokes = [stroke.model_dump(mode="json") for stroke in house.sketch[:MOST_STROKES]]
        Sketch.objects.get_or_create(organisation=organisation)
        Sketch.objects.filter(organisation=organisation, from_file=True).update(strokes=strokes)
        lines.append(f"places of {organisation.slug}: {places}, offers: {offers}")
    return lines


def _leading(house: House, kept: Organisation | None) -> OrganisationTable:
    """Return the site that speaks for the organisation: one that names it as it is called, else the first.

    So the name does not depend on which folder is read last.
    """
    told = list(house.told.values())
    return next((one for one in told if kept and one.name == kept.name), told[0])


def _named_differently(house: House, leading: OrganisationTable) -> list[str]:
    return [
        f"{path}: {part} of {house.slug} is {getattr(told, part)!r} here and {getattr(leading, part)!r} in"
        " another of its sites, which stays; write both the same"
        for path, told in house.told.items()
        for part in ("name", "school_holidays")
        if getattr(told, part) != getattr(leading, part)
    ]


def _details(leading: OrganisationTable, house: House) -> dict[str, Any]:
    """A day on which one of its sites says the organisation is closed, it is closed."""
    closed = dict.fromkeys(rule for told in house.told.values() for rule in told.closed)
    said = {name: getattr(leading, name) for name in ("name", "short", "phone", "address", "school_holidays")}
    return said | {"closed": list(closed)}


def _follow(organisation: Organisation, table: Any, brought: dict[str, Brought]) -> int:
    for slug, (entry, _, _) in brought.items():
        said = entry.model_dump(mode="json")
        name = said.get("name") or said.get("title")
        kept, made = table.objects.get_or_create(
            organisation=organisation, slug=slug, defaults={"name": name, "entry": said}
        )
        if not made and kept.from_file and (kept.entry != said or not kept.published):
            kept.name, kept.entry, kept.published = name, said, True
            kept.save()
    gone = table.objects.filter(organisation=organisation, from_file=True).exclude(slug__in=brought)
    gone.update(published=False)
    return len(brought)
