"""Where the offer of a row is held: a place that is there, a new one, or none that we know."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from central.catalogue.standards.found import Found
from central.catalogue.standards.known import Entry, Known, folded, where
from central.catalogue.standards.naming import free_id
from central.catalogue.standards.said_in_dutch import field_in_dutch
from kiosk.wire.catalogue import Place
from kiosk.wire.catalogue_file import wrong_with

_SAID = (
    "name",
    "address",
    "postcode",
    "town",
    "phone",
    "how_to_get_there",
    "accessible",
    "opening_hours",
    "languages",
    "position",
)


def placed(found: Found, before: Entry, known: Known) -> dict[str, Any] | None:
    """Write the id of the place into the row. Return the place where it is a new one, else None."""
    told = found.told.get("location", "")
    if told and _is_there(told, before, known):
        return None
    name = str(found.place.get("name") or told or found.place.get("address") or "")
    if slug := "" if name else known.place_at(found.place.get("position")):
        found.said["place"] = slug
        return None
    if not name:
        return None
    slug = known.place_names.get(str(found.place.get("uid", "")), "")
    slug = slug or known.place_names.get(folded(name), "") or _by_first_part(name, known)
    slug = slug or known.place_at(found.place.get("position"))
    if slug:
        found.said["place"] = slug
        return None
    if not (found.place.get("address") and found.place.get("postcode")):
        found.doubts.append(
            f"De plek '{name[:80]}' kennen we niet, en er staat geen adres met postcode bij: "
            f"{'de plek blijft zoals ze was' if before.get('place') else 'het komt er zonder plek in'}."
        )
        return None
    return _new_place(found, name, known)


def _is_there(told: str, before: Entry, known: Known) -> bool:
    """Say whether a calendar tells the place that the offer has already."""
    place = known.places.get(str(before.get("place") or ""))
    return place is not None and folded(told) == folded(where(place))


def _by_first_part(name: str, known: Known) -> str:
    """'Bibliotheek, Molenstraat 36, 9900 Eeklo' is the Bibliotheek."""
    first = name.partition(",")[0]
    return known.place_names.get(folded(first), "") if first != name else ""


def _new_place(found: Found, name: str, known: Known) -> dict[str, Any] | None:
    said = {key: value for key in _SAID if (value := found.place.get(key))}
    said |= {"kind": "place", "name": name, "id": free_id(name, known.places.keys())}
    try:
        place = Place.model_validate(said, strict=False)
    except ValidationError as error:
        key = str(error.errors()[0]["loc"][0])
        found.wrong.append(f"De plek '{name[:80]}' kan er niet bij: {field_in_dutch(key)} klopt niet.")
        return None
    if wrong := wrong_with(place, []):
        found.wrong.append(f"De plek '{name[:80]}' kan er niet bij: {field_in_dutch(wrong.key)} klopt niet.")
        return None
    found.said["place"] = place.id
    return place.model_dump(mode="json")
