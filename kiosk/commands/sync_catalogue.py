"""Where sync keeps the catalogue that it fetched; the room of the catalogue is loaded only when one came."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

CATALOGUE_FILE = "catalogue.json"


def keeper(where: Path) -> Callable[[dict[str, Any]], None]:
    """Return what keeps a catalogue that came."""

    def keep(document: dict[str, Any]) -> None:
        from kiosk.catalogue.store import Catalogue

        Catalogue(where / CATALOGUE_FILE).replace(document)

    return keep


def has_one(where: Path) -> bool:
    """Say whether a catalogue was kept before."""
    return (where / CATALOGUE_FILE).exists()
