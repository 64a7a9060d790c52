"""The list of places a site starts with, until central publishes one: config/sites/NAME/catalogue.toml."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from kiosk.site.lines import check_model, did_you_mean, line_of, read_text
from kiosk.site.problems import BadSite
from kiosk.wire.catalogue import Catalogue, Offer, Place
from kiosk.words.opening import BadHours, check_hours

FILE = "catalogue.toml"


class SeedFile(BaseModel):
    """catalogue.toml: [[place]] and [[offer]]."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    place: tuple[Place, ...] = ()
    offer: tuple[Offer, ...] = ()


def load_seed(folder: Path, organisation: str) -> Catalogue:
    """Return the places and offers of the site in `folder`; a site without the file has none.

    Raises BadSite with file and line: a wrong key or value, opening hours that are none, an id that is there
    twice, an offer at a place that is not in the list.
    """
    path = folder / FILE
    if not path.exists():
        return Catalogue(revision=1, organisation=organisation)
    text = read_text(path)
    seed = check_model(SeedFile, text, path)
    _check(path, text, "place", seed.place)
    _check(path, text, "offer", seed.offer)
    known = [place.id for place in seed.place]
    for index, offer in enumerate(seed.offer):
        if offer.place is not None and offer.place not in known:
            line = line_of(text, ("offer", index, "place"))
            raise BadSite(path, line, f"there is no place {offer.place!r}" + did_you_mean(offer.place, known))
    return Catalogue(revision=1, organisation=organisation, places=seed.place, offers=seed.offer)


def _check(path: Path, text: str, kind: str, entries: Sequence[Place | Offer]) -> None:
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        if entry.id in seen:
            raise BadSite(path, line_of(text, (kind, index, "id")), f"two {kind}s are called {entry.id!r}")
        seen.add(entry.id)
        try:
            check_hours(entry.opening_hours)
        except BadHours as error:
            raise BadSite(path, line_of(text, (kind, index, "opening_hours")), str(error)) from None
