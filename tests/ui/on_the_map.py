"""A made-up town of which central published where its places lie; nothing real lies at these positions."""

from __future__ import annotations

from kiosk.way.position import Position
from kiosk.way.sketch import Stroke
from kiosk.wire.catalogue import Catalogue, Place
from tests.ui.rig import Rig


def at(latitude: float, longitude: float) -> Position:
    return Position(latitude=latitude, longitude=longitude)


STANDS_AT, FAR, UNKNOWN = "bib", "wijk", "nergens"
PLACES = (
    Place(id=FAR, name="Digipunt De Wijk", address="Kaai 3", postcode="9900", town="Eeklo",
          opening_hours="Tu,Th 13:30-16:30; PH off", accessible="yes", phone="09 111 11 11",
          how_to_get_there="Bel aan bij het buurthuis.", position=at(51.00413, 4.00655)),
    Place(id=STANDS_AT, name="Digipunt Centrum", address="Kaai 9", postcode="9900", town="Eeklo",
          opening_hours="Mo-Fr 09:00-12:00", position=at(51.0, 4.0)),
    Place(id="school", name="Digipunt De School", address="Kaai 12", postcode="9900", town="Eeklo",
          position=at(51.0008, 4.0052)),
    Place(id=UNKNOWN, name="Sociaal Huis", address="Kaai 6", postcode="9900", town="Eeklo"),
)  # fmt: skip
SKETCH = (
    Stroke(name="Grote Weg",
           at=(at(50.995, 3.99), at(51.0005, 3.9992), at(51.0018, 4.0035), at(51.006, 4.012))),
    Stroke(name="Stationsstraat", at=(at(51.008, 3.999), at(51.0018, 4.0035), at(50.998, 4.0045))),
    Stroke(name="Vaart", kind="water", at=(at(51.0062, 3.994), at(51.0052, 4.002), at(51.0035, 4.012))),
    Stroke(name="Kerk", kind="landmark", at=(at(51.0022, 4.0022),)),
)  # fmt: skip


def publish(kiosk: Rig, revision: int = 1) -> None:
    """Let central publish this town to the kiosk."""
    organisation = kiosk.site.file.organisation.id
    kiosk.kiosk.catalogue.replace(
        Catalogue(revision=revision, organisation=organisation, places=PLACES, sketch=SKETCH)
    )
