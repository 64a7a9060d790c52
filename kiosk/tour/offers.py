"""The offers on the tour: the list, each of them with all its pages, and signing up for one."""

from __future__ import annotations

from kiosk.catalogue.offered import still_offered
from kiosk.tour.guide import MOST_PAGES, Guide
from kiosk.tour.pictures import texts


def look_at_offers(guide: Guide, all_of_them: bool) -> None:
    """Look at the list and perhaps at every offer, then sign up for the first that takes people."""
    offers = still_offered(guide.app.parts.catalogue, guide.app.parts.now())
    guide.look()
    for offer in offers if all_of_them else ():
        guide.touch(f"offer:{offer.id}")
        guide.look(offer.id)
        other_pages(guide, offer.id)
        guide.touch("back")
    takes = [offer.id for offer in offers if offer.sign_up]
    if not takes:
        guide.touch("back")
        return
    guide.touch(f"offer:{takes[0]}")
    guide.look()
    guide.touch("sign_up")


def other_pages(guide: Guide, name: str) -> None:
    """Turn the pages of a screen that has more than one, until one is back.

    Not until the first is back: a screen shown in other ways in between begins with its first page again.
    """
    guide.at_rest()
    met = [texts(guide.root)]
    for number in range(2, MOST_PAGES):
        if guide.find("page") is None:
            return
        guide.touch("page")
        guide.at_rest()
        if texts(guide.root) in met:
            return
        met.append(texts(guide.root))
        guide.look(f"{name}-{number}")
