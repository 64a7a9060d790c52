"""Where this kiosk stands on the map, and what is known of the ground around a place."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.catalogue.store import Catalogue
from kiosk.way.distance import between
from kiosk.way.drawing import Ground, Named
from kiosk.way.position import Position
from kiosk.way.told import HERE
from kiosk.wire.catalogue import Place


def position_of(place_id: str, places: Sequence[Place]) -> Position | None:
    """Return where a place of the list lies; None where nobody said so."""
    return next((place.position for place in places if place.id == place_id), None)


def ground_of(catalogue: Catalogue, place: Place, here: Position | None, you: str) -> Ground | None:
    """Return what a map of `place` shows, with `you` where one stands; None while nobody said where it lies.

    Who stands at its door sees the place alone: two marks over each other say nothing.
    """
    if place.position is None:
        return None
    others = tuple(
        Named(one.name, one.position)
        for one in catalogue.places()
        if one.position is not None and one.id != place.id and one.kind != "stand"
    )
    apart = here is not None and between(here, place.position).far >= HERE
    stands = Named(you, here) if here is not None and apart else None
    return Ground(Named(place.name, place.position), stands, others, catalogue.sketch)
