"""From a place as a person chose it to the place that goes to central."""

from __future__ import annotations

from typing import Any

from kiosk.journeys.place_typed import NOT_TOLD
from kiosk.journeys.places import PlaceIndex, split_place


def place_on_the_wire(answer: object, places: PlaceIndex | None) -> Any:
    """Return the parts of a place as it is shown, `9880 Poeke`, with its municipality of today.

    None for who has no address or did not say it. The record checks what comes out. Without a table (`places`
    None) the municipality is left to central.
    """
    if answer == NOT_TOLD:
        return None
    if not isinstance(answer, str):
        return answer
    postcode, name = split_place(answer)
    place: dict[str, object] = {"postcode": postcode, "name": name}
    lies_in = places.municipality(postcode, name) if places else None
    return place | {"municipality": {"nis": lies_in.nis, "name": lies_in.name}} if lies_in else place
