"""How the site and the list of places and offers of this device are, in one line each for `kiosk doctor`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from kiosk.catalogue.seed import load_seed
from kiosk.catalogue.store import FILE, Catalogue
from kiosk.site.load import Site


def site_health(site: Site) -> tuple[Literal["ok"], str]:
    """Return what a site brings, its own list of places too. Raises BadSite with file and line."""
    seed = load_seed(site.folder, site.file.organisation)
    listed = f"{len(seed.places)} places and {len(seed.offers)} offers of its own"
    return "ok", f"{site.id}: {len(site.journeys)} journeys, {len(site.schemes)} schemes, {listed}"


def catalogue_health(state: Path) -> tuple[Literal["ok", "warn"], str]:
    """Look at the list central published last. What is wrong in it is left out, and the rest is shown."""
    if not (state / FILE).exists():
        return "ok", "none from central yet: the list of the site is in use"
    found = Catalogue(state / FILE)
    if found.problem is not None:
        return "warn", " ".join(str(found.problem).split())
    return "ok", f"revision {found.revision}: {len(found.places())} places, {len(found.offers())} offers"
