"""Lists of places and offers: one as central publishes it, one of the site."""

from kiosk.catalogue.store import Catalogue
from kiosk.wire import catalogue as wire

ORGANISATION = "be.eeklo.de-kring"


def published(revision: int = 1, places: int = 3, offers: int = 2, **more) -> dict:
    """A catalogue document as central publishes it."""
    return {
        "schema": 1,
        "revision": revision,
        "organisation": ORGANISATION,
        "published": "2026-11-20T09:00:00+01:00",
        "places": [
            {
                "id": f"plek-{number}",
                "name": f"Plek {number} café",
                "address": f"Straat {number}",
                "postcode": "9900",
                "opening_hours": "Mo-Fr 09:00-12:00; PH off",
            }
            for number in range(1, places + 1)
        ],
        "offers": [
            {"id": f"les-{number}", "title": f"Les {number}", "place": "plek-1" if places else None}
            for number in range(1, offers + 1)
        ],
    } | more


SEED = wire.Catalogue(
    revision=1,
    organisation=ORGANISATION,
    places=(wire.Place(id="eigen", name="Eigen lijst", address="Markt", postcode="9900"),),
)


def names(catalogue: Catalogue) -> list[str]:
    return [place.id for place in catalogue.places()]
