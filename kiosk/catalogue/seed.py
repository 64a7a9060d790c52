"""The list of places a site starts with, until central publishes one: config/sites/NAME/catalogue.toml."""

from __future__ import annotations

from pathlib import Path

from kiosk.site.lines import read_text
from kiosk.site.model import Organisation
from kiosk.wire.catalogue import Catalogue
from kiosk.wire.catalogue_file import read_catalogue_file

FILE = "catalogue.toml"


def load_seed(folder: Path, organisation: Organisation | str) -> Catalogue:
    """Return the places and offers of the site in `folder`; a site without the file has none.

    Of an organisation as site.toml has it, its closing days and school holidays come along.
    Raises BadSite with file and line (kiosk.wire.catalogue_file).
    """
    if isinstance(organisation, str):
        frame = Catalogue(revision=1, organisation=organisation)
    else:
        frame = Catalogue(
            revision=1,
            organisation=organisation.id,
            closed=organisation.closed,
            school_holidays=organisation.school_holidays,
        )
    path = folder / FILE
    if not path.exists():
        return frame
    read = read_catalogue_file(read_text(path), path)
    return frame.model_copy(update={"places": read.place, "offers": read.offer, "sketch": read.sketch})
