"""Places and offers as the site profiles bring them: config/sites/SITE/catalogue.toml.

Rows that still follow the file are replaced by it; a row staff changed here stays theirs. A place that left
the file is no longer published, and is not deleted.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from pydantic import BaseModel, ValidationError

from central.accounts.models import Organisation
from central.accounts.site_file import BadSiteFile, read_site
from central.offers import sign_ups
from central.offers.models import Offer, Place
from kiosk.wire.catalogue import Offer as WireOffer
from kiosk.wire.catalogue import Place as WirePlace
from kiosk.wire.document import first_error


def import_site_catalogues() -> list[str]:
    """Import every catalogue.toml beside a site.toml; return one line about each. Raises BadSiteFile."""
    lines = []
    for path in sorted(settings.CONFIG.glob("sites/*/catalogue.toml")):
        site = read_site(path.with_name("site.toml"))
        organisation = Organisation.objects.get(slug=site["organisation"]["id"])
        data = read_site(path)
        with transaction.atomic():
            places = _follow(organisation, Place, WirePlace, _rows(data, "place", path), str(path))
            offers = _follow(organisation, Offer, WireOffer, _rows(data, "offer", path), str(path))
            for offer in Offer.objects.filter(organisation=organisation, published=True).order_by("id"):
                sign_ups.refill(offer)  # there may be more seats now
        lines.append(f"places of {organisation.slug}: {places}, offers: {offers}")
    return lines


def _rows(data: dict[str, Any], word: str, path: Path) -> list[dict[str, Any]]:
    """Return the tables under [[place]] or [[places]]. Raises BadSiteFile where there is something else."""
    rows = data.get(word) or data.get(f"{word}s") or []
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadSiteFile(f"{path}: {word} must be tables, each under [[{word}]]")
    return rows


def _follow(
    organisation: Organisation, table: Any, model: type[BaseModel], rows: list[dict[str, Any]], where: str
) -> int:
    seen = []
    for row in rows:
        try:
            entry = model.model_validate(row)
        except ValidationError as error:
            raise BadSiteFile(first_error(error, f"{where}, '{row.get('id', '?')}'")) from None
        said = entry.model_dump(mode="json")
        seen.append(said["id"])
        kept, made = table.objects.get_or_create(
            organisation=organisation,
            slug=said["id"],
            defaults={"name": said.get("name") or said.get("title"), "entry": said},
        )
        if not made and kept.from_file and (kept.entry != said or not kept.published):
            kept.name, kept.entry, kept.published = said.get("name") or said.get("title"), said, True
            kept.save()
    table.objects.filter(organisation=organisation, from_file=True).exclude(slug__in=seen).update(
        published=False
    )
    return len(seen)
