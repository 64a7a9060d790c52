"""How the list of places and offers of this device is, in one line for `kiosk doctor`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from kiosk.catalogue.store import FILE, Catalogue


def catalogue_health(state: Path) -> tuple[Literal["ok", "warn"], str]:
    """Look at the list central published last. What is wrong in it is left out, and the rest is shown."""
    if not (state / FILE).exists():
        return "ok", "none from central yet: the list of the site is in use"
    found = Catalogue(state / FILE)
    if found.problem is not None:
        return "warn", " ".join(str(found.problem).split())
    return "ok", f"revision {found.revision}: {len(found.places())} places, {len(found.offers())} offers"
