"""The offers on the tour: the list, each of them with all its pages, and signing up for one."""

from __future__ import annotations

from kiosk.catalogue.offered import still_offered
from kiosk.tour.guide import MOST_PAGES, Guide


def look_at_offers(guide: Guide, all_of_them: bool) -> None:
    """Look at the list and perhaps at every offer, then sign up for the first that takes people."""
    offers = still_offered(guide.app.parts.catalogue, guide.app.parts.now(), guide.app.parts.site.file.offers)
    guide.look()
    for offer in offers if all_of_them else ():
        guide.touch(f"offer:{offer.id}")
        guide.look(offer.id)
        other_pages(guide, offer.id)
        leave(guide)
    takes = [offer.id for offer in offers if offer.sign_up]
    if not takes:
        guide.touch("back")
        return
    guide.touch(f"offer:{takes[0]}")
    guide.look()
    guide.touch("sign_up")


def leave(guide: Guide) -> None:
    """Go back to the screen before this one, over its own pages where there are several."""
    while guide.find("page_back"):
        guide.touch("back")
    guide.touch("back")


def other_pages(guide: Guide, name: str) -> None:
    """Turn the pages of a screen that has more than one, to the last."""
    number = 1
    while number < MOST_PAGES and guide.find("page") is not None:
        guide.touch("page")
        number += 1
        guide.look(f"{name}-{number}")
