"""Whether an offer is still to come, runs, or is over.

What is over is on no list, nobody signs up for it and nobody is told of a place in it. Kiosk, phone and
central ask here.
"""

from __future__ import annotations

from datetime import datetime

from kiosk.wire.catalogue import Offer
from kiosk.words.days import day_after, in_belgium


def is_over(offer: Offer, at: datetime) -> bool:
    """Say whether nothing of the offer is on any more at `at`.

    Its end decides. Without one, an offer that is on once (a start and no hours that come back) is over when
    the day on which it began has passed in Belgium: nobody wrote how long it lasts.
    """
    if offer.ends is not None:
        return at >= offer.ends
    if offer.starts is not None and not offer.opening_hours:
        return in_belgium(at) >= day_after(offer.starts)
    return False


def has_begun(offer: Offer, at: datetime) -> bool:
    """Say whether the first time has come; an offer without one has always begun."""
    return offer.starts is None or offer.starts <= at
