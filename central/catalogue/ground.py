"""Where a place lies among the others, for staff: in words, and drawn as a kiosk draws it (kiosk.way)."""

from __future__ import annotations

from pydantic import ValidationError

from central.accounts.models import Organisation
from central.catalogue.drawn_map import DrawnMap, drawn_map, sheet
from central.catalogue.models import Place, Sketch
from central.written.site_words import SOURCE, Words, site_of, words_in
from kiosk.way.distance import between, eighth
from kiosk.way.drawing import Ground, Named, drawn
from kiosk.way.position import Position
from kiosk.way.sketch import Stroke
from kiosk.way.told import HERE, Told, distance_in_words, way_in_words
from kiosk.wire.catalogue import Place as WirePlace

Size = tuple[int, int, int]  # width, height and letters of a map on a page
BESIDE: Size = (480, 340, 24)
LARGE: Size = (660, 440, 24)
NOBODY_SAID = "Nog niet ingevuld: kiosk en papier tonen geen kaart."
_OF = {
    "n": "ten noorden", "ne": "ten noordoosten", "e": "ten oosten", "se": "ten zuidoosten",
    "s": "ten zuiden", "sw": "ten zuidwesten", "w": "ten westen", "nw": "ten noordwesten",
}  # fmt: skip


def ground_of(
    here: Organisation, place: WirePlace, words: Words, drawn_here: tuple[Stroke, ...] | None = None
) -> Ground | None:
    """Return what a map of `place` shows, as kiosks of this organisation; None while it lies nowhere.

    `drawn_here`: what somebody is drawing just now, instead of what was kept.
    """
    if place.position is None:
        return None
    stands = site_of(here).here
    apart = stands is not None and between(stands, place.position).far >= HERE
    you = Named(words.say("way.you"), stands) if stands is not None and apart else None
    sketch = sketch_of(here) if drawn_here is None else drawn_here
    return Ground(Named(place.name, place.position), you, _others(here, place.id), sketch)


def way_told(here: Organisation, place: WirePlace, words: Words) -> Told | None:
    """Return what kiosks say of the way; None where nobody said where they stand."""
    stands = site_of(here).here
    if stands is None or place.position is None:
        return None
    return way_in_words(stands, place.position, words.say)


def map_of(
    here: Organisation,
    place: WirePlace,
    words: Words,
    size: Size = LARGE,
    drawn_here: tuple[Stroke, ...] | None = None,
) -> DrawnMap | None:
    """Return the map of a place as a page draws it."""
    ground = ground_of(here, place, words, drawn_here)
    return drawn_map(drawn(ground, sheet(*size), words.say), size[2]) if ground else None


def lies_in_words(here: Organisation, place_id: str, at: Position | None) -> str:
    """Return where a position is, as staff check it: how far from the nearest place that they know."""
    if at is None:
        return NOBODY_SAID
    known = _others(here, place_id)
    stands = site_of(here).here
    known += (Named("de kiosk", stands),) if stands is not None else ()
    if not known:
        return "Dit is de eerste plek op de kaart. Kijk op de kaart of het klopt."
    nearest = min(known, key=lambda one: between(one.at, at).far)
    lies = between(nearest.at, at)
    if lies.far < HERE:
        return f"Ligt op dezelfde plaats als {nearest.name}."
    far = distance_in_words(lies.far, words_in(SOURCE, site_of(here)).say)
    return f"Ligt in rechte lijn {far} {_OF[eighth(lies.bearing)]} van {nearest.name}."


def _others(here: Organisation, place_id: str) -> tuple[Named, ...]:
    found = []
    for row in Place.objects.filter(organisation=here, leaves=False).exclude(slug=place_id):
        said = row.newest.get("position")
        if said and row.newest.get("kind") != "stand" and (row.published or row.draft is not None):
            try:
                found.append(Named(row.newest_name, Position.model_validate(said)))
            except ValidationError:  # what an older version left in the column
                continue
    return tuple(found)


def sketch_of(here: Organisation) -> tuple[Stroke, ...]:
    """Return what an organisation drew."""
    row = Sketch.objects.filter(organisation=here).first()
    return tuple(Stroke.model_validate(one, strict=False) for one in row.strokes) if row else ()
