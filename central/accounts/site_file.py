"""Organisations as the site profiles name them: config/sites/SITE/site.toml, table [organisation]."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings

from central.accounts.models import Organisation
from kiosk.wire.problems import Problem


class BadSiteFile(Problem):
    """A site.toml that cannot be read or names no proper organisation."""

    code = "bad-site"


def read_site(path: Path) -> dict[str, Any]:
    """Return a site file as plain data. Raises BadSiteFile with file and line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise BadSiteFile(f"{path}: {error}") from None


def organisations_from_sites() -> list[Organisation]:
    """Make or update the organisation of every site profile; return them. Raises BadSiteFile."""
    found = []
    for path in sorted(settings.CONFIG.glob("sites/*/site.toml")):
        table = read_site(path).get("organisation")
        if not isinstance(table, dict):
            continue
        if not isinstance(table.get("id"), str) or not isinstance(table.get("name"), str):
            raise BadSiteFile(f"{path}: [organisation] needs an id and a name")
        details = {key: str(table.get(key, "")) for key in ("name", "short", "phone", "address")}
        found.append(Organisation.objects.update_or_create(slug=table["id"], defaults=details)[0])
    return found
