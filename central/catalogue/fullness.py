"""How full an offer is. Seats are given in a room above (central.sign_ups), which says how it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from central.catalogue.models import Offer


class Fullness(NamedTuple):
    """Who has a place, who waits for one, and who of them must still hear where they stand."""

    places: int = 0
    waiting: int = 0
    to_tell: int = 0


Count = Callable[[Sequence[Offer]], Mapping[UUID, Fullness]]
_asked: list[Count] = []


def counted_by(count: Count) -> None:
    """Let `count` say how full offers are, by their ids; it leaves out those nobody signed up for."""
    _asked[:] = [count]


def counts(offers: Iterable[Offer]) -> dict[UUID, Fullness]:
    """Return how full each offer is, by its id; asked once for all of them."""
    offers = list(offers)
    found = _asked[0](offers) if offers and _asked else {}
    return {offer.id: found.get(offer.id, Fullness()) for offer in offers}
