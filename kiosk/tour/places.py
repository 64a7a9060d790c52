"""The places on the tour: the list, then each of them with all its pages."""

from __future__ import annotations

from kiosk.tour.guide import Guide
from kiosk.tour.offers import leave, other_pages


def look_at_places(guide: Guide) -> None:
    """Look at the list, its other pages and every place with its map, then go back; a site may have none."""
    if not guide.app.parts.catalogue.places():
        return
    guide.touch("places")
    guide.look()
    other_pages(guide, "places")
    for number, place in enumerate(guide.app.parts.catalogue.places()):
        guide.touch(f"place:{place.id}")
        guide.look(place.id if number else "")
        other_pages(guide, place.id)
        if guide.find("way") is not None:
            guide.touch("way")
            guide.look(f"way-{place.id}")
            other_pages(guide, f"way-{place.id}")
            leave(guide)
        leave(guide)
    guide.touch("back")
